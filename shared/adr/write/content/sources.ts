import { literal, type Md, md } from "#shared/adr/write/escape";
import { lookup } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import type { Part } from "#shared/playbook/playbook";
import { notesFor } from "#shared/record/notes";
import { cellOf, type Facts } from "./facts";

/** Sources that anything above refers to, in the playbook's order. */
export function sourcesOf(facts: Facts, parts: Part[]): Md[] {
  const { playbook, record, criteria, options } = facts;
  const used = new Set([
    ...criteria.flatMap(({ id }) => options.flatMap((option) => cellOf(facts, id, option.id)?.sources ?? [])),
    ...notesFor(playbook, record.draft).flatMap(({ sources }) => sources),
    ...parts.flatMap(({ sources }) => sources),
  ]);
  return Object.entries(playbook.sources)
    .filter(([id]) => used.has(id))
    .map(([, { short, author, title, year }]) => {
      return md`${short}: ${author ?? "author not named"}, "${title}", ${year}`;
    });
}

export function cited(sources: Id[], facts: Facts): Md {
  return sources.length > 0 ? md` (${shortsOf(sources, facts)})` : literal("");
}

export function shortsOf(sources: Id[], { playbook }: Facts): string {
  return sources.map((id) => lookup(playbook.sources, id)?.short ?? id).join(", ");
}

/** A consequence that came from a part of the playbook keeps that part's sources. */
export function withSources(text: string, parts: Part[], facts: Facts): Md {
  const part = parts.find((one) => prefilled(text, one));
  return md`${text}${part ? cited(part.sources, facts) : literal("")}`;
}

export function prefilled(text: string, { title, why }: Part): boolean {
  return text.includes(title) && text.includes(why);
}
