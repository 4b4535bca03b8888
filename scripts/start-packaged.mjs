/**
 * Starts the packaged app of this system once, as `dist/` has it, and waits until its main process, in the archive and with
 * its fuses set, has opened its data. Exit code 1 when that doesn't come.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./lib/root.mjs";

const programs = {
  linux: ["linux-unpacked/adroit-desktop"],
  darwin: ["mac-arm64/Adroit.app/Contents/MacOS/Adroit", "mac/Adroit.app/Contents/MacOS/Adroit"],
  win32: ["win-unpacked/Adroit.exe"],
};
const seconds = 60;

const program = (programs[process.platform] ?? [])
  .map((path) => join(root, "dist", path))
  .find((path) => existsSync(path));
if (!program) {
  console.error("There is no packaged app in dist/. npx electron-builder makes it.");
  process.exit(1);
}
const data = mkdtempSync(join(tmpdir(), "adroit-packaged-"));
const child = spawn(program, [], { env: { ...process.env, ADROIT_DATA: data }, stdio: "inherit" });
const ended = new Promise((done) => child.once("exit", (code, signal) => done(signal ?? code)));
/** The store is there once its folder of records is. */
const opened = () => existsSync(join(data, "records")) && readdirSync(data).length > 1;
let how = null;
void ended.then((code) => (how = code));
for (let tick = 0; tick < seconds * 10 && how === null && !opened(); tick++) {
  await new Promise((done) => setTimeout(done, 100));
}
const ok = how === null && opened();
console.log(
  ok
    ? `${program} started`
    : `${program} ${how === null ? `didn't open its data in ${seconds} s` : `ended with ${how}`}`,
);
child.kill();
await ended;
rmSync(data, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
process.exit(ok ? 0 : 1);
