/** How a playbook begins: from a question and options, or with what another says. */
import type { Day } from "#shared/base/day";
import type { Id } from "#shared/base/id";
import { idFor } from "./ids";
import type { Playbook, Source } from "./playbook";

interface Beginning {
  id: Id;
  title: string;
  question: string;
  /** Titles, in order; those that are empty or stand twice are left out. */
  options: readonly string[];
  today: Day;
}

/** A playbook without criteria. Its one source is what the team knows itself. */
export function beginning({ id, title, question, options, today }: Beginning): Playbook {
  const titles = [...new Set(options.map((one) => one.trim()).filter(Boolean))];
  const ids: Id[] = [];
  for (const one of titles) ids.push(idFor(one, ids));
  return {
    format: 2,
    id,
    edition: `${today.slice(0, 4)}.1`,
    ...{ title, question },
    options: titles.map((one, n) => ({ id: ids[n] as Id, title: one, summary: "" })),
    criteria: [],
    mustHaves: [],
    notes: [],
    parts: [],
    rules: [],
    sources: { ours: ownKnowledge(today) },
  };
}

/** What a team says without anything to refer to: dated, so that it ages like any other source. */
export function ownKnowledge(today: Day): Source {
  const year = today.slice(0, 4);
  return {
    author: null,
    title: "What we know ourselves",
    year,
    short: "ourselves",
    data: Number(year),
    checked: today,
  };
}

/** Another's content under an id of its own. What it said of its editions isn't this one's history. */
export function copied({ changes: _, partOf: __, ...book }: Playbook, id: Id): Playbook {
  return id === book.id ? book : { ...book, id, title: `${book.title} (copy)`.slice(0, 160) };
}
