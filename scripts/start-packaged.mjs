/**
 * Starts the packaged app of this system once, as `dist/` has it, and waits until its main process, in the archive and with
 * its fuses set, has opened its data and its window was there. Exit code 1 when that doesn't come.
 */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startsOn } from "./lib/deb.mjs";
import { root } from "./lib/root.mjs";

const programs = {
  linux: ["linux-unpacked/adroit-desktop"],
  darwin: ["mac-arm64/Adroit.app/Contents/MacOS/Adroit", "mac/Adroit.app/Contents/MacOS/Adroit"],
  win32: ["win-unpacked/Adroit.exe"],
};

const program = (programs[process.platform] ?? [])
  .map((path) => join(root, "dist", path))
  .find((path) => existsSync(path));
if (!program) {
  console.error("There is no packaged app in dist/. npx electron-builder makes it.");
  process.exit(1);
}
const data = mkdtempSync(join(tmpdir(), "adroit-packaged-"));
const wrong = await startsOn(program, data, process.env);
console.log(wrong === null ? `${program} started` : `${program}: ${wrong}`);
rmSync(data, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
process.exit(wrong === null ? 0 : 1);
