/** What becomes of a window whose page has crashed. */

/** Milliseconds within which a page that crashes again isn't loaded again by itself. */
const soon = 30_000;

/** Says whether the page is to be loaded again by itself: not where that has just led to the next crash. */
export function recovery(now: () => number): () => boolean {
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    const again = now() - last > soon;
    last = now();
    return again;
  };
}
