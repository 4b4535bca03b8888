/** What specs of the real desktop app begin with. Each file skips itself where there is none. */
import { test as base, type ElectronApplication, type Page } from "@playwright/test";
import { folder, launch, remove, shownPage } from "./desktop-app";

export const test = base.extend<{ data: string; app: ElectronApplication; page: Page }>({
  data: async ({}, use) => {
    const data = await folder();
    await use(data);
    await remove(data);
  },
  app: async ({ data }, use) => {
    const app = await launch(data);
    await use(app);
    await app.close();
  },
  page: async ({ app }, use) => {
    await use(await shownPage(app));
  },
});
