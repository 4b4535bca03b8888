import type { By, Id } from "#shared/types";

/** What stands under an id, or `undefined`. "constructor" is a legal id, so inherited properties must not be seen. */
export function at<T>(by: By<T>, id: Id): T | undefined {
  return Object.hasOwn(by, id) ? by[id] : undefined;
}
