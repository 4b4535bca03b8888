/** A log of ADRs for an agent: the tools of a server of the Model Context Protocol, with the protocol's own SDK. */
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { ErrorCode } from "@modelcontextprotocol/sdk/types.js";
import { z } from "zod";
import { localDay } from "#shared/base/day";
import { AdroitError } from "#shared/base/error";
import { linesUpTo } from "./lines";
import { listAdrs } from "./list";
import { inputs, outputs } from "./schema";

export interface McpServing {
  /** The folder, absolute. Nothing outside it is read or written. */
  root: string;
  /** Folder of the playbooks. */
  templates: string;
  /** Let tools change files; without it they only tell what would change. */
  write: boolean;
  version: string;
}

// What isn't asked for first is loaded when it is asked for: the first answer is waited for.
const look = () => import("./look");
const change = () => import("./change");
const evaluate = () => import("./evaluate");

// Few of the schemas are used so often that compiling them pays.
z.config({ jitless: true });

/** Bytes of one message; the longest text that a tool takes is far below. */
const longestMessage = 4 * 1024 * 1024;

/**
 * Answers on standard input and output until the client goes or `stop` fires, and what was asked is answered. A message
 * that is too long is refused by itself: the SDK would hear nothing after it.
 */
export async function serveStdio(serving: McpServing, stop: AbortSignal): Promise<void> {
  const { server, idle } = createServer(serving);
  const lines = linesUpTo(longestMessage, () => void transport.send(tooLong));
  const transport = new StdioServerTransport(lines, process.stdout, { maxBufferSize: longestMessage });
  // Every answer waits by itself where the client reads slowly.
  process.stdout.setMaxListeners(0);
  const ended = new Promise<void>((resolve) => {
    lines.once("end", resolve);
    process.stdin.once("close", resolve);
    // Nobody reads the answers any more.
    process.stdout.on("error", () => resolve());
    stop.addEventListener("abort", () => resolve(), { once: true });
  });
  await server.connect(transport);
  process.stdin.pipe(lines);
  await ended;
  await idle();
  await server.close();
}

/** Without an id, since that stands in what wasn't read. */
const tooLong = {
  jsonrpc: "2.0" as const,
  error: {
    code: ErrorCode.InvalidRequest,
    message: `A message of more than ${longestMessage / 1024 / 1024} MB was left out.`,
  },
};

/** For forms that a server has its client show, of which there are none here: the usual one takes long to load. */
const noForms = {
  getValidator(): never {
    throw new Error("Nothing is asked of a client.");
  },
};

/** Adds a tool to a server: its words, its shapes and its work. */
type Add = <In extends z.ZodObject, Out extends z.ZodObject>(
  name: string,
  title: string,
  tool: { does: string; input: In; output: Out; changes?: boolean },
  work: (asked: z.infer<In>) => Promise<z.infer<Out>>,
) => void;

/** A server without a way to its client yet; `idle` resolves when nothing that was asked is under way. */
export function createServer(serving: McpServing): { server: McpServer; idle(): Promise<void> } {
  const { version, write } = serving;
  const server = new McpServer(
    { name: "adroit", version },
    {
      jsonSchemaValidator: noForms,
      instructions:
        "Architecture decision records of one folder. Read before you propose: a decision may have been taken already, or been superseded. " +
        (write
          ? "Tools that change files write at once. Nothing is ever committed."
          : "Tools that change files only return the difference; the user applies it, or starts the server with --write."),
    },
  );
  const running = new Set<Promise<unknown>>();

  const add: Add = (name, title, { does, input, output, changes = false }, work) => {
    const annotations = { readOnlyHint: !(changes && write), destructiveHint: false, openWorldHint: false };
    // The SDK knows two generations of schemas at once, which is more than the compiler can tell apart here.
    const described = { title, description: does, inputSchema: input, outputSchema: output, annotations } as object;
    server.registerTool(name, described, (async (asked: z.infer<typeof input>) => {
      const done = work(asked).catch((error: unknown) => {
        throw new Error(inWords(error));
      });
      running.add(done);
      try {
        // The SDK holds it to the schema.
        const result = await done;
        return { structuredContent: result, content: [{ type: "text", text: JSON.stringify(result) }] };
      } finally {
        running.delete(done);
      }
    }) as never);
  };
  addReadingTools(add, serving);
  addPlaybookTools(add, serving);
  addChangingTools(add, serving);
  return {
    server,
    async idle() {
      // What has arrived is dispatched first.
      await new Promise((resolve) => setImmediate(resolve));
      while (running.size > 0) await Promise.allSettled(running);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

const today = () => localDay(new Date());

/** What is in the log, and what is wrong with it. */
function addReadingTools(add: Add, { root }: McpServing) {
  add(
    "list_adrs",
    "List ADRs",
    {
      does: "Lists the ADRs of the folder, the newest first, a part at a time.",
      input: inputs.list,
      output: outputs.list,
    },
    (asked) => listAdrs(root, asked),
  );
  add(
    "read_adr",
    "Read an ADR",
    { does: "Gives the text of an ADR; a long one in parts.", input: inputs.read, output: outputs.read },
    async ({ file, from }) => (await look()).readAdrText(root, file, from),
  );
  add(
    "search_adrs",
    "Search ADRs",
    {
      does: "Finds ADRs that hold every word, by title and text; a number finds the ADR of that number.",
      input: inputs.search,
      output: outputs.search,
    },
    async (asked) => (await look()).searchAdrs(root, asked),
  );
  add(
    "adr_relations",
    "Relations and tags of an ADR",
    {
      does: "Tells what an ADR supersedes, what superseded it and the whole line they stand in; what it amends, depends on and relates to; its tags.",
      input: inputs.relations,
      output: outputs.relations,
    },
    async ({ file }) => (await look()).relationsOf(root, file),
  );
  add(
    "check_adrs",
    "Check the log",
    {
      does: "Finds what misleads readers: numbers given twice, links that lead nowhere, unknown statuses, overdue reviews.",
      input: inputs.check,
      output: outputs.check,
    },
    async (asked) => (await look()).problemsIn(root, asked, today()),
  );
  add(
    "due_adrs",
    "Due for review",
    {
      does: "Lists ADRs to be reviewed within some days, the most urgent first.",
      input: inputs.due,
      output: outputs.due,
    },
    async (asked) => (await look()).dueWithin(root, asked, today()),
  );
}

/** What can be evaluated, and what follows from a team's answers. */
function addPlaybookTools(add: Add, { templates }: McpServing) {
  add(
    "list_playbooks",
    "List playbooks",
    {
      does: "Lists the decisions that can be evaluated, with their criteria and possible answers.",
      input: inputs.playbooks,
      output: outputs.playbooks,
    },
    async () => (await evaluate()).playbooksIn(templates),
  );
  add(
    "evaluate_playbook",
    "Evaluate a playbook",
    {
      does: "Says which option a team's answers favour, how firmly, and why. The answers have to be the team's own.",
      input: inputs.evaluate,
      output: outputs.evaluate,
    },
    async ({ answers }) => (await evaluate()).evaluated(templates, answers),
  );
}

/** What changes files, or tells how it would. */
function addChangingTools(add: Add, { root, write }: McpServing) {
  add(
    "draft_adr",
    "Draft an ADR",
    {
      does: "Makes a new ADR in the folder's dialect under its next number. Accepting it is for people.",
      input: inputs.draft,
      output: outputs.changes,
      changes: true,
    },
    async ({ title, context, decision = "", consequences = "", options = [], status = "proposed", folder }) =>
      (await change()).draftAdr(
        root,
        { title, context, decision, consequences, options, status, folder },
        today(),
        write,
      ),
  );
  add(
    "set_adr_status",
    "Set a status",
    {
      does: "Changes the status of an ADR and not one other byte.",
      input: inputs.status,
      output: outputs.changes,
      changes: true,
    },
    async ({ file, status }) => (await change()).changeStatus(root, file, status, write),
  );
  add(
    "supersede_adr",
    "Supersede an ADR",
    {
      does: "Says in both ADRs that one has taken the other's place.",
      input: inputs.supersede,
      output: outputs.changes,
      changes: true,
    },
    async ({ old, by }) => (await change()).supersedeAdr(root, old, by, write),
  );
}

/** An error as its reader can act on it. A fault of ours is told without the inside of this program. */
function inWords(error: unknown): string {
  if (!(error instanceof AdroitError)) return "Adroit failed at this. Nothing was written.";
  const { message, subject, remedy } = error;
  const about = subject === null || message.includes(subject) ? "" : `${subject}: `;
  return `${about}${/[.!?:]$/.test(message) ? message : `${message}.`} ${remedy}`.trim();
}
