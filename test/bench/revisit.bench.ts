/** Coming back to decisions: a long history, two large ADRs side by side, and what is due in a very large folder. */
import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { silentLog } from "#electron/host/log";
import { loadLibrary } from "#electron/host/playbooks/library";
import { dueIn } from "#electron/host/repo/list/due";
import { openStore } from "#electron/host/store/store";
import { draftFromAnswers } from "#shared/record/answers";
import { compare } from "#shared/record/compare";
import { newRecord, playbookOf } from "#shared/record/create";
import { recommend, shownOf } from "#shared/record/recommend";
import type { Decision, DecisionRecord, Revision } from "#shared/record/record";
import { difference } from "../../renderer/app/ui/difference";
import { median } from "./figures";

const templates = resolve(import.meta.dirname, "../../templates");
const revisions = 100;
const adrs = 10_000;

/** The example that says most, accepted and reviewed a hundred times. */
async function longHistory(): Promise<DecisionRecord> {
  const { playbooks, examples } = await loadLibrary(templates);
  const [entry] = playbooks;
  const [example] = examples.toSorted(
    (a, b) => Object.keys(b.answers.answers).length - Object.keys(a.answers.answers).length,
  );
  if (!entry || !example) throw new Error(`no example in ${templates}`);
  const draft = draftFromAnswers(entry, example.answers);
  const decision: Decision = {
    ...{ option: draft.options[0]?.id ?? null, by: "Ana", on: "2026-11-20", reason: "it fits", overrule: "" },
    ...{ consequences: [], confirmation: "", consent: {}, confidence: 70, dissent: [], actions: [] },
    ...{ review: "2027-11-20", triggers: [], forecasts: [] },
  };
  const record = newRecord({ id: "long", now: "2026-11-20T09:00:00.000Z", entry, draft: { ...draft, decision } });
  const shown = shownOf(recommend(entry.playbook, draft, {}));
  const { status: _, place: __, decision: ___, ...inputs } = record.draft;
  const all = Array.from(
    { length: revisions },
    (_, i): Revision => ({
      ...{ n: i + 1, on: "2026-11-20", by: "Ana", verdict: i === 0 ? "first" : "retain", why: "it still fits" },
      ...{ inputs, decision, shown, adr: null },
    }),
  );
  return { ...record, draft: { ...record.draft, status: "accepted" }, revisions: all };
}

/** What the timeline needs: the record from disk, and its last two states compared. */
async function opening(): Promise<number> {
  const dir = await mkdtemp(join(tmpdir(), "adroit-bench-"));
  const store = await openStore({ dir, clock: () => new Date(), random: randomBytes, log: silentLog });
  try {
    const record = await longHistory();
    await store.create(record);
    const once = async () => {
      const begun = performance.now();
      const { record: read } = await store.get("long");
      const [a, b] = read.revisions.slice(-2) as [Revision, Revision];
      const state = ({ inputs, shown, decision }: Revision) => ({
        playbook: playbookOf(read, inputs),
        inputs,
        shown,
        decision,
      });
      compare(state(a), state(b));
      return performance.now() - begun;
    };
    return median(await times(15, once));
  } finally {
    await store.close();
    await rm(dir, { recursive: true, force: true });
  }
}

/** Two texts of 100 kB, of whose lines every tenth differs. */
function differing(): Promise<number> {
  const line = (i: number, word: string) =>
    `${i}: what the team ${word} about this part of the system and its neighbours`;
  const text = (word: string) => {
    const lines: string[] = [];
    for (let size = 0, i = 0; size < 100_000; i++) {
      const next = line(i, i % 10 === 0 ? word : "says");
      lines.push(next);
      size += next.length + 1;
    }
    return lines.join("\n");
  };
  const [before, after] = [text("said"), text("says now")];
  return times(9, async () => {
    const begun = performance.now();
    difference(before, after);
    return performance.now() - begun;
  }).then(median);
}

async function due(): Promise<number> {
  const root = await mkdtemp(join(tmpdir(), "adroit-bench-"));
  try {
    const folder = join(root, "docs", "adr");
    await mkdir(folder, { recursive: true });
    const body = "The team weighed what it has against what it needs, and wrote down why.\n".repeat(25);
    for (let i = 1; i <= adrs; i++) {
      const number = String(i).padStart(5, "0");
      const day = `20${26 + (i % 4)}-${String(1 + (i % 12)).padStart(2, "0")}-15`;
      const text = `---\nstatus: accepted\ndate: 2026-01-15\nreviewBy: ${day}\n---\n# Decision ${i}\n\n## Context and Problem Statement\n\n${body}`;
      await writeFile(join(folder, `${number}-decision.md`), text);
    }
    return median(
      await times(3, async () => {
        const begun = performance.now();
        const found = await dueIn(root, "2027-06-30");
        if (found.due.length !== adrs) throw new Error(`${found.due.length} of ${adrs} were found`);
        return performance.now() - begun;
      }),
    );
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function times(count: number, once: () => Promise<number>): Promise<number[]> {
  const all: number[] = [];
  for (let i = 0; i < count; i++) all.push(await once());
  return all;
}

export default async function bench() {
  const rows: [string, number, number][] = [
    [`opening a record with ${revisions} revisions, the last two compared`, await opening(), 100],
    ["difference of two ADRs of 100 kB", await differing(), 200],
    [`what is due among ${adrs} ADRs`, await due(), 2000],
  ];
  return rows.map(([name, value, bound]) => ({ name, value, unit: "ms", bound, ok: value < bound }));
}
