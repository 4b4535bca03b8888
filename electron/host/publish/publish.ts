/** Publishes a log: as one file, or as a folder with a feed. Readers see the old log or the new one, never a part. */
import { createHash, randomBytes } from "node:crypto";
import { basename, dirname, join, resolve } from "node:path";
import { script, style } from "virtual:published-page";
import { feed } from "#shared/adr/publish/feed";
import type { PublishedLog } from "#shared/adr/publish/log";
import { generator, page } from "#shared/adr/publish/page";
import { AdroitError } from "#shared/base/error";
import { codeOf, type Disk, realDisk } from "../files/disk";
import { fileFailure } from "../files/failure";
import { makeFolders } from "../files/folders";
import { temporaryName } from "../files/leftovers";
import { isThere, namesIn } from "../files/look";
import { readPlain } from "../files/read";
import { renameWithRetry, replaceFile, writeSynced } from "../files/replace";

const digest = (text: string) => `sha256-${createHash("sha256").update(text).digest("base64")}`;
const parts = () => ({ script, style, scriptHash: digest(script), styleHash: digest(style) });

/** Names in a published folder. */
const names = { page: "index.html", feed: "feed.xml" };

/**
 * Writes the log as one page. Throws BAD_INPUT where something else than a published log has this name, DISK_FULL,
 * NO_PERMISSION, FOLDER_MISSING; then what was there is as it was.
 */
export async function publishFile(log: PublishedLog, file: string, disk: Disk = realDisk): Promise<void> {
  try {
    await assertOurs(file);
    await makeFolders(dirname(file), 0o777, disk);
    await replaceFile(
      disk,
      file,
      Buffer.from(page(log, { ...parts(), feed: null })),
      randomBytes(8).toString("hex"),
      0o644,
    );
  } catch (error) {
    throw fileFailure(error, file);
  }
}

/**
 * Writes the log as a folder: a page and, where times are known, a feed. It is written beside and then put in the
 * folder's place as a whole. `address` is where the site will lie, for the feed. Throws like `publishFile`.
 */
export async function publishSite(
  log: PublishedLog,
  folder: string,
  { address = "", disk = realDisk }: { address?: string | undefined; disk?: Disk } = {},
): Promise<void> {
  const to = resolve(folder);
  const fresh = join(dirname(to), `.${basename(to)}.${temporaryName(randomBytes)}`);
  try {
    await assertReplaceable(to);
    const base = address === "" || address.endsWith("/") ? address : `${address}/`;
    const news = feed(log, { base, idOf: (file) => uuid(`${base || log.title}\0${file ?? ""}`) });
    await makeFolders(fresh, 0o777, disk);
    const files: [string, string][] = [
      [names.page, page(log, { ...parts(), feed: news === null ? null : names.feed })],
    ];
    if (news !== null) files.push([names.feed, news]);
    for (const [name, text] of files) await writeSynced(disk, join(fresh, name), Buffer.from(text), 0o644);
    await swap(disk, fresh, to);
  } catch (error) {
    await disk.rm(fresh, { recursive: true, force: true }).catch(() => {});
    throw fileFailure(error, folder);
  }
}

/** Somebody else who publishes to the same place may be quicker, each time. */
const tries = 20;

/** Puts a folder in the place of another. When it can't, the other one is there again. */
async function swap(disk: Disk, fresh: string, to: string): Promise<void> {
  for (let left = tries; ; left--) {
    const aside = join(dirname(to), `.${basename(to)}.${temporaryName(randomBytes)}`);
    const moved = await disk.rename(to, aside).then(
      () => true,
      (error: unknown) => {
        if (codeOf(error) === "ENOENT") return false;
        throw error;
      },
    );
    try {
      await renameWithRetry(disk, fresh, to);
      if (moved) await disk.rm(aside, { recursive: true, force: true });
      return;
    } catch (error) {
      const quicker = ["ENOTEMPTY", "EEXIST", "EPERM"].includes(codeOf(error) ?? "") && isThere(to);
      if (moved && quicker) await disk.rm(aside, { recursive: true, force: true });
      else if (moved) await disk.rename(aside, to);
      if (!quicker || left === 0) throw error;
    }
  }
}

/** Of a page as it begins. */
const beginning = 2000;
const sizeLimit = 256 * 1024 * 1024;

async function assertOurs(file: string): Promise<void> {
  const bytes = await readPlain(file, file, sizeLimit);
  if (bytes === null || bytes.length === 0 || bytes.subarray(0, beginning).toString("utf8").includes(generator)) return;
  throw foreign(file, "This file isn't a published log.");
}

async function assertReplaceable(folder: string): Promise<void> {
  if (!isThere(folder)) return;
  const there = await namesIn(folder);
  const others = there.filter((name) => !Object.values(names).includes(name));
  if (others.length > 0) throw foreign(folder, `This folder holds something else: ${others[0]}.`);
  await assertOurs(join(folder, names.page));
}

function foreign(path: string, what: string): AdroitError {
  return new AdroitError("BAD_INPUT", what, {
    subject: path,
    remedy: "Choose a new name, or empty it first. Nothing was written.",
  });
}

/** A name-based identifier (RFC 9562, version 8), the same each time. */
function uuid(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const groups = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`];
  return `urn:uuid:${groups.join("-")}-${hex.slice(20, 32)}`;
}
