/**
 * The contract between the renderer and every host: names, what goes in, what comes out, what can go wrong.
 * What goes in is untrusted and validated; what comes out is the host's own and only typed. The renderer imports
 * the type alone, so that no validator reaches its bundle.
 */
import { eventIterator, oc, type } from "@orpc/contract";
import { z } from "zod";
import { archiveLimit } from "#shared/archive/archive";
import { idSchema } from "#shared/playbook/schema";
import { draftSchema, profileSchema, sha256Schema, statusSchema } from "#shared/record/schema";
import type {
  AdrFile,
  AppInfo,
  ArchiveBrought,
  ArchiveContents,
  ArchiveFile,
  Brought,
  Change,
  Committed,
  ExampleEntry,
  Exported,
  ExportPlan,
  FolderListing,
  Opening,
  PlaybookEntry,
  RecordList,
  RecordView,
  RepoImage,
  RepoInfo,
  RepoListing,
  Settings,
  Snapshot,
  SnapshotContents,
  TrashEntry,
} from "./api";
import type { ErrorCode } from "./errors";

const data = z.object({ subject: z.string().nullable(), remedy: z.string() });

const codes = [
  "BAD_INPUT",
  "NOT_FOUND",
  "CONFLICT",
  "READ_ONLY",
  "RECORD_DAMAGED",
  "STORE_LOCKED",
  "DISK_FULL",
  "NO_PERMISSION",
  "FOLDER_MISSING",
  "NOT_A_REPOSITORY",
  "UNSAFE_PATH",
  "ADR_CHANGED",
  "GIT_MISSING",
  "GIT_NO_IDENTITY",
  "GIT_BUSY",
  "GIT_FAILED",
  "NOT_HERE",
  "CANCELLED",
  "INTERNAL",
] as const satisfies ErrorCode[];

type Missing = Exclude<ErrorCode, (typeof codes)[number]>;
const complete: Missing extends never ? true : Missing = true;
void complete;

const errors = Object.fromEntries(codes.map((code) => [code, { data }])) as Record<ErrorCode, { data: typeof data }>;
const call = oc.errors(errors);

const path = z.string().min(1).max(4096);
/** A relative path with `/`; the host checks that it stays inside. */
const inside = z.string().max(4096);
const byRecord = z.strictObject({ id: idSchema });
const snapshotSchema = z.string().regex(/^\d{4}-\d\d-\d\d[a-z0-9-]{0,80}$/, "there is no snapshot of such a name");
const choices = z.record(idSchema, z.enum(["add", "copy", "replace"]));
const archiveText = z.string().max(archiveLimit, "the file is too large");
const limit = z.number().min(0).max(100);
const share = z.number().min(0).max(1);

export const settingsSchema = z.strictObject({
  theme: z.enum(["system", "light", "dark"]),
  singleKeys: z.boolean(),
  repositories: z.array(path).max(50),
  trusted: z.array(path).max(200),
  thresholds: z.strictObject({
    clearGap: limit,
    closeGap: limit,
    clearShare: share,
    closeShare: share,
    quorum: share,
  }),
});

/** A file of a repository: `file` is relative to `root`, with `/`. */
const repoFile = { root: path, file: inside.min(1) };

const exportTarget = {
  id: idSchema,
  root: path,
  dir: inside.optional(),
  profile: profileSchema.optional(),
  /** Leaves the file of an earlier export as it is and begins a new one. */
  asNew: z.boolean().optional(),
};

export const contract = {
  app: {
    info: call.output(type<AppInfo>()),
    /** One stream per window: tells when something changed that the window didn't change itself. */
    changes: call.output(eventIterator(type<Change>())),
    /** Opens an `https:` or `mailto:` link in the system's browser. */
    openLink: call.input(z.strictObject({ url: z.string().max(2048) })).output(type<void>()),
    /** A report for whoever looks for a fault: versions and counts, nothing that a person wrote or named. */
    diagnostics: call.output(type<string>()),
  },
  settings: {
    get: call.output(type<Settings>()),
    /** Replaces what is given, keeps the rest. */
    set: call.input(settingsSchema.partial()).output(type<Settings>()),
  },
  playbooks: {
    list: call.output(type<PlaybookEntry[]>()),
  },
  examples: {
    list: call.output(type<ExampleEntry[]>()),
  },
  records: {
    list: call.output(type<RecordList>()),
    get: call.input(byRecord).output(type<RecordView>()),
    /** A new draft, blank or filled from an example. */
    create: call
      .input(
        z.strictObject({ playbook: idSchema, example: idSchema.optional(), title: z.string().max(500).optional() }),
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
    duplicate: call.input(byRecord).output(type<RecordView>()),
    /** Moves it to the trash. */
    remove: call.input(byRecord).output(type<void>()),
    dismissDamaged: call.input(z.strictObject({ file: z.string().max(255) })).output(type<void>()),
  },
  trash: {
    list: call.output(type<TrashEntry[]>()),
    restore: call.input(byRecord).output(type<void>()),
    empty: call.output(type<{ removed: number }>()),
  },
  backup: {
    list: call.output(type<Snapshot[]>()),
    /** What a snapshot holds, against what is stored. */
    look: call.input(z.strictObject({ snapshot: snapshotSchema })).output(type<SnapshotContents>()),
    /** Brings back the records that have a choice; the state before is kept as a snapshot. */
    restore: call.input(z.strictObject({ snapshot: snapshotSchema, choices })).output(type<Brought>()),
  },
  archive: {
    /** All records and settings, without anything that belongs to this machine. */
    export: call.input(z.strictObject({ trash: z.boolean() })).output(type<ArchiveFile>()),
    /** What an archive holds, against what is stored. Everything in it is checked. */
    look: call.input(z.strictObject({ text: archiveText })).output(type<ArchiveContents>()),
    /** Brings in the records that have a choice, and what else was asked for; the state before is kept as a snapshot. */
    import: call
      .input(z.strictObject({ text: archiveText, choices, trash: z.boolean(), settings: z.boolean() }))
      .output(type<ArchiveBrought>()),
  },
  repo: {
    /** The native dialog. `CANCELLED` when it was closed. */
    pick: call.output(type<RepoInfo>()),
    /** Folders of a folder; without a path, of the home folder. */
    browse: call.input(z.strictObject({ path: path.optional() })).output(type<FolderListing>()),
    inspect: call.input(z.strictObject({ path })).output(type<RepoInfo>()),
    list: call.input(z.strictObject({ root: path })).output(type<RepoListing>()),
    /** Lists like `list`, tells how far it is, and ends with the listing and its problems. */
    open: call.input(z.strictObject({ root: path })).output(eventIterator(type<Opening>())),
    /** Files of the ADRs that hold every one of these words, in title, body or file name. */
    search: call.input(z.strictObject({ root: path, words: z.string().max(200) })).output(type<{ files: string[] }>()),
    /** Reports changes of these repositories on disk as changes of the app, for two minutes from now. */
    watch: call.input(z.strictObject({ roots: z.array(path).max(50) })).output(type<void>()),
    read: call.input(z.strictObject(repoFile)).output(type<AdrFile>()),
    /** An image of the repository, as an address that needs no network. */
    image: call.input(z.strictObject(repoFile)).output(type<RepoImage>()),
    /**
     * Changes the status in the file and not one other byte. `expect` is the state that the user has seen; anything else
     * on disk is `ADR_CHANGED`. `BAD_INPUT` with the reason where the text doesn't allow it.
     */
    setStatus: call
      .input(z.strictObject({ ...repoFile, status: statusSchema, expect: sha256Schema }))
      .output(type<AdrFile>()),
    /**
     * Writes both ends of a supersession, where they lack it. `seen` is the one of the two that the user looks at, and
     * `expect` its state.
     */
    supersede: call
      .input(
        z.strictObject({
          root: path,
          old: inside.min(1),
          by: inside.min(1),
          seen: inside.min(1),
          expect: sha256Schema,
        }),
      )
      .output(type<AdrFile>()),
    /** Opens the decision behind an ADR from the data beside it; the local one where there is one of its id. */
    openSidecar: call.input(z.strictObject(repoFile)).output(type<RecordView>()),
    /** A new draft that is to take the place of an ADR, with its title and problem. */
    revise: call.input(z.strictObject({ ...repoFile, playbook: idSchema })).output(type<RecordView>()),
    plan: call.input(z.strictObject(exportTarget)).output(type<ExportPlan>()),
    /**
     * Writes the ADR and its sidecar. `expect` is the hash of the ADR on disk that the user has seen (`null`: none);
     * anything else there is `ADR_CHANGED`, and nothing is written.
     */
    export: call
      .input(z.strictObject({ ...exportTarget, etag: sha256Schema, expect: sha256Schema.nullable() }))
      .output(type<Exported>()),
  },
  git: {
    /** Commits exactly these files, on the current or a new branch. Never pushes. */
    commit: call
      .input(
        z.strictObject({
          root: path,
          files: z.array(inside).min(1).max(100),
          message: z.string().trim().min(1).max(5000),
          branch: z.string().max(200).optional(),
          identity: z
            .strictObject({ name: z.string().trim().min(1).max(200), email: z.string().trim().min(1).max(200) })
            .optional(),
          hooks: z.boolean(),
        }),
      )
      .output(type<Committed>()),
  },
};

export type Contract = typeof contract;
