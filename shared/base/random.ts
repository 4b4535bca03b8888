/** Seeded randomness: the same seed gives the same figures on every machine. */

/** A stream of numbers in [0, 1). */
export type Random = () => number;

export function mulberry32(seed: number): Random {
  // A variable would be put into memory anew with each number.
  const state = Int32Array.of(seed);
  return () => {
    let z = ((state[0] as number) + 0x6d2b79f5) | 0;
    state[0] = z;
    z = Math.imul(z ^ (z >>> 15), z | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return ((z ^ (z >>> 14)) >>> 0) / 4294967296;
  };
}

/** Fisher-Yates, in place. */
export function shuffle<T>(list: T[], random: Random): void {
  for (let k = list.length - 1; k > 0; k--) {
    const other = Math.floor(random() * (k + 1));
    const kept = list[k] as T;
    list[k] = list[other] as T;
    list[other] = kept;
  }
}

/** Fills `w` with a point drawn evenly from the simplex. */
export function drawEvenly(w: Float64Array, random: Random): void {
  let total = 0;
  for (let j = 0; j < w.length; j++) {
    const e = -Math.log(1 - random());
    w[j] = e;
    total += e;
  }
  for (let j = 0; j < w.length; j++) w[j] = (w[j] as number) / total;
}

/** Standard normal numbers, two for each accepted point of the disc (Marsaglia's polar method). */
function normals(random: Random): () => number {
  const spare = new Float64Array(1);
  let has = false;
  return () => {
    if (has) {
      has = false;
      return spare[0] as number;
    }
    for (;;) {
      const x = 2 * random() - 1;
      const y = 2 * random() - 1;
      const s = x * x + y * y;
      if (s >= 1 || s === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(s)) / s);
      spare[0] = y * scale;
      has = true;
      return x * scale;
    }
  };
}

/**
 * Draws from gamma distributions of scale 1 (Marsaglia & Tsang 2000), for several lists of shapes at once. Divided by
 * their sum the numbers of a list are a Dirichlet draw; a shape of 0 gives 0. The lists share the same normal numbers
 * wherever the method accepts them, which makes their draws alike and costs little more than one list.
 */
export function gammas(lists: readonly (readonly number[])[], random: Random): (into: readonly Float64Array[]) => void {
  const normal = normals(random);
  const n = lists[0]?.length ?? 0;
  // One after the other, list by list: this is the innermost loop of every sampled share.
  const shapes = Float64Array.from(lists.flat());
  const d = shapes.map((shape) => (shape < 1 ? shape + 1 : shape) - 1 / 3);
  const c = d.map((x) => 1 / Math.sqrt(9 * x));
  return (into) => {
    for (let j = 0; j < n; j++) {
      const normal1 = normal();
      const even1 = 1 - random();
      let boost = 0;
      for (let s = 0; s < lists.length; s++) {
        const row = into[s] as Float64Array;
        const at = s * n + j;
        const shape = shapes[at] as number;
        if (shape <= 0) {
          row[j] = 0;
          continue;
        }
        const dj = d[at] as number;
        const cj = c[at] as number;
        let x = normal1;
        let u = even1;
        let v = 0;
        for (;;) {
          v = 1 + cj * x;
          if (v > 0) {
            v = v * v * v;
            const square = x * x;
            if (u < 1 - 0.0331 * square * square) break;
            if (Math.log(u) < 0.5 * square + dj * (1 - v + Math.log(v))) break;
          }
          x = normal();
          u = 1 - random();
        }
        if (shape < 1) {
          if (boost === 0) boost = Math.log(1 - random());
          row[j] = dj * v * Math.exp(boost / shape);
        } else row[j] = dj * v;
      }
    }
  };
}
