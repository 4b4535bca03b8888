import type { SentenceNames } from "#shared/analysis/sentences/words";

/** A model's names are its words. */
export const asWritten: SentenceNames = {
  option: (name) => name,
  criterion: (name) => name,
  person: (name) => name,
  answer: (_, name) => name,
  mustHave: (name) => name,
};
