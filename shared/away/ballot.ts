/** A ballot on its way: an envelope that tells whose it is, and in it, sealed once more, what stands on it. */
import { lookup } from "#shared/base/by";
import type { Instant } from "#shared/base/day";
import type { Id, Sha256 } from "#shared/base/id";
import type { Private, Word } from "#shared/workshop/ballot";
import { plainJson } from "./call";

/** What stands on the envelope. It is opened on arrival. */
export interface Envelope {
  format: 1;
  call: Id;
  /** Hash of the call that was answered. */
  hash: Sha256;
  ballot: Id;
  name: string;
  /** Where everybody has one. */
  code?: string | undefined;
  /** When the sender's clock says it was sealed. Shown, never trusted. */
  stated: Instant;
}

/** What is in the envelope. It is opened only with all others. */
export interface BallotContent {
  format: 1;
  call: Id;
  hash: Sha256;
  ballot: Id;
  words: Word[];
}

/** Bytes that what is sealed is filled up to, so that its size tells nothing. */
export const padding = { envelope: 1024, content: 16 * 1024 };

/** Bytes of one ballot at most, as it arrives. */
export const ballotLimit = 1024 * 1024;

/** The envelope as one line of ASCII of a fixed length. Throws where a name is too long to fit. */
export function envelopeLine(envelope: Envelope): string {
  const text = plainJson(envelope);
  if (text.length > padding.envelope - 1) throw new Error("The name is too long for an envelope.");
  return `${text.padEnd(padding.envelope - 1)}\n`;
}

/** The content in ASCII, filled up with spaces. */
export function contentText(content: BallotContent): string {
  const text = plainJson(content);
  return text.padEnd(padding.content * Math.ceil(text.length / padding.content));
}

/** What somebody put in, as words that can be put in again. */
export function wordsOn(ballot: Private, what: "round" | "again" | "consent"): Word[] {
  const { consent } = ballot;
  if (what === "consent") return consent ? [{ on: "consent", ...consent }] : [];
  const round = what === "again" ? "2" : "1";
  const stand = lookup(ballot.stands, round);
  return [
    ...(what === "round" ? ballot.comments.map((comment): Word => ({ on: "comment", ...comment })) : []),
    ...(stand ? [{ on: "points" as const, ...stand }] : []),
    ...Object.entries(lookup(ballot.judgements, round) ?? {}).map(
      ([criterion, judgement]): Word => ({ on: "judgement", criterion, judgement }),
    ),
  ];
}
