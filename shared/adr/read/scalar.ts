/** Scalars of YAML, JSON and TOML: what stands in quotes, and where brackets close. */
import type { Span } from "./span";

/** A value in its place, with what it says where that isn't what is written. */
export type Valued = Span & { value?: string; whole?: boolean };

/** A scalar in quotes, without them; `null` where they don't close. */
export function quotedAt(text: string, from: number, end: number): Valued | null {
  const quote = text.charAt(from);
  for (let at = from + 1; at < end; at++) {
    const mark = text.charAt(at);
    if (quote === '"' && mark === "\\") at++;
    else if (mark === quote) {
      if (quote === "'" && text.charAt(at + 1) === "'") {
        at++;
        continue;
      }
      const span: Valued = spanBetween(text, from + 1, at);
      const value = unquoted(span.raw, quote);
      return value === span.raw ? span : { ...span, value };
    }
  }
  return null;
}

const escapes: Record<string, string> = {
  ...{ n: "\n", t: "\t", r: "\r", "0": "\0", a: "\u0007", b: "\b", v: "\v", f: "\f", e: "\u001b" },
  ...{ N: "\u0085", _: "\u00a0", L: "\u2028", P: "\u2029" },
};

function unquoted(raw: string, quote: string): string {
  const folded = raw.includes("\n")
    ? raw
        .split(/\r?\n/)
        .map((line) => line.trim())
        .join(" ")
    : raw;
  if (quote === "'") return folded.replaceAll("''", "'");
  return folded.replace(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|(.))/gi, (_, byte?: string, unit?: string, mark = "") => {
    const code = byte ?? unit;
    return code === undefined ? (escapes[mark] ?? mark) : String.fromCharCode(Number.parseInt(code, 16));
  });
}

/** Behind the bracket that closes the one at `from`; `null` where none does. */
export function closing(text: string, from: number, end: number): number | null {
  let depth = 0;
  for (let at = from; at < end; at++) {
    const mark = text.charAt(at);
    if (mark === '"' || mark === "'") {
      // Only what opens an item quotes it: an apostrophe in a word doesn't, nor what stands behind one.
      if (!/[[{,:=]\s*$/.test(text.slice(Math.max(from, at - 200), at))) continue;
      const quoted = quotedAt(text, at, end);
      if (!quoted) return null;
      at = quoted.end;
    } else if (mark === "[" || mark === "{") depth++;
    else if ((mark === "]" || mark === "}") && --depth === 0) return at + 1;
  }
  return null;
}

export function withoutComment(raw: string): string {
  return raw.replace(/(?:^|(?<!\s)\s+)#.*$/, "").trimEnd();
}

export function spanBetween(text: string, start: number, end: number): Span {
  return { start, end, raw: text.slice(start, end) };
}
