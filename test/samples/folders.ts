/** Folders and stores that are gone when the test ends. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { openStore, type Store, type StoreOptions } from "#electron/host/store/store";
import { options } from "./stored-records";

export async function folder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "adroit-store-"));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

/** Opens a store that is closed when the test ends. */
export async function open(dir: string, more: Partial<StoreOptions> = {}): Promise<Store> {
  const store = await openStore({ ...options(dir), ...more });
  onTestFinished(() => store.close());
  return store;
}
