/** Takes figures of two sides by turns, so that noise hits both alike; what breaks on the way costs that figure alone. */
import { Refused, stopLeft } from "./builds.mjs";

/** Milliseconds after which nothing is waited for any more. */
const patience = 10 * 60_000;

/**
 * The outcome of one measurement. Whatever fails meanwhile where nobody waits for it, a stream or a page that goes away,
 * is this one's failure and not the end of all.
 *
 * @template T
 * @param {() => Promise<T> | T} measure
 * @param {number} [most] milliseconds
 * @returns {Promise<T>}
 */
async function alone(measure, most = patience) {
  let fail = () => {};
  const broken = new Promise((_, failed) => {
    fail = failed;
  });
  const late = setTimeout(() => fail(new Error(`nothing came for ${most / 1000} s`)), most);
  process.on("uncaughtException", fail);
  try {
    return await Promise.race([Promise.resolve().then(measure), broken]);
  } catch (error) {
    // What isn't waited for any more would go on beside the next.
    await stopLeft();
    throw error;
  } finally {
    clearTimeout(late);
    process.off("uncaughtException", fail);
  }
}

/** Why something failed, in one line: what `fetch` says by itself is only that it did. */
const reason = (error) =>
  [error?.message ?? String(error), error?.cause?.message]
    .filter(Boolean)
    .join(": ")
    .replace(/\s+/g, " ")
    .slice(0, 300);

/**
 * The least of each figure, by side: everything else that the machine does only adds. A figure that never came is null,
 * and `why` says for each side that broke how often and why it did first.
 *
 * @param {object} work
 * @param {string | string[]} work.work a name for each figure
 * @param {number} work.times
 * @param {(values: number[]) => number[]} [work.of] makes figures of what was measured
 * @param {((() => unknown))[]} sides two that measure
 * @param {number} [most] milliseconds for each measurement
 * @returns {Promise<{ names: string[], figures: (number | null)[][], why: (string | null)[], broke: boolean }>}
 */
export async function byTurns({ work, times, of = (values) => values }, sides, most) {
  const names = [work].flat();
  const least = sides.map(() => names.map(() => /** @type {number | null} */ (null)));
  const failures = sides.map(() => /** @type {unknown[]} */ ([]));
  for (let n = 0; n < times; n++) {
    // The first of a turn is the other one each time.
    for (const side of n % 2 === 0 ? [0, 1] : [1, 0]) {
      try {
        const values = [await alone(sides[side], most)].flat();
        if (!values.every(Number.isFinite)) throw new Error(`what was waited for never came: ${values.join(", ")}`);
        least[side] = least[side].map((known, k) => Math.min(known ?? Number.POSITIVE_INFINITY, values[k]));
      } catch (error) {
        failures[side].push(error);
      }
    }
  }
  return {
    names,
    figures: least.map((values) => (values.includes(null) ? values : of(values))),
    why: failures.map((some) => (some.length > 0 ? `${some.length} of ${times} failed: ${reason(some[0])}` : null)),
    broke: failures.flat().some((error) => !(error instanceof Refused)),
  };
}
