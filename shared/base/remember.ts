/** Keeps what a function of a text says, for texts that come again and again. */

/** Texts kept by one function. */
const most = 1000;

/**
 * The same function, which doesn't work out twice what it says of a text of at most `longest` characters. What it says
 * must depend on nothing else, and nobody may change it.
 */
export function remembered<T>(of: (text: string) => T, longest = 200): (text: string) => T {
  const known = new Map<string, { said: T }>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before.said;
    const said = of(text);
    if (text.length > longest) return said;
    if (known.size >= most) known.clear();
    // A copy: a part of a file's text would keep the whole of it in memory.
    known.set(` ${text}`.slice(1), { said });
    return said;
  };
}
