/** Relations and tags from the command line, in real files of a repository. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { adroitIn } from "../../samples/cli";
import { removeFolder } from "../../temporary";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "adroit-relate-"));
  execFileSync("git", ["init", "--quiet", folder]);
});
afterEach(() => removeFolder(folder));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
const get = (path: string) => readFileSync(join(folder, path), "utf8");
const adr = (title: string, status = "Accepted") =>
  `# ${title}\n\n## Status\n\n${status}\n\n## Context\n\nWe choose.\n`;

test("says in both files how they stand to each other, once, and takes it back", async () => {
  put("docs/adr/0001-use-queues.md", adr("1. Use queues"));
  put("docs/adr/0002-use-topics.md", adr("2. Use topics"));
  const relate = (...more: string[]) =>
    adroitIn(folder, "relate", "docs/adr/0002-use-topics.md", "depends-on", "docs/adr/0001-use-queues.md", ...more);
  expect(await relate()).toEqual({
    code: 0,
    out: "Changed docs/adr/0002-use-topics.md\nChanged docs/adr/0001-use-queues.md\n",
    err: "",
  });
  expect(get("docs/adr/0002-use-topics.md")).toContain("Accepted\n\nDepends on [1. Use queues](0001-use-queues.md)\n");
  expect(get("docs/adr/0001-use-queues.md")).toContain("Required by [2. Use topics](0002-use-topics.md)\n");
  expect(await relate()).toMatchObject({ code: 0, out: "They say so already\n" });
  expect(await adroitIn(folder, "check")).toMatchObject({ code: 0 });
  expect(await relate("--remove")).toMatchObject({ code: 0 });
  expect(get("docs/adr/0001-use-queues.md")).toBe(adr("1. Use queues"));
  expect(await relate("--remove")).toMatchObject({ code: 0, out: "Neither of them says so\n" });
});

test("without a kind it prints how an ADR stands to others, whichever end says so", async () => {
  put("docs/adr/0001-use-queues.md", adr("1. Use queues", "Superseded by [2. Use topics](0002-use-topics.md)"));
  put("docs/adr/0002-use-topics.md", adr("2. Use topics", "Accepted\n\nDepends on [3. Use keys](0003-use-keys.md)"));
  put("docs/adr/0003-use-keys.md", adr("3. Use keys"));
  put("docs/adr/0004-use-sets.md", adr("4. Use sets", "Accepted\n\nAmends [2. Use topics](0002-use-topics.md)"));
  const relate = (name: string, ...more: string[]) => adroitIn(folder, "relate", `docs/adr/${name}`, ...more);
  expect(await relate("0002-use-topics.md")).toEqual({
    code: 0,
    out: [
      "supersedes  docs/adr/0001-use-queues.md  Use queues",
      "depends-on  docs/adr/0003-use-keys.md    Use keys",
      "amended-by  docs/adr/0004-use-sets.md    Use sets",
      "",
    ].join("\n"),
    err: "",
  });
  const { out } = await relate("0001-use-queues.md", "--json");
  expect(JSON.parse(out)).toEqual([
    { kind: "superseded-by", file: "docs/adr/0002-use-topics.md", title: "Use topics" },
  ]);
  put("docs/adr/0005-use-maps.md", adr("5. Use maps"));
  expect(await relate("0005-use-maps.md")).toMatchObject({ code: 0, out: "It relates to no other ADR.\n" });
});

test("half a relation, one that prints and changes, and a file that is no ADR are refused", async () => {
  put("docs/adr/0001-use-queues.md", adr("1. Use queues"));
  put("docs/guide.md", "# How to write\n");
  const refused = async (...argv: string[]) => {
    const { code, err } = await adroitIn(folder, "relate", ...argv);
    expect(code).toBe(2);
    return err;
  };
  expect(await refused("docs/adr/0001-use-queues.md", "amends")).toContain("Say what it relates to");
  expect(await refused("docs/adr/0001-use-queues.md", "--remove")).toContain("Say what to take back");
  expect(await refused("docs/guide.md")).toContain("isn't an ADR of this repository's logs");
});

test("check tells what a relation misleads about", async () => {
  put("docs/adr/0001-use-queues.md", adr("1. Use queues", "Deprecated"));
  put(
    "docs/adr/0002-use-topics.md",
    adr("2. Use topics", "Accepted\n\nDepends on [1. Use queues](0001-use-queues.md)"),
  );
  put(
    "docs/adr/0003-use-keys.md",
    adr("3. Use keys", "Accepted\n\nAmends [2. Use topics](0002-use-topics.md)\n\nDepends on ADR-0009"),
  );
  put("docs/adr/0004-use-sets.md", adr("4. Use sets", "Accepted\n\nAmended by [3. Use keys](0003-use-keys.md)"));
  const { code, out } = await adroitIn(folder, "check");
  expect(code).toBe(1);
  expect(out.split("\n").filter(Boolean).toSorted()).toEqual([
    "docs/adr/0002-use-topics.md: It depends on docs/adr/0001-use-queues.md, which is deprecated.",
    "docs/adr/0003-use-keys.md: It amends docs/adr/0002-use-topics.md, which doesn't say so.",
    "docs/adr/0003-use-keys.md:9: It depends on ADR-0009, which isn't there.",
    "docs/adr/0004-use-sets.md: It is amended by docs/adr/0003-use-keys.md, which doesn't say so.",
  ]);
});

test("a relation to nothing, to itself or to another repository is refused, and nothing is written", async () => {
  put("docs/adr/0001-use-queues.md", adr("1. Use queues"));
  const relate = (...argv: string[]) => adroitIn(folder, "relate", ...argv);
  expect(await relate("docs/adr/0001-use-queues.md", "amends", "docs/adr/0009-gone.md")).toMatchObject({ code: 2 });
  expect(await relate("docs/adr/0001-use-queues.md", "amends", "docs/adr/0001-use-queues.md")).toMatchObject({
    code: 2,
    err: expect.stringContaining("no relation to itself"),
  });
  expect(await relate("docs/adr/0001-use-queues.md", "likes", "x")).toMatchObject({
    code: 2,
    err: expect.stringContaining("KIND is one of: amends, amended-by, depends-on, required-by, relates-to."),
  });
  const elsewhere = mkdtempSync(join(tmpdir(), "adroit-other-"));
  try {
    writeFileSync(join(elsewhere, "0001-x.md"), adr("1. X"));
    expect(await relate("docs/adr/0001-use-queues.md", "amends", join(elsewhere, "0001-x.md"))).toMatchObject({
      code: 2,
      err: expect.stringContaining("doesn't lie in the same repository"),
    });
    expect(get("docs/adr/0001-use-queues.md")).toBe(adr("1. Use queues"));
  } finally {
    await removeFolder(elsewhere);
  }
});

test("tags are printed, added and taken away where the file keeps them", async () => {
  put("docs/adr/0001-use-queues.md", "---\nstatus: accepted\ntags: [messaging]\n---\n\n# Use queues\n");
  const tag = (...argv: string[]) => adroitIn(folder, "tag", "docs/adr/0001-use-queues.md", ...argv);
  expect(await tag()).toEqual({ code: 0, out: "messaging\n", err: "" });
  expect(await tag("cost", "messaging")).toMatchObject({ code: 0, out: "messaging\ncost\n" });
  expect(get("docs/adr/0001-use-queues.md")).toBe(
    "---\nstatus: accepted\ntags: [messaging, cost]\n---\n\n# Use queues\n",
  );
  expect(await tag("messaging", "--remove", "--json")).toMatchObject({ code: 0, out: '[\n  "cost"\n]\n' });
  expect(await tag("two words")).toMatchObject({ code: 2, err: expect.stringContaining("isn't a tag") });
});
