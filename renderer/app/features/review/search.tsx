import { useEffect, useState } from "react";
import type { Hit } from "#shared/api/records";
import { useHost } from "../../host/HostContext";
import { hrefOf } from "../../shell/route";
import { Group } from "../../ui/Group";
import classes from "./search.module.css";

/** Milliseconds without a key after which the whole of every record is searched. */
const pause = 200;
const none: ReadonlyMap<string, Hit> = new Map();

/** Where all of these words are found inside records, by record. */
export function useInside(words: string): ReadonlyMap<string, Hit> {
  const { host, recordsChanged } = useHost();
  const [hits, setHits] = useState<ReadonlyMap<string, Hit>>(none);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed record may hold the words
  useEffect(() => {
    if (words.trim() === "") {
      setHits(none);
      return;
    }
    let current = true;
    const timer = setTimeout(() => {
      host.records.search({ words: words.slice(0, 500) }).then(
        ({ hits: found }) => current && setHits(new Map(found.map((hit) => [hit.id, hit]))),
        () => current && setHits(none),
      );
    }, pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [words, host, recordsChanged]);
  return hits;
}

/** What was found that the list doesn't show. */
export function Inside({ hits }: { hits: (Hit & { title: string })[] }) {
  if (hits.length === 0) return null;
  return (
    <Group title="Found inside">
      <ul className={classes.inside}>
        {hits.map(({ id, title, where, text }) => (
          <li key={id}>
            <a href={hrefOf({ at: "record", id, place: null })}>{title}</a>
            <span>
              {where}: {text}
            </span>
          </li>
        ))}
      </ul>
    </Group>
  );
}
