/** What a review adds to an ADR. */

import { lookup } from "#shared/base/by";
import { percent } from "#shared/base/figures";
import { and } from "#shared/base/list";
import { optionInText, quoted, titleInText } from "#shared/base/title";
import { compare, type Difference, type Lists, mustHaveWords, scoreText } from "#shared/record/compare";
import type { DecisionRecord, Revision } from "#shared/record/record";
import { literal, type Md, md, oneLine } from "./escape";
import { goingOn, withoutStop } from "./sentence";

const verbs: Record<Revision["verdict"], string> = {
  first: "accepted",
  retain: "kept",
  amend: "amended",
  supersede: "to be superseded",
  retire: "retired",
};

/** All reviews of a record, the oldest first, a line each. */
export function reviewEntries(record: Reviewed): Md[] {
  return entriesWithBeginnings(record).map(({ entry }) => entry);
}

type Reviewed = Pick<DecisionRecord, "revisions" | "playbooks">;

/** Entries, each with how it begins: by that an ADR that holds it already is known. */
export function entriesWithBeginnings(record: Reviewed): { entry: Md; begins: Md }[] {
  return record.revisions.flatMap((revision, i) => {
    if (revision.verdict === "first") return [];
    const before = record.revisions[i - 1];
    const differences = before ? amended(record, before, revision) : [];
    return { entry: reviewEntry(revision, differences), begins: opening(revision) };
  });
}

/** What an ADR says at its end once another takes its place: from what to what, and why. */
export function successionEntry(old: DecisionRecord, by: DecisionRecord): { entry: Md; begins: Md } | null {
  const { decision, frame, options } = by.draft;
  const chosen = (record: DecisionRecord) =>
    record.draft.options.find(({ id }) => id === record.draft.decision?.option)?.title;
  const [from, to] = [chosen(old), chosen(by)];
  if (!decision || from === undefined || to === undefined || options.length === 0) return null;
  const begins = md`${decision.on}: superseded by “${frame.title}”`;
  const why = oneLine(decision.reason) ? md`, because ${goingOn(decision.reason)}` : literal("");
  const change = from === to ? md`${to} stays` : md`from ${from} to ${to}`;
  return { begins, entry: md`${begins}: ${change}${why}.` };
}

/** A review as one line of an ADR: when, what, who, why, what changed from what to what, and when to look again. */
export function reviewEntry(
  { on, by, verdict, why, changed = [], decision, process, outcome }: ReviewOf,
  differences: readonly string[] = [],
): Md {
  const notes = [...changed.map(({ note }) => withoutStop(note)).filter(Boolean), ...differences];
  const parts = [
    opening({ on, by, verdict, why }),
    ...(notes.length > 0 ? [md` Changed: ${notes.join("; ")}.`] : []),
    ...(process ? [literal(` How it was decided: ${process}.`)] : []),
    ...(outcome ? [literal(` How it turned out: ${outcome}.`)] : []),
    ...forecasts(decision).map((text) => md` ${text}.`),
    ...(decision.review ? [md` Next review by ${decision.review}.`] : []),
  ];
  return literal(parts.map((part) => part.md).join(""));
}

/** How the entry of a review begins: when, what, who and why. */
function opening({ on, by, verdict, why }: Pick<Revision, "on" | "by" | "verdict" | "why">): Md {
  const who = oneLine(by) ? md` by ${by}` : literal("");
  const reason = oneLine(why) ? md`: ${withoutStop(why)}` : literal("");
  return md`${on}: ${verbs[verdict]}${who}${reason}.`;
}

type ReviewOf = Pick<Revision, "on" | "by" | "verdict" | "why" | "changed" | "decision" | "process" | "outcome">;

/** What a revision has otherwise than the one before: from what to what. Nothing where both say the same. */
function amended({ playbooks }: Reviewed, before: Revision, after: Revision): string[] {
  const [was, is] = [before, after].map(({ inputs, decision, shown }) => {
    const playbook = lookup(playbooks, inputs.playbook);
    return playbook ? { playbook, inputs, decision, shown } : null;
  });
  if (!was || !is) return [];
  const { weights, scores, answers, options, criteria, mustHaves, texts } = compare(was, is).difference;
  const said = (text: string | null) => (text === null || text === "" ? "nothing" : quoted(oneLine(text)));
  const answered = new Set(answers.map(({ criterion }) => criterion));
  return [
    ...texts
      .filter(({ what }) => what === "Choice")
      .map(({ from, to }) => `from ${from || "no choice"} to ${to || "no choice"}`),
    ...answers.map(({ criterion, from, to }) => `${titleInText(criterion)} from ${said(from)} to ${said(to)}`),
    ...scores
      .filter(({ criterion }) => !answered.has(criterion))
      .map(
        ({ criterion, option, from, to }) =>
          `${titleInText(criterion)} of ${optionInText(option)} from ${ofFive(from)} to ${ofFive(to)}`,
      ),
    ...weighed(weights),
    ...mustHaves.changed.map(
      ({ statement, option, from, to }) =>
        `${said(statement)} for ${optionInText(option)} from ${mustHaveWords[from]} to ${mustHaveWords[to]}`,
    ),
    ...listed("options", options),
    ...listed("criteria", criteria),
    ...listed("must-haves", mustHaves),
  ];
}

function ofFive(score: number | null): string {
  return score === null ? "unknown" : `${scoreText(score)} of 5`;
}

/** Less than this, as a share, is what the others lose or gain where one weight was moved. */
const followed = 0.03;

/** The weights that were moved; those that only follow, because all of them add up to 100 %, aren't told one by one. */
function weighed(weights: Difference["weights"]): string[] {
  const moved = weights.filter(({ from, to }) => Math.abs(to - from) >= followed);
  const told = moved.length > 0 ? moved : weights;
  return [
    ...told.map(
      ({ criterion, from, to }) => `weight of ${titleInText(criterion)} from ${percent(from)} to ${percent(to)}`,
    ),
    ...(told.length < weights.length ? ["the other weights with it"] : []),
  ];
}

function listed(what: string, { added, removed }: Lists): string[] {
  return [
    ...(added.length > 0 ? [`${what} added: ${and(added.map(titleInText))}`] : []),
    ...(removed.length > 0 ? [`${what} removed: ${and(removed.map(titleInText))}`] : []),
  ];
}

function forecasts({ forecasts }: Revision["decision"]): string[] {
  return forecasts.flatMap(({ statement, outcome }) =>
    outcome === undefined ? [] : [`Forecast ${quoted(oneLine(statement))}: ${outcome}`],
  );
}
