import { existsSync } from "node:fs";
import { join } from "node:path";
import { test as anywhere, expect } from "vitest";
import { openDesktop } from "../../scripts/lib/desktop.mjs";
import { type Project, project } from "./project";

// The programs made up here are scripts that name their interpreter, which Windows has no use for.
const test = anywhere.skipIf(process.platform === "win32");

/** A project with an Electron that is a script, which starts the app beside it as the real one does. */
function withElectron(version = "45.4.1"): { made: Project; electron: string } {
  const made = project();
  made.write("package.json", '{ "name": "some", "productName": "Some", "version": "1.2.3", "type": "module" }');
  made.write(
    "runtime/electron",
    `#!/bin/sh\nexec "${process.execPath}" "$(dirname "$0")/resources/app/main.cjs"\n`,
    true,
  );
  made.write("runtime/locales/en.pak", "");
  if (version !== "") made.write("runtime/version", version);
  return { made, electron: join(made.root, "runtime/electron") };
}

const open = (made: Project, env: Record<string, string | undefined>, uid = 1000) =>
  openDesktop({ root: made.root, env: { ...made.env, DISPLAY: ":9", ...env }, platform: "linux", uid, say: made.say });

test.each([
  ["no Electron at all", { ADROIT_ELECTRON: undefined }, 1000, /Electron isn't here.*ADROIT_ELECTRON names another/],
  ["a name of nothing", { ADROIT_ELECTRON: "/no/such/electron" }, 1000, /names no file: \/no\/such\/electron/],
  ["no display and nothing that makes one", { DISPLAY: "", PATH: "/nowhere" }, 1000, /no display, and no Xvfb/],
  ["root and nobody else to be", { PATH: "/nowhere" }, 0, /doesn't run as root.*no setpriv/],
])("%s: why is said", async (_, env, uid, why) => {
  const { made, electron } = withElectron();
  expect(await open(made, { ADROIT_ELECTRON: electron, ...env }, uid)).toEqual({ why: expect.stringMatching(why) });
});

test("a named Electron is copied, asked for its version where nothing says it, and gone when it is closed", async () => {
  const { made, electron } = withElectron("");
  made.write("app.cjs", 'console.log("ours");');
  // It says which Electron it is, as far as a script can.
  made.write(
    "runtime/electron",
    `#!/bin/sh\necho "some complaint" >&2\nexec "${process.execPath}" -e 'process.versions.electron = "99.1.2"; require(process.argv[1])' "$(dirname "$0")/resources/app/main.cjs"\n`,
    true,
  );
  const opened = await openDesktop({
    root: made.root,
    app: join(made.root, "app.cjs"),
    env: { ...made.env, DISPLAY: ":9", ADROIT_ELECTRON: electron },
    platform: "linux",
    uid: 1000,
    say: made.say,
  });
  if ("why" in opened) throw new Error(opened.why);
  const launcher = opened.env.ADROIT_DESKTOP ?? "";
  expect(launcher).not.toBe(electron);
  expect(existsSync(join(launcher, "../locales/en.pak"))).toBe(true);
  expect(opened.env.ADROIT_DESKTOP_VERSION).toBe("99.1.2");
  expect(made.lines).toEqual(["Desktop: Electron 99.1.2"]);
  opened.close();
  expect(existsSync(launcher)).toBe(false);
  expect(existsSync(join(made.root, "runtime/resources"))).toBe(false);
});
