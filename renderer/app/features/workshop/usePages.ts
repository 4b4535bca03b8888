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

/** So many at once: every page is shown once and then the first stays, or somebody turns them with keys or a clicker. */
export function usePages<T>(items: T[], size: number): { shown: T[]; words: string | null } {
  const [page, setPage] = useState(0);
  const pages = Math.ceil(items.length / size);
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
  const first = Math.min(page, Math.max(0, pages - 1)) * size;
  const shown = items.slice(first, first + size);
  return { shown, words: pages < 2 ? null : `${first + 1} to ${first + shown.length} of ${items.length}` };
}
