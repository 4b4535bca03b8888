/** The values that cross the contract, besides records and playbooks. */
import type { Problem } from "#shared/adr/check";
import type { Disagreement } from "#shared/adr/disagree";
import type { AdrEntry } from "#shared/adr/entry";
import type { Thresholds } from "#shared/analysis/model";
import type { Playbook } from "#shared/playbook/playbook";
import type { DecisionRecord, ProfileId, Status } from "#shared/record/record";
import type { Day, Id, Instant, Sha256 } from "#shared/types";

/** What a host can do; the UI hides what is missing. */
export interface Capabilities {
  /** A native dialog to choose a folder. Otherwise folders are browsed through `repo.browse`. */
  pickFolder: boolean;
  /** A git program was found. */
  git: boolean;
  /** Links can be opened in the system's browser. */
  openLinks: boolean;
  /** People can join a workshop over the network. Without it one device can still be passed around. */
  workshop: boolean;
}

export interface AppInfo {
  version: string;
  host: "desktop" | "browser" | "memory";
  can: Capabilities;
  /** Where the data lives, for the settings screen. */
  data: string;
  today: Day;
}

/** Something changed that a screen may show. */
export type Change =
  | { what: "records" }
  | { what: "settings" }
  | { what: "repo"; root: string }
  | { what: "session"; id: Id };

export interface Settings {
  theme: "system" | "light" | "dark";
  /** Single-letter shortcuts (WCAG 2.1.4: they can be switched off). */
  singleKeys: boolean;
  /** Repositories used before, absolute paths, the last one first. */
  repositories: string[];
  /** Repositories whose git hooks may run on a commit. */
  trusted: string[];
  thresholds: Thresholds;
}

export interface PlaybookEntry {
  hash: Sha256;
  playbook: Playbook;
}

export interface ExampleEntry {
  id: Id;
  /** Id of the playbook that it answers. */
  playbook: Id;
  title: string;
  /** What kind of team it shows, one sentence. */
  about: string;
}

/** One line of the start screen. */
export interface RecordSummary {
  id: Id;
  title: string;
  status: Status;
  /** Title of the chosen option. */
  chosen: string | null;
  /** "Django or Flask". */
  options: string;
  created: Instant;
  modified: Instant;
  review: Day | null;
  /** Triggers that happened and assumptions that failed, in words. */
  triggered: string[];
  /** Title of the playbook. */
  playbook: string;
  /** A review is under way. */
  reviewing: boolean;
  /** Records that it takes the place of, or that took its place. */
  supersedes: Id | null;
  supersededBy: Id | null;
  /** The screen to go on with. */
  next: Step;
  answered: number;
  criteria: number;
  adr: { root: string; dir: string; file: string } | null;
  /** Why it can only be read, or `null`. */
  readOnly: string | null;
}

/** The steps of the walk, in order. */
export type Step = "frame" | "criteria" | "answers" | "weights" | "result" | "decide";

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

export interface RecordView {
  record: DecisionRecord;
  /** Names this state; saving needs it. */
  etag: Sha256;
  readOnly: string | null;
  /** What the ADR file says its status is, where it was exported and can be read. The file wins. */
  adrStatus: { raw: string | null; status: Status | null } | null;
}

export interface TrashEntry {
  id: Id;
  title: string;
  deleted: Instant;
}

export interface FolderListing {
  path: string;
  parent: string | null;
  folders: { name: string; path: string; repository: boolean }[];
}

export interface AdrFolder {
  /** Relative to the root, with `/`; "" is the root itself. */
  dir: string;
  /** What led there. */
  from: ".adr-dir" | ".log4brains.yml" | "usual place" | "by hand" | "default";
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
  /** Hash of the ADR on disk now, `null` where there is none: what `expect` is to say once the user has seen this plan. */
  onDisk: Sha256 | null;
  /** The ADR on disk isn't what Adroit wrote. */
  conflict: { why: "edited" | "missing"; onDisk: string | null; hash: Sha256 | null } | null;
  /** What this profile can't carry. */
  leavesOut: string[];
  /** The page with a list of the folder's ADRs that can be kept up to date with this export; `null` where there is none. */
  index: string | null;
}

export interface Exported {
  root: string;
  dir: string;
  file: string;
  /** Every path written, relative to the root, in the order in which they would be committed. */
  written: string[];
  etag: Sha256;
}

export interface Committed {
  commit: string;
  branch: string | null;
  files: string[];
}

export interface RepoListing {
  root: string;
  folders: AdrFolder[];
  entries: AdrEntry[];
  /** Files that couldn't be read, each with the reason. */
  unreadable: { file: string; why: string }[];
}

/**
 * A listing under way: the newest of many ADRs, without links; how many files were read of how many that are known so
 * far; and at the end the listing.
 */
export type Opening =
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

/** Where a search found something in a record. */
export interface Hit {
  id: Id;
  /** "title", "people", "criteria", ... */
  where: string;
  text: string;
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
export type Choice = "add" | "copy" | "replace";

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
