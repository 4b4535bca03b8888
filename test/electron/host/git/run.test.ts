import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { git } from "#electron/host/git/run";
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
