import type { Id } from "./id";

/** Something per option or per criterion, keyed by id. */
export type By<T> = Record<Id, T>;

/** What stands under an id, or `undefined`. "constructor" is a legal id, so inherited properties must not be seen. */
export function lookup<T>(by: By<T>, id: Id): T | undefined {
  return Object.hasOwn(by, id) ? by[id] : undefined;
}
