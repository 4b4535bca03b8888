/** What the tests of the store, its workers and its bench start from. */
import { randomBytes } from "node:crypto";
import { sha256 } from "#electron/host/files/canonical";
import type { StoreOptions } from "#electron/host/store/store";
import { canonicalJson } from "#shared/base/canonical";
import type { Playbook } from "#shared/playbook/playbook";
import { newRecord } from "#shared/record/create";
import type { DecisionRecord } from "#shared/record/record";

const scored = (score: 1 | 2 | 3 | 4 | 5) => ({ score, reason: "It says so.", sources: ["book"] });

export const playbook: Playbook = {
  format: 1,
  id: "ship-or-raft",
  edition: "2026.1",
  title: "Ship or raft",
  question: "Do we take the ship or the raft?",
  options: [
    { id: "ship", title: "Ship", summary: "" },
    { id: "raft", title: "Raft", summary: "" },
  ],
  criteria: [
    {
      id: "cargo",
      title: "Cargo",
      question: "How much do we carry?",
      help: "",
      always: true,
      points: 50,
      anchors: { 1: "sinks", 2: "wobbles", 3: "floats", 4: "sails", 5: "flies" },
      answers: [
        { id: "much", text: "Much", hint: "", fits: { ship: scored(5), raft: scored(1) } },
        { id: "little", text: "Little", hint: "", fits: { ship: scored(3), raft: scored(4) } },
      ],
      findings: [],
      caution: "",
    },
  ],
  mustHaves: [],
  notes: [],
  parts: [],
  sources: { book: { author: null, title: "Of boats", year: "2026", short: "Boats 2026" } },
};

export const entry = { hash: sha256(canonicalJson(playbook)), playbook };

export function record(id: string, title = `Decision ${id}`): DecisionRecord {
  const made = newRecord({ id, now: "2026-10-06T09:30:00.000Z", entry });
  made.draft.frame.title = title;
  return made;
}

/** A change for `Store.change`. */
export const titled =
  (title: string) =>
  (one: DecisionRecord): DecisionRecord => ({
    ...one,
    draft: { ...one.draft, frame: { ...one.draft.frame, title } },
  });

export function options(dir: string): StoreOptions {
  return {
    dir,
    clock: () => new Date(),
    random: (bytes) => randomBytes(bytes),
    log: { info() {}, warn() {}, error() {} },
  };
}
