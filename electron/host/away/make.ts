/** Makes a call: its keys, its text, and the codes of those who are asked. */
import { askedInputs, type Call } from "#shared/away/call";
import { bareCode, personalCode } from "#shared/away/code";
import { type CallKeys, hashOfCall, hashText, newIdentity, recipientOf } from "#shared/away/seal";
import type { Sha256 } from "#shared/base/id";
import { plainName } from "#shared/workshop/names";
import type { PersonalCopy } from "./page";

/** Whose code has which hash. The codes themselves are given away and kept nowhere. */
export interface CodeHash {
  name: string;
  hash: Sha256;
}

export interface MadeCall {
  call: Call;
  hash: Sha256;
  keys: CallKeys;
  /** Empty without codes. */
  codes: CodeHash[];
  copies: PersonalCopy[];
}

/** `random` gives so many bytes; the keys' own randomness is the system's. */
export async function makeCall(
  what: Omit<Call, "adroit" | "format" | "id" | "keys">,
  random: (bytes: number) => Uint8Array,
): Promise<MadeCall> {
  const keys = { outer: await newIdentity(), inner: await newIdentity() };
  const people = what.people.filter((name, i, all) => all.findIndex((one) => plainName(one) === plainName(name)) === i);
  const call: Call = {
    adroit: "call",
    format: 1,
    ...what,
    id: `c${Buffer.from(random(8)).toString("hex")}`,
    people,
    inputs: askedInputs(what.inputs),
    keys: { outer: await recipientOf(keys.outer), inner: await recipientOf(keys.inner) },
  };
  const copies = call.codes ? people.map((name) => ({ name, code: personalCode(random(16)) })) : [];
  const codes = copies.map(({ name, code }) => ({ name, hash: hashOfCode(code) }));
  return { call, hash: hashOfCall(call), keys, codes, copies };
}

export const hashOfCode = (code: string): Sha256 => hashText(bareCode(code));
