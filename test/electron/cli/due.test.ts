import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { run } from "#electron/cli/run";
import { shipped, templates } from "../../samples/shipped";
import { removeFolder } from "../../temporary";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "adroit-due-"));
  await adr("0001-queue.md", "reviewBy: 2027-03-01", "Use a queue");
  await adr("0002-cache.md", "review-date: 2027-04-20", "Use a cache");
  await adr("0003-logs.md", "x: y", "Keep logs", "* Review by: 2028-01-01");
  await adr("0004-none.md", "x: y", "No review");
});
afterEach(() => removeFolder(folder));

async function adr(name: string, front: string, title: string, body = "") {
  await mkdir(join(folder, "docs/adr/.adroit"), { recursive: true });
  const text = `---\nstatus: accepted\n${front}\n---\n# ${title}\n\n## Context\n\n${body}\n\n## Decision\n\nYes.\n`;
  await writeFile(join(folder, "docs/adr", name), text);
}

async function due(...argv: string[]) {
  const ran = { code: -1, out: "", err: "" };
  ran.code = await run(["due", ...argv], {
    out: (text) => {
      ran.out += text;
    },
    err: (text) => {
      ran.err += text;
    },
    cwd: folder,
    root: shipped,
    templates,
    data: join(folder, "data"),
    stop: AbortSignal.abort(),
  });
  return ran;
}

test("exit 1 with what is late first; 0 while nothing is", async () => {
  expect(await due("--today", "2027-04-01")).toEqual({
    code: 1,
    out: [
      "31 days late  2027-03-01  docs/adr/0001-queue.md  Use a queue\n",
      "In 19 days    2027-04-20  docs/adr/0002-cache.md  Use a cache\n",
    ].join(""),
    err: "",
  });
  expect(await due("--today", "2027-03-01")).toMatchObject({ code: 0, out: expect.stringMatching(/^Due today/) });
  expect(await due("--today", "2026-01-01")).toEqual({ code: 0, out: "Nothing is due for review.\n", err: "" });
});

test("--within takes so many days from today, and what is late", async () => {
  const files = async (...argv: string[]) =>
    (JSON.parse((await due("--today", "2027-04-01", "--json", ...argv)).out) as { file: string }[]).map(({ file }) =>
      file.slice(9, 13),
    );
  expect(await files("--within", "0")).toEqual(["0001"]);
  expect(await files("--within", "18")).toEqual(["0001"]);
  expect(await files("--within", "19")).toEqual(["0001", "0002"]);
  expect(await files("--within", "400")).toEqual(["0001", "0002", "0003"]);
  for (const wrong of [
    ["--within", "soon"],
    ["--within", "-1"],
    ["--within", "3", "--all"],
  ])
    expect((await due(...wrong)).code).toBe(2);
});

test("--json is one document, and --all has what isn't due yet too", async () => {
  const { out } = await due("docs/adr", "--today", "2027-04-01", "--json", "--all");
  expect(JSON.parse(out)).toEqual([
    {
      file: "0001-queue.md",
      title: "Use a queue",
      status: "accepted",
      state: "overdue",
      review: "2027-03-01",
      days: -31,
      triggered: [],
    },
    {
      file: "0002-cache.md",
      title: "Use a cache",
      status: "accepted",
      state: "due soon",
      review: "2027-04-20",
      days: 19,
      triggered: [],
    },
    {
      file: "0003-logs.md",
      title: "Keep logs",
      status: "accepted",
      state: "fresh",
      review: "2028-01-01",
      days: 275,
      triggered: [],
    },
  ]);
  expect(JSON.parse((await due("--today", "2027-04-01", "--json")).out)).toHaveLength(2);
});

test("a trigger in the data beside an ADR makes it due; broken data and impossible dates are named", async () => {
  const trigger = { id: "a", kind: "external", statement: "Support ends", happened: "2026-05-01" };
  const data = { record: { draft: { decision: { review: null, triggers: [trigger] } } } };
  await writeFile(join(folder, "docs/adr/.adroit/0004-none.json"), JSON.stringify(data));
  await writeFile(join(folder, "docs/adr/.adroit/0003-logs.json"), "<<<<<<< HEAD\n");
  await adr("0005-odd.md", "reviewBy: 2027-02-30", "An odd day");
  expect(await due("--today", "2026-06-01")).toEqual({
    code: 0,
    out: "Trigger hit    docs/adr/0004-none.md  No review (Support ends)\n",
    err: [
      "Can't read docs/adr/.adroit/0003-logs.json: Its triggers can't be read.\n",
      'docs/adr/0005-odd.md: the review date "2027-02-30" isn\'t a day.\n',
    ].join(""),
  });
});

test.each(["2027-02-30", "tomorrow", "27-01-01"])("--today %s is refused", async (day) => {
  expect(await due("--today", day)).toMatchObject({ code: 2, err: expect.stringContaining("--today takes a day") });
});
