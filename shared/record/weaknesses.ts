/** What is wrong with a playbook that is valid: what its author would want to know before a team relies on it. */
import { lookup } from "#shared/base/by";
import { percent } from "#shared/base/figures";
import type { AnswerFit, Criterion, Playbook, Source } from "#shared/playbook/playbook";
import { correlation } from "./answer-pairs";
import { type Trial, tryPlaybook } from "./playbook-trial";

export interface Weakness {
  kind:
    | "tells nothing apart"
    | "same name twice"
    | "same answer twice"
    | "one-sided"
    | "move together"
    | "score not reached"
    | "can't win"
    | "decides alone"
    | "old source"
    | "source to come"
    | "no source";
  /** Where, as the format names it: `criteria[2].answers[0]`. */
  place: string;
  /** One sentence. */
  what: string;
}

/** Years after which figures of software are old. */
const old = 2;
/** Share of combinations that one criterion may decide. */
const alone = 0.5;
/** Correlation from which on two criteria are said to move together. */
const going = 0.5;

/**
 * All weaknesses, in the order of the file, what the trial finds last.
 * @param year the present year, four digits
 * @param trial of this playbook, where it was made already
 */
export function weaknessesOf(playbook: Playbook, year: number, trial = tryPlaybook(playbook)): Weakness[] {
  const { criteria } = playbook;
  return [
    ...sameName(playbook.options, "options", "two options"),
    ...sameName(criteria, "criteria", "two criteria"),
    ...criteria.flatMap((criterion, i) => [
      ...sameName(
        criterion.answers.map(({ text }) => ({ title: text })),
        `criteria[${i}].answers`,
        `two answers of “${criterion.title}”`,
      ),
      ...apart(criterion, i, playbook),
      ...twice(criterion, i),
      ...sided(criterion, i, playbook),
      ...unreached(criterion, i),
      ...unsourced(criterion, i),
    ]),
    ...together(playbook),
    ...dependent(playbook),
    ...Object.entries(playbook.sources).flatMap(([id, source]) => aged(id, source, year)),
    ...tried(playbook, trial),
  ];
}

/** What people see by one name can't be told apart, whatever its id. */
function sameName(named: readonly { title: string }[], place: string, what: string): Weakness[] {
  const names = named.map(({ title }) => title.trim().replace(/\s+/g, " ").toLowerCase());
  return named.flatMap(({ title }, i): Weakness[] =>
    names.indexOf(names[i] ?? "") === i
      ? []
      : [{ kind: "same name twice", place: `${place}[${i}]`, what: `“${title}” is the name of ${what}.` }],
  );
}

/** Scores of the options under one answer, in the options' order. */
function scores({ options }: Pick<Playbook, "options">, fits: Record<string, AnswerFit>): (number | null)[] {
  return options.map(({ id }) => lookup(fits, id)?.score ?? null);
}

function apart({ title, answers }: Criterion, i: number, playbook: Playbook): Weakness[] {
  const level = answers.every(({ fits }) => new Set(scores(playbook, fits)).size === 1);
  if (answers.length === 0 || !level) return [];
  const what = `“${title}”: every answer fits all options alike, so asking it decides nothing.`;
  return [{ kind: "tells nothing apart", place: `criteria[${i}]`, what }];
}

function twice({ title, answers }: Criterion, i: number): Weakness[] {
  const said = new Map<string, string>();
  return answers.flatMap(({ text, fits }, j) => {
    const same = JSON.stringify(Object.entries(fits).map(([option, { score, reason }]) => [option, score, reason]));
    const other = said.get(same);
    if (other === undefined) {
      said.set(same, text);
      return [];
    }
    const what = `“${title}”: “${text}” and “${other}” have the same fits and reasons.`;
    return [{ kind: "same answer twice" as const, place: `criteria[${i}].answers[${j}]`, what }];
  });
}

/** The same option is ahead whatever is answered: then the answers are no question. */
function sided({ title, answers }: Criterion, i: number, playbook: Playbook): Weakness[] {
  if (answers.length < 2) return [];
  const first = answers.map(({ fits }) => {
    const all = scores(playbook, fits);
    const most = Math.max(...all.map((score) => score ?? 0));
    const ahead = playbook.options.filter((_, n) => all[n] === most);
    return ahead.length === 1 ? ahead[0] : undefined;
  });
  const [option] = first;
  if (option === undefined || first.some((one) => one !== option)) return [];
  const what = `“${title}”: ${option.title} is ahead under every answer.`;
  return [{ kind: "one-sided", place: `criteria[${i}]`, what }];
}

function unreached({ title, answers, anchors }: Criterion, i: number): Weakness[] {
  if (answers.length === 0) return [];
  const given = new Set(answers.flatMap(({ fits }) => Object.values(fits).map(({ score }) => score)));
  // The ends matter: a scale that is never used to its end weighs less than its points say.
  const missing = ([1, 5] as const).filter((score) => !given.has(score));
  return missing.map((score) => ({
    kind: "score not reached",
    place: `criteria[${i}].anchors.${score}`,
    what: `“${title}”: no answer gives any option a ${score} (“${anchors[score]}”).`,
  }));
}

function unsourced({ title, answers, findings }: Criterion, i: number): Weakness[] {
  const fits = answers.flatMap(({ fits }, j) =>
    Object.entries(fits).flatMap(([option, fit]) =>
      fit.sources.length > 0 ? [] : [`criteria[${i}].answers[${j}].fits.${option}`],
    ),
  );
  const facts = findings.flatMap(({ sources }, j) => (sources.length > 0 ? [] : [`criteria[${i}].findings[${j}]`]));
  const places = [...fits, ...facts];
  if (places.length === 0) return [];
  const what = `“${title}”: ${places.length === 1 ? "a statement has" : `${places.length} statements have`} no source.`;
  return [{ kind: "no source", place: places[0] ?? "", what }];
}

/** Criteria that differ in nothing but their words count one thing twice. */
function together({ criteria, options }: Playbook): Weakness[] {
  const seen = new Map<string, Criterion>();
  return criteria.flatMap((criterion, i) => {
    if (criterion.answers.length < 2) return [];
    const pattern = JSON.stringify(criterion.answers.map(({ fits }) => scores({ options }, fits)));
    const other = seen.get(pattern);
    if (other === undefined) {
      seen.set(pattern, criterion);
      return [];
    }
    const what = `“${other.title}” and “${criterion.title}” score the options alike, answer by answer.`;
    return [{ kind: "move together" as const, place: `criteria[${i}]`, what }];
  });
}

/** Rules leave so few pairs of answers that one criterion says much of what the other does. */
function dependent(playbook: Playbook): Weakness[] {
  const { criteria } = playbook;
  return criteria.flatMap((one, i) =>
    criteria.slice(i + 1).flatMap((two, k): Weakness[] => {
      const r = correlation(playbook, one, two);
      if (r === null || Math.abs(r) < going) return [];
      const how = r > 0 ? "speak for the same option" : "speak for different options";
      const what = `“${one.title}” and “${two.title}” move together: over the answers that can stand together they ${how} (correlation ${r.toFixed(2)}).`;
      return [{ kind: "move together", place: `criteria[${i + 1 + k}]`, what }];
    }),
  );
}

function aged(id: string, { short, year, data, checked }: Source, now: number): Weakness[] {
  const place = `sources.${id}`;
  const toCome: Weakness[] = [
    ...(data !== undefined && data > now ? [`${short} has figures of ${data}, which is still to come.`] : []),
    ...(checked !== undefined && Number(checked.slice(0, 4)) > now
      ? [`${short} was read on ${checked}, which is still to come.`]
      : []),
  ].map((what) => ({ kind: "source to come", place, what }));
  if (toCome.length > 0) return toCome;
  const printed = /\b(\d{4})\b/.exec(year)?.[1];
  const of = data ?? (printed === undefined ? null : Number(printed));
  if (of === null || now - of <= old) return [];
  return [{ kind: "old source", place, what: `${short} has figures of ${of}.` }];
}

function tried({ options, criteria }: Playbook, trial: Trial | null): Weakness[] {
  if (trial === null) return [];
  const lost = options.flatMap(({ id, title }, i): Weakness[] =>
    (lookup(trial.leads, id) ?? 0) > 0
      ? []
      : [{ kind: "can't win", place: `options[${i}]`, what: `${title} leads under no combination of answers.` }],
  );
  const decisive = criteria.flatMap(({ id, title }, i): Weakness[] => {
    const share = lookup(trial.decides, id) ?? 0;
    if (share <= alone) return [];
    const what = `“${title}” by itself decides who leads in ${percent(share)} of the combinations.`;
    return [{ kind: "decides alone", place: `criteria[${i}].points`, what }];
  });
  return [...lost, ...decisive];
}
