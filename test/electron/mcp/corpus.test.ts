/** Real logs as an agent meets them: the SDK's client lists, reads, searches, evaluates, drafts and supersedes. */
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import { describe, expect, test } from "vitest";
import { createServer } from "#electron/mcp/server";
import { isolated } from "../../samples/repository";

const { folder } = isolated();
const project = join(import.meta.dirname, "../../..");
const corpus = process.env.ADR_CORPUS;
const repositories = [
  "alphagov__monitoring-doc",
  "theupdateframework__python-tuf",
  "navapbc__wic-participant-recertification-portal-demo",
];

/** What the tools answer with, all together. */
interface Answer {
  adrs: { file: string; status: string }[];
  total: number;
  text: string;
  files: string[];
}

describe.skipIf(corpus === undefined)("a real log", () => {
  test.each(repositories)("%s", async (name) => {
    const root = join(folder(), name);
    cpSync(join(corpus ?? "", "repos", name), root, { recursive: true });
    const [ours, theirs] = InMemoryTransport.createLinkedPair();
    const { server } = createServer({ root, templates: join(project, "templates"), write: true, version: "0.0.0" });
    const client = new Client({ name: "test", version: "0" });
    await Promise.all([server.connect(ours), client.connect(theirs)]);
    await client.listTools();
    const ask = async (tool: string, args: Record<string, unknown>) => {
      const { isError, content, structuredContent } = await client.callTool({ name: tool, arguments: args });
      expect(isError, JSON.stringify(content)).toBeFalsy();
      return structuredContent as unknown as Answer;
    };

    const { adrs, total } = await ask("list_adrs", { limit: 200 });
    expect(adrs).toHaveLength(total);
    for (const { file } of adrs) expect((await ask("read_adr", { file })).text).toBe(beginning(join(root, file)));
    const found = await ask("search_adrs", { query: "decision", limit: 200 });
    expect(found.adrs.length).toBeGreaterThan(0);
    const answers = readFileSync(join(project, "templates/examples/shop.yaml"), "utf8");
    expect(await ask("evaluate_playbook", { answers })).toMatchObject({ leader: "django" });

    const old = adrs.find(({ status }) => status === "accepted")?.file ?? "";
    const { files } = await ask("draft_adr", {
      title: "Use another one",
      context: "The old one doesn't hold any more.",
    });
    const [by = ""] = files;
    await ask("supersede_adr", { old, by });
    expect(await ask("adr_relations", { file: by })).toMatchObject({ supersedes: [old] });
    expect((await ask("list_adrs", { status: "superseded", limit: 200 })).adrs.map(({ file }) => file)).toContain(old);
  });
});

/** As much of a file as one answer holds. */
const beginning = (path: string) => readFileSync(path, "utf8").slice(0, 20_000);
