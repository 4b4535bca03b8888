/** Which ADRs of a repository are due for review, whoever wrote them. */
import { join } from "node:path";
import type { AdrEntry } from "#shared/adr/folder/entry";
import { sidecarPath } from "#shared/adr/folder/filename";
import { splitPath } from "#shared/adr/links/path";
import { reviewDate } from "#shared/adr/read/review";
import { lookup } from "#shared/base/by";
import type { Day } from "#shared/base/day";
import { byUrgency, type Due, dueOf, triggeredIn } from "#shared/record/due";
import { glanceAt, sidecarNames } from "../sidecar/glance";
import { listTexts } from "./list";

export interface DueAdr extends Due {
  file: string;
  title: string | null;
  status: AdrEntry["status"];
  /** The playbook that it was decided with, where Adroit wrote it. */
  playbook?: { id: string; edition: string };
}

export interface DueList {
  /** Everything that has a review date or a trigger, the most urgent first. */
  due: DueAdr[];
  /** Review dates that nobody can tell the day of. */
  unclear: { file: string; raw: string }[];
  unreadable: { file: string; why: string }[];
}

type Beside = Pick<DueAdr, "review" | "triggered" | "playbook">;

/**
 * Reads the ADRs below `path` and, where Adroit wrote one, the triggers in the data beside it. What the ADR's text says
 * about its review comes before what the data says. Throws FOLDER_MISSING or NO_PERMISSION.
 */
export async function dueIn(path: string, today: Day, reading: Parameters<typeof listTexts>[1] = {}): Promise<DueList> {
  const { listing, texts, kept } = await listTexts(path, reading);
  const { root, entries } = listing;
  const unreadable = [...listing.unreadable];
  const unclear: DueList["unclear"] = [];
  const beside = await sidecars(root, entries, unreadable);
  const due = entries.flatMap(({ file, title, status }): DueAdr[] => {
    const say = () => reviewDate(texts.get(file) ?? "");
    const said = kept ? kept.told(file, "review", say) : say();
    if (said?.review === null) unclear.push({ file, raw: said.raw });
    const data = beside.get(file);
    const review = said?.review ?? data?.review ?? null;
    const one = dueOf({ status, review, triggered: data?.triggered ?? [] }, today);
    return one ? [{ file, title, status, ...one, ...(data?.playbook && { playbook: data.playbook }) }] : [];
  });
  kept?.write();
  return { due: due.toSorted(byUrgency), unclear, unreadable };
}

/** What the data beside ADRs says, by the ADR's file; folders without such data are looked at once. */
async function sidecars(root: string, entries: AdrEntry[], unreadable: DueList["unreadable"]) {
  const found = new Map<string, Beside>();
  const names = new Map<string, Set<string>>();
  for (const { file } of entries) {
    const { folder, name } = splitPath(file);
    const there = names.get(folder) ?? new Set(await sidecarNames(join(root, folder)));
    names.set(folder, there);
    const path = sidecarPath(name);
    const beside = splitPath(path).name;
    if (!there.has(beside)) continue;
    const data = await glanceAt(join(root, folder), beside);
    if (data) {
      const { decision, playbook = "" } = data.record.draft;
      const named = lookup({ ...data.record.playbooks, ...data.playbooks }, playbook);
      found.set(file, {
        review: decision?.review ?? null,
        triggered: triggeredIn(decision),
        ...(named && { playbook: named }),
      });
    } else unreadable.push({ file: folder === "" ? path : `${folder}/${path}`, why: "Its triggers can't be read." });
  }
  return found;
}
