/** The app as a whole: what it is, what it can do, what changed. */
import { eventIterator, type } from "@orpc/contract";
import { z } from "zod";
import type { Day } from "#shared/base/day";
import type { Id } from "#shared/base/id";
import { call } from "./call";

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
  /** What a user should know of it, a sentence each: it can only be read, or others may read it. */
  notices: string[];
  today: Day;
}

/** A record that was saved, and what it is now, so that whoever saved it needn't read it again. */
export interface RecordChange {
  id: Id;
  etag: string;
}

/** Something changed that a screen may show. */
export type AppChange =
  /** `null`: records came, went, or many changed at once. */
  | { what: "records"; record: RecordChange | null }
  | { what: "settings" }
  | { what: "playbooks" }
  | { what: "repo"; root: string }
  | { what: "session"; id: Id };

export const app = {
  info: call.output(type<AppInfo>()),
  /** One stream per window: tells when something changed that the window didn't change itself. */
  changes: call.output(eventIterator(type<AppChange>())),
  /** Opens an `https:` or `mailto:` link in the system's browser. */
  openLink: call.input(z.strictObject({ url: z.string().max(2048) })).output(type<void>()),
  /** A report for whoever looks for a fault: versions and counts, nothing that a person wrote or named. */
  diagnostics: call.output(type<string>()),
};
