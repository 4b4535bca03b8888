/** Commands that look at a folder again say what they would say of it for the first time. Real repositories are in `corpus-more`. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { adroitIn } from "../../samples/cli";
import { isolated } from "../../samples/repository";
import { later, said } from "../../samples/said";

const { folder } = isolated();

const adr = (n: number, more = "") =>
  `# ${n}. Decision ${n}\n\n## Status\n\n${n % 10 === 0 ? `Superseded by [${n + 1}](${name(n + 1)})` : "Accepted"}\n\n` +
  `## Context\n\nSee [another](${name(n + 2)}).\n\n## Decision\n\nReview by 2020-01-0${(n % 9) + 1}.\n${more}`;
const name = (n: number) => `${String(n).padStart(4, "0")}-decision-${n}.md`;

test("a folder of many ADRs, before and after some of them changed", async () => {
  const root = mkdtempSync(join(folder(), "root-"));
  const at = join(root, "docs/adr");
  mkdirSync(at, { recursive: true });
  for (let n = 1; n <= 80; n++) writeFileSync(join(at, name(n)), adr(n));
  const data = join(root, "data");
  const first = await later(() => said(root));
  expect(existsSync(join(data, "cache"))).toBe(true);
  expect(await later(() => said(root))).toEqual(first);

  writeFileSync(join(at, name(7)), adr(7).replace("Accepted", "Who knows"));
  writeFileSync(join(at, name(21)), adr(21, "\n## Links\n\n* [Nowhere](nowhere.md)\n"));
  rmSync(join(at, name(40)));
  const second = await later(() => said(root));
  rmSync(data, { recursive: true });
  expect(second).toEqual(await said(root));
  expect(second).not.toEqual(first);
});

test("what a file told is taken while it doesn't change, so that the file isn't opened", async () => {
  const root = mkdtempSync(join(folder(), "root-"));
  const at = join(root, "docs/adr");
  mkdirSync(at, { recursive: true });
  for (let n = 1; n <= 80; n++) writeFileSync(join(at, name(n)), adr(n));
  await later(() => adroitIn(root, "list", root, "--json"));
  const cache = join(root, "data/cache");
  const file = join(cache, readdirSync(cache)[0]!);
  writeFileSync(file, readFileSync(file, "utf8").replaceAll("Decision 7", "Taken"));
  expect((await later(() => adroitIn(root, "list", root, "--json"))).out).toContain("Taken");
});
