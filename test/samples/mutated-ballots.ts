/** Sealed ballots with a byte changed, lost, added or cut off at a place drawn by chance. */

import { readContent } from "#shared/away/open";
import { NotOpened, sealedBytes } from "#shared/away/seal";
import type { Random } from "#shared/base/random";
import { bytesOf, callSample, sealed } from "./call";

/** Opens changed copies of one ballot while `goesOn` says so: how many, and those that gave another content than was sealed. */
export async function openMutated(
  random: Random,
  goesOn: (done: number) => boolean,
): Promise<{ count: number; kept: number; lost: string[] }> {
  const sample = await callSample();
  const { call, hash, keys } = sample;
  const bytes = sealedBytes(bytesOf(await sealed(sample, { id: "b1" })));
  const truth = JSON.stringify(await readContent(call, hash, keys, bytes));
  const lost: string[] = [];
  let kept = 0;
  let count = 0;
  for (; goesOn(count); count++) {
    const { file, what } = mutated(bytes, random, count % 2 === 0);
    try {
      const content = await readContent(call, hash, keys, sealedBytes(file));
      if ("damaged" in content) continue;
      if (JSON.stringify(content) === truth) kept++;
      else lost.push(`another content: ${what}`);
    } catch (error) {
      if (!(error instanceof NotOpened)) lost.push(`${what}: ${error}`);
    }
  }
  return { count, kept, lost };
}

/** `early`: near the beginning, where headers and keys are. */
function mutated(bytes: Uint8Array, random: Random, early: boolean): { file: Uint8Array; what: string } {
  const below = (n: number) => Math.floor(random() * n);
  const at = below(early ? 400 : bytes.length);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  const kinds = [
    () => Uint8Array.from([...before, (after[0] ?? 0) ^ (1 << below(8)), ...after.subarray(1)]),
    () => before,
    () => Uint8Array.from([...before, below(256), ...after]),
    () => Uint8Array.from([...before, ...after.subarray(1)]),
  ];
  const kind = below(kinds.length);
  return {
    file: kinds[kind]?.() ?? bytes,
    what: `${["a bit turned", "cut off", "a byte added", "a byte lost"][kind]} at ${at}`,
  };
}
