/** Everything that a published log shows, read from a repository or a folder. */
import { basename } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { AdrEntry } from "#shared/adr/folder/entry";
import { relatedAmong } from "#shared/adr/folder/related";
import { fileAddress, type WebRepository } from "#shared/adr/links/git-host";
import { decodedPath, joinedPath, splitPath } from "#shared/adr/links/path";
import type { Html } from "#shared/adr/publish/html";
import { idsOf, newestFirst, type PublishedLog } from "#shared/adr/publish/log";
import { tagsIn } from "#shared/adr/read/related";
import type { Instant } from "#shared/base/day";
import { AdroitError } from "#shared/base/error";
import { slashed } from "../files/inside";
import { type Head, headOf, lastChanges } from "../git/history";
import { readImage } from "../repo/edit/file";
import { checked, listLooked } from "../repo/list/check";
import type { Listing } from "../repo/list/list";
import { repositoryOf } from "../repo/paths";
import { asWritten, rendered } from "./markdown";

export interface Wanted {
  /** Heading of the log; "Decisions of <folder>" unless given. */
  title?: string | undefined;
  /** The repository's page, for links to files. */
  web?: WebRepository | null;
  signal?: AbortSignal | undefined;
  /** Hears how many of how many ADRs are done. */
  progress?: (done: number, all: number) => void;
}

/** Bytes of pictures that go into a page, as text: of one, and of all. */
const pictureLimit = { one: 400_000, all: 1_500_000 };

/** ADRs that are rendered without a turn for others. */
const atOnce = 20;

/** Reads the ADRs below `path`. Throws like `listTexts`; NOT_FOUND where there are none; CANCELLED where `signal` fires. */
export async function collectLog(path: string, wanted: Wanted = {}): Promise<PublishedLog> {
  const tags = new Map<string, string[]>();
  // While the text is taken apart anyway.
  const seen: Listing["seen"] = (file) => tags.set(file.path, tagsIn(file.path, file.text));
  const listed = await listLooked(path, { signal: wanted.signal, seen });
  const { root, entries, folders } = listed.listing;
  if (entries.length === 0)
    throw new AdroitError("NOT_FOUND", "There are no ADRs to publish.", {
      subject: path,
      remedy: "Choose the folder that holds them. Nothing was written.",
    });
  const top = repositoryOf(root);
  const asked =
    top === null
      ? null
      : fromGit(
          top,
          folders.map(({ dir }) => slashed(top, `${root}/${dir}`)),
        );
  // Git looks while the texts are rendered, unless they link to the commit. What goes wrong is told where it's waited for.
  asked?.catch(() => {});
  const web = wanted.web ?? null;
  const hash = web === null ? null : ((await asked)?.head.hash ?? null);
  const pageOf = (file: string) =>
    web === null || hash === null || top === null ? null : fileAddress(web, hash, slashed(top, `${root}/${file}`));
  const sorted = entries.toSorted(newestFirst);
  const ids = idsOf(sorted.map(({ file }) => file));
  const pictures = pictureReader(root);
  const places = new Map(entries.map(({ file }) => [file, listed.looks.get(file)?.places ?? []]));
  const related = relatedAmong(entries, listed.texts, places);
  const adrs: PublishedLog["adrs"] = [];
  for (const entry of sorted) {
    // Git's answer and a wish to stop are heard in between.
    if (adrs.length % atOnce === atOnce - 1) await setImmediate();
    wanted.signal?.throwIfAborted();
    const text = listed.texts.get(entry.file) ?? "";
    const id = ids.get(entry.file) ?? "";
    const hrefOf = (address: string) => addressIn(entry, address, ids, pageOf);
    adrs.push({
      id,
      entry,
      review: listed.looks.get(entry.file)?.review?.review ?? null,
      tags: tags.get(entry.file) ?? [],
      related: related.get(entry.file) ?? [],
      body: await bodyOf(entry, text, { prefix: `${id}-`, hrefOf, picture: pictures(entry) }),
      source: pageOf(entry.file),
      changed: null,
    });
    wanted.progress?.(adrs.length, sorted.length);
  }
  const git = await asked;
  for (const one of adrs)
    one.changed = (top !== null && git?.changes.get(slashed(top, `${root}/${one.entry.file}`))) || null;
  // What is overdue the page itself tells, by its own day.
  const problems = await checked(listed, null);
  return {
    title: wanted.title ?? `Decisions of ${basename(top ?? root)}`,
    commit: git?.head ?? null,
    adrs,
    problems: problems.map(({ file, what, line }) => ({ file, what, line: line ?? null })),
    source: web?.base ?? null,
  };
}

async function fromGit(
  top: string,
  folders: readonly string[],
): Promise<{ head: Head; changes: Map<string, Instant> } | null> {
  const head = await headOf(top);
  return head && { head, changes: await lastChanges(top, folders) };
}

function bodyOf(entry: AdrEntry, text: string, around: Parameters<typeof rendered>[1]): Promise<Html> | Html {
  return /\.(?:md|markdown)$/i.test(entry.file) ? rendered(text, around) : asWritten(text);
}

/** Another ADR is on the same page; any other file is on the repository's host, if that is known. */
function addressIn(
  { file }: AdrEntry,
  address: string,
  ids: ReadonlyMap<string, string>,
  pageOf: (file: string) => string | null,
): string | null {
  const path = joinedPath(address.startsWith("/") ? "" : splitPath(file).folder, decodedPath(address));
  if (path === null || path === "") return null;
  const id = ids.get(path);
  return id === undefined ? pageOf(path) : `#${id}`;
}

/** Pictures of the repository while there is room for them, in the order of the ADRs. */
function pictureReader(root: string) {
  let left = pictureLimit.all;
  return ({ file }: AdrEntry) =>
    async (address: string): Promise<string | null> => {
      const path = joinedPath(splitPath(file).folder, decodedPath(address));
      if (path === null) return null;
      // One that isn't there, or isn't a picture, is named instead.
      const url = await readImage(root, path).then(
        (image) => image.url,
        () => null,
      );
      if (url === null || url.length > Math.min(left, pictureLimit.one)) return null;
      left -= url.length;
      return url;
    };
}
