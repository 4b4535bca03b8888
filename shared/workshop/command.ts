/** What people and the host ask of a session. Whether it is allowed is for `check` to say. */

import type { Instant } from "#shared/base/day";
import type { Id } from "#shared/base/id";
import type { AskedCriterion, AskedMustHave } from "#shared/record/record";
import type { AgendaItem, WorkshopStep } from "./agenda";
import type { Word } from "./ballot";
import type { CallOut, Choice, FollowUp, Note, RepositoryChoice, Role } from "./session";

/** What a seat may ask for. */
export type SeatCommand =
  | { type: "cast"; word: Word }
  /** Anonymous sessions: the ballot that this device writes, an id of its own making. */
  | { type: "claim"; ballot: Id }
  /** `from` is the step it was said at: what arrives after the room went on says nothing of the next. */
  | { type: "done"; done: boolean; from?: WorkshopStep | undefined }
  | { type: "leave" }
  /** The decider's choice. */
  | ({ type: "choose" } & Choice);

/** What the facilitator alone may ask for. */
export type FacilitatorCommand =
  /** `from` is the step on the screen where it was pressed: pressed twice, or in two windows, it moves once. */
  | { type: "advance"; from?: WorkshopStep | undefined }
  | { type: "back"; from?: WorkshopStep | undefined }
  | { type: "skip"; from?: WorkshopStep | undefined }
  /** Starts the countdown. */
  | { type: "reveal" }
  | { type: "cancel" }
  /** Opens the blind step that was revealed last again. */
  | { type: "reopen" }
  | { type: "timer"; change: "pause" | "resume" | "extend" }
  | { type: "agenda"; agenda: AgendaItem[] }
  | { type: "anonymous"; anonymous: boolean }
  | { type: "repository"; choice: RepositoryChoice }
  | { type: "votes"; votes: boolean }
  | { type: "admit"; seat: Id; role: Role; name?: string }
  /** Everybody who waits, as what they wait as, except who may have a seat already: they are asked one by one. */
  | { type: "admit-all" }
  /** Gives the seat of the same name to this device at the door; the device that had it is put out. */
  | { type: "give"; seat: Id }
  /** Sends everybody away who waits at the door. */
  | { type: "clear-door" }
  /** So many may wait from one address. */
  | { type: "shared-address"; perAddress: number }
  | { type: "role"; seat: Id; role: Role }
  | { type: "remove"; seat: Id }
  | { type: "lock"; locked: boolean }
  | { type: "rotate"; code: string; token: string }
  /** Everybody who is awaited, or one of them. */
  | { type: "nudge"; seat?: Id }
  /** Which criteria are talked about, in this order. */
  | { type: "cells"; criteria: Id[] }
  | { type: "cell"; at: number }
  /** An empty text takes the note back. */
  | ({ type: "note" } & Note)
  /** Criteria that are left out stay as they are. */
  | { type: "settle"; criteria?: AskedCriterion[] | undefined; mustHaves: AskedMustHave[] }
  /** What becomes of one criterion, must-have or proposal. */
  | ({ type: "resolve"; item: Id } & Resolution)
  /** Asks once more, blind, about these. */
  | { type: "ask-again"; items: Id[] }
  /** Opens the comments although somebody still reads. */
  | { type: "open-comments" }
  | { type: "follow-up"; followUp: FollowUp }
  /** Somebody who answers on the facilitator's device. */
  | { type: "seat"; seat: Id; name: string; role: Role }
  /** Hands the device to a local seat, or takes it back. */
  | { type: "hand"; seat: Id | null }
  | { type: "close" };

export interface Resolution {
  how: "keep" | "drop" | "merge";
  /** Merge into this criterion. */
  into?: Id | undefined;
  /** Why; needed to drop a criterion that every team is asked. */
  reason: string;
  /** Who sees to it that it is checked. */
  owner: string;
  /** What a proposal that is kept is called, what its ends mean, and how it is checked. */
  title?: string | undefined;
  low?: string | undefined;
  high?: string | undefined;
  check?: string | undefined;
}

/** What the host itself brings in. */
export type HostCommand =
  /** Somebody at the door. `key` is the hash of the bearer that the seat was given. */
  | { type: "knock"; seat: Id; name: string; role: Role; key: string }
  | { type: "away"; seat: Id }
  | { type: "return"; seat: Id }
  /** The countdown is over. */
  | { type: "open" }
  /** A call goes out to people who aren't in the room. */
  | { type: "call"; call: CallOut }
  | { type: "withdraw" }
  /** Its ballots are opened, all at once and with those of the room. */
  | { type: "gather"; ballots: GatheredBallot[]; opened: Instant; early: boolean; aside: number };

/** A ballot of a call, opened. What stands on it was checked against the call. */
export interface GatheredBallot {
  /** A new seat for whoever has none yet. */
  seat: Id;
  /** What an anonymous one is called; new and random. */
  ballot: Id;
  name: string;
  words: Word[];
}

export type Command = SeatCommand | FacilitatorCommand | HostCommand;

/** Who asks: a seat, or the host itself. The facilitator is a seat. */
export type Actor = { seat: Id } | "host";

/** Why nothing happens. */
export interface Refusal {
  refused: "role" | "phase" | "once" | "unknown" | "invalid";
  message: string;
}
