/** A log as an agent meets it: the SDK's own client on a real repository. */
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createServer } from "#electron/mcp/server";
import { isolated, repository, type TestRepository } from "../../samples/repository";
import { templates } from "../../samples/shipped";

const { folder } = isolated();
const project = join(import.meta.dirname, "../../..");
const example = readFileSync(join(project, "templates/examples/shop.yaml"), "utf8");
const adr = (title: string, status: string, more = "") =>
  `# ${title}\n\nDate: 2026-03-04\n\n## Status\n\n${status}\n\n## Context\n\nWe need one. ${more}\n`;

function log(): TestRepository {
  const repo = repository(folder());
  repo.write("docs/adr/0001-use-queues.md", adr("1. Use queues", "Superseded by [2](0002-use-topics.md)"));
  repo.write("docs/adr/0002-use-topics.md", adr("2. Use topics", "Accepted\n\nSupersedes [1](0001-use-queues.md)"));
  repo.write(
    "docs/adr/0003-store-money.md",
    adr("3. Store money", "Proposed", "See [a](gone.md). Review by 2020-01-01."),
  );
  repo.git("add", ".");
  repo.git("commit", "-q", "-m", "A log");
  return repo;
}

async function connected(root: string, write = false): Promise<Client> {
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  const { server } = createServer({ root, templates, write, version: "0.0.0" });
  const client = new Client({ name: "test", version: "0" });
  await Promise.all([server.connect(ours), client.connect(theirs)]);
  // From here on the client checks every result against its schema.
  await client.listTools();
  return client;
}

interface Answer {
  isError?: boolean;
  structuredContent?: Record<string, unknown>;
  content: { text: string }[];
}

const ask = async (client: Client, name: string, args: Record<string, unknown> = {}) =>
  (await client.callTool({ name, arguments: args })) as unknown as Answer;

/** The text of an answer that says what is wrong. */
async function refusal(client: Client, name: string, args: Record<string, unknown>): Promise<string> {
  const { isError, content } = await ask(client, name, args);
  expect(isError).toBe(true);
  return content[0]?.text ?? "";
}

test("every tool shows its properties, and takes no others", async () => {
  const client = await connected(log().root);
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual([
    "list_adrs",
    "read_adr",
    "search_adrs",
    "adr_relations",
    "check_adrs",
    "due_adrs",
    "list_playbooks",
    "evaluate_playbook",
    "draft_adr",
    "set_adr_status",
    "supersede_adr",
  ]);
  for (const { name, inputSchema, outputSchema } of tools) {
    expect(inputSchema, name).toMatchObject({ type: "object", additionalProperties: false });
    expect(Object.keys(inputSchema.properties ?? {}).length, name).toBeGreaterThan(name === "list_playbooks" ? -1 : 0);
    expect(outputSchema, name).toMatchObject({ type: "object", additionalProperties: false });
    expect(JSON.stringify(outputSchema)).not.toMatch(/prefixItems|\$defs|unevaluated/);
  }
  expect(await refusal(client, "list_adrs", { statuss: "accepted" })).toContain("statuss");
});

test("it lists in parts, reads, searches, and tells relations, problems and what is due", async () => {
  const client = await connected(log().root);
  const first = await ask(client, "list_adrs", { limit: 2 });
  expect(first.structuredContent).toMatchObject({ total: 3, from: 0, next: 2 });
  expect((await ask(client, "list_adrs", { from: 2 })).structuredContent).toEqual({
    ...{ total: 3, from: 2, next: null },
    adrs: [
      {
        file: "docs/adr/0001-use-queues.md",
        number: 1,
        title: "Use queues",
        status: "superseded",
        date: "2026-03-04",
      },
    ],
  });
  const { structuredContent: read } = await ask(client, "read_adr", { file: "docs/adr/0003-store-money.md" });
  expect(read).toMatchObject({ next: null, text: expect.stringContaining("# 3. Store money") });
  const { structuredContent: found } = await ask(client, "search_adrs", { query: "money" });
  expect(found).toMatchObject({ total: 1, adrs: [{ number: 3 }] });
  const { structuredContent: line } = await ask(client, "adr_relations", { file: "docs/adr/0002-use-topics.md" });
  expect(line).toMatchObject({ line: ["docs/adr/0001-use-queues.md", "docs/adr/0002-use-topics.md"] });
  const { structuredContent: problems } = await ask(client, "check_adrs");
  expect(problems).toMatchObject({
    total: 2,
    problems: [{ rule: "broken-link", line: 11 }, { rule: "overdue-review" }],
  });
  const { structuredContent: due } = await ask(client, "due_adrs", { within: 1 });
  expect(due).toMatchObject({ total: 1, due: [{ state: "overdue", review: "2020-01-01" }] });
});

test("it evaluates a playbook, and says which line of the answers is wrong", async () => {
  const client = await connected(log().root);
  const { structuredContent: all } = await ask(client, "list_playbooks");
  expect(JSON.stringify(all)).toContain("django-vs-flask");
  const { structuredContent } = await ask(client, "evaluate_playbook", { answers: example });
  const open = await ask(client, "evaluate_playbook", {
    answers: "format: 1\nplaybook: django-vs-flask\ntitle: A\nanswers: { database: managed, auth: unknown }\n",
  });
  expect(open.structuredContent?.unknown).toContain("Authentication");
  expect(structuredContent).toMatchObject({ leader: expect.any(String), verdict: expect.any(String) });
  const said = await refusal(client, "evaluate_playbook", { answers: example.replace("format: 1", "format: 7") });
  expect(said).toBe("answers, line 1, format: write format: 1. Correct answers and try again.");
});

test("without leave to write, changes are told and nothing is touched", async () => {
  const repo = log();
  const client = await connected(repo.root);
  const draft = await ask(client, "draft_adr", { title: "Use  a cache", context: "It is slow." });
  expect(draft.structuredContent).toMatchObject({ written: false, files: ["docs/adr/0004-use-a-cache.md"] });
  expect(draft.structuredContent?.difference).toContain("+# 4. Use a cache");
  const status = await ask(client, "set_adr_status", { file: "docs/adr/0003-store-money.md", status: "accepted" });
  expect(status.structuredContent?.difference).toContain("-Proposed\n+Accepted\n");
  const args = { old: "docs/adr/0002-use-topics.md", by: "docs/adr/0003-store-money.md" };
  expect((await ask(client, "supersede_adr", args)).structuredContent).toMatchObject({ written: false });
  expect(repo.git("status", "--porcelain")).toBe("");
});

test("with leave it writes exactly that, in the folder's dialect, and commits nothing", async () => {
  const repo = log();
  const head = repo.git("rev-parse", "HEAD");
  const client = await connected(repo.root, true);
  await ask(client, "draft_adr", { title: "Use a cache", context: "It is slow.", options: ["A", "B"] });
  const args = { old: "docs/adr/0003-store-money.md", by: "docs/adr/0004-use-a-cache.md" };
  expect((await ask(client, "supersede_adr", args)).structuredContent).toMatchObject({ written: true });
  expect(repo.read("docs/adr/0003-store-money.md")).toContain("Superseded by [4. Use a cache](0004-use-a-cache.md)");
  expect((await ask(client, "set_adr_status", { file: args.by, status: "accepted" })).isError).toBeFalsy();
  expect(repo.read(args.by)).toContain("## Status\n\nAccepted\n");
  expect((await ask(client, "check_adrs")).structuredContent).toMatchObject({ total: 1 });
  expect(repo.git("rev-parse", "HEAD")).toBe(head);
  expect(repo.git("status", "--porcelain", "-uall").split("\n")).toHaveLength(2);
});

test.each([
  ["read_adr", { file: "../outside.md" }],
  ["read_adr", { file: "/etc/hostname" }],
  ["read_adr", { file: "docs/adr/link.md" }],
  ["read_adr", { file: ".git/config" }],
  ["set_adr_status", { file: "../outside.md", status: "accepted" }],
  ["set_adr_status", { file: "docs/adr/link.md", status: "accepted" }],
  ["supersede_adr", { old: "docs/adr/0001-use-queues.md", by: "../outside.md" }],
  ["draft_adr", { title: "X", context: "", folder: ".." }],
  ["draft_adr", { title: "X", context: "", folder: "/tmp" }],
  ["adr_relations", { file: "docs/adr/9999.md" }],
  ["no_such_tool", {}],
])("%s %j reaches nothing and says so", async (name, args) => {
  const repo = log();
  const outside = join(repo.root, "../outside.md");
  writeFileSync(outside, adr("9. Outside", "Proposed", "secret"));
  symlinkSync(outside, join(repo.root, "docs/adr/link.md"));
  const said = await refusal(await connected(repo.root, true), name, args);
  expect(said).not.toContain("secret");
  expect(said.length).toBeGreaterThan(10);
  expect(readFileSync(outside, "utf8")).toContain("Proposed");
});

test("an empty folder is served as well", async () => {
  const root = join(folder(), "empty");
  mkdirSync(root);
  const client = await connected(root, true);
  expect((await ask(client, "list_adrs")).structuredContent).toMatchObject({ total: 0, next: null });
  await ask(client, "draft_adr", { title: "Begin", context: "" });
  expect(readdirSync(join(root, "docs/decisions"))).toEqual(["0001-begin.md"]);
});

test("whatever a client sends, it is answered, and nothing outside is touched", async () => {
  const repo = log();
  const parent = join(repo.root, "..");
  const around = readdirSync(parent);
  const client = await connected(repo.root, true);
  const { tools } = await client.listTools();
  const path = fc.oneof(
    fc.constantFrom(
      "docs/adr/0001-use-queues.md",
      "docs/adr/0003-store-money.md",
      "..",
      "/etc/passwd",
      ".git/HEAD",
      "a\0b",
    ),
    fc.string(),
  );
  const args = fc.oneof(
    fc.dictionary(
      fc.constantFrom("file", "old", "by", "title", "context", "status", "query", "from", "limit", "folder", "answers"),
      fc.oneof(path, fc.integer(), fc.constantFrom("accepted", "proposed"), fc.jsonValue()),
    ),
    fc.jsonValue(),
  );
  const calls = fc.tuple(fc.constantFrom(...tools.map(({ name }) => name), "x", "__proto__", "constructor"), args);
  await fc.assert(
    fc.asyncProperty(calls, async ([name, given]) => {
      const answer = await ask(client, name, given as Record<string, unknown>).catch((error: unknown) => error);
      if (answer instanceof Error) expect(answer.message).toMatch(/-32\d\d\d|expected|invalid/i);
      else expect(JSON.stringify(answer)).not.toContain("root:x");
    }),
    { numRuns: 300 },
  );
  expect((await ask(client, "list_adrs")).isError).toBeFalsy();
  expect(readdirSync(parent)).toEqual(around);
  expect(existsSync(join(repo.root, ".git/HEAD"))).toBe(true);
  expect(repo.git("fsck").includes("error")).toBe(false);
});

test("a file that isn't there is told with where the names are, by every tool that takes one", async () => {
  const client = await connected(log().root, true);
  for (const file of ["0001-use-queues.md", "1", "docs/adr/0009-gone.md"])
    for (const [name, args] of [
      ["read_adr", { file }],
      ["adr_relations", { file }],
      ["set_adr_status", { file, status: "rejected" }],
      ["supersede_adr", { old: file, by: "docs/adr/0003-store-money.md" }],
      ["supersede_adr", { old: "docs/adr/0003-store-money.md", by: file }],
    ] as const)
      expect(await refusal(client, name, args)).toBe(`There is no ADR ${file}. list_adrs has the files.`);
});

test("a draft whose text takes in other sections or states a status is refused", async () => {
  const repo = log();
  const client = await connected(repo.root, true);
  const draft = { title: "Use topics", context: "Peaks." };
  for (const [part, text] of [
    ["context", "Once:\n\n```\nopen"],
    ["decision", "<!-- open"],
    ["consequences", "~~~\nopen"],
  ] as const)
    expect(await refusal(client, "draft_adr", { ...draft, [part]: text })).toBe(
      `"${part}" ends inside a code block or a comment. Nothing was written. Close it there and ask again.`,
    );
  expect(await refusal(client, "draft_adr", { ...draft, context: "Peaks.\n\n## Status\n\nAccepted" })).toContain(
    'states a status of its own, "Accepted"',
  );
  expect(repo.git("status", "--short")).toBe("");
  const fine = { ...draft, context: "```\n## Status\n\nAccepted\n```\n\n### More\n\nPeaks." };
  expect((await ask(client, "draft_adr", fine)).structuredContent).toMatchObject({ written: true });
});
