/** What the app was started with: a repository, a folder in one, or a file in one. */
import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";

const valued = new Set(["--data", "--port"]);

/**
 * The path among the arguments, or `null`. What comes before it is the executable and, unless packaged, the app's own
 * folder; switches are Chromium's or those of `npm start`.
 */
export function openArgument(argv: readonly string[], folder: string, packaged: boolean): string | null {
  const given = argv.slice(1).filter((one, i, all) => !one.startsWith("-") && !valued.has(all[i - 1] ?? ""));
  const path = given[packaged ? 0 : 1];
  return path === undefined || path === "" ? null : resolve(folder, path);
}

/** The place in the app that shows the repository of a path. A path that isn't there is the page's to complain about. */
export function repositoryRoute(path: string): string {
  const file = statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  return `repository/${encodeURIComponent(file ? dirname(path) : path)}`;
}
