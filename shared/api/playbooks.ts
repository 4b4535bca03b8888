/** Playbooks that a decision can be begun with, and examples of answers to them. */
import { type } from "@orpc/contract";
import type { Id } from "#shared/base/id";
import type { PlaybookEntry } from "#shared/playbook/playbook";
import { call } from "./call";

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

export interface ListedPlaybook extends PlaybookEntry {
  from: PlaybookPlace;
}

/** A playbook that can't be used. */
export interface PlaybookProblem {
  root: string;
  file: string;
  /** A sentence or several, a line each. */
  why: string;
}

export const playbooks = {
  /** Those of known repositories first, then this computer's, then the app's own. */
  list: call.output(type<ListedPlaybook[]>()),
  problems: call.output(type<PlaybookProblem[]>()),
};

export const examples = {
  list: call.output(type<ExampleEntry[]>()),
};
