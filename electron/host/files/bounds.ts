/** Bounds of a value that came from outside, looked at before it is validated: a validator names every fault it finds. */

/** Entries of one list or object. */
const entryLimit = 10_000;
/** Values in all. */
const valueLimit = 1_000_000;
/** Lists and objects inside each other. */
const depthLimit = 60;

/** Why a parsed value is too much for a record, or `null`. */
export function tooMuchIn(value: unknown): string | null {
  let values = 0;
  const look = (part: unknown, depth: number): string | null => {
    if (++values > valueLimit) return `It holds more than ${valueLimit} values.`;
    if (part === null || typeof part !== "object") return null;
    if (depth > depthLimit) return "It is nested too deeply.";
    const parts = Array.isArray(part) ? part : Object.values(part);
    if (parts.length > entryLimit) return `A list in it has more than ${entryLimit} entries.`;
    for (const one of parts) {
      const why = look(one, depth + 1);
      if (why !== null) return why;
    }
    return null;
  };
  return look(value, 0);
}
