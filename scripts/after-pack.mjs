/** Called by electron-builder once the app's folder is there, before its fuses are set. */
import { rmSync } from "node:fs";
import { join } from "node:path";

/** An Electron that was given as a folder still has the app that it shows without one. */
export default function afterPack({ appOutDir, packager }) {
  rmSync(join(packager.getResourcesDir(appOutDir), "default_app.asar"), { force: true });
}
