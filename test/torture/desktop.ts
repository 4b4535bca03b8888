/** What `npm test` does five times each to the desktop app, where an Electron and a display are: see `../e2e/desktop-ends.ts`. */
import { resolve } from "node:path";
import { openDesktop } from "../../scripts/lib/desktop.mjs";
import { folder } from "../e2e/desktop-app";
import { closedAfterKey, type End, killed, pageKilled } from "../e2e/desktop-ends";
import { removeFolder } from "../temporary";
import { type Fault, goesOn } from "./fault";

const root = resolve(import.meta.dirname, "../..");

function fault(name: string, unit: string, full: number, end: End): Fault {
  return {
    ...{ name, unit, full, weight: full / 25 },
    elsewhere: "test/e2e/desktop.electron.spec.ts",
    async run(share) {
      const context = { root, env: process.env, platform: process.platform, uid: process.getuid?.(), say() {} };
      const desktop = await openDesktop(context);
      if ("why" in desktop) return { count: 0, lost: [], skipped: desktop.why };
      // Read where the app is started.
      Object.assign(process.env, desktop.env);
      const data = await folder();
      const lost: string[] = [];
      let count = 0;
      try {
        for (; goesOn(share, count) && lost.length < 10; count++) lost.push(...(await end(data, count + 1)));
      } finally {
        for (const name of Object.keys(desktop.env)) delete process.env[name];
        desktop.close();
        await removeFolder(data);
      }
      return { count, lost };
    },
  };
}

export const desktopKilled = fault("desktop app killed while saving", "kills", 100, killed);
export const desktopPageKilled = fault("page of the desktop app killed while saving", "kills", 20, pageKilled);
export const desktopClosed = fault("desktop app closed right after a key", "closes", 100, closedAfterKey);
