/** Folders and stores that are gone when the test ends. */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { openStore, type Store, type StoreOptions } from "#electron/host/store/store";
import { removeFolder } from "../temporary";
import { options } from "./stored-records";

export async function folder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "adroit-store-"));
  onTestFinished(() => removeFolder(dir));
  return dir;
}

/** Opens a store that is closed when the test ends. */
export async function open(dir: string, more: Partial<StoreOptions> = {}): Promise<Store> {
  const store = await openStore({ ...options(dir), ...more });
  onTestFinished(() => store.close());
  return store;
}
