/** What the facilitator's screen shows of a call, and what people with a clone see of one. */
import type { Day, Instant } from "#shared/base/day";
import type { Id, Sha256 } from "#shared/base/id";
import type { CallOut, RepositoryChoice } from "#shared/workshop/session";
import type { Collected } from "./collect";

/** A call of a workshop: who has answered by which way. What they said isn't in it. */
export interface CallView extends Collected {
  id: Id;
  what: CallOut["what"];
  from: string;
  until: Day;
  /** The last day isn't over. */
  early: boolean;
  people: string[];
  codes: boolean;
  anonymous: boolean;
  repository: RepositoryChoice;
  /** Of the call's hash, as the page shows them. */
  words: string[];
  /** Who answers in the room or on this device. */
  room: { name: string; local: boolean; done: boolean }[];
  /** When it was opened and how many ballots counted; `null` while it is out. */
  opened: { at: Instant; ballots: number } | null;
  /** Texts to send. */
  asking: string;
  reminder: string;
}

/** A call just made: with codes, whose is which. They are told this once and kept nowhere. */
export interface MadeView {
  view: CallView;
  codes: { name: string; code: string }[];
}

/** A call that lies in a repository. */
export interface KnownCall {
  root: string;
  id: Id;
  title: string;
  from: string;
  until: Day;
  hash: Sha256;
  words: string[];
  codes: boolean;
}
