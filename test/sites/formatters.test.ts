/** What formatters do to an ADR and its data: nothing to what is written for them, and no word to the rest. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { sidecarOf } from "#shared/adr/data/sidecar";
import { bareText } from "#shared/adr/read/same-content";
import { profiles } from "#shared/adr/write/profiles/profiles";
import { renderAdr } from "#shared/adr/write/render";
import { decided, realPlaybook, recommended, recordOf } from "../samples/adr-records";
import { pages } from "./adrs";

interface Prettier {
  version: string;
  format(text: string, options: { parser: string; proseWrap?: "always" | "never" }): Promise<string>;
}

const packages = join(import.meta.dirname, "packages/node_modules");
const missing = !existsSync(join(packages, "prettier"));
if (missing) console.error("Prettier is left out: run npm ci --ignore-scripts in test/sites/packages.");
const prettier = async (): Promise<Prettier> =>
  (await import(pathToFileURL(join(packages, "prettier/index.mjs")).href)) as Prettier;

const ordinary = decided(
  recordOf(realPlaybook, {
    frame: { title: "Use Django for the shop", problem: "We rebuild the shop.\n\nIt has accounts.", decider: "Ana" },
    answers: Object.fromEntries(
      realPlaybook.criteria
        .filter((one) => one.always)
        .map(({ id, answers }) => [id, { answer: answers[0]?.id ?? "" }]),
    ),
  }),
  { option: "django", reason: "it brings what we need", review: "2027-05-20" },
  { status: "accepted" },
);
const written = (profile: (typeof all)[number], spaced: boolean) =>
  renderAdr({
    record: ordinary,
    recommendation: recommended(ordinary),
    profile,
    today: "2026-11-20",
    file: "0001-x.md",
    style: { bullet: "-", spaced },
  });
const all = profiles().map(({ id }) => id);

test.skipIf(missing)("Prettier leaves every profile alone in a repository that it formats", async () => {
  const { format, version } = await prettier();
  console.error(`Prettier ${version}`);
  for (const profile of all) {
    const text = written(profile, true);
    expect(await format(text, { parser: "markdown" }), profile).toBe(text);
  }
});

test.skipIf(missing)("what Prettier rewrites elsewhere says the same, hostile text too", async () => {
  const { format } = await prettier();
  const texts = [...all.map((profile) => written(profile, false)), ...pages().map(({ text }) => text)];
  for (const text of texts)
    for (const proseWrap of ["always", "never"] as const)
      expect(bareText(await format(text, { parser: "markdown", proseWrap }))).toBe(bareText(text));
});

test.skipIf(missing)("Prettier leaves the data alone", async () => {
  const { format } = await prettier();
  const text = sidecarOf(ordinary);
  expect(await format(text, { parser: "json" })).toBe(text);
});

test("the versions are those of the lockfile", () => {
  const manifest = JSON.parse(readFileSync(join(import.meta.dirname, "packages/package.json"), "utf8"));
  for (const version of Object.values(manifest.dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
});
