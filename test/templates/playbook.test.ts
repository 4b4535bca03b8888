import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import type { Playbook } from "#shared/playbook/playbook";
import { shippedPlaybook } from "./shipped";

const { playbook } = shippedPlaybook();
const root = join(import.meta.dirname, "../..");
const always = playbook.criteria.filter((criterion) => criterion.always);
const text = readFileSync(join(root, "templates/playbooks/django-vs-flask.yaml"), "utf8");

test("the five that every team is asked, and the nine that it can add", () => {
  const titles = (list: Playbook["criteria"]) => list.map(({ title }) => title);
  expect(titles(always)).toEqual(["Database", "Complexity", "Authentication", "Security", "Team experience"]);
  expect(titles(playbook.criteria.filter((criterion) => !criterion.always))).toEqual([
    "Time to first release",
    "REST API",
    "Admin interface",
    "Freedom to choose components",
    "Footprint and number of services",
    "Server-rendered pages and forms",
    "Third-party policy",
    "Routing and the request",
    "Community and documentation",
  ]);
});

test("default points of the five add up to 100", () => {
  expect(always.reduce((sum, { points }) => sum + points, 0)).toBe(100);
});

test.each(playbook.criteria.map((criterion) => [criterion.id, criterion] as const))(
  "%s can be answered by every team",
  (_, criterion) => {
    expect(criterion.question).toMatch(/\?$/);
    expect(criterion.help).not.toBe("");
    expect(criterion.answers.length).toBeGreaterThanOrEqual(3);
    expect(criterion.answers.length).toBeLessThanOrEqual(6);
    const gaps = criterion.answers.map(({ fits }) => (fits.django?.score ?? 0) - (fits.flask?.score ?? 0));
    expect(gaps).toContain(0);
    expect(new Set(gaps).size).toBeGreaterThan(1);
    expect(criterion.findings.length).toBeGreaterThan(0);
  },
);

const claims: [place: string, text: string, sources: string[]][] = [
  ...playbook.criteria.flatMap(({ id, answers, findings }) => [
    ...answers.flatMap((answer) =>
      Object.entries(answer.fits).map(([option, fit]): [string, string, string[]] => [
        `${id}.${answer.id}.${option}`,
        fit.reason,
        fit.sources,
      ]),
    ),
    ...findings.map((finding, i): [string, string, string[]] => [`${id}.findings.${i}`, finding.text, finding.sources]),
  ]),
  ...playbook.mustHaves.flatMap(({ id, proposes }) =>
    Object.entries(proposes).map(([option, proposal]): [string, string, string[]] => [
      `${id}.${option}`,
      proposal.reason,
      proposal.sources,
    ]),
  ),
  ...(playbook.rules ?? []).flatMap(({ id, fits }) =>
    Object.entries(fits).flatMap(([criterion, set]) =>
      Object.entries(set).map(([option, fit]): [string, string, string[]] => [
        `${id}.${criterion}.${option}`,
        fit.reason,
        fit.sources,
      ]),
    ),
  ),
  ...playbook.notes.map((note): [string, string, string[]] => [note.id, note.text, note.sources]),
  ...playbook.parts.map((part): [string, string, string[]] => [part.id, part.why, part.sources]),
];

test("what has no source says that it is our inference, and nothing else does", () => {
  for (const [place, claim, sources] of claims)
    expect([place, sources.length === 0]).toEqual([place, claim.startsWith("Our inference:")]);
});

test("every source is used", () => {
  expect([...new Set(claims.flatMap(([, , sources]) => sources))].sort()).toEqual(Object.keys(playbook.sources).sort());
});

test("notes point to FastAPI, Pyramid and Tornado", () => {
  expect([...new Set(playbook.notes.map(({ system }) => system))].sort()).toEqual(["FastAPI", "Pyramid", "Tornado"]);
});

test.each([
  [
    "flask",
    [
      "SQLAlchemy",
      "Alembic",
      "Flask-Login",
      "Flask-WTF",
      "Flask-Admin",
      "Extensions for a REST API",
      "Marshmallow",
      "JWT",
      "Flask-Security",
    ],
  ],
  [
    "django",
    ["Django REST framework", "custom user model", "lost on a non-relational store", "weight in tiny services"],
  ],
])("what one takes on with %s is listed", (option, names) => {
  const titles = playbook.parts
    .filter((part) => part.option === option)
    .map(({ title }) => title)
    .join("\n");
  for (const name of names) expect(titles).toContain(name);
});

test("no option is favoured overall: each leads in at least 40 % of all ways of answering the five", () => {
  let gaps = [0];
  for (const { answers, points } of always)
    gaps = gaps.flatMap((gap) =>
      answers.map(({ fits }) => gap + points * ((fits.django?.score ?? 0) - (fits.flask?.score ?? 0))),
    );
  expect(gaps.filter((gap) => gap > 0).length / gaps.length).toBeGreaterThan(0.4);
  expect(gaps.filter((gap) => gap < 0).length / gaps.length).toBeGreaterThan(0.4);
});

test("the page in docs is the one that the playbook and the examples give", async () => {
  await promisify(execFile)(process.execPath, [join(root, "scripts/playbook-page.mjs"), "--check"]);
});

/** Folder with the texts of the source articles, where somebody has them. */
const articles = process.env.ADR_ARTICLES;

test.skipIf(!articles)(
  "sentences are our own: no eight words in a row are an article's (set ADR_ARTICLES to check)",
  () => {
    const words = (prose: string) => prose.toLowerCase().match(/[a-z0-9]+/g) ?? [];
    const runs = (prose: string) =>
      words(prose)
        .map((_, i, all) => all.slice(i, i + 8).join(" "))
        .filter((run) => run.split(" ").length === 8);
    const theirs = new Set(
      readdirSync(articles ?? "").flatMap((file) => runs(readFileSync(join(articles ?? "", file), "utf8"))),
    );
    const titles = new Set(Object.values(playbook.sources).flatMap(({ title }) => runs(title)));
    expect(theirs.size).toBeGreaterThan(1000);
    expect(runs(text).filter((run) => theirs.has(run) && !titles.has(run))).toEqual([]);
  },
);
