import { describe, expect, test } from "vitest";
import { playbookSchema } from "#shared/playbook/schema";
import { small } from "../../samples/playbook";

// biome-ignore lint/suspicious/noExplicitAny: each case breaks the shape on purpose
type Broken = any;

const table: [name: string, spoil: (book: Broken) => void, path: string, message: string][] = [
  ["an unknown key", (b) => (b.colour = "red"), "", 'Unrecognized key: "colour"'],
  ["an unknown key inside", (b) => (b.criteria[1].wieght = 3), "criteria.1", 'Unrecognized key: "wieght"'],
  [
    "a score of 9",
    (b) => (b.criteria[0].answers[1].fits.left.score = 9),
    "criteria.0.answers.1.fits.left.score",
    "a score is 1, 2, 3, 4 or 5",
  ],
  [
    "a score as text",
    (b) => (b.criteria[0].answers[0].fits.left.score = "5"),
    "criteria.0.answers.0.fits.left.score",
    "a score is 1, 2, 3, 4 or 5",
  ],
  ["a criterion twice", (b) => b.criteria.push(b.criteria[0]), "criteria.3.id", '"size" stands twice'],
  ["an option twice", (b) => b.options.push(b.options[0]), "options.2.id", '"left" stands twice'],
  [
    "an answer twice",
    (b) => b.criteria[0].answers.push(b.criteria[0].answers[0]),
    "criteria.0.answers.3.id",
    '"big" stands twice',
  ],
  [
    "a source that isn't there",
    (b) => (b.criteria[0].answers[0].fits.left.sources = ["film"]),
    "criteria.0.answers.0.fits.left.sources.0",
    'there is no source "film"',
  ],
  [
    "a missing fit",
    (b) => delete b.criteria[1].answers[0].fits.right,
    "criteria.1.answers.0.fits",
    'no fit for option "right"',
  ],
  [
    "a fit for no option",
    (b) => (b.criteria[1].answers[0].fits.up = b.criteria[1].answers[0].fits.left),
    "criteria.1.answers.0.fits.up",
    'there is no option "up"',
  ],
  [
    "a finding about no option",
    (b) => b.criteria[0].findings.push({ about: "up", text: "x", sources: [] }),
    "criteria.0.findings.0.about",
    'there is no option "up"',
  ],
  [
    "a must-have about no option",
    (b) => (b.mustHaves[0].proposes.up = b.mustHaves[0].proposes.left),
    "mustHaves.0.proposes.up",
    'there is no option "up"',
  ],
  [
    "a note on no criterion",
    (b) => (b.notes[0].when = { taste: ["big"] }),
    "notes.0.when.taste",
    'there is no criterion "taste"; use one of: size, ',
  ],
  [
    "a part on no answer",
    (b) => (b.parts[1].when = { size: ["huge"] }),
    "parts.1.when.size",
    'there is no answer "huge"; use one of: ',
  ],
  ["a part of no option", (b) => (b.parts[0].option = "up"), "parts.0.option", 'there is no option "up"'],
  ["points out of step", (b) => (b.criteria[0].points = 12), "criteria.0.points", "points come in steps of 5"],
  ["an id in capitals", (b) => (b.criteria[0].id = "Size"), "criteria.0.id", "an id is a lower-case letter"],
  [
    "an empty reason",
    (b) => (b.criteria[0].answers[0].fits.left.reason = " "),
    "criteria.0.answers.0.fits.left.reason",
    "must not be empty",
  ],
  ["a missing title", (b) => delete b.title, "title", ""],
  ["one option alone", (b) => b.options.pop(), "options", ""],
];

test("a sound playbook passes", () => {
  expect(playbookSchema.parse(small)).toEqual(small);
});

test.each(table)("%s is refused at its place", (_, spoil, path, message) => {
  const book = structuredClone(small);
  spoil(book);
  const { success, error } = playbookSchema.safeParse(book);
  expect(success).toBe(false);
  const places = error?.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`) ?? [];
  expect(places.filter((place) => place.startsWith(`${path}: ${message}`))).toHaveLength(1);
});

test('an option called "constructor" isn\'t taken for granted', () => {
  const book = structuredClone(small);
  book.options.push({ id: "constructor", title: "C", summary: "" });
  expect(playbookSchema.safeParse(book).error?.issues[0]?.message).toBe('no fit for option "constructor"');
});

describe("format 2", () => {
  const two = (more: object) =>
    playbookSchema.safeParse({
      ...small,
      format: 2,
      sources: { book: { ...small.sources.book, data: 2019, checked: "2026-11-28", read: "copy" } },
      ...more,
    });
  const rule = (id: string, size: string[], score: number) => ({
    id,
    when: { size, speed: ["fast"] },
    say: "They meet.",
    fits: { size: { left: { score, reason: "So.", sources: ["book"] } } },
    sources: [],
  });
  const faults = (more: object) => two(more).error?.issues.map(({ path, message }) => [path.join("."), message]);

  test("format 1 opens as it is, and nothing is added to it", () => {
    expect(playbookSchema.parse(small)).toEqual(small);
    expect(two({}).success).toBe(true);
  });

  test("a source needs the year of its figures and the day it was read", () => {
    expect(faults({ sources: small.sources })?.map(([path]) => path)).toEqual(["sources.book", "sources.book"]);
    expect(faults({ sources: { book: { ...small.sources.book, data: 2019, checked: "2026-02-30" } } })?.[0]?.[0]).toBe(
      "sources.book.checked",
    );
  });

  test("two rules that set one fit differently for answers that can meet are both named", () => {
    expect(faults({ rules: [rule("one", ["big", "same"], 2), rule("two", ["same"], 3)] })).toEqual([
      ["rules.0.fits.size.left", expect.stringContaining('"one" and "two"')],
      ["rules.1.fits.size.left", expect.stringContaining('"two" and "one"')],
    ]);
    expect(faults({ rules: [rule("one", ["big"], 2), rule("two", ["same"], 3)] })).toBeUndefined();
    expect(faults({ rules: [rule("one", ["same"], 2), rule("two", ["same"], 2)] })).toBeUndefined();
  });

  test("a rule refers to what there is, and to more than one criterion", () => {
    expect(faults({ rules: [rule("one", ["huge"], 2)] })?.[0]).toEqual([
      "rules.0.when.size",
      'there is no answer "huge"; use one of: big, little, same',
    ]);
    const alone = { ...rule("one", ["big"], 2), when: { size: ["big"] } };
    expect(faults({ rules: [alone] })?.[0]?.[0]).toBe("rules.0.when");
  });

  test("rules need format 2", () => {
    const old = playbookSchema.safeParse({ ...small, rules: [rule("one", ["big"], 2)] });
    expect(old.error?.issues[0]?.message).toContain("needs format: 2");
  });
});
