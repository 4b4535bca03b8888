/** A call with its keys, and ballots that answer it. */
import { randomBytes } from "node:crypto";
import { wordsOn } from "#shared/away/ballot";
import { askedInputs, type Call } from "#shared/away/call";
import { type CallKeys, hashOfCall, newIdentity, recipientOf, sealBallot } from "#shared/away/seal";
import { emptyBallot, type Private, type Word, withWord } from "#shared/workshop/ballot";
import { begun, playbook } from "./session";

export interface CallSample {
  call: Call;
  keys: CallKeys;
  hash: string;
}

export async function callSample(more: Partial<Call> = {}): Promise<CallSample> {
  const keys = { outer: await newIdentity(), inner: await newIdentity() };
  const { inputs, thresholds } = begun();
  const call: Call = {
    adroit: "call",
    format: 1,
    id: "c0123456789abcdef",
    from: "Fay",
    made: "2026-10-06T09:30:00.000Z",
    until: "2026-10-13",
    people: [],
    codes: false,
    asks: { what: "round" },
    anonymous: false,
    repository: "distributions",
    rule: "decider",
    weighing: "points",
    thresholds,
    inputs: askedInputs(inputs),
    playbook,
    revisit: null,
    keys: { outer: await recipientOf(keys.outer), inner: await recipientOf(keys.inner) },
    ...more,
  };
  return { call, keys, hash: hashOfCall(call) };
}

/** What somebody says who wants the ship, or the raft. */
export function said(option: "ship" | "raft" = "ship"): Private {
  const ship = option === "ship";
  const words: Word[] = [
    { on: "comment", id: "x1", section: "problem", text: "How deep is it?" },
    { on: "points", weighing: "points", points: { cargo: 50, speed: 30, fun: 20 }, ranking: [] },
    { on: "judgement", criterion: "cargo", judgement: { answer: ship ? "much" : "little" } },
    { on: "judgement", criterion: "speed", judgement: { answer: ship ? "soon" : "late", reason: "The tide." } },
    { on: "judgement", criterion: "fun", judgement: { scores: ship ? { ship: 5, raft: 2 } : { ship: 1, raft: 5 } } },
  ];
  return words.reduce((ballot, word) => withWord(ballot, word, "1"), emptyBallot);
}

export interface Sealing {
  name?: string;
  code?: string;
  ballot?: Private;
  words?: Word[];
  id?: string;
}

/** A sealed ballot, as text. */
export function sealed(
  { call, hash }: Pick<CallSample, "call" | "hash">,
  { name = "Cleo", code, ballot = said(), words, id }: Sealing = {},
) {
  const bound = { format: 1 as const, call: call.id, hash, ballot: id ?? `b${randomBytes(8).toString("hex")}` };
  return sealBallot(
    call.keys,
    { ...bound, name, ...(code !== undefined && { code }), stated: "2026-10-07T10:00:00.000Z" },
    { ...bound, words: words ?? wordsOn(ballot, call.asks.what) },
  );
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
