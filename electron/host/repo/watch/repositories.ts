/** Repositories as the app shows them: opened with progress, searched in full text, followed on disk. */
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { folderEntries } from "#shared/adr/folder/folder";
import type { RelatedAdr } from "#shared/adr/folder/related";
import type { ListingProgress } from "#shared/api/repo";
import { localDay } from "#shared/base/day";
import { isDeep } from "../find/candidates";
import { checked } from "../list/check";
import { listTexts } from "../list/list";
import type { FolderText } from "../list/read";
import { createFollower } from "./follow";

export interface Repositories {
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

/** What is searched: file name and text of each ADR in lower case. */
interface Kept {
  folders: { path: string; deep: boolean }[];
  texts: Map<string, string>;
  size: number;
  /** Made when it is first asked for: most open a repository without looking at this. */
  related: ReadonlyMap<string, RelatedAdr[]> | null;
}

export function openRepositories(options: { changed(root: string): void; clock: () => Date }): Repositories {
  /** By root, the one used last at the end. */
  const kept = new Map<string, Kept>();
  const now = () => options.clock().getTime();
  const follower = createFollower(options.changed, now);

  const read = async (path: string, reading: Parameters<typeof listTexts>[1] = {}) => {
    const listed = await listTexts(path, reading);
    const { listing, texts } = listed;
    const { root } = listing;
    const lower = new Map(listing.entries.map(({ file }) => [file, `${file}\n${texts.get(file) ?? ""}`.toLowerCase()]));
    const size = [...lower.values()].reduce((sum, text) => sum + text.length, 0);
    const folders = listing.folders
      .filter((folder) => folder.exists)
      .map(({ dir }) => ({ path: join(root, dir), deep: isDeep(root, join(root, dir)) }));
    const one: Kept = { folders, texts: lower, size, related: null };
    kept.delete(root);
    kept.set(root, one);
    let total = [...kept.values()].reduce((sum, other) => sum + other.size, 0);
    for (const [other, { size }] of kept) {
      if (total <= memory || other === root) break;
      kept.delete(other);
      total -= size;
    }
    return { listed, one };
  };

  return {
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
        yield { listing: listed.listing, problems: await checked(listed, localDay(options.clock())) };
      } finally {
        stop.abort();
      }
    },
    async search(root, words) {
      const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
      const { texts } = kept.get(root) ?? (await read(root)).one;
      const files = [...texts].filter(([, text]) => wanted.every((word) => text.includes(word)));
      return { files: files.map(([file]) => file) };
    },
    async related(root) {
      const known = kept.get(root)?.related;
      if (known) return known;
      const { relatedAmong } = await import("#shared/adr/folder/related");
      const { listing, texts } = await listTexts(root);
      const related = relatedAmong(listing.entries, texts);
      const one = kept.get(root);
      if (one) one.related = related;
      return related;
    },
    async watch(roots) {
      for (const root of roots) {
        // One that can't be read keeps nobody from following the others; opening it says why.
        const one = kept.get(root) ?? (await read(root).catch(() => null))?.one;
        if (one) follower.follow(root, one.folders, now() + lease);
      }
    },
    close: () => follower.close(),
  };
}
