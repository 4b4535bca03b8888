/** Where teams keep ADRs, as paths: what of them is listed from the root. */
import { expect, test } from "vitest";
import { listFolder } from "#electron/host/repo/list/list";
import { isolated, repository } from "../../../../samples/repository";

const { folder } = isolated();
const guide = "# Guide\n\nText.\n";
const adr = (name: string) =>
  `# Use ${name}\n\n## Status\n\nAccepted\n\n## Context\n\nText.\n\n## Decision\n\nText.\n\n## Consequences\n\nText.\n`;

/** Name of the layout, its ADRs, and its other files. */
const layouts: [name: string, adrs: string[], others: string[]][] = [
  ["beschluesse", ["doku/beschluesse/0001-a.md", "doku/beschluesse/0002-b.md"], []],
  ["architekturentscheidungen", ["docs/architekturentscheidungen/001-a.md"], []],
  ["pkg", ["packages/a/docs/adr/0001-a.md", "packages/b/adr/0001-b.md"], []],
  ["decision-log", ["docs/decision-log/2026-01-02-a.md", "docs/decision-log/2026-02-02-b.md"], []],
  ["design-decisions", ["docs/design decisions/DD-001 a.md", "docs/design decisions/DD-002 b.md"], []],
  ["rfcs", ["rfcs/0001-a.md", "rfcs/0002-b.md"], ["rfcs/README.md"]],
  ["keps", ["keps/sig-a/1234-x/README.md", "keps/sig-a/1235-y/README.md"], []],
  ["own", ["architecture/0001-a/index.md", "architecture/0002-b/index.md"], []],
  ["underscore", ["docs/adr/ADR_001_a.md", "docs/adr/ADR_002_b.md"], []],
  ["camel", ["Docs/ADRs/ADR001-UseA.md", "Docs/ADRs/ADR002-UseB.md"], []],
  ["root", ["ADR-001.md", "ADR-002.md"], ["README.md"]],
  ["deep", ["a/b/c/d/e/f/decisions/0001-a.md"], []],
  ["nonumber", ["docs/decisions/use-a.md", "docs/decisions/use-b.md"], []],
  ["ru", ["документы/решения/0001-a.md"], []],
  ["hidden", [".docs/adr/0001-a.md"], []],
  ["wiki", ["wiki/ADR-1-a.md", "wiki/ADR-2-b.md"], ["wiki/Home.md"]],
  ["status-dirs", ["adr/accepted/0001-a.md", "adr/rejected/0002-b.md"], []],
  ["year", ["decisions/2025/001-a.md", "decisions/2026/002-b.md"], []],
  ["dec", ["docs/dec/DEC-0001.md", "docs/dec/DEC-0002.md"], []],
  ["pt", ["docs/decisões/001-a.md"], []],
  ["jp", ["docs/決定/0001-a.md"], []],
  ["first", ["services/billing/records/0001-a.md"], ["services/billing/records/README.md", "services/ops/01-start.md"]],
  ["first-of-architecture", ["architecture/001-a.md"], ["architecture/README.md"]],
  ["nr", ["docs/adr-log/nr.-001-a.md", "docs/adr-log/nr.-002-b.md"], ["docs/SUMMARY.md"]],
  [
    "knowledge",
    ["docs/architecture/adr-001-a.md", "docs/architecture/adr-002-b.md"],
    ["docs/architecture/overview.md"],
  ],
];

test.each(layouts)("%s", async (_, adrs, others) => {
  const repo = repository(folder());
  for (const path of adrs) repo.write(path, adr(path.replace(/^.*\//, "")));
  for (const path of others) repo.write(path, guide);
  expect((await listFolder(repo.root)).entries.map(({ file }) => file).toSorted()).toEqual(adrs.toSorted());
});

test("guides beside a log of few ADRs with numbers aren't listed, and what is passed over is told", async () => {
  const repo = repository(folder());
  repo.write("docs/decisions/0001-use-flask.md", adr("Flask"));
  const sections = "\n\n## Context\n\nSay why.\n\n## Decision\n\nSay what.\n\n## Consequences\n\nSay what follows.\n";
  repo.write(
    "docs/decisions/how-to.md",
    `# How to write one\n\n## Status\n\nIt starts as proposed and the team accepts it.${sections}`,
  );
  repo.write("docs/decisions/guidelines.md", `# Guidelines\n\n**Status**: Living document${sections}`);
  repo.write("docs/decisions/use-sqlite.md", `# Use SQLite\n\nStatus: Accepted${sections}`);
  const { entries, skipped } = await listFolder(repo.root);
  expect(entries.map(({ file }) => file)).toEqual(["docs/decisions/0001-use-flask.md", "docs/decisions/use-sqlite.md"]);
  expect(skipped.map(({ file }) => file)).toEqual(["docs/decisions/guidelines.md", "docs/decisions/how-to.md"]);
});

test("requests for comments without a decision are told as close, and listed where somebody points at them", async () => {
  const repo = repository(folder());
  const request = (name: string) =>
    `- Feature Name: ${name}\n- Start Date: 2025-02-02\n- Status: Accepted\n\n# Summary\n\nX.\n\n# Motivation\n\nX.\n`;
  repo.write("rfcs/0001-streams.md", request("streams"));
  repo.write("rfcs/0002-batches.md", request("batches"));
  const { entries, close } = await listFolder(repo.root);
  expect([entries, close]).toEqual([[], [{ dir: "rfcs", why: "2 of 2 files looked at read as an ADR" }]]);
  expect((await listFolder(`${repo.root}/rfcs`)).entries).toMatchObject([
    { number: 1, title: "streams", status: "accepted", date: "2025-02-02" },
    { number: 2, title: "batches" },
  ]);
});

test("reports in a row with a state of their own are told as close at most", async () => {
  const repo = repository(folder());
  const report = "# Outage\n\nStatus: resolved\n\n## Background\n\nX.\n\n## Impact\n\nX.\n";
  for (const day of [1, 2, 3]) repo.write(`docs/postmortems/2025-01-0${day}-outage.md`, report);
  expect((await listFolder(repo.root)).entries).toEqual([]);
});
