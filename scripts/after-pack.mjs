/** Called by electron-builder once the app's folder is there, before its fuses are set. */
import { chmodSync, cpSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/** What the command line needs of the project's tree, and in the same places. Node.js can't read it in the archive. */
const commandLine = ["out/cli", "out/renderer", "out/participant", "templates", "package.json"];

export default function afterPack({ appOutDir, electronPlatformName, packager }) {
  const resources = packager.getResourcesDir(appOutDir);
  // An Electron that was given as a folder still has the app that it shows without one.
  rmSync(join(resources, "default_app.asar"), { force: true });
  if (electronPlatformName !== "linux") return;
  // They are loaded, never run.
  for (const name of readdirSync(appOutDir)) if (/\.so(\.\d+)?$/.test(name)) chmodSync(join(appOutDir, name), 0o644);
  for (const path of commandLine) {
    cpSync(join(packager.projectDir, path), join(resources, "cli", path), {
      recursive: true,
      // What was compiled here is of no use to another Node.
      filter: (from) => !from.endsWith(".cache"),
    });
  }
}
