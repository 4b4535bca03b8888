/** Playbooks that a decision can be begun with, those that people write, and examples of answers to them. */
import { type } from "@orpc/contract";
import { z } from "zod";
import type { Id, Sha256 } from "#shared/base/id";
import type { PlaybookBrief } from "#shared/playbook/brief";
import type { Playbook } from "#shared/playbook/playbook";
import { idSchema } from "#shared/playbook/schema";
import { sha256Schema } from "#shared/record/schema";
import { byRecord, call, path } from "./call";

export interface ExampleEntry {
  id: Id;
  /** Id of the playbook that it answers. */
  playbook: Id;
  title: string;
  /** What kind of team it shows, one sentence. */
  about: string;
}

/** Where a playbook is kept. A file is named from the repository's root, or from the data folder. */
export type PlaybookPlace = { in: "app" } | { in: "computer" | "repository"; root: string; file: string };

export interface ListedPlaybook {
  /** Names its content; `records.create` takes it. */
  hash: Sha256;
  playbook: PlaybookBrief;
  from: PlaybookPlace;
}

/** A playbook that can't be used. */
export interface PlaybookProblem {
  root: string;
  file: string;
  /** A sentence or several, a line each. */
  why: string;
}

/** What keeps a text from being used as a playbook. */
export interface PlaybookFault {
  /** The field, as the format names it: `criteria[2].title`; "" for the text as a whole. */
  place: string;
  line: number | null;
  /** A sentence without its stop. */
  what: string;
}

/** What a text says, whether it can be used or not. */
export interface ReadPlaybook {
  /** With blanks where the text says nothing; `null` where it isn't YAML. */
  book: Playbook | null;
  /** Empty: it can be used. */
  faults: PlaybookFault[];
  /** Of a format that this version doesn't know: it is only shown. */
  newer: boolean;
}

/** A playbook of this computer as it is worked on. It may be unfinished; then no decision can be begun with it. */
export interface PlaybookFile extends ReadPlaybook {
  /** Name of the file in the folder `playbooks` of the data. */
  file: string;
  text: string;
  /** Names this state; changing it needs it. */
  etag: Sha256;
}

/** What an import would bring. */
export interface PlaybookLook extends ReadPlaybook {
  /** Playbooks of the same id that are there already. */
  same: ListedPlaybook[];
}

/** What sharing would do in a repository. */
export interface SharePlan {
  root: string;
  /** Relative to the root, with `/`. */
  path: string;
  /** State of the file that is there, `null`: none. Sharing needs it. */
  onDisk: Sha256 | null;
  /** The file there says exactly this already. */
  same: boolean;
  /** What would change for those who have it, a sentence each; empty for a new file. */
  changes: string[];
}

const file = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}\.ya?ml$/u, "a file name that ends in .yaml");
/** More than is read, so that the answer can say so. */
const text = z.string().max(8_000_000);
const line = z.string().trim().min(1);

export const playbooks = {
  /** Those of known repositories first, then this computer's, then the app's own; `own`: the last alone. */
  list: call.input(z.strictObject({ own: z.boolean().optional() }).optional()).output(type<ListedPlaybook[]>()),
  problems: call.output(type<PlaybookProblem[]>()),
  open: call.input(z.strictObject({ file })).output(type<PlaybookFile>()),
  /** Begins one with a question and options. */
  create: call
    .input(z.strictObject({ title: line.max(160), question: line.max(300), options: z.array(line.max(120)).max(20) }))
    .output(type<PlaybookFile>()),
  /** Begins one with another's content; only a copy of the app's own gets another id. */
  copy: call.input(z.strictObject({ playbook: idSchema, hash: sha256Schema })).output(type<PlaybookFile>()),
  /** What was asked and said in a decision, as a playbook for the next. */
  fromRecord: call.input(byRecord).output(type<PlaybookFile>()),
  /** What a text would bring. Writes nothing. */
  look: call.input(z.strictObject({ text })).output(type<PlaybookLook>()),
  /** Keeps a text as a playbook of this computer, under a name that is free. */
  import: call.input(z.strictObject({ text })).output(type<PlaybookFile>()),
  /**
   * Stores it, valid or not: as text, or as a playbook, whose changes are made in the text that is there. `etag` is the
   * state it was made from; `CONFLICT` when that isn't the stored one.
   */
  save: call
    .input(z.strictObject({ file, etag: sha256Schema, text: text.optional(), book: z.unknown().optional() }))
    .output(type<PlaybookFile>()),
  /** Takes it away and gives what it said. */
  remove: call.input(z.strictObject({ file, etag: sha256Schema })).output(type<{ text: string }>()),
  planShare: call.input(z.strictObject({ file, root: path })).output(type<SharePlan>()),
  /** Writes it into the repository. `expect` is the state there that the user has seen; anything else is `ADR_CHANGED`. */
  share: call
    .input(z.strictObject({ file, etag: sha256Schema, root: path, expect: sha256Schema.nullable() }))
    .output(type<{ root: string; written: string[] }>()),
};

export const examples = {
  list: call.output(type<ExampleEntry[]>()),
};
