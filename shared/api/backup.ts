/** Snapshots on this machine, and archives that carry everything to another. */
import { eventIterator, type } from "@orpc/contract";
import { z } from "zod";
import type { Instant } from "#shared/base/day";
import type { Id } from "#shared/base/id";
import { idSchema } from "#shared/playbook/schema";
import type { Status } from "#shared/record/record";
import { archiveLimit } from "./archive";
import { call } from "./call";

/** A file that couldn't be read, and why. */
export interface Unread {
  file: string;
  why: string;
}

/** A backup of all records on this machine. */
export interface Snapshot {
  name: string;
  taken: Instant;
  why: "daily" | "before migration" | "before restoring";
  records: number;
}

/** A record of a snapshot or an archive, against what is stored under its id. */
export interface Incoming {
  id: Id;
  title: string;
  status: Status;
  state: "new" | "same" | "changed" | "read only";
}

/** What to do with an incoming record. Only `replace` changes one that is there; a copy gets an id of its own. */
export type ImportChoice = "add" | "copy" | "replace";

export interface SnapshotContents {
  records: Incoming[];
  unreadable: Unread[];
}

export interface Brought {
  added: number;
  copied: number;
  replaced: number;
  /** Name of the snapshot of the state before; `null` where nothing was to be done. */
  before: string | null;
}

/** Everything in one file. */
export interface ArchiveFile {
  name: string;
  text: string;
  records: number;
  trash: number;
  /** Records that only a newer version understands, or that are damaged. */
  leftOut: Unread[];
}

export interface ArchiveContents {
  made: Instant;
  /** Version of the app that made it. */
  app: string;
  records: Incoming[];
  /** How many of its trash aren't in the trash here. */
  trash: number;
}

export interface ArchiveBrought extends Brought {
  trash: number;
  settings: boolean;
}

/** How far the work on an archive is, in decisions, and at the end what came of it. */
export type ArchiveWork<T> = ArchiveStep | { result: T };

export interface ArchiveStep {
  doing: "reading" | "comparing" | "bringing in";
  done: number;
  of: number;
}

const snapshotSchema = z.string().regex(/^\d{4}-\d\d-\d\d[a-z0-9-]{0,80}$/, "there is no snapshot of such a name");
const choices = z.record(idSchema, z.enum(["add", "copy", "replace"]));
const archiveText = z.string().max(archiveLimit, "the file is too large");

export const backup = {
  list: call.output(type<Snapshot[]>()),
  /** What a snapshot holds, against what is stored. */
  look: call.input(z.strictObject({ snapshot: snapshotSchema })).output(type<SnapshotContents>()),
  /** Brings back the records that have a choice; the state before is kept as a snapshot. */
  restore: call.input(z.strictObject({ snapshot: snapshotSchema, choices })).output(type<Brought>()),
};

export const archive = {
  /** All records and settings, without anything that belongs to this machine. */
  export: call.input(z.strictObject({ trash: z.boolean() })).output(type<ArchiveFile>()),
  /** What an archive holds, against what is stored. Everything in it is checked. */
  look: call.input(z.strictObject({ text: archiveText })).output(eventIterator(type<ArchiveWork<ArchiveContents>>())),
  /**
   * Brings in the records that have a choice, and what else was asked for; the state before is kept as a snapshot. Whoever
   * stops listening stops it after the record that is being written.
   */
  import: call
    .input(z.strictObject({ text: archiveText, choices, trash: z.boolean(), settings: z.boolean() }))
    .output(eventIterator(type<ArchiveWork<ArchiveBrought>>())),
};
