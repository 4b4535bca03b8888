import { useEffect, useState } from "react";
import { useHost } from "../../host/HostContext";
import { keyOf } from "./rows";
import type { Repo } from "./useRepositories";

const none: ReadonlySet<string> = new Set();
/** Milliseconds of quiet before the host looks through whole files. */
const pause = 120;

/** Which ADRs hold the words in their text, once typing pauses; keys of rows. What was found stays until then. */
export function useBodySearch(words: string, repos: readonly Repo[]): ReadonlySet<string> {
  const { host } = useHost();
  const [hits, setHits] = useState<ReadonlySet<string>>(none);
  // A new listing may hold other texts.
  const listed = JSON.stringify(repos.filter(({ listing }) => listing).map(({ root, version }) => [root, version]));
  useEffect(() => {
    setHits(none);
    if (words.trim().length < 2) return;
    let current = true;
    const timer = setTimeout(() => {
      const asked = (JSON.parse(listed) as [root: string, version: number][]).map(async ([root]) => {
        const { files } = await host.repo.search({ root, words: words.slice(0, 200) });
        return files.map((file) => keyOf(root, file));
      });
      void Promise.allSettled(asked).then((all) => {
        if (!current) return;
        setHits(new Set(all.flatMap((one) => (one.status === "fulfilled" ? one.value : []))));
      });
    }, pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [host, words, listed]);
  return hits;
}
