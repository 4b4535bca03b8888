import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Problem } from "#shared/adr/folder/problem";
import type { RepoListing } from "#shared/api/repo";
import { type Failure, failureOf } from "../../host/failure";
import { useHost } from "../../host/HostContext";
import { type AdrRow, rowsOf } from "./rows";

/** A repository as far as it is known here. */
export interface Repo {
  root: string;
  listing: RepoListing | null;
  /** Counts the listings. */
  version: number;
  problems: Problem[];
  rows: AdrRow[];
  failure: Failure | null;
  /** Files read of those known so far, while it is being read; `null` otherwise. */
  reading: { read: number; of: number } | null;
  /** Reading was stopped by the user. */
  stopped: boolean;
}

const blank = (root: string): Repo => ({
  root,
  listing: null,
  version: 0,
  problems: [],
  rows: [],
  failure: null,
  reading: { read: 0, of: 0 },
  stopped: false,
});

/** Milliseconds: shorter than the time for which the host follows a repository. */
const renewal = 60_000;

/**
 * Reads these repositories side by side and again whenever one changes on disk; what is known stays on screen
 * meanwhile. `roots` must be stable.
 */
export function useRepositories(roots: readonly string[]) {
  const { host, onRepoChange } = useHost();
  const [all, setAll] = useState<ReadonlyMap<string, Repo>>(new Map());
  const running = useRef(new Map<string, AbortController>());

  const set = useCallback((root: string, change: (repo: Repo) => Repo) => {
    setAll((before) => new Map(before).set(root, change(before.get(root) ?? blank(root))));
  }, []);

  const read = useCallback(
    async (root: string): Promise<void> => {
      running.current.get(root)?.abort();
      const stop = new AbortController();
      running.current.set(root, stop);
      const { signal } = stop;
      set(root, (repo) => ({ ...repo, reading: { read: 0, of: 0 }, stopped: false }));
      try {
        for await (const step of await host.repo.open({ root }, { signal })) {
          if (signal.aborted) return;
          if ("listing" in step) {
            const { listing, problems } = step;
            // Files and links are relative to what the host listed; the row belongs to what was asked for.
            const rows = rowsOf({ ...listing, root }, problems);
            set(root, ({ version }) => ({
              ...blank(root),
              listing,
              version: version + 1,
              problems,
              rows,
              reading: null,
            }));
          } else if ("first" in step) {
            const rows = rowsOf({ root, entries: step.first, unreadable: [] }, []);
            set(root, (repo) => (repo.listing ? repo : { ...repo, rows }));
          } else set(root, (repo) => ({ ...repo, reading: step }));
        }
      } catch (error) {
        if (!signal.aborted) set(root, (repo) => ({ ...repo, reading: null, failure: failureOf(error) }));
      } finally {
        if (running.current.get(root) === stop) running.current.delete(root);
      }
    },
    [host, set],
  );

  const stop = useCallback(() => {
    for (const [root, one] of running.current) {
      one.abort();
      set(root, (repo) => ({ ...repo, reading: null, stopped: repo.listing === null }));
    }
    running.current.clear();
  }, [set]);

  useEffect(() => {
    const known = running.current;
    for (const root of roots) void read(root);
    return () => {
      for (const one of known.values()) one.abort();
    };
  }, [roots, read]);

  useEffect(() => onRepoChange((root) => roots.includes(root) && void read(root)), [onRepoChange, roots, read]);

  // Following begins with what was read, so that nothing falls between.
  const listed = roots.every((root) => all.get(root)?.reading === null);
  useEffect(() => {
    if (!listed || roots.length === 0) return;
    const follow = () => void host.repo.watch({ roots: [...roots] }).catch(() => {});
    follow();
    const timer = setInterval(follow, renewal);
    return () => clearInterval(timer);
  }, [host, listed, roots]);

  const repos = useMemo(() => roots.map((root) => all.get(root) ?? blank(root)), [roots, all]);
  return { repos, read, stop };
}
