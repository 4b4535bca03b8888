/** A process is killed (SIGKILL) while it saves a record and exports it to a repository. */
import { execFileSync } from "node:child_process";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sha256 } from "#electron/host/files/canonical";
import { createHost } from "#electron/host/host";
import { recordSchema } from "#shared/record/schema";
import { options } from "../samples/stored-records";
import { below, type Fault, goesOn, inFolder } from "./fault";
import { withWorker } from "./tortured";

const templates = resolve(import.meta.dirname, "../../templates");
const call = { signal: undefined };

export const exporting: Fault = {
  name: "killed while exporting",
  unit: "kills",
  full: 400,
  weight: 5,
  run: (share) =>
    withWorker((start) =>
      inFolder(async (folder) => {
        const dir = join(folder, "data");
        const root = join(folder, "repo");
        const { id, adr, sidecar, hash } = await exportedOnce(dir, root);
        const lost: string[] = [];
        let allowed = [hash];
        let done = 0;
        let acknowledged = 0;
        let kills = 0;
        for (; goesOn(share, kills); kills++) {
          const worker = start({ do: "export", dir, templates, id, root, from: done + 1 });
          await worker.heard(1 + below(share.random, 4));
          await sleep(below(share.random, 25));
          await worker.kill();
          for (const told of worker.told) {
            if ("planned" in told) allowed = [...allowed.slice(-1), told.adr];
            if ("exported" in told) {
              allowed = [told.adr];
              done = told.exported;
              acknowledged++;
            }
            if ("error" in told) lost.push(told.error);
          }
          const found = sha256(await readFile(adr));
          // The next one may have been written by a process that was killed before it could say so.
          if (!allowed.includes(found)) lost.push(`the ADR after ${done} is neither that nor the next`);
          allowed = [found];
          const beside = counterOf(await readFile(sidecar, "utf8"));
          if (beside !== done && beside !== done + 1) lost.push(`the sidecar after ${done} says ${beside}`);
          const record = recordSchema.safeParse(JSON.parse(await readFile(join(dir, `records/${id}.json`), "utf8")));
          const counter = record.success ? counterOf(JSON.stringify(record.data.draft)) : Number.NaN;
          if (counter !== done && counter !== done + 1) lost.push(`the record after ${done} says ${counter}`);
          if (lost.length > 10) break;
        }
        const adrs = (await readdir(join(adr, ".."))).filter((name) => name.endsWith(".md"));
        if (adrs.length !== 1) lost.push(`one record was exported as ${adrs.join(", ")}`);
        return { count: kills, lost, also: `${acknowledged} exports acknowledged` };
      }),
    ),
};

/** A record of an example, exported to a new repository. */
async function exportedOnce(dir: string, root: string) {
  await mkdir(root);
  execFileSync("git", ["init", "-q", root]);
  const { random, log, clock } = options(dir);
  const host = await createHost({
    data: dir,
    templates,
    clock,
    random,
    log,
    kind: "memory",
    dialogs: null,
    version: "",
  });
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

function counterOf(text: string): number {
  return Number(/Counter (\d+)\./.exec(text)?.[1] ?? Number.NaN);
}
