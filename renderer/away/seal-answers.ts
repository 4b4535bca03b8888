import { wordsOn } from "#shared/away/ballot";
import type { Call } from "#shared/away/call";
import { hashOfCall, sealBallot } from "#shared/away/seal";
import type { Private } from "#shared/workshop/ballot";
import { randomHex } from "../participant/link/device-storage";

export interface SealedBallot {
  /** What the ballot is called. */
  id: string;
  /** The sealed text. */
  text: string;
}

/** Seals what somebody answered, under a new random name. */
export async function sealAnswers(
  call: Call,
  name: string,
  code: string | null,
  ballot: Private,
): Promise<SealedBallot> {
  const id = `b${randomHex(16)}`;
  const bound = { format: 1 as const, call: call.id, hash: hashOfCall(call), ballot: id };
  const text = await sealBallot(
    call.keys,
    { ...bound, name, ...(code !== null && { code }), stated: new Date().toISOString() },
    { ...bound, words: wordsOn(ballot, call.asks.what) },
  );
  return { id, text };
}
