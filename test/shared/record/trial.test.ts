import { expect, test } from "vitest";
import { recommend } from "#shared/record/recommend";
import type { Judgement } from "#shared/record/record";
import { recommendWith, withWeight } from "#shared/record/trial";
import { small } from "../../samples/playbook";
import { walked } from "../../samples/walked";

const third = { id: "ahead", title: "Ahead", summary: "" };
const answers: Record<string, Judgement> = {
  size: { answer: "big", adjusted: { ahead: 4 } },
  speed: { answer: "fast", adjusted: { ahead: 3 } },
};

test.each([
  ["two options", [...small.options]],
  ["three options", [...small.options, third]],
])("weights are tried with less work, and what holds of all weightings stays as it was: %s", (_, options) => {
  const now = recommend(small, walked({ options }, answers).draft, {});
  const same = recommendWith(now, now.analysis.weights).analysis;
  const other = recommendWith(now, withWeight(now.analysis.weights, "size", 0.1)).analysis;
  for (const [tried, weight] of [
    [same, now.analysis.weights.size],
    [other, 0.1],
  ] as const) {
    expect(tried.weights.size).toBeCloseTo(weight as number, 12);
    const { uniform, ranks, central } = now.analysis.robustness!;
    expect(tried.robustness).toMatchObject({ uniform, ranks, central });
    expect(Object.keys(tried.robustness!.near)).toEqual(["k20"]);
  }
  const near = (analysis: typeof same) => analysis.robustness!.near.k20.left!;
  const allowed = 2 * ((same.robustness!.error ?? 0) + (now.analysis.robustness!.error ?? 0)) + 1e-9;
  expect(Math.abs(near(same) - near(now.analysis))).toBeLessThan(allowed);
  expect(near(other)).toBeLessThan(near(same) - 0.2);
});
