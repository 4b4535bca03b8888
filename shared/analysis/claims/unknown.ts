/** What isn't known or isn't checked, and what hangs on it. */
import type { Analysis } from "#shared/analysis/model";
import type { MustHaveClaim, UnknownClaim } from "./claim";
import { leaderOf } from "./lead";

/** One claim a criterion, what could turn most first; then what they can do together, where no single one can. */
export function unknownClaims(analysis: Analysis): UnknownClaim[] {
  const leader = leaderOf(analysis);
  const { unknown, values, together, verdict, people } = analysis;
  const tie = verdict.because.includes("tie");
  const all = Object.keys(values).length;
  const each = unknown.map((one): UnknownClaim => {
    const { criterion, options, breakEven } = one;
    const safe = unknown.length > 1 && together === "none";
    const effect = leader === null ? "none" : safe ? "safe" : one.effect;
    const side = breakEven?.option === leader ? "above" : "below";
    const ends = effect === "level" || effect === "turns";
    return {
      kind: "unknown",
      criterion,
      options,
      all: options.length === all,
      leader,
      effect,
      decides: one.decides,
      lone: unknown.length === 1,
      room: people.length > 1,
      keeps: breakEven === null || !ends ? null : { ...breakEven, side },
      turns: ends || tie ? one.turns : [],
    };
  });
  if (leader === null || unknown.length < 2) return each;
  const alone = unknown.some(({ effect }) => effect === "turns")
    ? "turns"
    : unknown.some(({ decides }) => decides)
      ? "level"
      : "none";
  // Said where together they can do more than each, or nothing at all.
  if (together !== "none" && together === alone) return each;
  return [...each, { kind: "together", leader, effect: together }];
}

export function outClaims({ excluded }: Analysis): (MustHaveClaim & { kind: "out" })[] {
  return excluded.map(({ option, because }) => ({ kind: "out", option, mustHaves: because }));
}

export function uncheckedClaims({ conditional }: Analysis): (MustHaveClaim & { kind: "unchecked" })[] {
  return conditional.flatMap(({ option, on, negotiable }) =>
    on.map((mustHave) => ({ kind: "unchecked" as const, option, mustHave, negotiable: negotiable.includes(mustHave) })),
  );
}

export function exceptionClaims({ exceptions }: Analysis): (MustHaveClaim & { kind: "exception" })[] {
  return exceptions.map(({ option, mustHave }) => ({ kind: "exception", option, mustHave }));
}
