/** What a function makes, made when it is first asked for: a start doesn't wait for what it doesn't need. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
