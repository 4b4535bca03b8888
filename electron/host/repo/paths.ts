/** Keeps every path that is read or written inside the chosen folder, links followed. */
import { dirname, isAbsolute, join, resolve } from "node:path";
import { AdroitError } from "#shared/base/error";
import { fileFailure } from "../files/failure";
import { gitOwn, slashed, within } from "../files/inside";
import { entryKind, isThereOrFail, kindOf, leadsSomewhere, realPath, realPathSync } from "../files/look";
import { smallTextSync } from "../files/read";

export { slashed } from "../files/inside";

function unsafe(path: string, why: string): AdroitError {
  return new AdroitError("UNSAFE_PATH", why, {
    subject: path,
    remedy: "Choose a folder inside the repository. Nothing was written.",
  });
}

/** Names that Windows gives to devices, with or without an extension. */
const device = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|$)/i;

/**
 * A relative path with `/`, made plain: no `./`, no trailing `/`; "" is the root. Throws UNSAFE_PATH for absolute
 * paths, `..`, `.git`, and names that Windows can't hold, because a repository is cloned to every system.
 */
export function checkRelative(path: string): string {
  if (isAbsolute(path) || /^[/\\]/.test(path) || /^[a-z]:/i.test(path))
    throw unsafe(path, "An absolute path leads out of the repository.");
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  for (const part of parts) {
    if (part === "..") throw unsafe(path, "This path leads out of the repository.");
    if (gitOwn.test(part)) throw unsafe(path, "This path leads into git's own folder.");
    if (device.test(part) || /[. ]$/.test(part) || /[<>:"|?*\\\p{Cc}]/u.test(part)) {
      throw unsafe(path, `"${part}" isn't a name that every system can hold.`);
    }
  }
  return parts.join("/");
}

/**
 * The real path of a folder, or of `dir` inside it, which needn't exist yet. Throws FOLDER_MISSING, NO_PERMISSION, or
 * UNSAFE_PATH when a link leads out of the folder or into another repository.
 */
export async function realFolder(root: string, dir = ""): Promise<string> {
  let top: string;
  try {
    top = await realPath(root);
    if (kindOf(top) !== "folder") throw Object.assign(new Error(), { code: "ENOTDIR" });
  } catch (error) {
    throw fileFailure(error, root);
  }
  return folderIn(top, dir);
}

/**
 * Like `realFolder`, of a root that is real already. Whatever looks into a folder that was reached does so at once: to
 * hand each name to another thread takes far longer than to look.
 */
export function folderIn(top: string, dir: string): string {
  const inner = checkRelative(dir);
  let at = top;
  for (const part of inner === "" ? [] : inner.split("/")) {
    const next = join(at, part);
    at = isTaken(next) ? followed(next, dir) : next;
    if (!within(top, at)) throw unsafe(dir, "The folder is a link that leads out of the repository.");
    if (
      slashed(top, at)
        .split("/")
        .some((name) => gitOwn.test(name))
    ) {
      throw unsafe(dir, "The folder is a link into git's own folder.");
    }
    if (at !== top && isRepository(at)) throw unsafe(dir, "This folder belongs to another repository inside this one.");
  }
  return at;
}

function isTaken(path: string): boolean {
  try {
    return isThereOrFail(path);
  } catch (error) {
    throw fileFailure(error, path);
  }
}

function followed(path: string, dir: string): string {
  let real: string;
  let folder: boolean;
  try {
    real = realPathSync(path);
    folder = kindOf(real) === "folder";
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT")
      throw unsafe(dir, "The folder is a link that leads nowhere.");
    throw fileFailure(error, path);
  }
  if (!folder) {
    throw new AdroitError("FOLDER_MISSING", "A file stands where the folder should be.", {
      subject: dir,
      remedy: "Choose another folder. Nothing was written.",
    });
  }
  return real;
}

/** Whether a folder is the top of a git working tree: it has a `.git` folder, or a file that says where that is. */
export function isRepository(folder: string): boolean {
  try {
    const own = join(folder, ".git");
    if (kindOf(own) === "folder") return leadsSomewhere(join(own, "HEAD"));
    return /^gitdir: /.test(smallTextSync(own, 10_000) ?? "");
  } catch {
    return false;
  }
}

/** The top of the working tree that a folder lies in, or `null`. */
export function repositoryOf(folder: string): string | null {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (isRepository(at)) return at;
    if (at === dirname(at)) return null;
  }
}

/**
 * Throws UNSAFE_PATH where a link in a repository leads out of it on the way to a path that was typed (`path`, absolute;
 * `name` as it was typed): who laid that link isn't who typed the path.
 */
export async function assertReached(path: string, name: string = path): Promise<void> {
  for (let at = path; at !== dirname(at); at = dirname(at)) {
    if (!isLink(at, name)) continue;
    const top = repositoryOf(dirname(at));
    if (top === null || (await leadsInside(top, at))) continue;
    throw new AdroitError("UNSAFE_PATH", "This path goes through a link that leads out of the repository.", {
      subject: name,
      remedy: "Name the file where it really lies, if that is what you want. Nothing was written.",
    });
  }
}

function isLink(path: string, name: string): boolean {
  try {
    return entryKind(path) === "link";
  } catch (error) {
    throw fileFailure(error, name);
  }
}

async function leadsInside(top: string, link: string): Promise<boolean> {
  const real = await realPath(link).catch(() => null);
  return real === null || within(await realPath(top), real);
}
