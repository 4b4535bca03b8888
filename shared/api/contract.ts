/**
 * The contract between the renderer and every host: names, what goes in, what comes out, what can go wrong.
 * What goes in is untrusted and validated; what comes out is the host's own and only typed. The renderer imports
 * the type alone, so that no validator reaches its bundle.
 */
import { eventIterator, oc, type } from "@orpc/contract";
import { z } from "zod";
import { archiveLimit } from "#shared/archive/archive";
import { idSchema } from "#shared/playbook/schema";
import type { Calibration } from "#shared/record/forecasts";
import { daySchema, draftSchema, profileSchema, reviewSchema, sha256Schema, statusSchema } from "#shared/record/schema";
import type { WorkshopPlan } from "#shared/workshop/plan";
import { facilitatorCommandSchema, joinRoleSchema, planSchema, seatCommandSchema } from "#shared/workshop/schema";
import type {
  FacilitatorState,
  JoinSheet,
  NetworkState,
  PresenterState,
  SeatState,
  SessionSummary,
} from "#shared/workshop/state";
import type { Brief } from "#shared/workshop/view";
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
  Hit,
  Opening,
  PlaybookEntry,
  RecordList,
  RecordView,
  Repaired,
  RepoImage,
  RepoInfo,
  RepoListing,
  Settings,
  SidecarState,
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
  "NOT_NOW",
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
/** A record in the state that the user has seen. */
const state = { id: idSchema, etag: sha256Schema };
const carriedSchema = z.enum(["frame", "people", "options", "criteria", "must-haves", "answers", "weights"]);
const happeningSchema = z.union([
  z.strictObject({ trigger: idSchema }),
  z.strictObject({ assumption: idSchema }),
  z.strictObject({
    added: z.strictObject({
      kind: z.enum(["weight", "score", "assumption", "external", "constraint"]),
      statement: z.string().max(500),
    }),
  }),
]);
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

/** The repairs that need nothing but a click. */
const repairSchema = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("supersede"), old: inside.min(1), by: inside.min(1), label: z.string() }),
  z.strictObject({
    do: z.literal("retarget"),
    file: inside.min(1),
    target: inside.min(1),
    to: inside.min(1),
    label: z.string(),
  }),
  z.strictObject({ do: z.literal("update index"), file: inside.min(1), label: z.string() }),
  z.strictObject({
    do: z.enum(["number heading", "renumber"]),
    file: inside.min(1),
    number: z.number().int().min(0).max(999_999),
    label: z.string(),
  }),
]);

const exportTarget = {
  id: idSchema,
  root: path,
  dir: inside.optional(),
  profile: profileSchema.optional(),
  /** Leaves the file of an earlier export as it is and begins a new one. */
  asNew: z.boolean().optional(),
  /** Also brings the list of ADRs up to date that the plan names as `index`. */
  index: z.boolean().optional(),
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
  },
  reviews: {
    /** Marks a trigger or an assumption as happened on a day, or unmarks it; the decision is due then. */
    happened: call
      .input(z.strictObject({ ...state, what: happeningSchema, on: daySchema.nullable() }))
      .output(type<RecordView>()),
    begin: call.input(z.strictObject({ ...state, by: z.string().max(120) })).output(type<RecordView>()),
    save: call.input(z.strictObject({ ...state, review: reviewSchema })).output(type<{ etag: string }>()),
    /** How forecasts came true, over all records; no claim under ten that are resolved. */
    forecasts: call.output(type<{ resolved: number; calibration: Calibration | null }>()),
    /** Ends it without a trace. */
    cancel: call.input(z.strictObject(state)).output(type<RecordView>()),
    /** Appends a revision; what the verdict says is replaced in the accepted state. */
    close: call.input(z.strictObject(state)).output(type<RecordView>()),
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
     * Puts a problem right that `open` has found. `seen` is the ADR that the user looks at, and `expect` its state; a
     * problem about two files is put right in both or in none.
     */
    repair: call
      .input(z.strictObject({ root: path, repair: repairSchema, seen: inside.min(1), expect: sha256Schema }))
      .output(type<Repaired>()),
    /** What the data beside an ADR is like: merged or not, at one with the ADR and with this machine's record or not. */
    sidecar: call.input(z.strictObject(repoFile)).output(type<SidecarState>()),
    /** Leaves one side of a merge in the data beside an ADR. `expect` is the state that the user has seen. */
    resolveSidecar: call
      .input(z.strictObject({ ...repoFile, take: z.enum(["ours", "theirs"]), expect: sha256Schema }))
      .output(type<SidecarState>()),
    /** Replaces this machine's record by the repository's, as it was seen. A snapshot keeps the state before. */
    takeSidecar: call.input(z.strictObject({ ...repoFile, expect: sha256Schema })).output(type<RecordView>()),
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
  /** The workshop on a record; `id` is the record's. What changes shows as a `session` change of `app.changes`. */
  session: {
    /** The saved plan, or one to begin with. */
    plan: call.input(byRecord).output(type<WorkshopPlan>()),
    savePlan: call.input(z.strictObject({ id: idSchema, plan: planSchema })).output(type<WorkshopPlan>()),
    /** A text to send around. */
    invitation: call.input(byRecord).output(type<{ text: string }>()),
    /** Workshops that run or were interrupted: "Resume the workshop?" */
    list: call.output(type<SessionSummary[]>()),
    /**
     * Begins a workshop by the saved plan. With `rehearsal` that many simulated seats answer by themselves, and nothing
     * reaches the record. `CONFLICT` where one runs or waits to be resumed.
     */
    begin: call
      .input(z.strictObject({ id: idSchema, rehearsal: z.number().int().min(1).max(50).optional() }))
      .output(type<FacilitatorState>()),
    /** Goes on with an interrupted workshop; open doors stay shut until `open`. */
    resume: call.input(byRecord).output(type<FacilitatorState>()),
    /** Sets an interrupted workshop aside without its answers; what was revealed is in the record already. */
    discard: call.input(byRecord).output(type<void>()),
    view: call.input(byRecord).output(type<FacilitatorState>()),
    /** What the projector shows. */
    presenter: call.input(byRecord).output(type<PresenterState>()),
    /** Opens the projector's window. `NOT_HERE` where the app itself has to. */
    present: call.input(byRecord).output(type<void>()),
    brief: call.input(byRecord).output(type<Brief>()),
    /** Whatever only the facilitator may do. `NOT_NOW` with the reason where it isn't allowed. */
    command: call
      .input(z.strictObject({ id: idSchema, command: facilitatorCommandSchema }))
      .output(type<FacilitatorState>()),
    /** Makes a new token and code; the old ones no longer let anybody in. */
    rotate: call.input(byRecord).output(type<FacilitatorState>()),
    /** A person who answers on this device, which is passed around. */
    seat: call
      .input(z.strictObject({ id: idSchema, name: z.string().max(60), role: joinRoleSchema }))
      .output(type<FacilitatorState>()),
    /** What the facilitator puts in as a voter, or the local seat that holds the device. */
    answer: call
      .input(z.strictObject({ id: idSchema, seat: idSchema.optional(), command: seatCommandSchema }))
      .output(type<SeatState>()),
    /** The screen of the local seat that holds the device. */
    held: call.input(z.strictObject({ id: idSchema, seat: idSchema })).output(type<SeatState>()),
    /** Addresses of this machine, before and after opening. */
    network: call.input(byRecord).output(type<NetworkState>()),
    /** Lets other devices join over this address. Nothing listens beyond this machine before. */
    open: call
      .input(z.strictObject({ id: idSchema, address: z.string().max(64).optional() }))
      .output(type<NetworkState>()),
    shut: call.input(byRecord).output(type<NetworkState>()),
    sheet: call.input(byRecord).output(type<JoinSheet>()),
    /** What was revealed so far, as CSV. */
    votes: call.input(byRecord).output(type<{ name: string; csv: string }>()),
    /** Ends the workshop: what was said becomes part of the draft, and the log goes. */
    close: call.input(byRecord).output(type<RecordView>()),
  },
};

export type Contract = typeof contract;
