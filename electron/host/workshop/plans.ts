/** Plans of workshops, saved beside their logs: `sessions/<record>.plan.json`. */
import { join } from "node:path";
import { codeOf, type Disk, makeFolder } from "#electron/host/files/disk";
import { readData } from "#electron/host/files/document";
import { replaceFile } from "#electron/host/files/replace";
import type { Log } from "#electron/host/log";
import { AdroitError } from "#shared/base/error";
import type { Id } from "#shared/base/id";
import type { WorkshopPlan } from "#shared/workshop/plan";
import { planSchema } from "#shared/workshop/schema";
import { sessionFolder } from "./log";

const fileOf = (data: string, record: Id) => join(sessionFolder(data), `${record}.plan.json`);

/** The saved plan, or `null`. One that can't be read is reported and counts as none: it is quickly made again. */
export async function readPlan(disk: Disk, data: string, record: Id, log: Log): Promise<WorkshopPlan | null> {
  const file = fileOf(data, record);
  try {
    const bytes = await readData(disk, file);
    return bytes && planSchema.parse(JSON.parse(bytes.toString("utf8")));
  } catch (error) {
    if (error instanceof AdroitError || codeOf(error) !== undefined) throw error;
    log.warn("plan of a workshop can't be read", { file, error });
    return null;
  }
}

export async function writePlan(
  disk: Disk,
  data: string,
  record: Id,
  plan: WorkshopPlan,
  unique: string,
): Promise<void> {
  await makeFolder(disk, sessionFolder(data));
  await replaceFile(disk, fileOf(data, record), Buffer.from(`${JSON.stringify(plan, null, 2)}\n`), unique);
}
