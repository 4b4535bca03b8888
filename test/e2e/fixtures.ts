/** The real, built browser host with a data folder of its own for each test. */
import { existsSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ContractRouterClient } from "@orpc/contract";
import { test as base, type Page } from "@playwright/test";
import type { Contract } from "#shared/api/contract";
import { clientOf } from "../../scripts/lib/screens.mjs";
import { serve as start } from "../../scripts/lib/serve.mjs";
import { removeFolder } from "../temporary";

/** A running Adroit. */
export interface Served {
  /** What it printed: address and key. */
  address: string;
  /** Its data folder. */
  data: string;
  /** Ends it, as a crash would when told so. */
  stop(how?: "SIGTERM" | "SIGKILL"): Promise<void>;
}

/** Starts the browser host on the data folder. */
export async function serve(data: string): Promise<Served> {
  return { data, ...(await start(data)) };
}

/** Goes to a place of the app in a page that shows it already. */
export const show = (page: Page, hash: string) =>
  page.evaluate((to) => {
    location.hash = to;
  }, hash);

/** The contract of a running Adroit, to lay out what a test begins with and isn't about. */
export type Client = ContractRouterClient<Contract>;

export const test = base.extend<{ data: string; served: Served; client: Client }>({
  data: async ({}, use, info) => {
    const data = await mkdtemp(join(tmpdir(), "adroit-e2e-"));
    await use(data);
    // Whoever looks at a failure wants to know what the host said of it, which goes with its folder.
    const log = join(data, "log/adroit.log");
    if (info.status !== info.expectedStatus && existsSync(log)) await info.attach("the host's log", { path: log });
    // Windows lets go of files a moment after the program that had them has ended.
    await removeFolder(data);
  },
  served: async ({ data }, use) => {
    const served = await serve(data);
    await use(served);
    await served.stop();
  },
  client: async ({ served }, use) => use(clientOf(served.address)),
  /** A page that already shows Adroit. */
  page: async ({ page, served }, use) => {
    await page.goto(served.address);
    await use(page);
  },
});

export { expect } from "@playwright/test";
