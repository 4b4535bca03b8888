import type { By } from "#shared/base/by";
import type { Day } from "#shared/base/day";
import type { Id, Sha256 } from "#shared/base/id";

/** What can be chosen. */
export interface Option {
  id: Id;
  title: string;
  /** One line that tells it from the others; empty when there is nothing to say. */
  summary: string;
  /** What a reader should know beside it, for example that it isn't maintained any more. */
  note?: string;
}

/** Where a fact comes from. Shown as "author year". */
export interface Source {
  /** Author as printed, or `null` where the article names nobody. */
  author: string | null;
  title: string;
  /** Year as printed, for example "2021" or "about 2019". */
  year: string;
  /** The short form used beside a fact, for example "Vance 2026". */
  short: string;
  /** The year of its figures, where that isn't the year it came out in. */
  data?: number;
  /** The day on which somebody last read it, or a stored copy of it. */
  checked?: Day;
  /** Where it can be read. */
  link?: string;
  /** What was read: the page itself, or a copy that was kept. */
  read?: "page" | "copy";
}

/** How well one option fits one answer, and why. */
export interface AnswerFit {
  score: Score;
  /** The fact behind the score, in our own words. */
  reason: string;
  /** Keys of `Playbook.sources`; empty only where the reason is our own inference, and then it says so. */
  sources: Id[];
}

/** One thing a team can say about itself. */
export interface Answer {
  id: Id;
  text: string;
  /** One line of help under the text; may be empty. */
  hint: string;
  fits: By<AnswerFit>;
}

/** Words for the ends and the middle of the 1-5 scale of one criterion. */
export type Anchors = Record<"1" | "2" | "3" | "4" | "5", string>;

/** A fact shown as evidence beside a criterion; `about` is an option's id, or `null` where it concerns all. */
export interface Finding {
  about: Id | null;
  text: string;
  sources: Id[];
}

/** What options are judged by. */
export interface Criterion {
  id: Id;
  title: string;
  /** The question in plain words. Empty for a criterion that is scored directly. */
  question: string;
  /** Why it is asked, and where sources disagree or are dated. */
  help: string;
  /** Asked of every team. */
  always: boolean;
  /** Default points, a whole number 0-100 in steps of 5. */
  points: number;
  anchors: Anchors;
  /** Empty means: scored directly. */
  answers: Answer[];
  /** Evidence in the order in which it is shown. */
  findings: Finding[];
  /** One caution about dated or contradicting sources; empty where there is none. */
  caution: string;
  /** The cheapest way to find the answer out. */
  check?: string;
}

export type MustHaveVerdict = "pass" | "fail" | "unknown";

/** A pass/fail test that excludes an option before anything is scored. */
export interface MustHave {
  id: Id;
  statement: string;
  /** How it is checked. */
  check: string;
  /** A negotiable must-have that fails doesn't exclude, but needs an exception by the decider. */
  negotiable: boolean;
  /** What the playbook proposes per option; the team confirms or changes it. */
  proposes: By<{ verdict: MustHaveVerdict; reason: string; sources: Id[] }>;
}

/** `all`: every listed criterion has one of the listed answers. */
export type When = By<Id[]>;

/** A hint that answers describe what some other system is for. */
export interface PlaybookNote {
  id: Id;
  /** The system it points to, for example "FastAPI". */
  system: string;
  when: When;
  text: string;
  sources: Id[];
}

/** Something the team will add and look after when it chooses `option` and gave these answers. */
export interface Part {
  id: Id;
  option: Id;
  /** Empty: always. */
  when: When;
  title: string;
  why: string;
  sources: Id[];
}

/**
 * What holds where answers meet: it is said, and options fit the answers differently. `when` names two criteria or more.
 */
export interface Rule {
  id: Id;
  when: When;
  /** No project is like that: nothing is clear while these answers stand together. */
  impossible?: boolean;
  /** One sentence or two, in "we". */
  say: string;
  /** Criterion, then option: the fit that takes the place of the answer's own. */
  fits: By<By<AnswerFit>>;
  sources: Id[];
}

/** A decision as data. Format 2 adds rules, and day and year of sources; what a file of format 1 lacks is left out. */
export interface Playbook {
  format: 1 | 2;
  id: Id;
  /** Year and number of the edition, for example "2026.1". */
  edition: string;
  title: string;
  question: string;
  options: Option[];
  criteria: Criterion[];
  mustHaves: MustHave[];
  notes: PlaybookNote[];
  parts: Part[];
  rules?: Rule[];
  sources: By<Source>;
  /** What changed since the edition before, a sentence each. */
  changes?: { since: string; what: string[] };
  /** Hash of the playbook that this is only the used part of: other answers need the whole. */
  partOf?: Sha256;
}

/** A playbook and the hash that names its content. */
export interface PlaybookEntry {
  hash: Sha256;
  playbook: Playbook;
}

/** How well an option fits, on anchors that are fixed per criterion: 1 is the left anchor, 5 the right. */
export type Score = 1 | 2 | 3 | 4 | 5;
