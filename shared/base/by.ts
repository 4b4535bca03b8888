import type { Id } from "./id";

/** Something per option or per criterion, keyed by id. */
export type By<T> = Record<Id, T>;

/** What stands under an id, or `undefined`. "constructor" is a legal id, so inherited properties must not be seen. */
export function lookup<T>(by: By<T>, id: Id): T | undefined {
  return Object.hasOwn(by, id) ? by[id] : undefined;
}

/** Things by their id; of several with the same one the first, as `find` gives it. */
export function firstById<T extends { id: Id }>(things: readonly T[]): ReadonlyMap<Id, T> {
  const by = new Map<Id, T>();
  for (const one of things) if (!by.has(one.id)) by.set(one.id, one);
  return by;
}
