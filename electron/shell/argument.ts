/** What the app was asked to open: a repository, a folder or a file in one, or a place of the app by its address. */
import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const valued = new Set(["--data", "--port"]);

/**
 * The first thing to open among the arguments, a path or an address of ours, or `null`. What comes before it is the
 * executable and, unless packaged, the app's own folder; switches are Chromium's or those of `npm start`.
 */
export function openArgument(argv: readonly string[], folder: string, packaged: boolean): string | null {
  const given = argv.slice(1).filter((one, i, all) => !one.startsWith("-") && !valued.has(all[i - 1] ?? ""));
  const asked = given[packaged ? 0 : 1];
  if (asked === undefined || asked === "") return null;
  if (ours.test(asked)) return asked;
  // A file manager may hand over addresses instead of paths. One that names another machine is none of a file here.
  if (/^file:/i.test(asked)) return pathOf(asked);
  return resolve(folder, asked);
}

function pathOf(address: string): string | null {
  try {
    return fileURLToPath(address);
  } catch {
    return null;
  }
}

const ours = /^adroit:/i;

/** The places that an address of ours may lead to. Folders aren't among them: a web page mustn't make us read one. */
const places = new Set(["due", "playbooks", "repository", "settings", "trash"]);

/** The place in the app that shows what was asked for. What isn't there is the page's to complain about. */
export function routeTo(asked: string): string {
  return ours.test(asked) ? routeOfLink(asked) : repositoryRoute(asked);
}

/** `adroit://decisions/ID` and `adroit://PLACE`. Anybody can write such an address, so that any other leads to the start. */
function routeOfLink(address: string): string {
  const [place = "", id, ...more] = address.replace(ours, "").replace(/^\/\//, "").replace(/\/$/, "").split("/");
  if (more.length > 0) return "";
  if (place === "decisions" && id !== undefined) return /^[a-z][a-z0-9-]{0,39}$/.test(id) ? `decisions/${id}` : "";
  return id === undefined && places.has(place) ? place : "";
}

/** The place in the app that shows the repository of a path: a file's folder, and any path that can't be looked at as it is. */
export function repositoryRoute(path: string): string {
  return `repository/${encodeURIComponent(isFile(path) ? dirname(path) : path)}`;
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
