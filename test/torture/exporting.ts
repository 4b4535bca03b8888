/** A process is killed (SIGKILL) while it saves a record and exports it to a repository. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sha256 } from "#electron/host/files/canonical";
import { recordSchema } from "#shared/record/schema";
import { templates } from "../samples/shipped";
import { counterOf, exportedOnce } from "./exported";
import { below, type Fault, goesOn, inFolder } from "./fault";
import { withWorker } from "./tortured";

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
