/** Decision records: list, change, remove. */
import { type } from "@orpc/contract";
import { z } from "zod";
import type { Instant } from "#shared/base/day";
import type { Id, Sha256 } from "#shared/base/id";
import { idSchema } from "#shared/playbook/schema";
import type { OtherEdition } from "#shared/record/edition";
import type { DecisionRecord, Status } from "#shared/record/record";
import { draftSchema, sha256Schema, statusSchema } from "#shared/record/schema";
import type { RecordSummary } from "#shared/record/summary";
import { byRecord, call } from "./call";

/** A file that couldn't be read and was moved aside. */
export interface Damaged {
  file: string;
  movedTo: string;
  why: string;
  on: Instant;
}

export interface RecordList {
  records: RecordSummary[];
  damaged: Damaged[];
}

/**
 * Whether a decision may still change: "open" isn't accepted; what is "accepted" or "exported" may be taken back, and
 * before an export corrected as it is; once it is "committed" only a review changes it.
 */
export type Standing = "open" | "accepted" | "exported" | "committed";

export interface RecordView {
  record: DecisionRecord;
  /** Names this state; saving needs it. */
  etag: Sha256;
  readOnly: string | null;
  /** What the ADR file says its status is, where it was exported and can be read. The file wins. */
  adrStatus: { raw: string | null; status: Status | null } | null;
  standing: Standing;
  /** The edition of its playbook that is here, where it is another one, and which answers that doesn't offer any more. */
  edition?: OtherEdition & { lost: string[] };
}

export interface TrashEntry {
  id: Id;
  title: string;
  deleted: Instant;
}

/** Where a search found something in a record. */
export interface Hit {
  id: Id;
  /** "title", "people", "criteria", ... */
  where: string;
  text: string;
}

const carriedSchema = z.enum(["frame", "people", "options", "criteria", "must-haves", "answers", "weights"]);

export const records = {
  list: call.output(type<RecordList>()),
  get: call.input(byRecord).output(type<RecordView>()),
  /** A new draft, blank or filled from an example. */
  create: call
    .input(
      z.strictObject({
        playbook: idSchema,
        /** Which of several of that id; the app's own unless given. */
        hash: sha256Schema.optional(),
        example: idSchema.optional(),
        title: z.string().max(500).optional(),
        /** Options with what speaks for and against them, and no criteria. */
        unscored: z.literal(true).optional(),
      }),
    )
    .output(type<RecordView>()),
  /** Stores the draft. `etag` is the state it was made from; `CONFLICT` when that isn't the stored one. */
  save: call
    .input(z.strictObject({ id: idSchema, etag: sha256Schema, draft: draftSchema }))
    .output(type<{ etag: string }>()),
  /** Accepting keeps the state as a revision; `status` alone changes afterwards. */
  setStatus: call
    .input(z.strictObject({ id: idSchema, etag: sha256Schema, status: statusSchema }))
    .output(type<RecordView>()),
  /**
   * Takes an accepted status back to proposed, as long as the ADR isn't committed; who did, when and why stays in the
   * history. `READ_ONLY` once it is. The exported file follows with the next export.
   */
  takeBack: call
    .input(
      z.strictObject({
        id: idSchema,
        etag: sha256Schema,
        by: z.string().trim().min(1).max(120),
        why: z.string().trim().min(1).max(500),
      }),
    )
    .output(type<RecordView>()),
  /** Moves an open decision to a newer edition of its playbook: what that offers as well stays answered. */
  takeEdition: call
    .input(z.strictObject({ id: idSchema, etag: sha256Schema, edition: sha256Schema }))
    .output(type<RecordView>()),
  duplicate: call.input(byRecord).output(type<RecordView>()),
  /** Every record that says all of these words somewhere, and where. */
  search: call.input(z.strictObject({ words: z.string().max(500) })).output(type<{ hits: Hit[] }>()),
  /** A new draft that takes the place of this one once it is accepted. */
  supersede: call
    .input(z.strictObject({ id: idSchema, carry: z.array(carriedSchema).max(20) }))
    .output(type<RecordView>()),
  /** An old state as a new draft. */
  restore: call.input(z.strictObject({ id: idSchema, revision: z.number().int().min(1) })).output(type<RecordView>()),
  /** Moves it to the trash. */
  remove: call.input(byRecord).output(type<void>()),
  dismissDamaged: call.input(z.strictObject({ file: z.string().max(255) })).output(type<void>()),
};

export const trash = {
  list: call.output(type<TrashEntry[]>()),
  restore: call.input(byRecord).output(type<void>()),
  empty: call.output(type<{ removed: number }>()),
};
