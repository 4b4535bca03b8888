/**
 * Whatever a file holds, as a playbook that can be worked on: what is missing is blank, what has another type than the
 * format says is left out. The result needn't be valid; only the format says what may be used.
 */
import type { By } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import type {
  Anchors,
  Answer,
  AnswerFit,
  Criterion,
  Finding,
  MustHave,
  MustHaveVerdict,
  Option,
  Part,
  Playbook,
  PlaybookNote,
  Rule,
  Score,
  Source,
  When,
} from "./playbook";

type Fields = Record<string, unknown>;

export function complete(value: unknown): Playbook {
  const of = fields(value);
  return {
    format: of.format === 1 ? 1 : 2,
    id: text(of.id),
    edition: text(of.edition),
    title: text(of.title),
    question: text(of.question),
    options: list(of.options, option),
    criteria: list(of.criteria, criterion),
    mustHaves: list(of.mustHaves, mustHave),
    notes: list(of.notes, note),
    parts: list(of.parts, part),
    ...(of.rules !== undefined && { rules: list(of.rules, rule) }),
    sources: by(of.sources, source),
    ...changes(of.changes),
    ...optional({ partOf: of.partOf }),
  };
}

function changes(value: unknown): Pick<Playbook, "changes"> {
  const { since, what } = fields(value);
  return Array.isArray(what) ? { changes: { since: text(since), what: what.map(text) } } : {};
}

const option = (of: Fields): Option => ({
  id: text(of.id),
  title: text(of.title),
  summary: text(of.summary),
  ...optional({ note: of.note }),
});

const criterion = (of: Fields): Criterion => ({
  id: text(of.id),
  title: text(of.title),
  question: text(of.question),
  help: text(of.help),
  always: of.always === true,
  points: typeof of.points === "number" ? of.points : 0,
  anchors: anchors(of.anchors),
  answers: list(of.answers, answer),
  findings: list(of.findings, finding),
  caution: text(of.caution),
  ...optional({ check: of.check }),
});

function anchors(value: unknown): Anchors {
  const of = fields(value);
  return { "1": text(of["1"]), "2": text(of["2"]), "3": text(of["3"]), "4": text(of["4"]), "5": text(of["5"]) };
}

const answer = (of: Fields): Answer => ({
  id: text(of.id),
  text: text(of.text),
  hint: text(of.hint),
  fits: by(of.fits, fit),
});

const fit = (of: Fields): AnswerFit => ({
  score: score(of.score),
  reason: text(of.reason),
  sources: texts(of.sources),
});

const finding = (of: Fields): Finding => ({
  about: typeof of.about === "string" ? of.about : null,
  text: text(of.text),
  sources: texts(of.sources),
});

const mustHave = (of: Fields): MustHave => ({
  id: text(of.id),
  statement: text(of.statement),
  check: text(of.check),
  negotiable: of.negotiable === true,
  proposes: by(of.proposes, (one) => ({
    verdict: (["pass", "fail"].includes(text(one.verdict)) ? one.verdict : "unknown") as MustHaveVerdict,
    reason: text(one.reason),
    sources: texts(one.sources),
  })),
});

const note = (of: Fields): PlaybookNote => ({
  id: text(of.id),
  system: text(of.system),
  when: when(of.when),
  text: text(of.text),
  sources: texts(of.sources),
});

const part = (of: Fields): Part => ({
  id: text(of.id),
  option: text(of.option),
  when: when(of.when),
  title: text(of.title),
  why: text(of.why),
  sources: texts(of.sources),
});

const rule = (of: Fields): Rule => ({
  id: text(of.id),
  when: when(of.when),
  ...(typeof of.impossible === "boolean" && { impossible: of.impossible }),
  say: text(of.say),
  fits: Object.fromEntries(Object.entries(fields(of.fits)).map(([id, set]) => [id, by(set, fit)])),
  sources: texts(of.sources),
});

const source = (of: Fields): Source => ({
  author: of.author === null || of.author === undefined ? null : text(of.author),
  title: text(of.title),
  year: text(of.year),
  short: text(of.short),
  ...(typeof of.data === "number" && { data: of.data }),
  ...optional({ checked: of.checked, link: of.link }),
  ...((of.read === "page" || of.read === "copy") && { read: of.read }),
});

const when = (value: unknown): When =>
  Object.fromEntries(Object.entries(fields(value)).map(([id, answers]) => [id, texts(answers)]));

/** A number where a text is meant is its digits: `edition: 2026.1` is easily written so. */
const text = (value: unknown): string =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : "";

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(text) : []);

const score = (value: unknown): Score => (([1, 2, 3, 4, 5] as unknown[]).includes(value) ? (value as Score) : 3);

function fields(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function list<T>(value: unknown, of: (one: Fields) => T): T[] {
  return Array.isArray(value) ? value.map((one) => of(fields(one))) : [];
}

function by<T>(value: unknown, of: (one: Fields) => T): By<T> {
  return Object.fromEntries(Object.entries(fields(value)).map(([id, one]): [Id, T] => [id, of(fields(one))]));
}

/** Only what is there and is text. */
function optional<K extends string>(given: Record<K, unknown>): Partial<Record<K, string>> {
  const held = Object.entries(given).filter(([, value]) => typeof value === "string");
  return Object.fromEntries(held) as Partial<Record<K, string>>;
}
