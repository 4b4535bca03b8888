import { useCallback, useDeferredValue, useMemo, useState } from "react";
import { type AdrFilter, counted, keyOf, type Order, rowNumber, rowsFound, sorted } from "./rows";
import { useBodySearch } from "./useBodySearch";
import type { Repo } from "./useRepositories";

export type AdrList = ReturnType<typeof useAdrList>;

/** The ADRs of these repositories, and which of them are shown in which order. */
export function useAdrList(repos: readonly Repo[]) {
  const [find, setFind] = useState("");
  const [filter, setFilter] = useState<AdrFilter>("all");
  const [order, setOrder] = useState<Order>({ by: "date", down: true });
  const rows = useMemo(() => repos.flatMap((repo) => repo.rows), [repos]);
  const counts = useMemo(() => counted(rows), [rows]);
  const words = useDeferredValue(find);
  const inBody = useBodySearch(words, repos);
  const shown = useMemo(
    () => sorted(rowsFound(rows, filter, words, inBody), order),
    [rows, filter, words, inBody, order],
  );
  const numbers = useMemo(() => new Map(rows.map(({ key, entry }) => [key, rowNumber(entry)])), [rows]);
  const numberOf = useCallback((of: string, file: string) => numbers.get(keyOf(of, file)) ?? "", [numbers]);
  return { rows, shown, counts, find, setFind, filter, setFilter, order, setOrder, numberOf };
}
