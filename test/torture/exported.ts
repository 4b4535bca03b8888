/** A record that is exported again and again, with a counter in its text. */
import { execFileSync } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { sha256 } from "#electron/host/files/canonical";
import { createHost } from "#electron/host/host";
import { templates } from "../samples/shipped";
import { options } from "../samples/stored-records";

const call = { signal: undefined };

/** A record of an example, exported to a new repository. */
export async function exportedOnce(dir: string, root: string) {
  await mkdir(root);
  execFileSync("git", ["init", "-q", root]);
  const host = await createHost(hostOptions(dir, templates));
  const made = await host.records.create({ playbook: "django-vs-flask", example: "shop" }, call);
  const { id, draft } = made.record;
  const frame = { ...draft.frame, problem: "Counter 0." };
  const { etag } = await host.records.save({ id, etag: made.etag, draft: { ...draft, frame } }, call);
  const plan = await host.repo.plan({ id, root }, call);
  await host.repo.export({ id, root, etag, expect: null }, call);
  await host.close();
  return {
    id,
    adr: join(root, plan.dir, plan.file),
    sidecar: join(root, plan.sidecar),
    hash: sha256(plan.markdown),
  };
}

/** A record on a data folder of its own. */
export async function recordFor(dir: string): Promise<string> {
  const host = await createHost(hostOptions(dir, templates));
  const { record } = await host.records.create({ playbook: "django-vs-flask", title: "Which framework?" }, call);
  await host.close();
  return record.id;
}

export function counterOf(text: string): number {
  return Number(/Counter (\d+)\./.exec(text)?.[1] ?? Number.NaN);
}

interface Again {
  /** Commits each export too, by turns with what the repository runs and without. */
  commit?: boolean;
  dir: string;
  templates: string;
  root: string;
  id: string;
  from: number;
  to: number;
}

export type Exporting =
  | { planned: number; adr: string }
  | { exported: number; adr: string }
  | { committed: number; commit: string };

/** Saves and exports the record with each counter, and commits it; tells of each step. */
export async function saveAndExport(
  { commit = false, dir, templates, root, id, from, to }: Again,
  tell: (told: Exporting) => void,
): Promise<void> {
  const host = await createHost(hostOptions(dir, templates));
  for (let n = from; n <= to; n++) {
    const { record, etag } = await host.records.get({ id }, call);
    const frame = { ...record.draft.frame, problem: `Counter ${n}.` };
    const saved = await host.records.save({ id, etag, draft: { ...record.draft, frame } }, call);
    const plan = await host.repo.plan({ id, root }, call);
    const adr = sha256(plan.markdown);
    tell({ planned: n, adr });
    const { written: files } = await host.repo.export({ id, root, etag: saved.etag, expect: plan.onDisk }, call);
    tell({ exported: n, adr });
    if (!commit) continue;
    const hooks = n % 2 === 0;
    if (hooks) await host.git.trust({ root, files, seen: (await host.git.outlook({ root, files }, call)).seen }, call);
    const made = await host.git.commit({ root, files, message: `Counter ${n}.`, hooks }, call);
    tell({ committed: n, commit: made.commit });
  }
  await host.close();
}

function hostOptions(dir: string, templates: string) {
  const { random, log, clock } = options(dir);
  return { data: dir, templates, clock, random, log, kind: "memory" as const, dialogs: null, version: "" };
}
