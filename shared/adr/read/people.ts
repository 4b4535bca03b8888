/** Names in an ADR's lists of people. */
import type { AdrEntry } from "#shared/adr/folder/entry";
import { remembered } from "#shared/base/remember";
import { type Field, said } from "./field";
import { longest, plainText } from "./plain";
import { roles } from "./words";

export function peopleOf(fields: readonly Field[]): AdrEntry["people"] {
  const people: AdrEntry["people"] = {};
  if (!fields.some(({ label }) => roles.some((role) => role === label))) return people;
  for (const role of roles) {
    const those = fields.filter(({ label }) => label === role);
    if (those.length === 0) continue;
    const names = new Set(those.flatMap((one) => namesOf(one)));
    if (names.size > 0) people[role] = [...names];
  }
  return people;
}

function namesOf(field: Field): readonly string[] {
  return field.whole ? [said(field).trim()].filter(Boolean) : namesIn(said(field));
}

/** The names in a list, between commas or on lines of their own; commas in brackets and quotes are part of a name. */
const namesIn = remembered((raw): readonly string[] => {
  // Most lists are plain words.
  if (/^[\w .,-]*$/.test(raw) && raw.length < longest)
    return raw
      .split(",")
      .map((name) => name.trim())
      .filter((name) => /[A-Za-z0-9]/.test(name) && !/^list everyone\b/i.test(name));
  const text = raw.slice(0, longest).replace(/<!--.*?(?:-->|$)/gs, "");
  const flow = /^\s*\[([^[\]]*)\]\s*$/.exec(text)?.[1] ?? text;
  const parts =
    flow.match(
      /(?:(?<=^|[,;，；、\n[]\s*)"(?:\\.|[^"\\\n])*"|(?<=^|[,;，；、\n[]\s*)'(?:''|[^'\n])*'(?!\w)|\([^()\n]*\)|\[[^[\]\n]*\]|\{[^{}\n]*\}|[^,;，；、\n])+/g,
    ) ?? [];
  return parts
    .map((part) => unquoted(plainText(part.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, "").replace(/\\+\s*$/, ""))))
    .filter((name) => /[\p{L}\p{N}]/u.test(name) && !/^(?:\{.*\}|list everyone\b.*)$/is.test(name));
});

function unquoted(name: string): string {
  const quoted = /^(["'])(.*)\1$/s.exec(name);
  if (!quoted) return name;
  return quoted[1] === "'" ? (quoted[2] ?? "").replaceAll("''", "'") : (quoted[2] ?? "");
}
