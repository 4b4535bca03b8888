/** Publishes a log: as one file, or as a folder with a feed. Readers see the old page or the new one, never a part. */
import { createHash } from "node:crypto";
import { basename, dirname, join, resolve } from "node:path";
import { script, style } from "virtual:published-page";
import { feed, feedGenerator } from "#shared/adr/publish/feed";
import type { PublishedLog } from "#shared/adr/publish/log";
import { generator, logPage } from "#shared/adr/publish/page";
import { AdroitError } from "#shared/base/error";
import { sha256 } from "../files/canonical";
import { changeFiles, type FileChange } from "../files/changeset";
import { type Disk, realDisk } from "../files/disk";
import { fileFailure } from "../files/failure";
import { makeFolders } from "../files/folders";
import { realPath } from "../files/look";
import { readPlain } from "../files/read";
import { assertReached } from "../repo/paths";

const digest = (text: string) => `sha256-${createHash("sha256").update(text).digest("base64")}`;
const parts = () => ({ script, style, scriptHash: digest(script), styleHash: digest(style) });

/** Names in a published folder. */
const names = { page: "index.html", feed: "feed.xml" };

/**
 * Writes the log as one page. Throws BAD_INPUT where something else than a published log has this name, DISK_FULL,
 * NO_PERMISSION, UNSAFE_PATH; then what was there is as it was.
 */
export function publishFile(log: PublishedLog, file: string, disk: Disk = realDisk): Promise<void> {
  return put(resolve(file), "", [[basename(file), publishedPage(log)]], disk);
}

/** The log as one page, as text. */
export function publishedPage(log: PublishedLog): string {
  return logPage(log, { ...parts(), feed: null });
}

/**
 * Writes the log into a folder: a page and, where times are known, a feed. Both are replaced or neither; whatever else
 * lies there stays. `address` is where the site will lie, for the feed. Throws like `publishFile`.
 */
export function publishSite(
  log: PublishedLog,
  folder: string,
  { address = "", disk = realDisk }: { address?: string | undefined; disk?: Disk } = {},
): Promise<void> {
  const base = address === "" || address.endsWith("/") ? address : `${address}/`;
  const news = feed(log, { base, idOf: (file) => uuid(`${base || log.title}\0${file ?? ""}`) });
  const files: [string, string][] = [
    [names.page, logPage(log, { ...parts(), feed: news === null ? null : names.feed })],
  ];
  if (news !== null) files.push([names.feed, news]);
  return put(resolve(folder), `${basename(resolve(folder))}/`, files, disk);
}

/** Somebody else who publishes to the same place may be quicker, each time. */
const tries = 20;

/** Puts files beside `at` or, with a folder's name before theirs, into it. */
async function put(at: string, prefix: string, files: [string, string][], disk: Disk): Promise<void> {
  try {
    await assertReached(at);
    await makeFolders(dirname(at), 0o777, disk);
    const root = await realPath(dirname(at));
    for (let left = tries; ; left--) {
      const changes: FileChange[] = [];
      for (const [name, text] of files) {
        const path = `${prefix}${name}`;
        const before = await readPlain(join(root, path), path, sizeLimit);
        if (before !== null) assertOurs(path, before);
        changes.push({ path, expect: before && sha256(before), text });
      }
      try {
        return await changeFiles(root, changes, { disk });
      } catch (error) {
        const quicker = error instanceof AdroitError && error.code === "ADR_CHANGED";
        if (!quicker || left === 0) throw error;
      }
    }
  } catch (error) {
    throw fileFailure(error, at);
  }
}

/** Of a page or feed as it begins, in bytes. */
const beginning = 2000;
const sizeLimit = 256 * 1024 * 1024;

/** An empty file is nobody's. */
function assertOurs(path: string, bytes: Buffer): void {
  const start = bytes.subarray(0, beginning).toString("utf8");
  if (bytes.length === 0 || start.includes(generator) || start.includes(feedGenerator)) return;
  throw new AdroitError("BAD_INPUT", "This file isn't a published log.", {
    subject: path,
    remedy: "Choose a new name, or remove it first. Nothing was written.",
  });
}

/** A name-based identifier (RFC 9562, version 8), the same each time. */
function uuid(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const groups = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`];
  return `urn:uuid:${groups.join("-")}-${hex.slice(20, 32)}`;
}
