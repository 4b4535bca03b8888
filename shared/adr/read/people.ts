/** Names in an ADR's lists of people. */
import type { AdrEntry } from "#shared/adr/folder/entry";
import type { Field } from "./field";
import { longest, plainText } from "./plain";
import { roles } from "./words";

export function peopleOf(fields: readonly Field[]): AdrEntry["people"] {
  const people: AdrEntry["people"] = {};
  for (const role of roles) {
    const said = fields.filter(({ label }) => label === role);
    if (said.length === 0) continue;
    const names = new Set(said.flatMap(({ raw }) => namesIn(raw)));
    if (names.size > 0) people[role] = [...names];
  }
  return people;
}

/** The names in a list, between commas or on lines of their own; commas in brackets are part of a name. */
function namesIn(raw: string): string[] {
  const text = raw.slice(0, longest).replace(/<!--.*?(?:-->|$)/gs, "");
  const flow = /^\s*\[([^[\]]*)\]\s*$/.exec(text)?.[1] ?? text;
  const parts = flow.match(/(?:\([^()\n]*\)|\[[^[\]\n]*\]|\{[^{}\n]*\}|[^,;，；、\n])+/g) ?? [];
  return parts
    .map((part) => plainText(part.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, "")).replace(/^(["'])(.*)\1$/, "$2"))
    .filter((name) => /[\p{L}\p{N}]/u.test(name) && !/^(?:\{.*\}|list everyone\b.*)$/is.test(name));
}
