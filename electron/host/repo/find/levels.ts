/** Where tools look for their configuration: in a folder, and in each above it up to the root. */
import { dirname, posix } from "node:path";
import { slashed, within } from "../../files/inside";
import { smallTextSync } from "../../files/read";

/** From a folder up to the root that it lies in. Both absolute. */
export function levels(root: string, picked: string): string[] {
  const all = [picked];
  for (let at = picked; at !== root && within(root, at); at = dirname(at)) all.push(dirname(at));
  return all;
}

/** A folder that a configuration names from where it lies, relative to the root. */
export function under(root: string, level: string, dir: string): string {
  if (/^([/\\]|[a-z]:)/i.test(dir)) return dir;
  const prefix = slashed(root, level);
  const plain = dir.replace(/^(\.\/)+/, "").replace(/(?<!\/)\/+$/, "");
  const named = prefix === "" ? plain : `${prefix}/${plain}`;
  const straight = posix.normalize(named);
  // What leads out of the root stays as it was written, for whoever refuses it.
  return straight === "." ? "" : straight.startsWith("..") ? named : straight.replace(/\/$/, "");
}

/** Bytes of a configuration. */
const sizeLimit = 100_000;

/** What a configuration holds; `null` where there is none, or none that is a plain file of a usual size. */
export function textIn(path: string): string | null {
  return smallTextSync(path, sizeLimit);
}
