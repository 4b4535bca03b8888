/** Repositories: their ADR folders, files, the data beside them, exports and commits. */

import { eventIterator, type } from "@orpc/contract";
import { z } from "zod";
import type { Disagreement } from "#shared/adr/data/disagree";
import type { AdrEntry } from "#shared/adr/folder/entry";
import type { Problem } from "#shared/adr/folder/problem";
import { gitHosts } from "#shared/adr/links/git-host";
import { type RelatedKind, relatedKinds, tagShape } from "#shared/adr/read/words";
import type { Instant } from "#shared/base/day";
import type { Id, Sha256 } from "#shared/base/id";
import { idSchema } from "#shared/playbook/schema";
import type { ProfileId, Status } from "#shared/record/record";
import { profileSchema, sha256Schema, statusSchema } from "#shared/record/schema";
import { call, path, relativePath } from "./call";
import type { RecordView } from "./records";

export interface FolderListing {
  path: string;
  parent: string | null;
  folders: { name: string; path: string; repository: boolean }[];
}

/** What led to an ADR folder: a configuration, the user's word, its name, or what its files are. */
export type FolderOrigin =
  | ".adr-dir"
  | ".log4brains.yml"
  | ".adr.json"
  | "adrs.toml"
  | "adr.config.json"
  | "Structurizr"
  | "catalog-info.yaml"
  | "mkdocs.yml"
  | "config"
  | "usual place"
  | "its files"
  | "by hand"
  | "default";

/** A folder that isn't taken for a log, though something speaks for it. */
export interface CloseFolder {
  dir: string;
  why: string;
}

export interface AdrFolder {
  /** Relative to the root, with `/`; "" is the root itself. */
  dir: string;
  /** What it is called beside others: "packages/billing". */
  name: string;
  /** What led there. */
  from: FolderOrigin;
  /** The same in words, behind "because": "docs/.adr-dir names it", "12 of its 13 files read as ADRs". */
  why: string;
  exists: boolean;
  count: number;
  naming: "number" | "date";
  profile: ProfileId;
}

export interface GitState {
  /** `null`: no commit yet on an unborn branch counts as that branch; detached is `null`. */
  branch: string | null;
  /** A merge, rebase, cherry-pick, revert or bisect in progress, in words; `null` when there is none. */
  busy: string | null;
  identity: { name: string; email: string } | null;
  /** The repository has hooks that a commit would run. */
  hooks: boolean;
  /** git signs every commit here. */
  signing: boolean;
  /** Changed or staged files that aren't ours. */
  dirty: number;
  /** The root lies inside a submodule. */
  submodule: boolean;
}

export interface RepoInfo {
  root: string;
  name: string;
  git: GitState | null;
  /** The first is the one to use. Never empty: a default is proposed. */
  folders: AdrFolder[];
  /** Folders that may be logs too: the user says yes or no once. */
  close: CloseFolder[];
  /** What the user should know, a sentence each. */
  warnings: string[];
}

/** What an export would do, or what stands in its way. */
export interface ExportPlan {
  root: string;
  dir: string;
  file: string;
  /** Relative to the root, like every path below. */
  sidecar: string;
  profile: ProfileId;
  markdown: string;
  action: "create" | "update" | "status only" | "nothing";
  /** Files that would be written, in words a user can read in a diff. */
  writes: string[];
  /**
   * Once nothing is left to write, the files of this export that the commit that is checked out doesn't hold as they are
   * on disk. `null` before that, and outside a git repository.
   */
  uncommitted: string[] | null;
  /** Hash of the ADR on disk now, `null` where there is none: what `expect` is to say once the user has seen this plan. */
  onDisk: Sha256 | null;
  /** The ADR on disk isn't what Adroit wrote. */
  conflict: { why: "edited" | "missing"; onDisk: string | null; hash: Sha256 | null } | null;
  /** What this profile can't carry. */
  leavesOut: string[];
  /** The page with a list of the folder's ADRs that can be kept up to date with this export; `null` where there is none. */
  index: string | null;
  /**
   * Folders that may hold the repository's ADRs already, where this would be the first in its folder. Nothing is written
   * before `answer` has said of each whether it does, so that no second log is begun by accident.
   */
  unsure: CloseFolder[];
  /** What couldn't be looked at for this plan, a sentence each. */
  notes: string[];
}

export interface Exported {
  root: string;
  dir: string;
  file: string;
  /** Every path written, relative to the root, in the order in which they would be committed. */
  written: string[];
  /** What couldn't be looked at, a sentence each. */
  notes: string[];
  etag: Sha256;
}

export interface Committed {
  commit: string;
  branch: string | null;
  files: string[];
  /** What git, its hooks and its signer said, whole; "" where they said nothing. */
  said: string;
}

/** A pull request as it could be opened: to copy, and where. */
export interface GitProposal {
  title: string;
  /** Markdown. */
  body: string;
  /** The branch that is checked out; `null` where none is. */
  branch: string | null;
  /** The page that opens it, filled in as far as the git host allows; `null` where there is none. */
  address: string | null;
  /** Why there is no such page, a sentence; `null` where there is one. */
  why: string | null;
}

/** Something of a repository's that git starts or obeys on a commit. */
export interface CommitRun {
  kind: "hook" | "beside a hook" | "filter" | "signing" | "setting";
  name: string;
  /** Where it lies, the command, or the value. */
  what: string;
  /** Of a file its content; `null` where it can't be read. */
  hash: Sha256 | null;
  /** Of a filter: the files that it is for. */
  files?: string[];
}

/** What a commit of certain files would be like. */
export interface CommitOutlook {
  /** Names this state; trusting needs it. */
  seen: Sha256;
  runs: CommitRun[];
  /** What makes a commit without trust another than git's own, a sentence each. Empty: there is nothing to trust. */
  differences: string[];
  /** What is another than with git's own commands in any case, a sentence each. */
  always: string[];
  /** Of the files those that git would leave out because they are ignored. */
  ignored: string[];
  /** Exactly this was trusted. */
  trusted: boolean;
  /** When something was trusted here; `null`: never, or withdrawn. */
  since: Instant | null;
  /** What is new or other than it was then, a sentence each. */
  changes: string[];
}

export interface RepoListing {
  root: string;
  folders: AdrFolder[];
  entries: AdrEntry[];
  /** Files that couldn't be read, each with the reason. */
  unreadable: { file: string; why: string }[];
  /** Other files in the folders that aren't listed, each with the reason: templates, readmes and the like. */
  skipped: { file: string; why: string }[];
  close: CloseFolder[];
}

/**
 * A listing under way: the newest of many ADRs, without links; how many files were read of how many that are known so
 * far; and at the end the listing.
 */
export type ListingProgress =
  | { first: AdrEntry[] }
  | { read: number; of: number }
  | { listing: RepoListing; problems: Problem[] };

/** One ADR of a repository, as it lies on disk now. */
export interface AdrFile {
  root: string;
  /** Relative to the root, with `/`. */
  file: string;
  text: string;
  /** Names this state; changing it needs it. */
  hash: Sha256;
  /** The data beside it is there: the whole decision can be opened. */
  sidecar: boolean;
}

/** An ADR after a repair, under the name that it has now, and mentions in prose that a person has to look at. */
export interface Repaired {
  adr: AdrFile;
  leaves: { file: string; line: number; text: string }[];
}

export interface RepoImage {
  /** A `data:` address. */
  url: string;
}

/** One side of a merge that isn't resolved. */
export interface SidecarSide {
  /** How git calls it. */
  name: string;
  title: string;
  status: Status | null;
  revisions: number;
  /** Why this side can't be taken, or `null`. */
  unreadable: string | null;
}

/** What the data beside an ADR is like, before anything is done with it. */
export interface SidecarState {
  /** Path of the data, relative to the root. */
  file: string;
  /** Names this state of it; choosing needs it. */
  hash: Sha256;
  /** A merge left both sides in it. */
  conflict: { ours: SidecarSide; theirs: SidecarSide; places: number; differences: string[] } | null;
  /** Where the ADR says something else. */
  disagreements: Disagreement[];
  /** How the record of this machine stands to it: there is none, it is the same, or they differ. */
  local: { id: Id; same: boolean; differences: string[] } | null;
}

/** How far publishing is, in ADRs; at the end the page, or the folder that was written. */
export type Publishing = PublishStep | { result: PublishedPage };
export interface PublishStep {
  done: number;
  of: number;
}
export interface PublishedPage {
  adrs: number;
  /** One file that holds everything, to be handed to the user; `null` where a folder was written. */
  page: { name: string; html: string } | null;
}

/** A file of a repository: `file` is relative to `root`, with `/`. */
const repoFile = { root: path, file: relativePath.min(1) };

/** What one ADR is filed under, and how it stands to others. */
export interface FiledAdr {
  tags: string[];
  /** `said`: the ADR says so itself; else only the other one does. */
  related: { kind: RelatedKind; file: string; said: boolean }[];
}

/** The repairs that need nothing but a click. */
const repairSchema = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("supersede"), old: relativePath.min(1), by: relativePath.min(1), label: z.string() }),
  z.strictObject({
    do: z.literal("retarget"),
    file: relativePath.min(1),
    target: relativePath.min(1),
    to: relativePath.min(1),
    label: z.string(),
  }),
  z.strictObject({
    do: z.literal("relate"),
    file: relativePath.min(1),
    is: z.enum(relatedKinds),
    other: relativePath.min(1),
    label: z.string(),
  }),
  z.strictObject({ do: z.literal("update index"), file: relativePath.min(1), label: z.string() }),
  z.strictObject({
    do: z.enum(["number heading", "renumber"]),
    file: relativePath.min(1),
    number: z.number().int().min(0).max(999_999),
    label: z.string(),
  }),
]);

const exportTarget = {
  id: idSchema,
  root: path,
  dir: relativePath.optional(),
  profile: profileSchema.optional(),
  /** Leaves the file of an earlier export as it is and begins a new one. */
  asNew: z.boolean().optional(),
  /** Also brings the list of ADRs up to date that the plan names as `index`. */
  index: z.boolean().optional(),
};

export const repo = {
  /** The native dialog. `CANCELLED` when it was closed. */
  pick: call.output(type<RepoInfo>()),
  /** Folders of a folder; without a path, of the home folder. */
  browse: call.input(z.strictObject({ path: path.optional() })).output(type<FolderListing>()),
  /** The repository that a folder lies in, or the folder itself outside any, without a look at what it holds. */
  root: call.input(z.strictObject({ path })).output(type<{ root: string }>()),
  inspect: call.input(z.strictObject({ path })).output(type<RepoInfo>()),
  /** Keeps in the repository, in `.adroit/config.yaml`, whether a folder of it holds ADRs. `dir` is relative to `root`. */
  answer: call.input(z.strictObject({ root: path, dir: relativePath, log: z.boolean() })).output(type<void>()),
  list: call.input(z.strictObject({ root: path })).output(type<RepoListing>()),
  /** Lists like `list`, tells how far it is, and ends with the listing and its problems. */
  open: call.input(z.strictObject({ root: path })).output(eventIterator(type<ListingProgress>())),
  /** Files of the ADRs that hold every one of these words, in title, body or file name. */
  search: call.input(z.strictObject({ root: path, words: z.string().max(200) })).output(type<{ files: string[] }>()),
  /** Reports changes of these repositories on disk as changes of the app, for two minutes from now. */
  watch: call.input(z.strictObject({ roots: z.array(path).max(50) })).output(type<void>()),
  /** Publishes the log as one page, or into a folder for a web server. Whoever stops listening stops it. */
  publish: call
    .input(z.strictObject({ root: path, folder: path.optional() }))
    .output(eventIterator(type<Publishing>())),
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
  /** Tags of an ADR and its relations to others, whichever end tells them. */
  filed: call.input(z.strictObject(repoFile)).output(type<FiledAdr>()),
  /** Says in both files how they stand to each other, or takes it back; both or neither. Throws like `setStatus`. */
  relate: call
    .input(
      z.strictObject({
        ...repoFile,
        is: z.enum(relatedKinds),
        other: relativePath.min(1),
        remove: z.boolean(),
        expect: sha256Schema,
      }),
    )
    .output(type<AdrFile>()),
  /** Files an ADR under these tags and no others. Throws like `setStatus`. */
  tag: call
    .input(z.strictObject({ ...repoFile, tags: z.array(z.string().regex(tagShape())).max(50), expect: sha256Schema }))
    .output(type<AdrFile>()),
  /**
   * Puts a problem right that `open` has found. `seen` is the ADR that the user looks at, and `expect` its state; a
   * problem about two files is put right in both or in none.
   */
  repair: call
    .input(z.strictObject({ root: path, repair: repairSchema, seen: relativePath.min(1), expect: sha256Schema }))
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
};

const commitFiles = { root: path, files: z.array(relativePath).min(1).max(100) };

export const git = {
  /** What a commit of these files would run, and how it would differ from git's own. Runs nothing. */
  outlook: call.input(z.strictObject(commitFiles)).output(type<CommitOutlook>()),
  /** Trusts what was shown, named by `seen`. `CONFLICT` where it is another by now. */
  trust: call.input(z.strictObject({ ...commitFiles, seen: sha256Schema })).output(type<CommitOutlook>()),
  /** Takes the trust in a repository back. */
  withdraw: call.input(z.strictObject({ root: path })).output(type<void>()),
  /** The text of a pull request that brings an ADR, and the page that opens one. Opens and sends nothing. */
  proposal: call.input(z.strictObject({ ...repoFile, host: z.enum(gitHosts).optional() })).output(type<GitProposal>()),
  /** Commits exactly these files, on the current or a new branch. Never pushes. */
  commit: call
    .input(
      z.strictObject({
        ...commitFiles,
        message: z.string().trim().min(1).max(5000),
        branch: z.string().max(200).optional(),
        identity: z
          .strictObject({ name: z.string().trim().min(1).max(200), email: z.string().trim().min(1).max(200) })
          .optional(),
        /** As git itself would: with the hooks, filters and signing that were trusted. */
        hooks: z.boolean(),
      }),
    )
    .output(type<Committed>()),
};
