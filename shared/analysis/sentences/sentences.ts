/**
 * What the analysis says, in words: the one place where sentences are made from its figures, for screens, ADR and
 * command line alike. A share says what it is a share of; nothing is ranked inside a tie.
 */

import { SAME } from "#shared/analysis/compute/numbers";
import type { Analysis, Contribution, Gap, Unknown, VerdictTest } from "#shared/analysis/model";
import {
  type Decimals,
  decimalsFor,
  NBSP,
  percent,
  percentShortOf,
  plain,
  shownPoints,
  signed,
} from "#shared/analysis/points";

/** How the names of a model are called in sentences. */
export interface SentenceNames {
  option(id: string): string;
  criterion(id: string): string;
  person(id: string): string;
  answer(criterion: string, answer: string): string;
  mustHave(id: string): string;
}

/** One row of "where the points come from". */
export interface WhyLine {
  criterion: string;
  title: string;
  /** The option it speaks for. */
  option: string;
  /** "15 % × 3 steps". */
  measure: string;
  /** Points of 100 with as many decimals; all rows add up to the shown gap. */
  points: number;
  decimals: Decimals;
  /** The same as text, with its sign: "+11.3". */
  text: string;
}

export interface Sentences {
  /** "Leaning Django", "Close call", "No recommendation". */
  headline: string;
  /** "Ahead by 12.5 of 100 points": how `lead` begins; empty where nobody leads. */
  ahead: string;
  /** Why, in one to three sentences. */
  lead: string;
  /** The rows of the contribution table, the largest first. */
  why: WhyLine[];
  /** Criteria whose row is zero, in one sentence. */
  level: string | null;
  /** The weights that flip it, the nearest first. */
  flips: { criterion: string; title: string; now: string; text: string; option: string; weight: number }[];
  /** What doesn't flip it, or what else does. */
  otherFlips: string | null;
  cheapest: string | null;
  /** Other answers that would change the leader. */
  answers: string[];
  /** In what share of which weightings the leader leads: "88 %", "of the weightings near the team's", and the sentence. */
  robust: { share: string; of: string; text: string }[];
  /** How exact sampled shares are. */
  sampling: string | null;
  /** What isn't known and whether it could change the leader; `criterion: null` speaks of all together. */
  unknown: { criterion: string | null; decides: boolean; text: string }[];
  excluded: string[];
  conditional: string[];
  exceptions: string[];
  /** The tests behind the verdict; those about people only where there are several. */
  tests: { id: VerdictTest["id"]; passed: boolean; text: string }[];
  /** How the group stands; empty for one person. */
  group: string[];
  /** People whose own numbers favour another option. */
  dissent: { person: string; text: string }[];
  /** What to talk about, at most five, the most points at stake first. */
  agenda: { criterion: string; text: string }[];
  /** What "clear" and "close call" mean here. */
  thresholds: string;
  /** Everything that a reader needs to see what was recommended and how firmly, one sentence or two an entry. */
  all: string[];
}

const AGENDA = 5;
/** Under this agreement A a team is split. */
const SPLIT = 0.2;

export function sentences(analysis: Analysis, names: SentenceNames): Sentences {
  const said = {
    headline: headlineOf(analysis, names),
    ...leadOf(analysis, names),
    why: whyOf(analysis.contributions, analysis.gap, names),
    level: levelOf(analysis, names),
    flips: flipsOf(analysis, names),
    otherFlips: otherFlipsOf(analysis),
    cheapest: cheapestOf(analysis, names),
    answers: answersOf(analysis, names),
    robust: robustOf(analysis, names),
    sampling: samplingOf(analysis),
    unknown: unknownOf(analysis, names),
    excluded: analysis.excluded.map(
      ({ option, because }) =>
        `${names.option(option)} is out: it fails ${and(because.map((id) => quoted(names.mustHave(id))))}.`,
    ),
    conditional: conditionalOf(analysis, names),
    exceptions: analysis.exceptions.map(
      ({ option, mustHave }) =>
        `${names.option(option)} fails ${quoted(names.mustHave(mustHave))} and stays in only with an exception by the decider.`,
    ),
    tests: testsOf(analysis, names),
    group: groupOf(analysis, names),
    dissent: dissentOf(analysis, names),
    agenda: agendaTexts(analysis, names),
    thresholds: thresholdsOf(analysis),
  };
  return { ...said, all: everything(said) };
}

/** The leader of a verdict that names one. A tie has none. */
export function leaderOf({ verdict, gap }: Analysis): string | null {
  return gap === null || verdict.word === "none" || verdict.because.includes("tie") ? null : gap.leader;
}

// The verdict

function headlineOf(analysis: Analysis, names: SentenceNames): string {
  const leader = leaderOf(analysis);
  if (analysis.verdict.word === "clear" && leader !== null) return `Clearly ${names.option(leader)}`;
  if (analysis.verdict.word === "leaning" && leader !== null) return `Leaning ${names.option(leader)}`;
  return analysis.verdict.word === "none" ? "No recommendation" : "Close call";
}

function leadOf(analysis: Analysis, names: SentenceNames): { ahead: string; lead: string } {
  const { verdict, gap, values, contributions } = analysis;
  if (verdict.word === "none" || gap === null) return { ahead: "", lead: silence(analysis, names) };
  const leader = leaderOf(analysis);
  if (leader === null) {
    const top = values[gap.leader] as number;
    const level = Object.keys(values).filter((id) => Math.abs((values[id] as number) - top) < SAME);
    return { ahead: "", lead: `${and(level.map(names.option))} are level at ${plain(100 * top)} of 100 points.` };
  }

  const rival = Object.keys(values).length > 2 ? ` of ${names.option(gap.over)}` : "";
  const who = verdict.word === "close call" ? `${names.option(leader)} is ahead` : "Ahead";
  const ahead = `${who}${rival} by ${gapPoints(gap.value)} of 100 points`;
  const options = Object.keys(values).map(names.option);
  const title = ({ criterion }: Contribution) => inside(names.criterion(criterion), options);
  const pro = main(contributions.filter(({ value }) => value > SAME)).map(title);
  const con = main(contributions.filter(({ value }) => value < -SAME)).map(title);
  const other = con.length === 0 ? "" : ` ${capital(and(con))} ${con.length === 1 ? "pulls" : "pull"} the other way.`;
  return { ahead, lead: `${ahead}, on ${and(pro)}.${other}` };
}

function silence({ verdict, excluded, values, disagreement }: Analysis, names: SentenceNames): string {
  const [why] = verdict.because;
  if (why === "all excluded") return "Every option fails a must-have.";
  if (why === "one option") {
    const only = names.option(Object.keys(values)[0] as string);
    return excluded.length > 0 ? `Only ${only} is left.` : `There is no option beside ${only}.`;
  }
  if (why === "no weights") return "No criterion has any weight yet.";
  return disagreement.some(({ answered }) => answered > 0)
    ? "Too little is known to compare the options."
    : "Nothing is answered yet.";
}

/** The largest first; of two that are equal, the one for the leader. */
function bySize(a: Contribution, b: Contribution): number {
  const size = Math.abs(b.value) - Math.abs(a.value);
  return Math.abs(size) > SAME ? size : Math.sign(b.value) - Math.sign(a.value);
}

/** The contributions that matter: at least half as large as the largest, three at most. */
function main(contributions: readonly Contribution[]): Contribution[] {
  const sorted = [...contributions].sort(bySize);
  const most = Math.abs(sorted[0]?.value ?? 0);
  return sorted.filter(({ value }) => Math.abs(value) >= most / 2 - SAME).slice(0, 3);
}

function testsOf(analysis: Analysis, names: SentenceNames): Sentences["tests"] {
  const several = analysis.people.length > 1;
  return analysis.verdict.tests
    .filter(({ id }) => several || (id !== "T3" && id !== "T4"))
    .map((test) => ({ id: test.id, passed: test.passed, text: testText(test, analysis, names) }));
}

function testText({ id, passed, value }: VerdictTest, analysis: Analysis, names: SentenceNames): string {
  const { clearGap, clearShare } = analysis.thresholds;
  switch (id) {
    case "T1":
      return passed
        ? `Gap of at least ${number(clearGap)} points`
        : `Gap of ${shortOf(value ?? 0, clearGap)} points, clear needs ${number(clearGap)}`;
    case "T2":
      return passed
        ? `${percent(value ?? 0)} of nearby weightings`
        : `${percentShortOf(value ?? 0, clearShare)} of nearby weightings, clear needs ${percent(clearShare)}`;
    case "T3": {
      const leader = leaderOf(analysis);
      const deciders = analysis.leaveOneOut.people.filter((one) => one.leader !== leader);
      return passed
        ? "No one person decides it"
        : `Without ${or(deciders.map(({ name }) => names.person(name)))} the result would be another`;
    }
    case "T4":
      return passed ? "Mean, median and head-count agree" : "Mean, median and head-count don't agree";
    case "T5":
      return passed ? "No score moved by one step flips it" : "One score moved by one step flips it";
  }
}

function thresholdsOf({ thresholds: { clearGap, clearShare, closeGap, closeShare } }: Analysis): string {
  return (
    `“Clear” needs a gap of ${number(clearGap)} points and ${percent(clearShare)} of the weightings nearby; ` +
    `under ${number(closeGap)} points or ${percent(closeShare)} it is a close call.`
  );
}

// Why

/** The rows behind the distance between two options: those of the gap, or of the leader and any other option. */
export function whyOf(contributions: readonly Contribution[], gap: Gap | null, names: SentenceNames): WhyLine[] {
  if (gap === null) return [];
  const parts = contributions.map(({ value }) => value);
  const decimals = decimalsFor(parts, gap.value);
  const points = shownPoints(parts, gap.value, decimals);
  return contributions
    .map((contribution, j) => ({ ...contribution, points: points[j] as number }))
    .filter(({ value }) => value !== 0)
    .sort(bySize)
    .map(({ criterion, value, weight, difference, points }) => ({
      criterion,
      title: names.criterion(criterion),
      option: value > 0 ? gap.leader : gap.over,
      measure: `${percent(weight)} × ${steps(4 * Math.abs(difference))}`,
      points,
      decimals,
      text: signed(points, decimals),
    }));
}

function levelOf({ contributions, gap, unknown }: Analysis, names: SentenceNames): string | null {
  if (gap === null) return null;
  const named = (criteria: Contribution[]) => criteria.map(({ criterion }) => names.criterion(criterion));
  const zero = contributions.filter(({ value }) => value === 0);
  const open = named(zero.filter(({ criterion }) => unknown.some((one) => one.criterion === criterion)));
  const level = named(zero.filter(({ criterion }) => !unknown.some((one) => one.criterion === criterion)));
  const said = [
    level.length > 0 && `${and(level)} ${level.length === 1 ? "doesn't" : "don't"} separate the options.`,
    open.length > 0 && `${and(open)} ${open.length === 1 ? "isn't" : "aren't"} known yet.`,
  ].filter(Boolean);
  return said.length > 0 ? said.join(" ") : null;
}

// What would change it

function flipsOf({ flips }: Analysis, names: SentenceNames): Sentences["flips"] {
  return [...flips]
    .sort((a, b) => Math.abs(a.weight - a.now) - Math.abs(b.weight - b.now))
    .map(({ criterion, weight, now, to }) => ({
      criterion,
      title: names.criterion(criterion),
      now: `now ${percent(now)}`,
      // True of every whole percent: rounding never crosses one.
      text: `${names.option(to)} leads ${weight > now ? "above" : "below"} ${percent(weight)}`,
      option: to,
      weight,
    }));
}

function otherFlipsOf(analysis: Analysis): string | null {
  if (leaderOf(analysis) === null) return null;
  const { flips, contributions, verdict } = analysis;
  const flipping = new Set(flips.map(({ criterion }) => criterion)).size;
  const fewest = verdict.tests.find(({ id }) => id === "T5")?.value ?? null;
  const weights =
    flipping === 0
      ? "No weight flips it alone."
      : flipping < contributions.length
        ? "No other weight flips it alone."
        : "";
  const none = weights === "" ? "No single score flips it" : "No single score does either";
  const does = weights === "" ? "flips it" : "does";
  const whole = fewest === null ? 0 : Math.ceil(fewest - SAME) - 1;
  const scores =
    fewest === null
      ? `${none}.`
      : whole < 1
        ? `One score moved by one step ${does}.`
        : `${none}, even moved by ${steps(whole)}.`;
  return [weights, scores].filter(Boolean).join(" ");
}

function cheapestOf({ cheapestReallocation: cheapest, weights }: Analysis, names: SentenceNames): string | null {
  const first = cheapest?.moves[0];
  if (cheapest === null || first === undefined) return null;
  const option = names.option(cheapest.to);
  const to = names.criterion(first.to);
  // At the exact amount the two are level; the next whole point decides.
  const whole = Math.floor(100 * cheapest.weight + 1e-9) + 1;
  if (cheapest.moves.length === 1 && whole <= 100 * (weights[first.from] as number) + 1e-9)
    return `Moving ${whole} of 100 points from ${names.criterion(first.from)} to ${to} puts ${option} ahead.`;
  const shown = shownPoints(
    cheapest.moves.map(({ weight }) => weight),
    cheapest.weight,
  );
  const from = cheapest.moves.map((move, k) => `${plain(shown[k] as number)} from ${names.criterion(move.from)}`);
  return `Moving ${plain(100 * cheapest.weight)} of 100 points to ${to} (${and(from)}) brings ${option} level.`;
}

function answersOf({ answerFlips, people }: Analysis, names: SentenceNames): string[] {
  return answerFlips
    .filter(({ changes }) => changes)
    .map(({ person, criterion, answer, leader }) => {
      const what = quoted(names.answer(criterion, answer));
      const then = leader === null ? "nobody would lead" : `${names.option(leader)} would lead`;
      return people.length > 1
        ? `If ${names.person(person)} answered ${what} on ${names.criterion(criterion)}, ${then}.`
        : `${names.criterion(criterion)}: with ${what}, ${then}.`;
    });
}

// How firm

function robustOf(analysis: Analysis, names: SentenceNames): Sentences["robust"] {
  const leader = leaderOf(analysis);
  const { robustness, contributions, people } = analysis;
  if (leader === null || robustness === null) return [];
  const weights = contributions.map(({ weight }) => weight);
  const ordered = Math.max(...weights) - Math.min(...weights) > SAME;
  return [
    {
      share: robustness.near.k20[leader] as number,
      of: `of the weightings near ${people.length > 1 ? "the team's" : "yours"}`,
      written: "of the weightings near the team's",
    },
    { share: robustness.uniform[leader] as number, of: "of all possible weightings" },
    ...(ordered
      ? [{ share: robustness.orderOnly[leader] as number, of: "of the weightings that keep your order of criteria" }]
      : []),
  ].map(({ share, of, written = of }: { share: number; of: string; written?: string }) => ({
    share: percent(share),
    of,
    // What is written is read by others than the one who answered.
    text: `${names.option(leader)} leads in ${percent(share)} ${written}.`,
  }));
}

function samplingOf({ robustness, values }: Analysis): string | null {
  if (robustness?.samples === undefined || robustness.error === undefined) return null;
  const what = Object.keys(values).length > 2 ? "These shares are" : "The share by order alone is";
  const samples = String(robustness.samples).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${what} sampled (${samples} weightings), within ${(100 * robustness.error).toFixed(1)} percentage points.`;
}

// What isn't known

function unknownOf(analysis: Analysis, names: SentenceNames): Sentences["unknown"] {
  const { unknown, verdict } = analysis;
  const each: Sentences["unknown"] = unknown.map((one) => ({
    criterion: one.criterion,
    decides: one.decides,
    text: unknownText(one, analysis, names),
  }));
  if (verdict.because.includes("unknown decides") && !unknown.some(({ decides }) => decides))
    each.push({
      criterion: null,
      decides: true,
      text: "Each of these alone changes nothing, together they could change who leads.",
    });
  return each;
}

function unknownText(unknown: Unknown, analysis: Analysis, names: SentenceNames): string {
  const { criterion, options, breakEven, decides, turns } = unknown;
  const title = names.criterion(criterion);
  const all = options.length === Object.keys(analysis.values).length;
  const open = all ? `${title} isn't known.` : `${title} isn't known for ${and(options.map(names.option))}.`;
  const leader = leaderOf(analysis);
  if (leader === null) return open;
  if (!decides) return `${open.slice(0, -1)}, and no answer changes who leads.`;
  if (breakEven !== null) {
    const side = breakEven.option === leader ? "below" : "above";
    const who = breakEven.option === leader ? "it turns" : `${names.option(breakEven.option)} turns`;
    return `${open} ${names.option(leader)} stays ahead unless ${who} out ${side} ${breakEven.score.toFixed(2)} on the 1-5 scale.`;
  }
  if (turns.length === 0) return `${open.slice(0, -1)}, and that could change who leads.`;
  const winners = [...new Set(turns.map((turn) => turn.leader))];
  const cases = winners.map((winner) => {
    const answers = turns.filter((turn) => turn.leader === winner).map(({ answer }) => names.answer(criterion, answer));
    return `${names.option(winner)}, if the answer is ${or(answers.map(quoted))}.`;
  });
  return [open, ...cases].join(" ");
}

function conditionalOf({ conditional }: Analysis, names: SentenceNames): string[] {
  return conditional.flatMap(({ option, on, negotiable }) =>
    on.map((id) => {
      const then = negotiable.includes(id) ? "needs an exception by the decider" : "is out";
      return `Must-have ${quoted(names.mustHave(id))} isn't checked for ${names.option(option)}. If it fails, ${names.option(option)} ${then}.`;
    }),
  );
}

// People

function groupOf(analysis: Analysis, names: SentenceNames): string[] {
  const { group, people, leaveOneOut, disagreement, kendallW, regret, gap } = analysis;
  if (people.length < 2) return [];
  const out: string[] = [];
  const named = (id: string | null) => (id === null ? "nobody" : names.option(id));
  if (group !== null) {
    const { mean, median, headCount } = group;
    const count = headCount.leader === null ? "" : ` (${headCount.counts[headCount.leader]} of ${people.length})`;
    out.push(
      group.rulesAgree
        ? `Mean, median and head-count${count} all name ${named(mean.leader)}.`
        : `The rules disagree: the mean names ${named(mean.leader)}, the median ${named(median.leader)}, the head-count ${named(headCount.leader)}${count}.`,
    );
    if (headCount.undecided > 0) out.push(`${headCount.undecided} of ${people.length} are undecided.`);
  }
  const today = leaderOf(analysis);
  if (today !== null)
    for (const { name, leader } of leaveOneOut.people)
      if (leader !== today)
        out.push(`Without ${names.person(name)}, ${leader === null ? "nobody" : names.option(leader)} would lead.`);
  for (const { criterion, option, agreement, min, max } of disagreement)
    if (agreement !== null && agreement < SPLIT && min !== null && max !== null)
      out.push(
        `The team is split on ${names.criterion(criterion)} for ${names.option(option)} (scores from ${number(min)} to ${number(max)}).`,
      );
  if (kendallW !== null)
    out.push(`On the order of the criteria people agree to ${kendallW.toFixed(2)} (0 not at all, 1 fully).`);
  if (gap !== null) {
    const most = Object.entries(regret).map(([option, { max, people: each }]) => {
      const who = Object.keys(each).filter((name) => max > SAME && (each[name] as number) > max - SAME);
      return `${plain(100 * max)} with ${names.option(option)}${who.length > 0 ? ` (${and(who.map(names.person))})` : ""}`;
    });
    out.push(`The most that anyone gives up, in points of 100: ${most.join(", ")}.`);
  }
  return out;
}

function dissentOf(analysis: Analysis, names: SentenceNames): Sentences["dissent"] {
  const leader = leaderOf(analysis);
  const { people, regret } = analysis;
  if (leader === null || people.length < 2) return [];
  return people.flatMap((person) => {
    const given = regret[leader]?.people[person] ?? 0;
    if (given < SAME) return [];
    const own = Object.keys(regret).filter((option) => (regret[option]?.people[person] ?? 1) < SAME);
    return [
      {
        person,
        text: `${names.person(person)}'s own numbers favour ${or(own.map(names.option))} by ${plain(100 * given)} of 100 points.`,
      },
    ];
  });
}

function agendaTexts({ agenda, gap }: Analysis, names: SentenceNames): Sentences["agenda"] {
  if (gap === null) return [];
  return agenda.slice(0, AGENDA).map(({ criterion, points, top, bottom, about }) => {
    const ends = `${and(top.map(names.person))} most for ${names.option(gap.leader)}, ${and(bottom.map(names.person))} most for ${names.option(gap.over)}`;
    const kind =
      about === "project"
        ? " They describe different projects."
        : about === "fit"
          ? " They judge the fit differently."
          : "";
    return { criterion, text: `${names.criterion(criterion)}, ${plain(points)} points at stake: ${ends}.${kind}` };
  });
}

// The pieces

function everything(said: Omit<Sentences, "all">): string[] {
  // Near and single-score figures follow in sentences of their own; a tie needs no tests.
  const failed = said.ahead === "" ? [] : said.tests.filter(({ id, passed }) => !passed && id !== "T5");
  return [
    `${said.headline}. ${said.lead}`,
    ...failed.map(({ text }) => `${text}.`),
    ...said.robust.map(({ text }) => text),
    ...(said.sampling === null ? [] : [said.sampling]),
    ...said.flips.map(({ title, text, now }) => `${title}: ${text} (${now}).`),
    ...(said.otherFlips === null ? [] : [said.otherFlips]),
    ...(said.cheapest === null ? [] : [said.cheapest]),
    ...said.answers,
    ...said.unknown.map(({ text }) => text),
    ...said.excluded,
    ...said.conditional,
    ...said.exceptions,
    ...said.group,
    ...said.dissent.map(({ text }) => text),
    said.thresholds,
  ];
}

/** "a", "a and b", "a, b and c". */
function and(words: readonly string[]): string {
  return joined(words, "and");
}

function or(words: readonly string[]): string {
  return joined(words, "or");
}

function joined(words: readonly string[], last: string): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

function quoted(text: string): string {
  return `“${text}”`;
}

/** A title inside a sentence: small, unless it begins with an abbreviation or the name of an option. */
function inside(title: string, options: readonly string[]): string {
  const [word = ""] = title.split(/[\s-]/, 1);
  const proper = /\p{Lu}/u.test(word.slice(1)) || options.includes(word);
  return proper ? title : title.charAt(0).toLowerCase() + title.slice(1);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "3 steps", "1 step", "1.4 steps". */
function steps(count: number): string {
  const text = number(count);
  return `${text}${NBSP}${text === "1" ? "step" : "steps"}`;
}

/** At most one decimal: "10", "2.5". */
function number(x: number): string {
  return String(Number(x.toFixed(1)));
}

function gapPoints(gap: number): string {
  const text = plain(100 * gap);
  return text === "0.0" ? "less than 0.1" : text;
}

/** Points with as many decimals as it takes to see that they fall short. */
function shortOf(points: number, needed: number): string {
  return points.toFixed(1) === needed.toFixed(1) ? `just under ${number(needed)}` : plain(points);
}
