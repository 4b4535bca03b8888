/**
 * Reads the figures of a sentence as a person reads them and decides whether it is true of a model as it stands there:
 * a limit holds from the figure that is told, a share is within its last digit, what falls short looks as if it did.
 */
import type { Claim } from "#shared/analysis/claims/claim";
import type { Model } from "#shared/analysis/model";
import type { SaidClaim } from "#shared/analysis/sentences/sentences";
import { LEVEL, leaders, leading, reweighted, valuesOf, type World, withCell, worldOf } from "./world";

type Of<K extends Claim["kind"]> = Extract<Claim, { kind: K }>;
type Read<K extends Claim["kind"]> = (text: string, claim: Of<K>, world: World) => boolean;

/** The sentences that are false as they are written. */
export function falseSentences(said: readonly SaidClaim[], model: Model): SaidClaim[] {
  const world = worldOf(model);
  return said.filter((one) => {
    const read = readers[one.kind] as Read<Claim["kind"]> | undefined;
    return read !== undefined && !read(one.text.replaceAll("\u00a0", " "), one as never, world);
  });
}

const percents = (text: string) => [...text.matchAll(/(over |under )?(\d+(?:\.\d+)?) %/g)].map(percentOf);

/** The values from 0 to 1 that a percent may stand for. */
function percentOf([, side, digits = ""]: RegExpMatchArray): { at: number; low: number; high: number } {
  const at = Number(digits) / 100;
  if (side === "over ") return { at, low: at, high: 1 };
  if (side === "under ") return { at, low: 0, high: at };
  const half = 0.5 * 10 ** -(digits.split(".")[1]?.length ?? 0) * 0.01;
  return { at, low: at - half, high: at + half };
}

const within = (x: number, range: { low: number; high: number } | undefined) =>
  range !== undefined && x >= range.low - LEVEL && x <= range.high + LEVEL;

/** Points of 100 as they are written: to a tenth, or "less than 0.1". */
function pointsHold(text: string | undefined, points: number): boolean {
  if (text === "less than 0.1") return points > 0 && points < 0.1;
  return text !== undefined && Math.abs(Number(text) - points) <= 0.05 + LEVEL && Number(text) !== 0;
}

function firstAt(world: World, j: number, t: number): string[] {
  return leaders(valuesOf(world, reweighted(world.weights, j, t))).map((i) => world.options[i] as string);
}

const readers: { [K in Claim["kind"]]?: Read<K> } = {
  weight(text, { criterion, options }, world) {
    const j = world.model.criteria.indexOf(criterion);
    const all = percents(text);
    const now = all.at(-1);
    const [from = 0, to = 1] = / between /.test(text)
      ? all.map(({ at }) => at)
      : / above /.test(text)
        ? [all[0]?.at, 1]
        : [0, all[0]?.at];
    // Close to an end at which others are level the lead is too small to tell.
    const inside = [0.1, 0.5, 0.9, 0.999].map((part) => from + part * (to - from));
    const leads = [from + 1e-6, ...inside].every((t) => {
      const first = firstAt(world, j, t);
      return first.length === options.length && first.every((option) => options.includes(option));
    });
    const outside = now !== undefined && (now.at <= from || now.at >= to);
    return leads && outside && from < to && within(world.weights[j] as number, now) && now.at !== from && now.at !== to;
  },

  test(text, { test: { id, passed, value }, known }, { limits }) {
    const rests = known === null || / what is known| what enough people know|counting as the middle/.test(text);
    if (id === "T1") {
      const [first = Number.NaN, last = Number.NaN] = [...text.matchAll(/\d+(?:\.\d+)?/g)].map(Number);
      const under = /just under/.test(text);
      const needs = passed ? first : Number(/clear needs ([\d.]+)/.exec(text)?.[1]);
      const some = /^Gap of less than 0\.1 points/.test(text);
      const told =
        passed ||
        under ||
        (some ? pointsHold("less than 0.1", value as number) : pointsHold(String(first), value as number));
      return rests && told && needs === limits.clearGap && (passed || under || first < last || first < needs);
    }
    if (id !== "T2") return true;
    const all = percents(text);
    const needs = passed ? limits.clearShare : all.at(-1)?.at;
    const short = passed || (all[0] as { at: number }).at < (needs as number);
    const told = within(
      value as number,
      passed ? all[0] : { ...(all[0] as { low: number; high: number; at: number }) },
    );
    const floored = !passed && Math.abs((all[0] as { at: number }).at - (value as number)) < 0.01;
    return rests && (told || floored) && short && Math.abs((needs as number) - limits.clearShare) < 1e-7;
  },

  cap(text, { because }, world) {
    if (because !== "much unknown") return true;
    const [unknown, allowed] = percents(text);
    const known = world.weights.reduce((sum, w, j) => sum + (world.cells.every((row) => row[j] !== null) ? w : 0), 0);
    return (
      unknown !== undefined &&
      unknown.at > (allowed?.at as number) &&
      Math.abs((allowed?.at as number) - world.limits.unknownWeight) < 1e-7 &&
      (within(1 - known, unknown) || Math.abs(1 - known - unknown.at) < 0.01)
    );
  },

  lead(text, { gap }) {
    return pointsHold(/ by (less than 0\.1|[\d.]+) of 100 points/.exec(text)?.[1], 100 * gap);
  },

  part(text, { value }) {
    return pointsHold(/: (less than 0\.1|[\d.]+) points/.exec(text)?.[1], 100 * value);
  },

  dissent(text, { gap }) {
    return gap === null || pointsHold(/ by (less than 0\.1|[\d.]+) of 100/.exec(text)?.[1], 100 * gap);
  },

  agenda(text, { points }) {
    return pointsHold(/, (less than 0\.1|[\d.]+) points at stake/.exec(text)?.[1], points);
  },

  move(text, { to, from, option, effect }, world) {
    const points = Number(/^Moving (?:about )?([\d.]+) of/.exec(text)?.[1]);
    if (effect === "level")
      return (
        /^Moving about /.test(text) ||
        from.every(({ weight }) => Math.abs(1000 * weight - Math.round(1000 * weight)) < 1e-6)
      );
    const weights = [...world.weights];
    const [give, take] = [from[0]?.criterion as string, to].map((name) => world.model.criteria.indexOf(name));
    weights[give as number] = (weights[give as number] as number) - points / 100;
    weights[take as number] = (weights[take as number] as number) + points / 100;
    return leading(world.options, valuesOf(world, weights)) === option;
  },

  share(text, { share, error, under }) {
    const [told] = percents(text);
    // Told so that it is seen to fall short: cut off, not rounded.
    if (under !== null) return told !== undefined && told.at < under && Math.abs(told.at - share) < 0.01;
    const sure = error === null || (told !== undefined && told.at > 0 && !/(?<!over |\d)100 %/.test(text));
    return sure && (within(share, told) || (error !== null && Math.abs(share - (told?.at ?? 9)) <= 0.01));
  },

  unknown(text, { criterion, keeps, leader }, world) {
    const limit = /turns out at ([\d.]+)(?: or (below|above))? on/.exec(text);
    if (limit === null) return keeps === null;
    // Without a side it is an end of the scale that alone ends the lead.
    if (limit[2] === undefined && !["1", "5"].includes(limit[1] as string)) return false;
    const [i, j] = [world.options.indexOf(keeps?.option as string), world.model.criteria.indexOf(criterion)];
    const below = limit[2] === "below" || (limit[2] === undefined && limit[1] === "1");
    const score = Number(limit[1]) + (below ? 1e-6 : -1e-6);
    if (score > 5 || score < 1) return true;
    return leading(world.options, valuesOf(withCell(world, i, j, (score - 1) / 4), world.weights)) === leader;
  },
};
