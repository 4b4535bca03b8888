/** Shares estimated by the judge's own sampling. */
import type { Random } from "./models";
import { LEVEL, leaders, type World } from "./world";

/** Marsaglia and Tsang's method with Box and Muller's normal numbers; a shape below 1 is raised and brought back. */
function gamma(shape: number, random: Random): number {
  if (shape <= 0) return 0;
  if (shape < 1) return gamma(shape + 1, random) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Weights whose order is that of the team's, ties broken by chance: cumulative means of a point of the simplex. */
function inOrder(weights: readonly number[], random: Random): number[] {
  const order = weights
    .map((w, j) => ({ w, j, tie: random() }))
    .sort((a, b) => (Math.abs(a.w - b.w) < LEVEL ? a.tie - b.tie : b.w - a.w));
  const u = order.map(() => gamma(1, random));
  const out = weights.map(() => 0);
  u.forEach((x, k) => {
    for (let at = 0; at <= k; at++)
      out[(order[at] as { j: number }).j] = (out[(order[at] as { j: number }).j] as number) + x / (k + 1);
  });
  return out;
}

/** Every score of everybody a step lower, as it is or a step higher, within 1 to 5. */
function shaken(world: World, random: Random): number[][] {
  const { model, cells, options } = world;
  return cells.map((row, i) =>
    row.map((cell, j) => {
      if (cell === null) return 0.5;
      let sum = 0;
      let n = 0;
      for (const { scores } of model.people) {
        const score = scores[options[i] as string]?.[j] ?? null;
        if (score === null) continue;
        sum += Math.min(5, Math.max(1, score + Math.floor(3 * random()) - 1));
        n++;
      }
      return (sum / n - 1) / 4;
    }),
  );
}

export function estimate(
  world: World,
  of: "near" | "all" | "order" | "with scores",
  option: string,
  draws: number,
  random: Random,
): number {
  const i = world.options.indexOf(option);
  const plain = world.cells.map((row) => row.map((cell) => cell ?? 0.5));
  let count = 0;
  for (let k = 0; k < draws; k++) {
    const w =
      of === "order"
        ? inOrder(world.weights, random)
        : world.weights.map((weight) => gamma(of === "all" ? 1 : 20 * weight, random));
    const cells = of === "with scores" ? shaken(world, random) : plain;
    const total = w.reduce((a, b) => a + b, 0);
    const values = cells.map((row) => row.reduce((sum, cell, j) => sum + ((w[j] as number) / total) * cell, 0));
    const first = leaders(values);
    if (first.length === 1 && first[0] === i) count++;
  }
  return count / draws;
}
