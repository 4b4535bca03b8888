import type { Id } from "#shared/base/id";
import { knownOptions } from "./known";
import type { Option, Playbook, Source } from "./playbook";

/** What a list of playbooks shows of one: enough to choose it, a fraction of the whole. */
export interface PlaybookBrief {
  id: Id;
  edition: string;
  title: string;
  question: string;
  options: Option[];
  /** The options that it says something about; none: it leaves them to the team. */
  known: Id[];
  /** Titles of the criteria that every team is asked, and of the others. */
  asked: string[];
  others: string[];
  sources: Source[];
}

export function playbookBrief(playbook: Playbook): PlaybookBrief {
  const { id, edition, title, question, options, criteria, sources } = playbook;
  const titles = (always: boolean) => criteria.filter((one) => one.always === always).map((one) => one.title);
  return {
    ...{ id, edition, title, question, options },
    known: [...knownOptions(playbook)],
    asked: titles(true),
    others: titles(false),
    sources: Object.values(sources),
  };
}
