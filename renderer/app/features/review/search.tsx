import { useDebouncedCallback } from "@mantine/hooks";
import { useEffect, useRef, useState } from "react";
import type { Hit } from "#shared/api/records";
import { useHost } from "../../host/HostContext";
import { hrefOf } from "../../shell/route";
import { Group } from "../../ui/Group";
import { Stack } from "../../ui/layout";
import classes from "./search.module.css";

/** Milliseconds without a key after which the whole of every record is searched. */
const pause = 200;
const none: ReadonlyMap<string, Hit> = new Map();

/** Where all of these words are found inside records, by record. */
export function useInside(words: string): ReadonlyMap<string, Hit> {
  const { host, recordsChanged } = useHost();
  const [hits, setHits] = useState(none);
  const latest = useRef("");
  const search = useDebouncedCallback((all: string) => {
    // An answer to what was typed before comes too late.
    const take = (found: ReadonlyMap<string, Hit>) => all === latest.current && setHits(found);
    host.records.search({ words: all.slice(0, 500) }).then(
      ({ hits }) => take(new Map(hits.map((hit) => [hit.id, hit]))),
      () => take(none),
    );
  }, pause);
  const wanted = words.trim();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed record may hold the words
  useEffect(() => {
    latest.current = wanted;
    if (wanted === "") setHits(none);
    else search(wanted);
  }, [wanted, search, recordsChanged]);
  return wanted === "" ? none : hits;
}

/** What was found that the list doesn't show. */
export function Inside({ hits }: { hits: (Hit & { title: string })[] }) {
  if (hits.length === 0) return null;
  return (
    <Group title="Found inside">
      <ul className={classes.inside}>
        {hits.map(({ id, title, where, text }) => (
          <Stack key={id} as="li" gap={2} size="aside" ruled py={8}>
            <a href={hrefOf({ at: "record", id, place: null })}>{title}</a>
            <span>
              {where}: {text}
            </span>
          </Stack>
        ))}
      </ul>
    </Group>
  );
}
