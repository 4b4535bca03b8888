/** Which of the ballots that arrived count, and which are set aside, with the reason. */
import type { Instant } from "#shared/base/day";
import type { Id, Sha256 } from "#shared/base/id";
import { plainName } from "#shared/workshop/names";
import type { Envelope } from "./ballot";
import type { Call } from "./call";

/** A ballot as it arrived. `n` counts arrivals of a call, from 1. */
export interface Arrival {
  n: number;
  /** When it arrived here. */
  at: Instant;
  /** How: "dropped", "pasted", "folder", "repository", ... in words. */
  way: string;
  /** Name of its file, "" where it has none. */
  file: string;
  /** SHA-256 of the sealed bytes. */
  sealed: Sha256;
  /** What its envelope says, or why it can't be opened. */
  envelope: Envelope | { damaged: string };
}

export type AsideReason =
  | "damaged"
  | "foreign"
  | "swapped"
  | "replay"
  | "late"
  | "unknown"
  | "code"
  | "replaced"
  | "double"
  | "room"
  | "left-out";

export interface SetAside {
  n: number;
  /** The name on the envelope, or of the file. */
  who: string;
  reason: AsideReason;
  /** The reason in a sentence. */
  why: string;
  /** The facilitator may count it nevertheless, without knowing what is in it. */
  choosable: boolean;
}

export interface Collected {
  /** Ballots that count, by arrival. */
  counted: { n: number; name: string; ballot: Id; stated: Instant; at: Instant; way: string }[];
  aside: SetAside[];
  /** Of those who were asked by name: who hasn't answered. */
  missing: string[];
}

/** What the facilitator's side knows besides the call. */
export interface CallKnowledge {
  hash: Sha256;
  /** Hashes of codes, by name. */
  codes: { name: string; hash: Sha256 }[];
  hashOf(code: string): Sha256;
  /** Names of people in the room who can answer there. */
  inRoom: string[];
  /** Arrivals that the facilitator chose to count. */
  chosen: number[];
  /** The last arrival before the call was opened; `null` while it isn't. */
  openedAfter: number | null;
}

interface Opened extends Arrival {
  envelope: Envelope;
}

/** Sorts arrivals. Pure: the same ones give the same. */
export function collect(call: Call, arrivals: readonly Arrival[], known: CallKnowledge): Collected {
  const aside: SetAside[] = [];
  const put = (one: Arrival, reason: AsideReason, why: string, choosable = false) => {
    aside.push({ n: one.n, who: whoOf(one), reason, why, choosable });
  };
  const sound = arrivals.filter((one): one is Opened => {
    const fault = faultOf(call, one, arrivals, known);
    if (fault) put(one, ...fault);
    return fault === null;
  });
  const counted = call.codes ? byCode(sound, known, put) : byName(call, sound, known, put);
  const allowed = counted.filter((one) => {
    const there = known.inRoom.some((name) => plainName(name) === plainName(nameOf(one, known, call)));
    if (there) put(one, "room", "This name is in the room and can answer there.");
    return !there;
  });
  const names = allowed.map((one) => nameOf(one, known, call));
  return {
    counted: allowed.map((one, i) => {
      const { ballot, stated } = one.envelope;
      return { n: one.n, name: names[i] ?? "", ballot, stated, at: one.at, way: one.way };
    }),
    aside: aside.toSorted((a, b) => a.n - b.n),
    missing: call.people.filter(
      (name) => ![...names, ...known.inRoom].some((other) => plainName(other) === plainName(name)),
    ),
  };
}

type Put = (one: Arrival, reason: AsideReason, why: string, choosable?: boolean) => void;

/** What is wrong with one arrival by itself, or as a copy of an earlier one. */
function faultOf(
  call: Call,
  { n, envelope, sealed }: Arrival,
  arrivals: readonly Arrival[],
  { hash, openedAfter }: CallKnowledge,
): [AsideReason, string] | null {
  if ("damaged" in envelope) return ["damaged", envelope.damaged];
  if (envelope.call !== call.id) return ["foreign", "It answers another call."];
  if (envelope.hash !== hash) return ["swapped", "It answers a changed copy of this call: the words differ."];
  const same = (other: Arrival) =>
    other.sealed === sealed || (!("damaged" in other.envelope) && other.envelope.ballot === envelope.ballot);
  if (arrivals.some((other) => other.n < n && same(other))) return ["replay", "This ballot is here already."];
  return openedAfter !== null && n > openedAfter ? ["late", "It arrived after the opening."] : null;
}

/** With codes the ballot that arrived last counts. */
function byCode(sound: Opened[], known: CallKnowledge, put: Put): Opened[] {
  const owned = sound.filter((one) => {
    const owner = ownerOf(one, known);
    if (!owner) put(one, "code", one.envelope.code ? "Nobody was given this code." : "It has no code.");
    return owner !== undefined;
  });
  return owned.filter((one) => {
    const last = owned.findLast((other) => ownerOf(other, known) === ownerOf(one, known));
    if (last !== one) put(one, "replaced", "A later ballot with the same code counts.");
    return last === one;
  });
}

function ownerOf({ envelope: { code } }: Opened, { codes, hashOf }: CallKnowledge) {
  if (code === undefined) return undefined;
  const hash = hashOf(code);
  return codes.find((one) => one.hash === hash);
}

/** Without codes a name is a claim: of two with one name none counts until somebody chooses, blind. */
function byName(call: Call, sound: Opened[], { chosen }: CallKnowledge, put: Put): Opened[] {
  const listed = (name: string) =>
    call.people.length === 0 || call.people.some((one) => plainName(one) === plainName(name));
  return sound.filter((one) => {
    const { name } = one.envelope;
    const same = sound.filter((other) => plainName(other.envelope.name) === plainName(name));
    const picked = same.filter(({ n }) => chosen.includes(n)).at(-1);
    if (picked === one) return true;
    if (picked) put(one, "left-out", "Another ballot of this name was chosen.", true);
    else if (same.length > 1)
      put(one, "double", `${same.length} ballots have this name. Ask whose they are, then choose.`, true);
    else if (!listed(name)) put(one, "unknown", "Nobody of this name was asked.", true);
    else return true;
    return false;
  });
}

function nameOf(one: Opened, known: CallKnowledge, call: Call): string {
  return (call.codes ? ownerOf(one, known)?.name : undefined) ?? one.envelope.name;
}

function whoOf({ envelope, file, n }: Arrival): string {
  return "damaged" in envelope ? file || `ballot ${n}` : envelope.name;
}
