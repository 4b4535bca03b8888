/** Handlers whose code is loaded with their first call, so that an app without them starts with less. */
import type { CallContext } from "./handlers";

type Handler = (input: unknown, call: CallContext) => unknown;

/** What `load` gives is made once, at the first call of any of its functions. */
export function later<T extends object>(load: () => Promise<T>): { handlers: T; loaded(): Promise<T> | null } {
  let made: Promise<T> | null = null;
  const make = () => {
    made ??= load();
    return made;
  };
  const handlers = new Proxy({} as T, {
    get: (_, name) => async (input: unknown, call: CallContext) => {
      const all = (await make()) as Record<PropertyKey, Handler>;
      return (all[name] as Handler)(input, call);
    },
  });
  return { handlers, loaded: () => made };
}
