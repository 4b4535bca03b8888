/** The whole way of one playbook, from a file to an ADR and back; throws where it ends. */
import { deepStrictEqual as deepEqual, doesNotMatch, ok, throws } from "node:assert";
import { sha256 } from "#electron/host/files/canonical";
import { lookAtYaml, readYaml } from "#electron/host/files/yaml";
import { newYaml, reviseYaml } from "#electron/host/playbooks/revise";
import { recordIn } from "#electron/host/repo/sidecar/record";
import { type Books, sidecarOf } from "#shared/adr/data/sidecar";
import { readAdr } from "#shared/adr/read/read";
import { brief } from "#shared/adr/write/one-pager";
import { renderAdr } from "#shared/adr/write/render";
import { canonicalJson } from "#shared/base/canonical";
import type { Criterion, Playbook, Score } from "#shared/playbook/playbook";
import { playbookSchema } from "#shared/playbook/schema";
import { accept } from "#shared/record/accept";
import { asPlaybook } from "#shared/record/as-playbook";
import { newDraft, newRecord } from "#shared/record/create";
import { choose } from "#shared/record/decide";
import { tryPlaybook } from "#shared/record/playbook-trial";
import { recommend, shownOf } from "#shared/record/recommend";
import type { DecisionRecord, Draft, Judgement } from "#shared/record/record";
import { recordSchema } from "#shared/record/schema";
import { weaknessesOf } from "#shared/record/weaknesses";
import { fold } from "#shared/workshop/fold";
import { run } from "./session";

const today = "2026-11-28";
const precision = { samples: 40 };
const nowhere: Books = { whole: () => null, hash: (value) => sha256(canonicalJson(value)) };

/** What somebody says: an answer, scores, or nothing, by turns. */
function said({ id, answers }: Criterion, { options }: Playbook, seed: number): [string, Judgement] {
  if (seed % 5 === 4) return [id, { unknown: true }];
  const answer = answers[seed % Math.max(answers.length, 1)];
  if (answer) return [id, { answer: answer.id, ...(seed % 3 === 0 && { reason: "So <b>it</b> is | here" }) }];
  const scores = options.map((option, n): [string, { score: Score; reason: string }] => [
    option.id,
    { score: (((seed + n) % 5) + 1) as Score, reason: option.title },
  ]);
  return [id, { scores: Object.fromEntries(scores) }];
}

function walked(playbook: Playbook, hash: string, seed: number): Draft {
  const draft = newDraft({ hash, playbook });
  const judgements = Object.fromEntries(playbook.criteria.map((one, n) => said(one, playbook, seed + n)));
  return {
    ...draft,
    frame: { ...draft.frame, title: playbook.title, problem: playbook.question, decider: "Ana" },
    criteria: playbook.criteria.map(({ id }) => ({ id })),
    mustHaves: playbook.mustHaves.map(({ id, statement, check, negotiable, proposes }) => ({
      ...{ id, statement, check, negotiable, exception: "" },
      verdicts: Object.fromEntries(Object.entries(proposes).map(([option, { verdict }]) => [option, verdict])),
    })),
    rounds: draft.rounds.map((round) => ({
      ...round,
      criteria: playbook.criteria.map(({ id }) => id),
      ballots: round.ballots.map((ballot) => ({ ...ballot, judgements })),
    })),
  };
}

/** Decided, accepted, written in every dialect and read again. */
function decided(record: DecisionRecord, playbook: Playbook): void {
  const recommendation = recommend(playbook, record.draft, {}, precision);
  const draft = choose(record.draft, playbook.options[0]?.id ?? null, { playbook, recommendation, today });
  const words = { reason: "it fits", overrule: "we know it", by: "Ana" };
  const chosen = {
    ...record,
    draft: { ...draft, ...(draft.decision && { decision: { ...draft.decision, ...words } }) },
  };
  deepEqual(recordSchema.parse(chosen), chosen);
  for (const profile of ["madr4", "madr4-minimal", "madr2", "nygard", "log4brains"] as const) {
    const text = renderAdr({ record: chosen, recommendation, profile, today, file: "0001-a.md" });
    doesNotMatch(text, /undefined|\[object/);
    ok(readAdr("0001-a.md", text).titleRaw?.trim());
  }
  ok(!brief({ record: chosen, recommendation, today }).includes("<script>alert"));
  const accepted = accept(chosen, { today, shown: shownOf(recommendation), adr: null });
  const again = recordIn("0001-a.json", sidecarOf(accepted, nowhere), nowhere);
  deepEqual(Object.keys(again.playbooks), Object.keys(record.playbooks));
  deepEqual(again.draft.options, record.draft.options);
  const grown = asPlaybook(chosen, { id: "grown", today });
  deepEqual(playbookSchema.safeParse(grown).error?.issues ?? [], []);
}

/** Two people answer on their phones, the room reveals, and the record takes it over. */
function inRoom(record: DecisionRecord, playbook: Playbook, seed: number): DecisionRecord {
  const { status: _, place: __, decision: ___, ...inputs } = record.draft;
  const room = run({ inputs: { ...inputs, rounds: [] } }, playbook);
  for (const seat of ["ben", "cleo"]) room.seat(seat);
  room.to("judgements");
  for (const [n, seat] of ["ben", "cleo"].entries())
    for (const [k, criterion] of playbook.criteria.entries()) {
      const [id, judgement] = said(criterion, playbook, seed + n + k);
      room.cast(seat, { on: "judgement", criterion: id, judgement });
    }
  room.reveal();
  return fold(record, room.session, today);
}

/**
 * A text of a playbook that may be spoilt: where it can't be used, it is refused with file and line, else it goes the
 * whole way. Gives whether it was refused.
 */
export function goOrBeRefused(text: string, seed: number): boolean {
  const { value, faults } = lookAtYaml(text, playbookSchema);
  if (value !== null) {
    goTheWholeWay(value, seed);
    return false;
  }
  const last = text.split("\n").length;
  ok(faults.length > 0);
  for (const { line, what } of faults) ok(line !== null && line >= 1 && line <= last && what.trim() !== "");
  throws(() => readYaml("any.yaml", text, playbookSchema), /^AdroitError: any\.yaml, line \d+/);
  return true;
}

/** @param seed what is said to it, a whole number */
export function goTheWholeWay(given: Playbook, seed: number): void {
  // What is drawn has objects without a prototype.
  const playbook = structuredClone(given);
  deepEqual(readYaml("any.yaml", newYaml(playbook), playbookSchema), playbook);
  const renamed = { ...playbook, title: "Another" };
  deepEqual(readYaml("any.yaml", reviseYaml(newYaml(playbook), renamed), playbookSchema), renamed);
  ok([weaknessesOf(playbook, 2026), tryPlaybook(playbook)]);
  const entry = { hash: sha256(canonicalJson(playbook)), playbook };
  const draft = walked(playbook, entry.hash, seed);
  const record = newRecord({ id: "any", now: "2026-11-28T09:00:00.000Z", entry, draft });
  decided(record, playbook);
  decided(inRoom(record, playbook, seed), playbook);
}
