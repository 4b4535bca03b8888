/** Repositories as the app shows them: opened with progress, searched in full text, followed on disk. */
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { folderEntries } from "#shared/adr/folder/folder";
import type { RelatedAdr } from "#shared/adr/folder/related";
import type { ListingProgress, RepoInfo } from "#shared/api/repo";
import { localDay } from "#shared/base/day";
import { keptHere } from "../../files/kept";
import { isDeep } from "../find/candidates";
import { inspect } from "../find/inspect";
import { checked, listLooked, looked } from "../list/check";
import { type Listed, type Listing, listTexts } from "../list/list";
import { type FolderText, yieldToEventLoop } from "../list/read";
import { createFollower } from "./follow";

export interface Repositories {
  /** What a chosen folder is. Whoever opens it next doesn't wait for its files to be read once more. */
  inspect(path: string): Promise<RepoInfo>;
  /** Tells every tenth of a second how far it is, shows the newest of many ADRs before it has the others; ends with the listing. Ends early when `signal` fires. */
  open(root: string, signal?: AbortSignal): AsyncGenerator<ListingProgress>;
  search(root: string, words: string): Promise<{ files: string[] }>;
  /** How the ADRs stand to each other, by file, as of when the repository was last read. */
  related(root: string): Promise<ReadonlyMap<string, RelatedAdr[]>>;
  /** Reports changes on disk for `lease` milliseconds from now. */
  watch(roots: readonly string[]): Promise<void>;
  close(): void;
}

/** Milliseconds. Whoever looks at a repository says so again before they are over. */
const lease = 120_000;
/** Milliseconds between two reports of progress. */
const pace = 100;
/** Characters kept for searching. */
const memory = 100_000_000;

/** What follows from a reading. Made when it is first asked for: most open a repository without looking at this. */
interface Known {
  folders: { path: string; deep: boolean }[];
  /** What is searched: file name and text of each ADR in lower case. */
  searched: ReadonlyMap<string, string> | null;
  related: ReadonlyMap<string, RelatedAdr[]> | null;
}

export function openRepositories(options: { changed(root: string): void; clock: () => Date }): Repositories {
  /** By root, the one read last at the end. */
  const known = new Map<string, Known>();
  const now = () => options.clock().getTime();
  const follower = createFollower(options.changed, now);
  const keep = keptHere(now);

  const read = async (path: string, reading: Listing = {}) => {
    const listed = await listLooked(path, { ...reading, keep });
    listed.kept?.write();
    const { root, folders } = listed.listing;
    const one: Known = {
      folders: folders
        .filter((folder) => folder.exists)
        .map(({ dir }) => ({ path: join(root, dir), deep: isDeep(root, join(root, dir)) })),
      searched: null,
      related: null,
    };
    known.delete(root);
    known.set(root, one);
    return { listed, one };
  };

  /** Forgets what is searched elsewhere, where it is too much together. */
  const search = async (root: string): Promise<ReadonlyMap<string, string>> => {
    const one = known.get(root) ?? (await read(root)).one;
    one.searched = await lowered(await listTexts(root, { keep }));
    let total = [...known.values()].reduce((sum, { searched }) => sum + sizeOf(searched), 0);
    for (const other of known.values()) {
      if (total <= memory || other === one) break;
      total -= sizeOf(other.searched);
      other.searched = null;
    }
    return one.searched;
  };

  return {
    inspect: (path) => inspect(path, { keep, seen: looked }),
    async *open(root, signal) {
      const stop = new AbortController();
      const progress = { read: 0, of: 0 };
      let glimpse: (files: FolderText["files"]) => void = () => {};
      /** What is still waited for besides the end: the first ADRs, once. */
      let first = [new Promise<FolderText["files"]>((seen) => (glimpse = seen))];
      const working = read(root, {
        signal: signal ? AbortSignal.any([signal, stop.signal]) : stop.signal,
        progress(files, left) {
          progress.read += files;
          progress.of = progress.read + left;
        },
        glimpse,
      });
      const ended = working.then(
        () => "ended" as const,
        () => "ended" as const,
      );
      try {
        for (;;) {
          const turn = await Promise.race([ended, after(pace, "later" as const), ...first]);
          if (turn === "ended") break;
          if (turn !== "later") {
            first = [];
            yield { first: folderEntries(turn) };
          }
          yield { ...progress };
        }
        const { listed } = await working;
        // What the check asks of files is kept with the rest, which the reading has put in its place.
        yield { listing: listed.listing, problems: await checked(listed, localDay(options.clock())) };
      } finally {
        stop.abort();
      }
    },
    async search(root, words) {
      const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
      const texts = known.get(root)?.searched ?? (await search(root));
      const files = [...texts].filter(([, text]) => wanted.every((word) => text.includes(word)));
      return { files: files.map(([file]) => file) };
    },
    async related(root) {
      const before = known.get(root)?.related;
      if (before) return before;
      const { relatedAmong } = await import("#shared/adr/folder/related");
      const { listing, texts } = await listTexts(root, { keep });
      const related = relatedAmong(listing.entries, texts);
      const one = known.get(root);
      if (one) one.related = related;
      return related;
    },
    async watch(roots) {
      for (const root of roots) {
        // One that can't be read keeps nobody from following the others; opening it says why.
        const one = known.get(root) ?? (await read(root).catch(() => null))?.one;
        if (one) follower.follow(root, one.folders, now() + lease);
      }
    },
    close: () => follower.close(),
  };
}

/** Texts put in lower case before others have their turn. */
const batch = 200;

async function lowered({ listing: { root, entries }, texts }: Listed): Promise<ReadonlyMap<string, string>> {
  const all = new Map<string, string>();
  for (const [i, { file }] of entries.entries()) {
    if (i % batch === 0) await yieldToEventLoop(root, undefined);
    all.set(file, `${file}\n${texts.get(file) ?? ""}`.toLowerCase());
  }
  return all;
}

function sizeOf(searched: Known["searched"]): number {
  return [...(searched?.values() ?? [])].reduce((sum, text) => sum + text.length, 0);
}
