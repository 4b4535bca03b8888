/** The one place where a claim becomes a sentence. */
import type { Claim } from "#shared/analysis/claims/claim";
import { type Decimals, NBSP } from "#shared/base/figures";
import * as change from "./change";
import * as first from "./lead";
import { people } from "./people";
import * as open from "./unknown";
import { gapPoints, number, type SentenceNames, stepsText } from "./words";

/** A whole sentence or two, with their stops. */
export function say(claim: Claim, names: SentenceNames): string {
  switch (claim.kind) {
    case "verdict":
      return `${first.headline(claim, names)}.`;
    case "silent":
      return first.silence(claim, names);
    case "lead":
      return first.lead(claim, names);
    case "level":
      return first.level(claim, names);
    case "advice":
      return first.advice(claim, names);
    case "test":
      return `${first.test(claim, names)}.`;
    case "cap":
      return `${first.cap(claim, names)}.`;
    case "limits":
      return first.limits(claim.thresholds);
    case "part":
      return `${names.criterion(claim.criterion)}: ${gapPoints(claim.value)} points for ${names.option(claim.option)} (${measure(claim)}).`;
    case "same":
    case "weightless":
    case "open":
      return first.without(claim, names);
    case "weight":
      return `${names.criterion(claim.criterion)}: ${change.weight(claim, names)} (${change.weightNow(claim)}).`;
    case "weights":
      return change.weights(claim);
    case "score":
      return change.score(claim, names);
    case "move":
      return change.move(claim, names);
    case "answer":
      return change.answer(claim, names);
    case "share":
      return change.share(claim, names);
    case "sampling":
      return change.sampling(claim);
    case "unknown":
      return open.unknown(claim, names);
    case "together":
      return open.togetherText(claim, names);
    case "out":
      return open.out(claim, names);
    case "unchecked":
      return open.unchecked(claim, names);
    case "exception":
      return open.exception(claim, names);
    default:
      return people(claim, names);
  }
}

type Part = Pick<Extract<Claim, { kind: "part" }>, "weight" | "steps" | "value">;

/** "15 % × 3 steps", "33.3 % × 0.75 steps": figures that give the points beside them, which have as many decimals. */
export function measure({ weight, steps: count }: Part, decimals: Decimals = 1): string {
  return `${number(100 * weight, decimals)}${NBSP}% × ${stepsText(count)}`;
}

/** Whether the figures of `measure`, at 25 points a step, give just so many points. */
export function measures({ weight, steps: count }: Part, points: number, decimals: Decimals): boolean {
  return Math.abs(0.25 * Number(number(100 * weight, decimals)) * Number(number(count, 2)) - Math.abs(points)) < 1e-9;
}
