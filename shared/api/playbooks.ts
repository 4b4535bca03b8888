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

export const playbooks = {
  list: call.output(type<PlaybookEntry[]>()),
};

export const examples = {
  list: call.output(type<ExampleEntry[]>()),
};
