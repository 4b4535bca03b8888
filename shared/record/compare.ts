/** What differs between two states of a decision, and why the gap moved. */
import { type GapChange, gapChange, type Heard, heard } from "#shared/analysis/compute/attribution";
import type { Thresholds } from "#shared/analysis/model";
import { leaning } from "#shared/analysis/sentences/lead";
import { lookup } from "#shared/base/by";
import { percent, plain, shownPoints, signed } from "#shared/base/figures";
import type { Id } from "#shared/base/id";
import { and } from "#shared/base/list";
import { optionInText, quoted, titleInText } from "#shared/base/title";
import type { Playbook } from "#shared/playbook/playbook";
import { criteriaInUse, teamBallot } from "./criteria";
import { modelOf } from "./recommend";
import type { Decision, Inputs, Shown } from "./record";

/** A state of a record: what people put in, what they were shown, what was decided. */
export interface State {
  playbook: Playbook;
  inputs: Inputs;
  shown: Pick<Shown, "word" | "leader">;
  decision: Decision | null;
}

export interface Difference {
  /** Shares of the weight, 0..1; a criterion that isn't in use weighs nothing. */
  weights: { criterion: string; from: number; to: number }[];
  /** 1-5, the mean of those who know; `null` is unknown. */
  scores: { criterion: string; option: string; from: number | null; to: number | null }[];
  answers: { criterion: string; from: string | null; to: string | null }[];
  criteria: Lists;
  options: Lists;
  mustHaves: Lists & { changed: { statement: string; option: string; from: string; to: string }[] };
  people: Lists;
  /** Framing and decision, each by its name. */
  texts: { what: string; from: string; to: string }[];
}

export interface Lists {
  added: string[];
  removed: string[];
}

/** One bar between the old gap and the new one. */
export interface GapStep {
  criterion: string;
  by: "weight" | "score";
  /** "weight 15 % to 30 %", "Flask 2 to 3". */
  what: string;
  /** Points of 100 with one decimal; all steps add up to the shown change. */
  points: number;
}

export interface Movement extends GapChange {
  leader: Id;
  over: Id;
  /** As shown: points of 100 with one decimal, `to` minus `from` being the sum of the steps. */
  from: number;
  to: number;
  steps: GapStep[];
}

export interface Comparison {
  difference: Difference;
  /** `null` where the two states can't be compared: no two options in both, or no weights. */
  movement: Movement | null;
  /** The first says what became of the gap, the second where it came from, then what else changed. */
  sentences: string[];
}

export function compare(before: State, after: State, thresholds: Partial<Thresholds> = {}): Comparison {
  const sides = [before, after].map((state) => heardOf(state, thresholds));
  const [was, is] = sides as [Heard | null, Heard | null];
  const difference = differenceOf(before, after, was, is);
  const movement = was && is ? movementOf(before, after, was, is) : null;
  return { difference, movement, sentences: sentencesOf(before, after, difference, movement) };
}

/** Must-haves exclude options and don't move the gap, so the scores of all options are looked at. */
function heardOf({ playbook, inputs }: State, thresholds: Partial<Thresholds>): Heard | null {
  return heard(modelOf(playbook, inputs, thresholds));
}

// The gap

function movementOf(before: State, after: State, was: Heard, is: Heard): Movement | null {
  const pair = pairOf(before, after, was);
  if (!pair) return null;
  const [leader, over] = pair;
  const change = gapChange(was, is, leader, over);
  const from = tenth(change.before);
  const to = tenth(change.after);
  const [weights = 0, scores = 0] = shownPoints([change.weights, change.scores], (to - from) / 100);
  const by = (kind: GapStep["by"], whole: number) => {
    const parts = change.parts.filter((part) => part.by === kind);
    const shown = shownPoints(
      parts.map(({ value }) => value),
      whole / 100,
    );
    return parts.map(({ criterion }, i): GapStep => {
      const title = titleOf(criterion, before, after);
      return { criterion: title, by: kind, what: what(kind, criterion, before, after, was, is), points: shown[i] ?? 0 };
    });
  };
  return { ...change, leader, over, from, to, steps: [...by("weight", weights), ...by("score", scores)] };
}

/** The option that led before, or else leads now, and the one that comes next to it in the old state. */
function pairOf(before: State, after: State, was: Heard): [Id, Id] | null {
  const both = before.inputs.options.map(({ id }) => id).filter((id) => after.inputs.options.some((o) => o.id === id));
  const value = (option: Id) =>
    Object.entries(was.weights).reduce(
      (sum, [id, weight]) => sum + weight * (lookup(was.scores, id)?.[option] ?? 3),
      0,
    );
  const ranked = both.toSorted((a, b) => value(b) - value(a));
  const named = [before.shown.leader, after.shown.leader].find((id) => id !== null && both.includes(id));
  const leader = named ?? ranked[0];
  const rival = after.shown.leader;
  const over = rival !== null && rival !== leader && both.includes(rival) ? rival : ranked.find((id) => id !== leader);
  return leader === undefined || leader === null || over === undefined ? null : [leader, over];
}

function what(kind: GapStep["by"], criterion: Id, before: State, after: State, was: Heard, is: Heard): string {
  if (kind === "weight") {
    return `weight ${percent(lookup(was.weights, criterion) ?? 0)} to ${percent(lookup(is.weights, criterion) ?? 0)}`;
  }
  const from = lookup(was.scores, criterion) ?? {};
  const to = lookup(is.scores, criterion) ?? {};
  return before.inputs.options
    .filter(
      ({ id }) =>
        (lookup(from, id) ?? null) !== (lookup(to, id) ?? null) && after.inputs.options.some((o) => o.id === id),
    )
    .map(
      ({ id, title }) =>
        `${optionInText(title)} ${scoreText(lookup(from, id) ?? null)} to ${scoreText(lookup(to, id) ?? null)}`,
    )
    .join(", ");
}

export function scoreText(score: number | null): string {
  return score === null ? "unknown" : String(Number(score.toFixed(1)));
}

function tenth(share: number): number {
  return Math.round(1000 * share) / 10;
}

// The inputs

function differenceOf(before: State, after: State, was: Heard | null, is: Heard | null): Difference {
  const ids = [...new Set([...Object.keys(was?.weights ?? {}), ...Object.keys(is?.weights ?? {})])];
  const title = (id: Id) => titleOf(id, before, after);
  const weights = ids.flatMap((id) => {
    const [from, to] = [lookup(was?.weights ?? {}, id) ?? 0, lookup(is?.weights ?? {}, id) ?? 0];
    return Math.abs(from - to) < 1e-9 ? [] : [{ criterion: title(id), from, to }];
  });
  const options = after.inputs.options.filter(({ id }) => before.inputs.options.some((one) => one.id === id));
  const scores = ids.flatMap((id) => {
    const [from, to] = [lookup(was?.scores ?? {}, id), lookup(is?.scores ?? {}, id)];
    if (!from || !to) return [];
    return options.flatMap((option) => {
      const [a, b] = [lookup(from, option.id) ?? null, lookup(to, option.id) ?? null];
      const same = a === b || (a !== null && b !== null && Math.abs(a - b) < 1e-9);
      return same ? [] : [{ criterion: title(id), option: option.title, from: a, to: b }];
    });
  });
  const criteria = (state: State) => criteriaInUse(state.playbook, state.inputs);
  const [were, are] = [people(before), people(after)];
  return {
    weights,
    scores,
    answers: answersOf(before, after),
    criteria: lists(criteria(before), criteria(after)),
    options: lists(before.inputs.options, after.inputs.options),
    mustHaves: {
      ...lists(before.inputs.mustHaves.map(named), after.inputs.mustHaves.map(named)),
      changed: verdicts(before, after),
    },
    people: { added: [...are].filter((name) => !were.has(name)), removed: [...were].filter((name) => !are.has(name)) },
    texts: texts(before, after),
  };
}

function named({ id, statement }: { id: Id; statement: string }): { id: Id; title: string } {
  return { id, title: statement };
}

function lists(before: { id: Id; title: string }[], after: { id: Id; title: string }[]): Lists {
  const without = (some: typeof before, others: typeof before) =>
    some.filter(({ id }) => !others.some((other) => other.id === id)).map(({ title }) => title);
  return { added: without(after, before), removed: without(before, after) };
}

function titleOf(criterion: Id, ...states: State[]): string {
  const all = states.toReversed().flatMap(({ playbook, inputs }) => criteriaInUse(playbook, inputs));
  return all.find(({ id }) => id === criterion)?.title ?? criterion;
}

/** The team's answers; in a workshop people answer for themselves, and the scores say what changed. */
function answersOf(before: State, after: State): Difference["answers"] {
  const text = ({ playbook, inputs }: State, id: Id) => {
    const judgement = lookup(teamBallot(inputs).judgements, id);
    if (!judgement || !("answer" in judgement)) return null;
    const criterion = criteriaInUse(playbook, inputs).find((one) => one.id === id);
    return criterion?.answers.find((answer) => answer.id === judgement.answer)?.text ?? judgement.answer;
  };
  const ids = [before, after].flatMap(({ playbook, inputs }) => criteriaInUse(playbook, inputs).map(({ id }) => id));
  return [...new Set(ids)].flatMap((id) => {
    const [from, to] = [text(before, id), text(after, id)];
    return from === to ? [] : [{ criterion: titleOf(id, before, after), from, to }];
  });
}

function verdicts(before: State, after: State): Difference["mustHaves"]["changed"] {
  return after.inputs.mustHaves.flatMap((must) => {
    const old = before.inputs.mustHaves.find(({ id }) => id === must.id);
    if (!old) return [];
    return after.inputs.options.flatMap(({ id, title }) => {
      const [from, to] = [lookup(old.verdicts, id) ?? "unknown", lookup(must.verdicts, id) ?? "unknown"];
      return from === to ? [] : [{ statement: must.statement, option: title, from, to }];
    });
  });
}

function people({ inputs: { frame, seats } }: State): ReadonlySet<string> {
  const all = [frame.decider, ...frame.decisionMakers, ...frame.consulted, ...seats.map(({ name }) => name)];
  return new Set(all.map((name) => name.trim()).filter(Boolean));
}

function texts(before: State, after: State): Difference["texts"] {
  const of = ({ inputs: { frame, options, drivers, prosAndCons }, decision }: State): Record<string, string> => ({
    Title: frame.title,
    Problem: frame.problem,
    Scope: frame.scope,
    Drivers: (drivers ?? []).join("\n"),
    ...Object.fromEntries(options.map(({ id, title }) => [`For and against ${title}`, sidesOf(prosAndCons, id)])),
    Choice: options.find(({ id }) => id === decision?.option)?.title ?? "",
    Reason: decision?.reason ?? "",
    "Review date": decision?.review ?? "",
  });
  const [from, to] = [of(before), of(after)];
  return Object.keys({ ...from, ...to }).flatMap((what) => {
    const [a, b] = [from[what] ?? "", to[what] ?? ""];
    return a === b ? [] : [{ what, from: a, to: b }];
  });
}

/** A line each, as the team put it. */
function sidesOf(prosAndCons: Inputs["prosAndCons"], option: Id): string {
  const words = { good: "Good", bad: "Bad", neutral: "Neutral" };
  const said = (prosAndCons ?? []).filter((one) => one.option === option);
  return said.map(({ kind, text }) => `${words[kind]}: ${text}`).join("\n");
}

// In words

/** How a must-have's verdict is told, before and after. */
export const mustHaveWords: Record<string, string> = { pass: "passed", fail: "failed", unknown: "not checked" };

function sentencesOf(before: State, after: State, difference: Difference, movement: Movement | null): string[] {
  const moved = movement === null ? wentSentences(before, after) : gapSentences(before, after, movement);
  const other = [
    listed("Criteria", difference.criteria, titleInText),
    listed("Options", difference.options, titleInText),
    listed("Must-haves", difference.mustHaves, quoted),
    ...difference.mustHaves.changed.map(
      ({ statement, option, from, to }) =>
        `${quoted(statement)} for ${optionInText(option)}: ${mustHaveWords[from]} before, ${mustHaveWords[to]} now.`,
    ),
    listed("People", difference.people, (name) => name),
  ].filter(Boolean);
  const all = [...moved, ...other];
  const same =
    difference.weights.length + difference.scores.length + difference.answers.length + difference.texts.length === 0;
  return all.length > 0 || !same ? all : ["Nothing changed."];
}

function gapSentences(before: State, after: State, movement: Movement): string[] {
  const { steps, from, to } = movement;
  const change = Math.round(10 * (to - from)) / 10;
  const went = wentSentences(before, after);
  if (steps.length === 0) return [...went, "The gap stayed as it was."];
  const parts = partsOf(steps);
  const most = largestOf(steps);
  if (!explains(movement, before, after)) {
    const pair = and([optionTitle(movement.leader, before), optionTitle(movement.over, before)]);
    return [...went, `Between ${pair} the gap moved ${plain(Math.abs(change))} points: ${parts}.${most}`];
  }
  const [was, is] = [verdictWords(before), verdictWords(after)];
  const way = was === is ? `${was} as before` : `from ${was} to ${is}`;
  if (change === 0) return [`The gap stayed as it was, ${way}.`, `What moved it cancels out.${most}`];
  return [
    `The gap moved ${plain(Math.abs(change))} points, ${way}.`,
    `${leadSentence(before.shown.leader, after)}: ${parts}.${most}`,
  ];
}

/** What was recommended before and is now, where that differs. */
function wentSentences(before: State, after: State): string[] {
  const [was, is] = [verdictWords(before), verdictWords(after)];
  return was === is ? [] : [`The recommendation went from ${was} to ${is}.`];
}

/** Whether what moved the gap is why somebody else leads; it isn't where an option came, went or fell by a must-have. */
function explains({ from, to }: Movement, before: State, after: State): boolean {
  const [was, is] = [before.shown.leader, after.shown.leader];
  if (was === is) return true;
  const both = (id: Id) => [before, after].every(({ inputs }) => inputs.options.some((option) => option.id === id));
  if ((was !== null && !both(was)) || (is !== null && !both(is))) return false;
  if (was === null) return true;
  return is === null ? after.shown.word === "close call" : from >= 0 && to <= 0;
}

/** "−14.4 points from weights, −3.1 from scores on Auth". */
function partsOf(steps: readonly GapStep[]): string {
  const total = (by: GapStep["by"]) =>
    Math.round(steps.reduce((sum, step) => sum + (step.by === by ? 10 * step.points : 0), 0)) / 10;
  const scored = [...new Set(steps.filter(({ by }) => by === "score").map(({ criterion }) => criterion))];
  const [only = ""] = scored;
  const sources: [number, string][] = [];
  if (steps.some(({ by }) => by === "weight")) sources.push([total("weight"), "weights"]);
  if (scored.length > 0)
    sources.push([total("score"), scored.length === 1 ? `scores on ${titleInText(only)}` : "scores"]);
  return sources.map(([points, from], i) => `${signed(points)}${i === 0 ? " points" : ""} from ${from}`).join(", ");
}

/** What moved it most, where several things did. */
function largestOf(steps: readonly GapStep[]): string {
  const [largest] = steps.toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points));
  if (largest === undefined || steps.length < 2) return "";
  return ` ${titleInText(largest.criterion)}, ${largest.what}, moved ${signed(largest.points)} alone.`;
}

function leadSentence(was: Id | null, after: State): string {
  const { leader: is, word } = after.shown;
  if (was === is) return "Where it came from";
  if (is !== null) return `Recommendation changed to ${optionTitle(is, after)}`;
  return word === "close call" ? "Nobody leads any more" : "There is no recommendation any more";
}

function verdictWords(state: State): string {
  const { word, leader } = state.shown;
  if (word === "none" || leader === null) return word === "close call" ? "a tie" : "no recommendation";
  const name = optionTitle(leader, state);
  return word === "close call" ? `a close call for ${name}` : word === "clear" ? `clearly ${name}` : leaning(name);
}

function optionTitle(option: Id, { inputs }: State): string {
  return optionInText(inputs.options.find(({ id }) => id === option)?.title ?? option);
}

function listed(what: string, { added, removed }: Lists, called: (title: string) => string): string {
  const parts = [
    ...(added.length > 0 ? [`added ${and(added.map(called))}`] : []),
    ...(removed.length > 0 ? [`removed ${and(removed.map(called))}`] : []),
  ];
  return parts.length === 0 ? "" : `${what}: ${parts.join("; ")}.`;
}
