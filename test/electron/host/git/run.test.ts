import { spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { git } from "#electron/host/git/run";
import { patience } from "../../../patience";
import { removeFolder } from "../../../temporary";

test.skipIf(process.platform === "win32").each([
  [69, "You have not agreed to the Xcode license agreements. Please run 'sudo xcodebuild -license'."],
  [1, "xcrun: error: invalid active developer path (/Library/Developer/CommandLineTools), missing xcrun"],
  [1, "xcode-select: note: No developer tools were found, requesting install."],
])("what macOS has in place of git until it is installed is no git: exit code %d, %s", async (code, said) => {
  const folder = mkdtempSync(join(tmpdir(), "adroit-stub-"));
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await removeFolder(folder);
  });
  writeFileSync(join(folder, "git"), `#!/bin/sh\necho "${said}" >&2\nexit ${code}\n`, { mode: 0o755 });
  vi.stubEnv("PATH", `${folder}:/usr/bin:/bin`);
  await expect(git(folder, ["status"])).rejects.toMatchObject({
    code: "GIT_MISSING",
    remedy: expect.stringContaining("xcode-select --install"),
  });
});

test("what git said is read, though this process was busy until after git had ended", async () => {
  const root = mkdtempSync(join(tmpdir(), "adroit-busy-"));
  onTestFinished(() => removeFolder(root));
  await git(root, ["init", "-q"]);
  const busy = () => {
    for (const until = performance.now() + patience(500); performance.now() < until; );
  };
  /** Does it once what was begun has got as far as it can without anybody else. */
  const thereafter = (act: () => void, turns = 100): void =>
    turns === 0 ? act() : queueMicrotask(() => thereafter(act, turns - 1));
  // Another one ends at the same time, so that its end and git's are noticed together, before what git has said is.
  const other = spawn(process.execPath, ["-p", "1"]);
  const said = new Promise<string>((resolve, reject) => {
    other.stdout.once("data", () => {
      git(root, ["rev-parse", "--is-inside-work-tree"]).then(({ out }) => resolve(out), reject);
      thereafter(busy);
      setImmediate(busy);
    });
  });
  busy();
  expect(await said).toBe("true\n");
});
