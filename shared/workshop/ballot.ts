/**
 * What one person puts in, word by word. The host keeps it so, and a phone shows its own words by the same function
 * before they are acknowledged.
 */
import type { By } from "#shared/base/by";
import { lookup } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import type { Judgement, Weighing } from "#shared/record/record";

export interface Comment {
  id: Id;
  /** "problem", "scope", "options", "criteria", "must-haves" or the id of a criterion. */
  section: string;
  text: string;
}

/** "One year on it failed: why?" and "what speaks for the option that loses?" */
export interface Risk {
  id: Id;
  kind: "failed" | "loser";
  /** The option that failed. */
  option?: Id | undefined;
  text: string;
}

/** Something that somebody would judge by as well. */
export interface Proposal {
  id: Id;
  kind: "criterion" | "must-have";
  text: string;
}

export interface CriterionWord {
  word: "keep" | "merge" | "drop";
  /** Merge with this one. */
  with?: Id;
  reason?: string;
}

export interface WeighingEntry {
  weighing: Weighing;
  points: By<number>;
  ranking: Id[];
}

export interface Consent {
  /** 0 (no) to 5 (fully). */
  level: number;
  /** Whether it will still look right in a year, 0-100 %; `null` where left out. */
  confidence: number | null;
  /** Needed at 0 to 2, and then it is the dissent in the author's words. */
  reason: string;
}

/** What one person put in. Kept by seat, in anonymous sessions by an id that nothing ties to a seat. */
export interface Private {
  comments: Comment[];
  criteria: By<CriterionWord>;
  mustHaves: By<string>;
  proposals: Proposal[];
  /** Per round, "1" and "2". What a later round leaves out stays as it was. */
  stands: By<WeighingEntry>;
  judgements: By<By<Judgement>>;
  risks: Risk[];
  dots: Id[];
  /** Criteria on which the discussion changed this person's view. */
  changed: Id[];
  consent: Consent | null;
}

/** One thing that a person puts in. A later word on the same thing replaces the earlier one. */
export type Word =
  /** An empty text takes the comment back. */
  | ({ on: "comment" } & Comment)
  | ({ on: "criterion"; criterion: Id } & CriterionWord)
  /** What the person holds against a must-have; empty takes it back. */
  | { on: "must-have"; mustHave: Id; text: string }
  /** An empty text takes the proposal back. */
  | ({ on: "proposal" } & Proposal)
  /** Without any points or places it is taken back. */
  | ({ on: "points" } & WeighingEntry)
  /** `null` takes it back; in the second round that means "as before". */
  | { on: "judgement"; criterion: Id; judgement: Judgement | null }
  | ({ on: "risk" } & Risk)
  /** At most two. */
  | { on: "dots"; risks: Id[] }
  | { on: "changed"; criterion: Id; changed: boolean }
  | ({ on: "consent" } & Consent)
  /** The author's correction of their own dissent. */
  | { on: "dissent"; text: string };

/** A ballot on which nothing stands yet. */
export const emptyBallot: Private = {
  comments: [],
  criteria: {},
  mustHaves: {},
  proposals: [],
  stands: {},
  judgements: {},
  risks: [],
  dots: [],
  changed: [],
  consent: null,
};

/** The ballot with one word on it, as it stands in round "1" or "2". */
export function withWord(ballot: Private, word: Word, round: string): Private {
  switch (word.on) {
    case "comment": {
      const { on: _, ...comment } = word;
      return { ...ballot, comments: replaced(ballot.comments, comment) };
    }
    case "criterion": {
      const { on: _, criterion, ...said } = word;
      return { ...ballot, criteria: { ...ballot.criteria, [criterion]: said } };
    }
    case "must-have":
      return {
        ...ballot,
        mustHaves:
          word.text === ""
            ? without(ballot.mustHaves, word.mustHave)
            : { ...ballot.mustHaves, [word.mustHave]: word.text },
      };
    case "proposal": {
      const { on: _, ...proposal } = word;
      return { ...ballot, proposals: replaced(ballot.proposals, proposal) };
    }
    case "points": {
      const { on: _, ...stand } = word;
      const said = stand.ranking.length > 0 || Object.values(stand.points).some((points) => points > 0);
      return { ...ballot, stands: said ? { ...ballot.stands, [round]: stand } : without(ballot.stands, round) };
    }
    case "judgement": {
      const given = lookup(ballot.judgements, round) ?? {};
      const now =
        word.judgement === null ? without(given, word.criterion) : { ...given, [word.criterion]: word.judgement };
      return { ...ballot, judgements: { ...ballot.judgements, [round]: now } };
    }
    case "risk": {
      const { on: _, ...risk } = word;
      return { ...ballot, risks: replaced(ballot.risks, risk) };
    }
    case "dots":
      return { ...ballot, dots: word.risks };
    case "changed": {
      const others = ballot.changed.filter((id) => id !== word.criterion);
      return { ...ballot, changed: word.changed ? [...others, word.criterion] : others };
    }
    case "consent": {
      const { on: _, ...consent } = word;
      return { ...ballot, consent };
    }
    case "dissent":
      return ballot.consent === null ? ballot : { ...ballot, consent: { ...ballot.consent, reason: word.text } };
  }
}

/** The list with one entry put in, replaced in its place, or taken out where its text is empty. */
export function replaced<T extends { id: Id; text: string }>(list: T[], one: T): T[] {
  if (one.text === "") return list.filter(({ id }) => id !== one.id);
  return list.some(({ id }) => id === one.id)
    ? list.map((other) => (other.id === one.id ? one : other))
    : [...list, one];
}

function without<T>(by: By<T>, id: Id): By<T> {
  const { [id]: _, ...rest } = by;
  return rest;
}
