/** What two builds are given to work on: repositories, a model, data folders. All of it is made up. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withHost } from "./builds.mjs";

/** Milliseconds after which a file no longer counts as just changed, on disks of the coarsest clock. */
const settled = 3_000;

/** A committed repository of so many MADR files, each tenth superseded by the next. */
export function filledFolder(work, files) {
  const root = mkdtempSync(join(work, "repository-"));
  const folder = join(root, "docs/adr");
  mkdirSync(folder, { recursive: true });
  const name = (n) => `${String(n).padStart(4, "0")}-decision-about-part-${n}.md`;
  const prose = "The service has to keep what it is given, and people have to find it again. ".repeat(8);
  for (let n = 1; n <= files; n++) {
    const replaced = n % 10 === 0 && n < files;
    const status = replaced ? `superseded by [ADR-${String(n + 1).padStart(4, "0")}](${name(n + 1)})` : "accepted";
    const text = [
      `---\nstatus: ${JSON.stringify(status)}\ndate: 2026-01-02\ndecision-makers: Ana, Ben\n---`,
      `# Decision about part ${n}`,
      `## Context and Problem Statement\n\n${prose}`,
      "## Considered Options\n\n* One way\n* Another way",
      `## Decision Outcome\n\nChosen option: "One way", because ${prose}`,
      `## Pros and Cons of the Options\n\n### One way\n\n* Good, because ${prose}\n* Bad, because ${prose}\n`,
    ];
    writeFileSync(join(folder, name(n)), text.join("\n\n"));
  }
  // Else git tidies up so many objects in the background, beside what is measured.
  const git = (...args) => execFileSync("git", ["-C", root, "-c", "gc.auto=0", ...args], { stdio: "ignore" });
  git("init", "-q");
  git("add", "-A");
  git("-c", "user.name=Ana", "-c", "user.email=ana@example.org", "commit", "-q", "-m", "Record decisions");
  // What has changed a moment ago is read anew by every run, and a repository isn't written a moment before it is listed.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, settled);
  return root;
}

/** A repository with a configuration of so many bytes, in many keys. */
export function configuredFolder(work, bytes) {
  const root = mkdtempSync(join(work, "configured-"));
  mkdirSync(join(root, "docs/adr"), { recursive: true });
  writeFileSync(join(root, "docs/adr/0001-one.md"), "# One\n\n## Status\n\nAccepted\n");
  const keys = Array.from({ length: 9000 }, (_, n) => `k${String(n).padStart(5, "0")}: 1`).join("\n");
  writeFileSync(join(root, ".log4brains.yml"), `project:\n  name: One\n${keys.slice(0, bytes)}\n`);
  return root;
}

/** So many people who judge three options by eight criteria. Twelve are all different. */
export function writtenModel(work, count) {
  const options = ["One", "Two", "Three"];
  const criteria = Array.from({ length: 8 }, (_, n) => `Criterion ${n + 1}`);
  const people = Array.from({ length: count }, (_, p) => ({
    name: `Person ${p + 1}`,
    weights: criteria.map((_, c) => 5 * (1 + ((p + 2 * c) % 7))),
    scores: Object.fromEntries(options.map((option, o) => [option, criteria.map((_, c) => 1 + ((p + c + o) % 5))])),
  }));
  const file = join(work, `model-${count}.json`);
  writeFileSync(file, JSON.stringify({ options, criteria, people }));
  return file;
}

/** A record as this build makes and stores it: its data folder, where it lies, and what it holds. */
async function stored(root, work, title) {
  const data = await withHost(root, work, async ({ call, data }) => {
    await call("records/create", { playbook: "django-vs-flask", title });
    return data;
  });
  const [name] = readdirSync(join(data, "records")).filter((file) => file.endsWith(".json"));
  const file = join(data, "records", name);
  return { data, file, record: JSON.parse(readFileSync(file, "utf8")) };
}

/** A data folder with so many records and no index of them. */
export async function manyRecords(root, work, count) {
  const { record } = await stored(root, work, "One of many");
  const data = mkdtempSync(join(work, "many-"));
  mkdirSync(join(data, "records"), { mode: 0o700 });
  for (let n = 0; n < count; n++)
    writeFileSync(join(data, `records/m${n}.json`), JSON.stringify({ ...record, id: `m${n}` }), { mode: 0o600 });
  return data;
}

/**
 * A data folder with one record: so many people who judge so many criteria.
 * @param {number} reason characters that each adds to each answer
 */
export async function roomRecord(root, work, { people, criteria, reason = 0 }) {
  const { data, file, record } = await stored(root, work, "A large room");
  const { draft } = record;
  const sample = record.playbooks[draft.playbook].criteria[0];
  const ids = Array.from({ length: criteria }, (_, k) => `own-${k}`);
  const own = (id, k) => ({ ...sample, id, title: `Criterion ${k}`, always: false, findings: [] });
  const said = "The team weighed what it has against what it needs. ".repeat(Math.ceil(reason / 52)).slice(0, reason);
  const ballots = Array.from({ length: people }, (_, p) => ({
    ...draft.rounds[0].ballots[0],
    id: `b${p}`,
    judgements: Object.fromEntries(
      ids.map((id, k) => [
        id,
        { answer: sample.answers[(p + k) % sample.answers.length].id, ...(reason > 0 ? { reason: said } : {}) },
      ]),
    ),
  }));
  const round = { ...draft.rounds[0], kind: "blind", n: 1, criteria: ids, ballots, revealed: true };
  const whole = { ...draft, criteria: ids.map((id, k) => ({ id, own: own(id, k) })), rounds: [round] };
  writeFileSync(file, JSON.stringify({ ...record, draft: whole }), { mode: 0o600 });
  return { data, id: record.id };
}
