/** What is worked out when it is asked for. */
import { once } from "./once";

/**
 * Gives an object parts that are worked out when each is first read, once. They are its own and enumerable: whoever
 * copies the object or writes it out has them all worked out.
 *
 * @returns the same object
 */
export function lazily<A extends object, B extends object>(object: A, parts: { [K in keyof B]: () => B[K] }): A & B {
  for (const key of Object.keys(parts) as (keyof B)[])
    Object.defineProperty(object, key, { configurable: true, enumerable: true, get: once(parts[key]) });
  return object as A & B;
}
