/** Opens what is in the envelopes that count, all at once, under new names and in an order drawn by chance. */
import type { Call } from "#shared/away/call";
import type { Collected, SetAside } from "#shared/away/collect";
import { readContent } from "#shared/away/open";
import { type CallKeys, sealedBytes } from "#shared/away/seal";
import type { Sha256 } from "#shared/base/id";
import type { GatheredBallot } from "#shared/workshop/command";

export interface OpenedBallots {
  ballots: GatheredBallot[];
  /** Those that were set aside before, and those in which something else was than a ballot of this call. */
  aside: SetAside[];
}

export async function openBallots(
  { call, hash, keys }: { call: Call; hash: Sha256; keys: CallKeys },
  { counted, aside }: Collected,
  bytesOf: (n: number) => Promise<Uint8Array>,
  random: (bytes: number) => Uint8Array,
): Promise<OpenedBallots> {
  const hex = (bytes: number) => Buffer.from(random(bytes)).toString("hex");
  const ballots: GatheredBallot[] = [];
  const damaged: SetAside[] = [];
  for (const { n, name } of counted) {
    const content = await readContent(call, hash, keys, sealedBytes(await bytesOf(n)));
    if ("damaged" in content) damaged.push({ n, who: name, reason: "damaged", why: content.damaged, choosable: false });
    else ballots.push({ seat: `s${hex(6)}`, ballot: `b${hex(15)}`, name, words: renamed(content.words, hex) });
  }
  // Seats in an order of their own, so that it tells nothing about the order of arrival.
  ballots.sort((a, b) => (a.seat < b.seat ? -1 : 1));
  return { ballots, aside: [...aside, ...damaged].sort((a, b) => a.n - b.n) };
}

/** What somebody named on their own device is named anew: a sealed copy that lies somewhere can't be told by it. */
function renamed(words: GatheredBallot["words"], hex: (bytes: number) => string): GatheredBallot["words"] {
  return words.map((word) => (word.on === "comment" ? { ...word, id: `x${hex(8)}` } : word));
}
