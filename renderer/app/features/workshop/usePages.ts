/** Pages of what doesn't fit on the projector at once. */
import { useEffect, useState } from "react";

/** Milliseconds for which a page of rows stays. */
const pageTime = 20_000;
/** Clickers send PageUp and PageDown. */
const turns: Record<string, number | undefined> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  PageUp: -1,
  PageDown: 1,
};

/**
 * So many at once: every page is shown once and then the first stays, or somebody turns them with keys or a clicker.
 *
 * @param rowsOf how many of the rows of a page one takes
 */
export function usePages<T>(
  items: T[],
  size: number,
  rowsOf: (item: T) => number = () => 1,
): { shown: T[]; words: string | null } {
  const [page, setPage] = useState(0);
  const starts = startsOf(items, size, rowsOf);
  const pages = starts.length;
  useEffect(() => {
    setPage(0);
    if (pages < 2) return;
    let turned = 0;
    const timer = setInterval(() => {
      turned += 1;
      setPage(turned % pages);
      if (turned === pages) clearInterval(timer);
    }, pageTime);
    const turn = ({ key }: KeyboardEvent) => {
      const by = turns[key];
      if (by === undefined) return;
      clearInterval(timer);
      setPage((now) => Math.min(Math.max(now + by, 0), pages - 1));
    };
    window.addEventListener("keydown", turn);
    return () => {
      clearInterval(timer);
      window.removeEventListener("keydown", turn);
    };
  }, [pages]);
  const at = Math.min(page, Math.max(0, pages - 1));
  const first = starts[at] ?? 0;
  const shown = items.slice(first, starts[at + 1]);
  return { shown, words: pages < 2 ? null : `${first + 1} to ${first + shown.length} of ${items.length}` };
}

/** Where each page begins. */
function startsOf<T>(items: T[], size: number, rowsOf: (item: T) => number): number[] {
  const starts: number[] = [];
  let left = 0;
  for (const [i, item] of items.entries()) {
    const rows = rowsOf(item);
    if (i === 0 || rows > left) {
      starts.push(i);
      left = size;
    }
    left -= rows;
  }
  return starts;
}
