/** `adroit convert`: shows first, writes all files or none, and names what it leaves. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { adroitIn } from "../../samples/cli";
import { removeFolder } from "../../temporary";

let folder = "";
const name = (n: number) => join(folder, `docs/adr/000${n}-use-${n}.md`);
const adr = (n: number, status: string) =>
  `# ${n}. Use ${n}\n\nDate: 2026-03-0${n}\n\n## Status\n\n${status}\n\n## Context\n\nPeaks.\n\n## Decision\n\nSo.\n\n## Consequences\n\nLess.\n`;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "adroit-convert-"));
  mkdirSync(join(folder, "docs/adr"), { recursive: true });
  writeFileSync(name(1), adr(1, "Superseded by [2. Use 2](0002-use-2.md)"));
  writeFileSync(name(2), adr(2, "Accepted\n\nSupersedes [1. Use 1](0001-use-1.md)"));
  writeFileSync(join(folder, "docs/adr/0003-use-3.adoc"), "= Use 3\n\n== Status\n\nAccepted\n");
});
afterEach(() => removeFolder(folder));
const convert = (...argv: string[]) => adroitIn(folder, "convert", "docs/adr", ...argv);

test("without --write it shows the difference and changes nothing", async () => {
  const { code, out, err } = await convert("--to", "madr4");
  expect(code).toBe(0);
  expect(out).toContain("+status: superseded by ADR-0002\n");
  expect(out).toContain('  "Context" is "Context and Problem Statement"\n');
  expect(out).toContain('  "Consequences" stands under "Decision Outcome"\n');
  expect(err).toContain("0003-use-3.adoc: AsciiDoc is listed, not changed.");
  expect(err).toContain("Nothing is written.");
  expect(readFileSync(name(1), "utf8")).toBe(adr(1, "Superseded by [2. Use 2](0002-use-2.md)"));
});

test("with --write all are changed, both ends still say so, and check finds nothing", async () => {
  const before = JSON.parse((await adroitIn(folder, "list", "docs/adr", "--json")).out) as object[];
  expect(await convert("--to", "madr4", "--write")).toMatchObject({ code: 0 });
  const after = JSON.parse((await adroitIn(folder, "list", "docs/adr", "--json")).out) as object[];
  const told = (all: object[]) => all.map((one) => ({ ...one, titleRaw: "", statusRaw: "", sections: [] }));
  expect(told(after)).toEqual(told(before));
  expect(await adroitIn(folder, "check", "docs/adr")).toMatchObject({ code: 0 });
  expect(await convert("--to", "madr4")).toMatchObject({ out: "There is nothing to convert.\n" });
});

test("a heading that changes its place alone is told by its place", async () => {
  writeFileSync(
    join(folder, "docs/adr/0004-use-4.md"),
    "---\nstatus: accepted\n---\n\n# Use 4\n\n## Context and Problem Statement\n\nA.\n\n## Decision Outcome\n\nB.\n\n### Consequences\n\nC.\n\n### Positive Consequences\n\nD.\n",
  );
  const { out } = await convert("--to", "nygard");
  expect(out).toContain('  "Consequences" is a section of its own\n');
  expect(out).not.toContain('"Positive Consequences"\n');
  expect(out).not.toMatch(/"(.+)" is "\1"/);
});

test("a dialect that isn't one, and a folder that isn't there, are told", async () => {
  expect(await convert("--to", "word")).toMatchObject({ code: 2, err: expect.stringContaining("--to takes one of") });
  expect(await adroitIn(folder, "convert", "gone", "--to", "madr4")).toMatchObject({ code: 2 });
});

test("lines that end as on Windows are shown as lines", async () => {
  const file = join(folder, "docs/adr/0009-windows.md");
  writeFileSync(file, "# 9. Windows\r\n\r\n## Status\r\n\r\nAccepted\r\n\r\n## Context\r\n\r\nA\rB\r\n");
  const { out } = await convert("--to", "madr4");
  expect(out).toContain("-# 9. Windows\r\n");
  expect(out).toContain("A\\u000dB\r\n");
});
