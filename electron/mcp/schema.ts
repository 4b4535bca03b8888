/**
 * What the tools take and give. Inputs are strict, so that a typo is told and not dropped. Outputs are plain JSON, each
 * result exactly as it is described, since clients check it. No unions at the top and no dates: the SDK would show such
 * a schema as an empty one, or none at all.
 */
import { z } from "zod";
import { relatedKinds } from "#shared/adr/read/words";
import { statuses } from "#shared/record/record";

const file = z.string().min(1).max(1000).describe("Path of an ADR below the folder, with /, as list_adrs gives it");
const from = z.int().min(0).max(1_000_000).optional().describe("How many to leave out first; 0 unless given");
// Not the schema of records: making that takes longer than listing a small folder, and the first answer is waited for.
const status = z.enum(statuses);
const limit = z.int().min(1).max(200).optional().describe("How many at most; 50 unless given");
const markdown = z.string().max(100_000);
const count = z.int().min(0);

const adr = z.strictObject({
  file: z.string(),
  number: z.int().nullable(),
  title: z.string().nullable(),
  status: z.string().nullable().describe("One of Adroit's words, else as it is written"),
  date: z.string().nullable().describe("YYYY-MM-DD"),
});

/** A list in parts. */
const page = { total: count, from: count, next: z.int().nullable().describe("Value of `from` for what follows") };

const changes = z.strictObject({
  written: z.boolean().describe("false: this is only what would change; the server was started without --write"),
  files: z.array(z.string()),
  difference: z.string().describe("Unified diff; empty where it says so already"),
});

export const inputs = {
  list: z.strictObject({ status: status.optional(), from, limit }),
  read: z.strictObject({
    file,
    from: z.int().min(0).max(100_000_000).optional().describe("First character; 0 unless given"),
  }),
  search: z.strictObject({ query: z.string().min(1).max(200), from, limit }),
  relations: z.strictObject({ file }),
  check: z.strictObject({ from, limit }),
  due: z.strictObject({
    within: z.int().min(0).max(36_500).optional().describe("Days from today; 30 unless given"),
    from,
    limit,
  }),
  playbooks: z.strictObject({}),
  evaluate: z.strictObject({
    answers: z
      .string()
      .min(1)
      .max(200_000)
      .describe(
        "A file of answers as YAML: format, playbook, title, about, frame, answers; list_playbooks has the ids",
      ),
  }),
  draft: z.strictObject({
    title: z.string().trim().min(1).max(300),
    context: markdown.describe("Markdown: what asks for a decision"),
    decision: markdown.optional().describe("Markdown: what is chosen, and why"),
    consequences: markdown.optional(),
    options: z.array(z.string().min(1).max(300)).max(50).optional(),
    status: z.enum(["draft", "proposed"]).optional().describe("proposed unless given"),
    folder: z
      .string()
      .max(1000)
      .optional()
      .describe("Which ADR folder, where there are several; the first unless given"),
  }),
  status: z.strictObject({ file, status }),
  supersede: z.strictObject({ old: file, by: file }),
};

export const outputs = {
  list: z.strictObject({ ...page, adrs: z.array(adr) }),
  read: z.strictObject({
    file: z.string(),
    text: z.string(),
    from: count,
    next: z.int().nullable(),
    characters: count.describe("Of the whole text"),
  }),
  search: z.strictObject({ ...page, adrs: z.array(adr) }),
  relations: z.strictObject({
    file: z.string(),
    supersedes: z.array(z.string()),
    supersededBy: z.array(z.string()),
    line: z.array(z.string()).describe("Everything that supersession connects with it, the oldest first"),
    tags: z.array(z.string()),
    related: z
      .array(z.strictObject({ kind: z.enum(relatedKinds), file: z.string(), said: z.boolean() }))
      .describe("Other relations; said: false where only the other ADR tells of it"),
  }),
  check: z.strictObject({
    ...page,
    problems: z.array(
      z.strictObject({
        file: z.string(),
        line: z.int().nullable(),
        rule: z.string(),
        level: z.enum(["error", "warning"]),
        what: z.string(),
      }),
    ),
  }),
  due: z.strictObject({
    ...page,
    due: z.array(
      z.strictObject({
        file: z.string(),
        title: z.string().nullable(),
        state: z.string(),
        review: z.string().nullable().describe("YYYY-MM-DD"),
        days: z.int().nullable().describe("Until the review; negative when it has passed"),
        triggered: z.array(z.string()),
      }),
    ),
  }),
  playbooks: z.strictObject({
    playbooks: z.array(
      z.strictObject({
        id: z.string(),
        question: z.string(),
        options: z.array(z.strictObject({ id: z.string(), title: z.string() })),
        criteria: z.array(
          z.strictObject({
            id: z.string(),
            question: z.string(),
            always: z.boolean(),
            answers: z.array(z.strictObject({ id: z.string(), text: z.string() })),
          }),
        ),
      }),
    ),
  }),
  evaluate: z.strictObject({
    title: z.string(),
    verdict: z.string().describe("clear, leaning, close call or none"),
    leader: z.string().nullable(),
    options: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        points: z.number().nullable().describe("Of 100; null where a must-have excludes it or nothing is known"),
        excluded: z.array(z.string()),
      }),
    ),
    sentences: z.array(z.string()).describe("What follows from the answers, and why"),
    unknown: z.array(z.string()).describe("Criteria that nobody knows the answer of yet"),
  }),
  changes,
};

export type Output<Name extends keyof typeof outputs> = z.infer<(typeof outputs)[Name]>;
