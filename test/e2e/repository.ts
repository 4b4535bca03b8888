/** A real git repository in a folder of its own, with nothing of this machine's configuration. */
import { execFileSync } from "node:child_process";
import { basename } from "node:path";
import { expect, type Locator } from "@playwright/test";
import { temporary } from "./temporary";

export interface Repository {
  root: string;
  git(...args: string[]): string;
}

/** Git's own settings alone; the folder may be given to somebody else, who is the desktop app then. */
const own = {
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_SYSTEM: "/dev/null",
  GIT_CONFIG_COUNT: "1",
  GIT_CONFIG_KEY_0: "safe.directory",
  GIT_CONFIG_VALUE_0: "*",
};

export function repository(): Repository {
  const root = temporary("adroit-repo-");
  const git = (...args: string[]) =>
    execFileSync("git", args, {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, ...own },
    });
  git("init", "-q", "-b", "main");
  git("config", "user.name", "Facilitator");
  git("config", "user.email", "facilitator@example.org");
  git("commit", "-q", "--allow-empty", "-m", "Begin");
  return { root, git };
}

/**
 * The field of the list of folders, once the list stands. Its first folder is written there as it comes, and whoever has
 * selected what was there and not typed yet then types behind it.
 */
export async function folderField(dialog: Locator): Promise<Locator> {
  const field = dialog.getByRole("textbox", { name: "Folder" });
  await expect(field).not.toHaveValue("");
  return field;
}

/** Chooses a folder as a user of the browser host does. */
export async function chooseFolder(dialog: Locator, root: string): Promise<void> {
  await (await folderField(dialog)).fill(root);
  await dialog.getByRole("button", { name: "Go" }).click();
  // The last list stays until the next one is there, with a button of its own.
  await dialog.getByRole("button", { name: `Use ${basename(root)}`, exact: true }).click();
}
