/** Sealed ballots with a byte changed, lost, added or cut off at a place drawn by chance, outside or under the envelope. */

import { readContent } from "#shared/away/open";
import { NotOpened, openContent, openEnvelope, sealedBytes } from "#shared/away/seal";
import type { Random } from "#shared/base/random";
import { bytesOf, callSample, sealed } from "./call";

/** So many are opened at once: most of the work is done by the machine's own cryptography, beside this thread. */
const lanes = 8;

/** Opens changed copies of one ballot while `goesOn` says so: how many, and those that gave another content than was sealed. */
export async function openMutated(
  random: Random,
  goesOn: (done: number) => boolean,
): Promise<{ count: number; kept: number; lost: string[] }> {
  const layers = await layersOfOne();
  const lost: string[] = [];
  let kept = 0;
  let count = 0;
  const lane = async () => {
    while (goesOn(count)) {
      const n = count++;
      const { bytes, open, truth } = layers[n % 2] as Layer;
      const { file, what } = mutated(bytes, random, n % 4 < 2);
      try {
        const content = await open(file);
        if (content === null) continue;
        if (content === truth) kept++;
        else lost.push(`another content: ${what}`);
      } catch (error) {
        if (!(error instanceof NotOpened)) lost.push(`${what}: ${error}`);
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return { count, kept, lost };
}

interface Layer {
  bytes: Uint8Array;
  /** What opens, as text; `null` where it was refused. */
  open(file: Uint8Array): Promise<string | null>;
  truth: string;
}

/** A ballot as it arrives, and what its envelope holds: only whoever sealed it can change that. */
async function layersOfOne(): Promise<Layer[]> {
  const sample = await callSample();
  const { call, hash, keys } = sample;
  const bytes = sealedBytes(bytesOf(await sealed(sample, { id: "b1" })));
  const { inner } = await openEnvelope(keys, bytes);
  const whole = async (file: Uint8Array) => {
    const content = await readContent(call, hash, keys, sealedBytes(file));
    return "damaged" in content ? null : JSON.stringify(content);
  };
  const within = async (file: Uint8Array) => JSON.stringify(await openContent(keys, file));
  return [
    { bytes, open: whole, truth: String(await whole(bytes)) },
    { bytes: inner, open: within, truth: await within(inner) },
  ];
}

/** `early`: near the beginning, where headers and keys are. */
function mutated(bytes: Uint8Array, random: Random, early: boolean): { file: Uint8Array; what: string } {
  const below = (n: number) => Math.floor(random() * n);
  const at = below(early ? 400 : bytes.length);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  const kinds = [
    () => Buffer.concat([before, Uint8Array.of((after[0] ?? 0) ^ (1 << below(8))), after.subarray(1)]),
    () => before,
    () => Buffer.concat([before, Uint8Array.of(below(256)), after]),
    () => Buffer.concat([before, after.subarray(1)]),
  ];
  const kind = below(kinds.length);
  return {
    file: kinds[kind]?.() ?? bytes,
    what: `${["a bit turned", "cut off", "a byte added", "a byte lost"][kind]} at ${at} of ${bytes.length}`,
  };
}
