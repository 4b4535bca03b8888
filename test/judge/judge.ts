/**
 * Decides by brute force whether a claim of the analysis is true of a model: by moving every score, weight and answer
 * that the claim speaks of and looking who leads then. It knows the claims' shapes and nothing of the code that makes
 * them. Figures have to hold to 1e-9, shares within four standard errors of the judge's own sample.
 */
import type { Claim } from "#shared/analysis/claims/claim";
import type { Model } from "#shared/analysis/model";
import type { Random } from "./models";
import { estimate } from "./sampled";
import {
  alone,
  average,
  cellOf,
  completions,
  LEVEL,
  leaders,
  leading,
  middle,
  openOf,
  reweighted,
  valuesOf,
  type World,
  waysOf,
  withCell,
  worldOf,
  worst,
} from "./world";

type Of<K extends Claim["kind"]> = Extract<Claim, { kind: K }>;
type Check<K extends Claim["kind"]> = (claim: Of<K>, world: World, random: Random) => boolean;

export interface Effort {
  /** Draws of the first sample; a share that fails is looked at again with more. */
  draws: number;
}

const near = (a: number, b: number) => Math.abs(a - b) < LEVEL;
const sameSet = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && [...a].sort().join("\0") === [...b].sort().join("\0");

/** The claims that are false, each with why it was looked at. */
export function falseClaims(claims: readonly Claim[], model: Model, random: Random, effort: Effort): Claim[] {
  const world = worldOf(model);
  return claims.filter((claim) => {
    if (claim.kind === "share") return !shareHolds(claim, world, random, effort);
    return !(checks[claim.kind] as Check<Claim["kind"]>)(claim as never, world, random);
  });
}

function shareHolds(claim: Of<"share">, world: World, random: Random, { draws }: Effort): boolean {
  const { clearShare } = world.limits;
  const short = claim.of === "near" && claim.share < clearShare - LEVEL;
  if (claim.under !== (short ? clearShare : null)) return false;
  for (const n of [draws, 25 * draws]) {
    const p = Math.min(1 - 1 / n, Math.max(1 / n, claim.share));
    const allowed = 4 * Math.sqrt((p * (1 - p)) / n) + 2 * (claim.error ?? 0) + 0.005;
    if (Math.abs(claim.share - estimate(world, claim.of, claim.option, n, random)) <= allowed)
      return restsOn(claim.known, world, claim.of);
  }
  return false;
}

/** Whether anything can be compared: two options are known on some criterion that counts. */
function comparable({ weights, cells }: World): boolean {
  return weights.some((w, j) => w > 0 && cells.filter((row) => row[j] !== null).length > 1);
}

function values(world: World): number[] {
  return valuesOf(world, world.weights);
}

function leader(world: World): string | null {
  return leading(world.options, values(world));
}

/** Whether some way in which the criterion can come out gives a lead where there is none. */
function canLead(world: World, criterion: string | undefined): boolean {
  const j = at(world.model.criteria, criterion ?? "");
  return (
    openOf(world).includes(j) &&
    waysOf(world, j).some((way) => {
      const cells = world.cells.map((row, i) => row.map((cell, k) => (k === j ? (way[i] ?? null) : cell)));
      return leader({ ...world, cells }) !== null;
    })
  );
}

function at(list: readonly string[], name: string): number {
  const i = list.indexOf(name);
  if (i < 0) throw new Error(`a claim names "${name}", which isn't in the model or is out`);
  return i;
}

function difference(world: World, a: string, b: string, j: number): number {
  const cell = (option: string) => world.cells[at(world.options, option)]?.[j] ?? 0.5;
  return cell(a) - cell(b);
}

function knownWeight({ cells, weights }: World): number {
  return weights.reduce((sum, w, j) => sum + (cells.every((row) => row[j] !== null) ? w : 0), 0);
}

function restsOn(known: Of<"lead">["known"], world: World, of: Of<"share">["of"] = "near"): boolean {
  const blank =
    of === "all" || of === "order"
      ? world.weights.some((w, j) => w === 0 && world.cells.some((row) => row[j] === null))
      : false;
  const weight = knownWeight(world);
  if (known === null) return near(weight, 1) && !blank;
  const apart = openOf(world).every((j) => world.cells.every((row) => row[j] === null));
  return near(known.weight, weight) && (weight < 1 - LEVEL || blank) && (!known.apart || apart);
}

/** Who leads without this person. */
function without(world: World, person: string): string | null {
  const { model } = world;
  return leader(worldOf({ ...model, people: model.people.filter(({ name }) => name !== person) }));
}

/** Whether moving one cell of the group by at most one step can end the lead. */
function oneStepEnds(world: World): boolean {
  const now = leader(world);
  return world.cells.some((row, i) =>
    row.some(
      (cell, j) =>
        cell !== null &&
        [Math.max(0, cell - 0.25), Math.min(1, cell + 0.25)].some(
          (value) => leader(withCell(world, i, j, value)) !== now,
        ),
    ),
  );
}

/** The one option that leads in the person's own numbers whatever they don't know, or `null`. */
function vote(model: Model, person: string): string | null {
  const own = alone(model, person);
  let same: string | null | undefined;
  for (const all of completions(own)) {
    const now = leading(own.options, all);
    if (now === null || (same !== undefined && same !== now)) return null;
    same = now;
  }
  return same ?? null;
}

function byMedian({ model, options, weights, limits }: World): string | null {
  const cells = options.map((option) => model.criteria.map((_, j) => cellOf(model, option, j, limits.quorum, middle)));
  return leading(options, valuesOf({ cells }, weights));
}

function headCount({ model, options }: World): { leader: string | null; votes: number } {
  const all = model.people.map(({ name }) => vote(model, name));
  const counts = options.map((option) => all.filter((one) => one === option).length);
  const first = leading(options, counts);
  return { leader: first, votes: first === null ? 0 : Math.max(...counts) };
}

function rulesAgree(world: World): boolean {
  const named = [leader(world), byMedian(world), headCount(world).leader].filter((one) => one !== null);
  return world.model.people.length === 1 || new Set(named).size <= 1;
}

function leaderHas(world: World, option: string, verdict: "unknown" | "fail"): boolean {
  return (world.model.mustHaves ?? []).some(({ verdicts }) => (verdicts[option] ?? "unknown") === verdict);
}

/** Scores by which people rank the criteria, mid-ranks for ties. */
function ranks(row: readonly number[]): number[] {
  return row.map(
    (x) => row.filter((y) => y < x - LEVEL).length + (row.filter((y) => Math.abs(y - x) <= LEVEL).length + 1) / 2,
  );
}

function concordance(rows: readonly (readonly number[])[]): number {
  const ranked = rows.map(ranks);
  const n = (rows[0] as readonly number[]).length;
  const squares = (xs: number[]) => xs.reduce((sum, x) => sum + (x - average(xs)) ** 2, 0);
  const totals = Array.from({ length: n }, (_, j) => ranked.reduce((sum, row) => sum + (row[j] as number), 0));
  return squares(totals) / (ranked.length * ranked.reduce((sum, row) => sum + squares(row), 0));
}

/** Van der Eijk's A by its definition, layer by layer. */
function agreement(counts: number[]): number {
  const k = counts.length;
  const all = counts.reduce((a, b) => a + b, 0);
  let left = [...counts];
  let sum = 0;
  while (left.some((c) => c > 0)) {
    const low = Math.min(...left.filter((c) => c > 0));
    const is = left.map((c) => (c > 0 ? 1 : 0) as number);
    const s = is.reduce((a, b) => a + b, 0);
    const share = (low * s) / all;
    if (s === 1) sum += share;
    else if (s < k) {
      let tu = 0;
      let tdu = 0;
      for (let a = 0; a < k; a++)
        for (let b = a + 1; b < k; b++)
          for (let c = b + 1; c < k; c++) {
            const pattern = `${is[a]}${is[b]}${is[c]}`;
            if (pattern === "110" || pattern === "011") tu++;
            if (pattern === "101") tdu++;
          }
      sum += share * (((k - 2) * tu - (k - 1) * tdu) / ((k - 2) * (tu + tdu))) * (1 - (s - 1) / (k - 1));
    }
    left = left.map((c) => (c > 0 ? c - low : 0));
  }
  return sum;
}

const steps = Array.from({ length: 61 }, (_, k) => k / 60);

const checks: { [K in Exclude<Claim["kind"], "share">]: Check<K> } = {
  verdict({ word, leader: said }, world, random) {
    const { limits, options } = world;
    const now = options.length < 2 ? null : leader(world);
    const known = comparable(world);
    if (word === "none") return said === null && (options.length < 2 || !known);
    if (!known || said !== now) return false;
    if (now === null) return word === "close call";
    const i = at(options, now);
    const all = values(world);
    const gap = Math.min(...all.flatMap((value, b) => (b === i ? [] : [(all[i] as number) - value])));
    const share = estimate(world, "near", now, 400, random);
    const people = world.model.people;
    const alike = people.length < 2 || people.every(({ name }) => without(world, name) === now);
    const close = 100 * gap < limits.closeGap - LEVEL || !alike || !rulesAgree(world);
    if (close) return word === "close call";
    if (word === "close call") return share < limits.closeShare + 0.11;
    const open = worst(completions(world), i) !== "none" || knownWeight(world) < 1 - limits.unknownWeight - LEVEL;
    const hurdle =
      world.model.contradictory === true || leaderHas(world, now, "unknown") || leaderHas(world, now, "fail");
    const firm = 100 * gap >= limits.clearGap - LEVEL && !oneStepEnds(world) && !open && !hurdle;
    return word === "clear" ? firm && share > limits.clearShare - 0.11 : !firm || share < limits.clearShare + 0.11;
  },

  silent({ because, options }, world) {
    const answered = world.model.people.some(({ scores }) =>
      world.options.some((option) => scores[option]?.some((s) => s !== null)),
    );
    const out = world.model.options.length > world.options.length;
    if (!sameSet(options, world.options)) return false;
    if (because === "all excluded") return world.options.length === 0;
    if (because === "only one left") return world.options.length === 1 && out;
    if (because === "only one") return world.options.length === 1 && !out;
    return because === (answered ? "too little known" : "nothing answered");
  },

  lead(claim, world) {
    const all = values(world);
    const others = all.filter((_, b) => world.options[b] !== claim.leader);
    const own = all[at(world.options, claim.leader)] as number;
    const parts = world.weights.map((w, j) => w * difference(world, claim.leader, claim.over, j));
    const side = (named: string[], sign: number) => {
      const mine = parts.map((part) => sign * part);
      const told = named.map((criterion) => mine[at(world.model.criteria, criterion)] as number);
      const rest = mine.filter((_, j) => !named.includes(world.model.criteria[j] as string));
      return (
        told.every((part) => part > 0) && Math.max(0, ...rest) <= Math.min(Number.POSITIVE_INFINITY, ...told) + LEVEL
      );
    };
    return (
      leader(world) === claim.leader &&
      near(all[at(world.options, claim.over)] as number, Math.max(...others)) &&
      near(claim.gap, own - Math.max(...others)) &&
      claim.for.length > 0 &&
      side(claim.for, 1) &&
      side(claim.against, -1) &&
      restsOn(claim.known, world)
    );
  },

  level({ options, value, known }, world) {
    const all = values(world);
    const first = leaders(all).map((i) => world.options[i] as string);
    return first.length > 1 && sameSet(options, first) && near(value, Math.max(...all)) && restsOn(known, world);
  },

  advice({ advice: { do: what, options, about }, open }, world) {
    if (world.options.length > 1 && open !== openOf(world).length > 0) return false;
    const contradictory = world.model.contradictory === true;
    if (what === "settle") return contradictory && sameSet(options, world.options);
    if (what === "last")
      return world.options.length === 1 && world.model.options.length > 1 && sameSet(options, world.options);
    if (what === "neither") {
      if (world.options.length === 0) return true;
      const best = [...completions(world)].map((all) => Math.max(...all));
      return Math.max(...best) < 0.5 && sameSet(options, world.options);
    }
    if (what === "find-out") {
      const now = leader(world);
      if (now === null) return about.length > 0 && about.every(({ criterion }) => canLead(world, criterion));
      const effect = worst(completions(world), at(world.options, now));
      return (
        about.length > 0 &&
        about.every(({ criterion, options: of = world.options, mustHave, option }) => {
          if (criterion !== undefined) {
            const j = at(world.model.criteria, criterion);
            const missing = world.options.filter((_, i) => world.cells[i]?.[j] === null);
            return effect !== "none" && openOf(world).includes(j) && sameSet(of, missing);
          }
          const must = world.model.mustHaves?.find(({ name }) => name === mustHave);
          return option === now && must !== undefined && (must.verdicts[now] ?? "unknown") === "unknown";
        })
      );
    }
    const { reversible = null } = world.model;
    const first = leaders(values(world)).map((i) => world.options[i] as string);
    if (first.length > 1 ? !sameSet(options, first) : options.length !== 2 || !options.includes(first[0] as string))
      return false;
    return !contradictory && what === (reversible === null ? "weigh" : reversible === "easily" ? "pick" : "try-both");
  },

  test({ test: { id, passed, value, needs }, people }, world, random) {
    const now = leader(world) as string;
    const all = values(world);
    const own = all[at(world.options, now)] as number;
    const gap = own - Math.max(...all.filter((_, b) => world.options[b] !== now));
    if (id === "T1") return near((value as number) / 100, gap) && passed === 100 * gap >= (needs as number) - LEVEL;
    if (id === "T2")
      return (
        passed === (value as number) >= (needs as number) - LEVEL &&
        Math.abs(estimate(world, "near", now, 400, random) - (value as number)) < 0.13
      );
    if (id === "T3") {
      const deciders = world.model.people.filter(({ name }) => without(world, name) !== now).map(({ name }) => name);
      return sameSet(people, deciders) && passed === (deciders.length === 0);
    }
    if (id === "T4") return passed === rulesAgree(world);
    return passed === !oneStepEnds(world);
  },

  cap({ because, leader: said, known }, world) {
    if (said !== leader(world) || !restsOn(known, world)) return false;
    if (because === "much unknown") return 1 - knownWeight(world) > world.limits.unknownWeight - LEVEL;
    if (because === "unknown decides") return worst(completions(world), at(world.options, said)) !== "none";
    if (because === "answers contradict") return world.model.contradictory === true;
    return leaderHas(world, said, because === "must-have fails" ? "fail" : "unknown");
  },

  limits({ thresholds }, world) {
    return Object.entries(world.limits).every(([name, limit]) => thresholds[name as keyof typeof thresholds] === limit);
  },

  part({ criterion, option, over, weight, steps: count, value }, world) {
    const j = at(world.model.criteria, criterion);
    const d = difference(world, option, over, j);
    return d > LEVEL && near(count, 4 * d) && near(weight, world.weights[j] as number) && near(value, weight * d);
  },

  same({ criteria, options: [a, b], room }, world) {
    return criteria.every((criterion) => {
      const j = at(world.model.criteria, criterion);
      const each = world.model.people.map(({ scores }) =>
        [a, b].map((option) => scores[option as string]?.[j] ?? null),
      );
      return (
        (world.weights[j] as number) > 0 &&
        near(difference(world, a as string, b as string, j), 0) &&
        // Said without "on average" it holds of everybody.
        (room || each.every(([one, two]) => one !== null && one === two)) &&
        [a, b].every((option) => world.cells[at(world.options, option as string)]?.[j] !== null)
      );
    });
  },

  weightless({ criteria }, world) {
    return criteria.every((criterion) => world.weights[at(world.model.criteria, criterion)] === 0);
  },

  open({ criteria, options }, world) {
    return criteria.every((criterion) => {
      const j = at(world.model.criteria, criterion);
      const missing = world.options.filter((_, i) => world.cells[i]?.[j] === null);
      // Said of nobody it is said of the two that are compared.
      return (
        openOf(world).includes(j) && (options === null ? missing.length > 1 : options.every((o) => missing.includes(o)))
      );
    });
  },

  weight({ criterion, now, range: [low, high], options }, world) {
    const j = at(world.model.criteria, criterion);
    const w = world.weights[j] as number;
    const first = (t: number) =>
      leaders(valuesOf(world, reweighted(world.weights, j, t))).map((i) => world.options[i] as string);
    const inside = [0.001, 0.1, 0.5, 0.9, 0.999].map((part) => low + part * (high - low));
    const edge = low >= now ? low : high;
    const until = [0, 0.3, 0.7, 0.999].map((part) => w + part * (edge - w));
    const [far, beyond] = low >= now ? [high, 1] : [low, 0];
    const after = Math.abs(beyond - far) < 1e-6 ? null : far + 0.001 * (beyond - far);
    const today = leader(world) as string;
    return (
      near(now, w) &&
      (w <= low + LEVEL || w >= high - LEVEL) &&
      inside.every((t) => sameSet(first(t), options)) &&
      until.every((t) => sameSet(first(t), [today])) &&
      (after === null || !sameSet(first(after), options))
    );
  },

  weights({ criteria, all, leader: said }, world) {
    const i = at(world.options, said);
    const ahead = (criterion: string) => {
      const j = at(world.model.criteria, criterion);
      return steps.some((t) => {
        const then = valuesOf(world, world.weights.length === 1 ? [1] : reweighted(world.weights, j, t));
        return then.some((value) => value > (then[i] as number) + 1e-7);
      });
    };
    return (
      said === leader(world) &&
      criteria.every((criterion) => !ahead(criterion)) &&
      (!all || criteria.length === world.model.criteria.length)
    );
  },

  score(claim, world) {
    const { model } = world;
    const now = leader(world);
    let fewest: number | null = null;
    let ahead = new Set<string>();
    let tie = false;
    model.people.forEach(({ name, scores }, p) => {
      for (const option of world.options)
        scores[option]?.forEach((score, j) => {
          if (score === null || world.cells[at(world.options, option)]?.[j] === null) return;
          for (let by = 1; by <= 4; by++)
            for (const to of [score - by, score + by]) {
              if (to < 1 - LEVEL || to > 5 + LEVEL || (fewest !== null && by > fewest)) continue;
              const row = (scores[option] as (number | null)[]).map((old, k) =>
                k === j ? Math.min(5, Math.max(1, to)) : old,
              );
              const people = model.people.map((one, q) =>
                q === p ? { ...one, name, scores: { ...scores, [option]: row } } : one,
              );
              const then = leader(worldOf({ ...model, people }));
              if (then === now) continue;
              if (fewest === null || by < fewest) {
                fewest = by;
                ahead = new Set();
                tie = false;
              }
              if (then === null) tie = true;
              else ahead.add(then);
            }
        });
    });
    return claim.leader === now && claim.steps === fewest && sameSet(claim.ahead, [...ahead]) && claim.tie === tie;
  },

  move({ leader: said, option, effect, to, from }, world) {
    const weights = [...world.weights];
    for (const { criterion, weight } of from) {
      const [j, k] = [at(world.model.criteria, criterion), at(world.model.criteria, to)];
      weights[j] = (weights[j] as number) - weight;
      weights[k] = (weights[k] as number) + weight;
    }
    const then = valuesOf(world, weights);
    const first = leaders(then).map((i) => world.options[i] as string);
    if (said !== leader(world) || weights.some((w) => w < -LEVEL)) return false;
    return effect === "ahead" ? sameSet(first, [option]) : first.includes(option) && first.includes(said);
  },

  answer({ person, criterion, answers, leader: said }, world) {
    const { model } = world;
    const j = at(model.criteria, criterion);
    const offered = model.alternatives?.find((one) => one.person === person && one.criterion === criterion);
    const after = (answer: string) => {
      const scores = offered?.answers.find(({ name }) => name === answer)?.scores ?? {};
      const people = model.people.map((one) =>
        one.name === person
          ? {
              ...one,
              scores: Object.fromEntries(
                Object.entries(one.scores).map(([option, row]) => [
                  option,
                  row.map((s, k) => (k === j ? (scores[option] ?? null) : s)),
                ]),
              ),
            }
          : one,
      );
      return leader(worldOf({ ...model, people }));
    };
    const all = offered?.answers.map(({ name }) => name).filter((name) => name !== offered.current) ?? [];
    return (
      said !== leader(world) &&
      sameSet(
        answers,
        all.filter((name) => after(name) === said),
      )
    );
  },

  sampling: ({ samples, error, scoreError }, world) =>
    near(error, 1.96 * Math.sqrt(0.25 / samples)) && world.options.length > 2 === (scoreError !== null),

  unknown(claim, world) {
    const j = at(world.model.criteria, claim.criterion);
    const open = openOf(world);
    const missing = world.options.filter((_, i) => world.cells[i]?.[j] === null);
    const now = comparable(world) ? leader(world) : null;
    const told =
      open.includes(j) && sameSet(claim.options, missing) && claim.all === (missing.length === world.options.length);
    if (!told || claim.leader !== now || claim.lone !== (open.length === 1)) return false;
    // Of what somebody said it isn't told that nobody knows it.
    const said = world.model.people.some(({ scores }) =>
      missing.some((option) => (scores[option]?.[j] ?? null) !== null),
    );
    if (said && !claim.room) return false;
    const turned = claim.turns.every(({ answer, leader: then }) => {
      const offered = world.model.alternatives?.find(({ criterion }) => criterion === claim.criterion);
      const scores = offered?.answers.find(({ name }) => name === answer)?.scores ?? {};
      const cells = world.cells.map((row, k) =>
        row.map((cell, l) => (l === j ? ((scores[world.options[k] as string] as number) - 1) / 4 : cell)),
      );
      return leading(world.options, valuesOf({ cells }, world.weights)) === then && then !== now;
    });
    if (now === null || !turned) return turned;
    const i = at(world.options, now);
    if (claim.effect === "safe") return worst(completions(world), i) === "none";
    const worlds = waysOf(world, j).map((way) =>
      valuesOf(
        { cells: world.cells.map((row, k) => row.map((cell, l) => (l === j ? (way[k] ?? null) : cell))) },
        world.weights,
      ),
    );
    if (worst(worlds, i) !== claim.effect) return false;
    const { keeps } = claim;
    if (keeps !== null) {
      const k = at(world.options, keeps.option);
      const value = (keeps.score - 1) / 4;
      const end = keeps.side === "above" ? 1 : 0;
      const holds = (v: number) => leader(withCell(world, k, j, v)) === now;
      const safe = [0.01, 0.5, 1]
        .map((part) => value + part * (end - value))
        .filter((v) => Math.abs(v - value) > LEVEL);
      const lost = [0, 0.5, 1].map((part) => value + part * (1 - end - value));
      if (missing.length !== 1 || missing[0] !== keeps.option || !safe.every(holds) || lost.some(holds)) return false;
    }
    return true;
  },

  together({ leader: said, effect }, world) {
    return said === leader(world) && worst(completions(world), at(world.options, said)) === effect;
  },

  out({ option, mustHaves }, world) {
    const failed = (world.model.mustHaves ?? []).filter(
      ({ negotiable, verdicts }) => !negotiable && verdicts[option] === "fail",
    );
    return (
      mustHaves.length > 0 &&
      sameSet(
        mustHaves,
        failed.map(({ name }) => name),
      )
    );
  },

  unchecked({ option, mustHave, negotiable }, world) {
    const must = world.model.mustHaves?.find(({ name }) => name === mustHave);
    return (
      world.options.includes(option) &&
      must?.negotiable === negotiable &&
      (must.verdicts[option] ?? "unknown") === "unknown"
    );
  },

  exception({ option, mustHave }, world) {
    const must = world.model.mustHaves?.find(({ name }) => name === mustHave);
    return world.options.includes(option) && must?.negotiable === true && must.verdicts[option] === "fail";
  },

  rules(claim, world) {
    const count = headCount(world);
    return (
      claim.mean === leader(world) &&
      claim.median === byMedian(world) &&
      claim.headCount === count.leader &&
      claim.votes === count.votes &&
      claim.of === world.model.people.length &&
      claim.agree === rulesAgree(world)
    );
  },

  undecided({ people, of }, { model }) {
    const all = model.people.map(({ name }) => name);
    return (
      of === all.length &&
      sameSet(
        people,
        all.filter((name) => vote(model, name) === null),
      )
    );
  },

  without({ person, leader: said }, world) {
    return without(world, person) === said && said !== leader(world);
  },

  split({ criterion, option, low, high, agreement: told }, world) {
    const j = at(world.model.criteria, criterion);
    const said = world.model.people.flatMap(({ scores }) => scores[option]?.[j] ?? []);
    const counts = [1, 2, 3, 4, 5].map((step) => said.filter((score) => Math.round(score) === step).length);
    return near(Math.min(...said), low) && near(Math.max(...said), high) && near(agreement(counts), told) && told < 0.2;
  },

  order({ agreement: told, chance, people }, { model }, random) {
    const rows = model.people.map(({ weights }) => {
      const sum = weights.reduce((a, b) => a + b, 0);
      return weights.map((w) => w / sum);
    });
    const mixed = Array.from({ length: 150 }, () =>
      concordance(
        rows.map((row) =>
          row
            .map((w) => ({ w, at: random() }))
            .sort((a, b) => a.at - b.at)
            .map(({ w }) => w),
        ),
      ),
    );
    const spread = Math.sqrt(average(mixed.map((x) => (x - average(mixed)) ** 2)) / mixed.length);
    return (
      people === rows.length && near(told, concordance(rows)) && Math.abs(average(mixed) - chance) < 5 * spread + 0.005
    );
  },

  regret({ options, of, standIn }, world) {
    const { model } = world;
    const own = model.people.map(({ name }) => ({
      name,
      all: values({ ...alone(model, name), options: world.options }),
    }));
    const missing = model.people.some(({ scores }) => world.options.some((option) => scores[option]?.includes(null)));
    return (
      standIn === missing &&
      of === model.people.length &&
      sameSet(
        options.map(({ option }) => option),
        world.options,
      ) &&
      options.every(({ option, most, people }) => {
        const given = own.map(({ name, all }) => ({
          name,
          lost: Math.max(...all) - (all[at(world.options, option)] as number),
        }));
        const worstOf = Math.max(...given.map(({ lost }) => lost));
        const who = worstOf < LEVEL ? [] : given.filter(({ lost }) => lost > worstOf - LEVEL).map(({ name }) => name);
        return near(most, worstOf) && sameSet(people, who);
      })
    );
  },

  dissent({ person, leader: said, option, gap }, world) {
    const own = alone(world.model, person);
    const all = values(own);
    const ahead = (all[at(own.options, option)] as number) - (all[at(own.options, said)] as number);
    const complete = openOf(own).length === 0;
    return (
      vote(world.model, person) === option &&
      said === leader(world) &&
      (gap === null ? !complete : complete && near(gap, ahead))
    );
  },

  agenda({ criterion, points, leader: a, over: b, top, bottom, most, fewest }, world) {
    const j = at(world.model.criteria, criterion);
    const seen = world.model.people.flatMap(({ name, scores }) => {
      const [x, y] = [scores[a]?.[j] ?? null, scores[b]?.[j] ?? null];
      return x === null || y === null ? [] : [{ name, d: (x - y) / 4 }];
    });
    const [high, low] = [Math.max(...seen.map(({ d }) => d)), Math.min(...seen.map(({ d }) => d))];
    const those = (end: number) => seen.filter(({ d }) => near(d, end)).map(({ name }) => name);
    return (
      near(points / 100, (world.weights[j] as number) * (high - low)) &&
      near(most, high) &&
      near(fewest, low) &&
      sameSet(top, those(high)) &&
      sameSet(bottom, those(low))
    );
  },
};
