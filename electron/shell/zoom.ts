/** How large a page is shown, in Chromium's levels: each is a fifth more than the one below, 0 is as it was made. */

/** Chromium shows no page smaller or larger than these, yet counts on: the way back would be as long as the way beyond. */
const [smallest, largest] = [-7.5, 8.5];

/** The level after one step in, out, or back to 0. */
export function zoomed(level: number, step: -1 | 0 | 1): number {
  return step === 0 ? 0 : Math.min(Math.max(level + step / 2, smallest), largest);
}
