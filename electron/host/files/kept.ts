/**
 * What files told when they were last read, kept between runs of the command line so that one that didn't change isn't
 * read again. A file counts as unchanged while its size, times and inode are the same, and those aren't kept of one that
 * changed a moment ago, since it may change once more within what the disk's clock can tell. All of it can be deleted at
 * any time, and where it can't be kept nothing is lost but time.
 */
import { lstatSync, readdirSync, rmSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { makeFoldersSync } from "./folders";
import { smallTextSync } from "./read";
import { replaceNow } from "./replace";

export interface Kept {
  /** Looks at a file (relative to the root, with `/`): whether what it told before still holds. */
  unchanged(file: string): boolean;
  /**
   * What `tell` says of the file as it was looked at; it isn't asked again while that holds. What it says must be JSON,
   * and depend on nothing but this file and `other`, where that is given.
   */
  told<T>(file: string, what: string, tell: () => T, other?: string): T;
  /** Keeps what was told newly, where that is worth it. */
  write(): void;
}

/** Size, last change of the content, last change at all (milliseconds since 1970), inode. */
type State = [size: number, mtime: number, ctime: number, ino: number];
type Told = [state: State, told: Record<string, { said: unknown; beside?: State }>];

function same(a: State, b: State): boolean {
  return a.every((part, i) => part === b[i]);
}

interface Content {
  made: string;
  root: string;
  files: Record<string, Told>;
}

/** Milliseconds: of a file that changed so shortly before, the next change may not show. The coarsest clock of a disk has 2 s. */
const fresh = 2_500;
/** Files read newly from which on it is worth keeping what they told. */
const worth = 50;
/** Bytes of what is kept of one repository. */
const sizeLimit = 256 * 1024 * 1024;
/** Repositories of which something is kept. */
const most = 30;

/**
 * Opens what is kept in `folder` of the files below `root` (real, absolute).
 *
 * @param made which program's words they are; another one's aren't taken
 */
export function openKept(folder: string, root: string, made: string, now: () => number = Date.now): Kept {
  const path = join(folder, `${nameOf(root)}.json`);
  return following(root, contentOf(path, made, root), now, (files, news) => {
    if (news >= worth) replace(path, { made, root, files: Object.fromEntries(files) });
  });
}

/** The same for as long as this process lives, by root: what is kept is written nowhere. */
export function keptHere(now: () => number = Date.now): (root: string) => Kept {
  /** By root, the one read last at the end. */
  const roots = new Map<string, ReadonlyMap<string, Told>>();
  return (root) =>
    following(root, roots.get(root) ?? new Map(), now, (files) => {
      roots.delete(root);
      roots.set(root, files);
      for (const [other] of roots) if (roots.size > most) roots.delete(other);
    });
}

/** Follows one reading of the files below a root, with what they told `before`. */
function following(
  root: string,
  before: ReadonlyMap<string, Told>,
  now: () => number,
  write: (files: ReadonlyMap<string, Told>, news: number) => void,
): Kept {
  const seen = new Map<string, Told>();
  const base = root.endsWith(sep) ? root : `${root}${sep}`;
  let news = 0;
  return {
    unchanged(file) {
      const state = stateOf(base + (sep === "/" ? file : file.replaceAll("/", sep)));
      if (state === null) return false;
      const known = before.get(file);
      if (known && same(known[0], state)) {
        seen.set(file, known);
        return true;
      }
      if (now() - Math.max(state[1], state[2]) > fresh) seen.set(file, [state, {}]);
      return false;
    },
    told<T>(file: string, what: string, tell: () => T, other?: string): T {
      const told = seen.get(file)?.[1];
      const beside = other === undefined ? undefined : seen.get(other)?.[0];
      if (!told || (other !== undefined && !beside)) return tell();
      const name = other === undefined ? what : `${what} ${other}`;
      const known = told[name];
      if (known && (!beside || (known.beside && same(known.beside, beside)))) return known.said as T;
      const said = tell();
      told[name] = beside ? { said, beside } : { said };
      news++;
      return said;
    },
    write: () => write(seen, news),
  };
}

/** `null` of what isn't a plain file, isn't there, or may not be looked at. */
function stateOf(path: string): State | null {
  try {
    const at = lstatSync(path, { throwIfNoEntry: false });
    return at?.isFile() ? [at.size, at.mtimeMs, at.ctimeMs, at.ino] : null;
  } catch {
    return null;
  }
}

/** What lies there was written by this program in one piece, or isn't used. */
function contentOf(path: string, made: string, root: string): Map<string, Told> {
  try {
    const content = JSON.parse(smallTextSync(path, sizeLimit) ?? "null") as Content;
    return new Map(content.made === made && content.root === root ? Object.entries(content.files) : []);
  } catch {
    return new Map();
  }
}

function replace(path: string, content: Content): void {
  try {
    makeFoldersSync(dirname(path), 0o700);
    replaceNow(path, JSON.stringify(content));
    forgetOldest(dirname(path));
  } catch {
    // Without it the next run takes longer.
  }
}

function removed(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // There is no such folder.
  }
}

/** Whoever looks at many repositories keeps what the last ones told. */
function forgetOldest(folder: string): void {
  const paths = readdirSync(folder).map((name) => join(folder, name));
  if (paths.length <= most) return;
  const times = new Map(paths.map((path) => [path, lstatSync(path).mtimeMs]));
  const oldest = paths.toSorted((a, b) => (times.get(a) ?? 0) - (times.get(b) ?? 0));
  for (const path of oldest.slice(0, -most)) removed(path);
}

/** A name for a root; whose the content is, it says itself. FNV-1a, since a digest takes longer to load than a small folder to list. */
function nameOf(root: string): string {
  let [a, b] = [0x811c9dc5, 0xcbf29ce4];
  for (let i = 0; i < root.length; i++) {
    a = Math.imul(a ^ root.charCodeAt(i), 0x01000193);
    b = Math.imul(b ^ root.charCodeAt(root.length - 1 - i), 0x01000193);
  }
  return [a, b].map((part) => (part >>> 0).toString(16).padStart(8, "0")).join("");
}
