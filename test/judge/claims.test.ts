import { expect, test } from "vitest";
import type { Claim } from "#shared/analysis/claims/claim";
import { analyse } from "#shared/analysis/compute/analyse";
import { sentences } from "#shared/analysis/sentences/sentences";
import { mulberry32 } from "#shared/base/random";
import { falseClaims } from "./judge";
import { randomModel } from "./models";

const plain = {
  option: (id: string) => id,
  criterion: (id: string) => id,
  person: (id: string) => id,
  answer: (_: string, id: string) => id,
  mustHave: (id: string) => id,
};

test("500 random decisions: no claim is false", () => {
  const random = mulberry32(20_261_127);
  const kinds = new Map<Claim["kind"], number>();
  for (let k = 0; k < 500; k++) {
    const model = randomModel(random);
    const { claims } = sentences(analyse(model, { samples: 2_000 }), plain);
    for (const { kind } of claims) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    const wrong = falseClaims(claims, model, random, { draws: 300 });
    expect(wrong.map((claim) => ({ k, claim, model: JSON.stringify(model) }))).toEqual([]);
  }
  // Every kind that people's models can give was judged; without weights at all there is no model.
  expect([...kinds.keys()].sort()).toMatchInlineSnapshot();
});
