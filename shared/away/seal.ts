/**
 * Sealing and opening, by age (X25519 and ChaCha20-Poly1305, https://age-encryption.org/v1). The only file that knows the
 * library. It draws random numbers from the machine, so it is the edge of this folder; host, command line and page share it.
 */
import { sha256 as digest } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { wordlist } from "@scure/bip39/wordlists/english.js";
import { armor, Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import type { Sha256 } from "#shared/base/id";
import { type BallotContent, ballotLimit, contentText, type Envelope, envelopeLine, padding } from "./ballot";
import { type Call, callText } from "./call";

/** The two identities of a call, `AGE-SECRET-KEY-1...`. */
export interface CallKeys {
  outer: string;
  inner: string;
}

/** Something that can't be opened; the message says why, in a sentence. */
export class NotOpened extends Error {}

export const newIdentity = (): Promise<string> => generateX25519Identity();
export const recipientOf = (identity: string): Promise<string> => identityToRecipient(identity);

/** X25519 alone: what Debian's age opens as well. */
const recipient = /^age1[02-9ac-hj-np-z]{58}$/;
const identity = /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/;

export const isRecipient = (text: string) => recipient.test(text);
export const isIdentity = (text: string) => identity.test(text);

export const hashText = (text: string): Sha256 => bytesToHex(digest(utf8ToBytes(text)));
export const hashBytes = (bytes: Uint8Array): Sha256 => bytesToHex(digest(bytes));
export const hashOfCall = (call: Call): Sha256 => hashText(callText(call));

/** A hash as eight words, 88 of its bits: what two people can read to each other. The list is that of BIP 39. */
export function wordsOfHash(hash: Sha256): string[] {
  const all = wordlist as unknown as readonly string[];
  const bits = BigInt(`0x${hash}`) >> BigInt(256 - 88);
  return Array.from({ length: 8 }, (_, i) => all[Number((bits >> BigInt(11 * (7 - i))) & 2047n)] ?? "");
}

/** Seals bytes to one recipient. To none would succeed, and nobody could open it. */
async function sealTo(to: string, bytes: Uint8Array): Promise<Uint8Array> {
  if (!isRecipient(to)) throw new Error("The call has no key to seal to.");
  const encrypter = new Encrypter();
  encrypter.addRecipient(to);
  return encrypter.encrypt(bytes);
}

/** A sealed ballot as text: what is copied, mailed or saved. */
export async function sealBallot(keys: Call["keys"], envelope: Envelope, content: BallotContent): Promise<string> {
  const inner = await sealTo(keys.inner, utf8ToBytes(contentText(content)));
  const line = utf8ToBytes(envelopeLine(envelope));
  const whole = new Uint8Array(line.length + inner.length);
  whole.set(line);
  whole.set(inner, line.length);
  return armor.encode(await sealTo(keys.outer, whole));
}

const begin = "-----BEGIN AGE ENCRYPTED FILE-----";
const end = "-----END AGE ENCRYPTED FILE-----";

/** Sealed texts in whatever somebody pasted: mails quote, indent, wrap and add to them. Each as age itself takes it. */
export function sealedTexts(pasted: string): string[] {
  const found: string[] = [];
  let at = pasted.indexOf(begin);
  while (at >= 0) {
    const to = pasted.indexOf(end, at);
    if (to < 0) break;
    const body = pasted.slice(at + begin.length, to).replace(/^[\s>|]+|[\s>|]+/gm, "");
    found.push(`${[begin, ...(body.match(/.{1,64}/g) ?? []), end].join("\n")}\n`);
    at = pasted.indexOf(begin, to);
  }
  return found;
}

const binary = "age-encryption.org/v1\n";

/** A file of a ballot as the bytes of age, whether it is text or not. `NotOpened` where it is neither. */
export function sealedBytes(file: Uint8Array): Uint8Array {
  if (file.length > ballotLimit) throw new NotOpened("It is larger than a ballot can be.");
  if (latin(file.subarray(0, binary.length)) === binary) return file;
  const [text] = sealedTexts(latin(file));
  if (text === undefined) throw new NotOpened("It isn't a sealed ballot.");
  try {
    return armor.decode(text);
  } catch {
    throw new NotOpened("It is cut short or changed: the sealed text isn't whole.");
  }
}

/** What was sealed to this identity. `NotOpened` where it wasn't, or where one byte is another. */
async function openWith(secret: string, bytes: Uint8Array): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(secret);
  try {
    return await decrypter.decrypt(bytes);
  } catch {
    throw new NotOpened("It was sealed for another call, or changed on the way.");
  }
}

/** Opens the envelope: its line, unchecked, and what is in it, still sealed. */
export async function openEnvelope(
  keys: Pick<CallKeys, "outer">,
  bytes: Uint8Array,
): Promise<{ envelope: unknown; inner: Uint8Array }> {
  const whole = await openWith(keys.outer, bytes);
  return { envelope: parsed(latin(whole.subarray(0, padding.envelope))), inner: whole.subarray(padding.envelope) };
}

/** Opens what is in an envelope, unchecked. */
export async function openContent(keys: Pick<CallKeys, "inner">, inner: Uint8Array): Promise<unknown> {
  const text = latin(await openWith(keys.inner, inner));
  if (text.length % padding.content !== 0) throw new NotOpened("It isn't filled up as ballots are.");
  return parsed(text);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NotOpened("It opens, but holds no ballot.");
  }
}

/** Bytes as characters, one each. */
function latin(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}
