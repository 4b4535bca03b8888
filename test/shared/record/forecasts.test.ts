import { expect, test } from "vitest";
import { calibration, openForecasts, type Resolved, resolvedIn, wilson } from "#shared/record/forecasts";
import type { DecisionRecord, Forecast } from "#shared/record/record";
import { decision, walked } from "../../samples/walked";

const said = [0.9, 0.8, 0.7, 0.6, 0.9, 0.5, 0.8, 0.7, 0.95, 0.6];
const came = [1, 1, 0, 1, 1, 0, 1, 1, 1, 0] as const;
const ten: Resolved[] = said.map((probability, i) => ({ probability, came: came[i] ?? 0 }));

test("ten worked forecasts: score, its parts, skill and intervals", () => {
  const result = calibration(ten);
  expect(result?.brier).toBeCloseTo(0.14525, 12);
  expect(result?.reliability).toBeCloseTo(0.04525, 12);
  expect(result?.resolution).toBeCloseTo(0.11, 12);
  expect(result?.uncertainty).toBeCloseTo(0.21, 12);
  expect(result?.skill).toBeCloseTo(0.3083, 4);
  expect(result?.bands.map(({ probability, came, of }) => [probability, came, of])).toEqual([
    [0.5, 0, 1],
    [0.6, 1, 2],
    [0.7, 1, 2],
    [0.8, 2, 2],
    [0.9, 2, 2],
    [0.95, 1, 1],
  ]);
  expect(wilson(7, 10).low).toBeCloseTo(0.3968, 4);
  expect(wilson(7, 10).high).toBeCloseTo(0.8922, 4);
  expect(wilson(3, 5).low).toBeCloseTo(0.2307, 4);
  expect(wilson(3, 5).high).toBeCloseTo(0.8824, 4);
});

test("nothing is claimed under ten, and no skill where everything came true", () => {
  expect(calibration(ten.slice(1))).toBeNull();
  expect(calibration(ten.map((one) => ({ ...one, came: 1 })))?.skill).toBeNull();
});

const forecast = (id: string, outcome?: Forecast["outcome"]): Forecast => ({
  id,
  statement: `It holds (${id})`,
  probability: 70,
  on: "2027-03-01",
  ...(outcome && { outcome }),
});

function kept(...states: Forecast[][]): DecisionRecord {
  const record = walked();
  const revisions = states.map((forecasts, i) => ({
    n: i + 1,
    on: "2026-10-06",
    by: "Lead",
    verdict: "first" as const,
    why: "",
    inputs: record.draft,
    decision: { ...decision, forecasts },
    shown: { word: "none" as const, leader: null, values: {}, gap: null, sentences: [] },
    adr: null,
  }));
  return {
    ...record,
    revisions,
    draft: { ...record.draft, decision: { ...decision, forecasts: states.at(-1) ?? [] } },
  };
}

test("every forecast counts once, as it stands now; void ones and those of mere drafts don't", () => {
  const twice = kept([forecast("a"), forecast("b")], [forecast("a", "true"), forecast("b", "void")]);
  const draft = {
    ...walked(),
    draft: { ...walked().draft, decision: { ...decision, forecasts: [forecast("a", "true")] } },
  };
  expect(resolvedIn([twice, draft])).toEqual([{ probability: 0.7, came: 1 }]);
});

test("a forecast is open from its day on until somebody says how it turned out", () => {
  const all = [forecast("a"), forecast("b", "false")];
  expect(openForecasts(all, "2027-02-28")).toEqual([]);
  expect(openForecasts(all, "2027-03-01")).toEqual([forecast("a")]);
});
