import { lookup } from "./by";

/**
 * Whether two values as JSON knows them say the same: lists entry by entry, objects key by key in whatever order. A key
 * that is missing and one that is `undefined` are alike.
 */
export function equal(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [x, y] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = new Set([...Object.keys(x), ...Object.keys(y)]);
  return [...keys].every((key) => equal(lookup(x, key), lookup(y, key)));
}
