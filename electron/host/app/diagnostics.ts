/** What helps to find a fault, without anything that a person wrote or named: no titles, names, paths or addresses. */
import { release } from "node:os";
import type { AppInfo } from "#shared/api/app";
import type { RecordList } from "#shared/api/records";
import type { Settings } from "#shared/api/settings";

export interface Observed {
  info: AppInfo;
  list: RecordList;
  trash: number;
  settings: Settings;
  /** How many playbooks came with the app, and how many files of them couldn't be read. */
  playbooks: { loaded: number; problems: number };
}

/** A report to copy, one thing a line. */
export function diagnostics({ info, list, trash, settings, playbooks }: Observed): string {
  const { node, electron, chrome } = process.versions as Record<string, string | undefined>;
  const engine = electron ? `, Electron ${electron}, Chromium ${chrome}` : "";
  const statuses = [...new Set(list.records.map(({ status }) => status))].sort();
  const having = (status: string) => list.records.filter((record) => record.status === status).length;
  return [
    `Adroit ${info.version}, ${info.host}`,
    `${process.platform} ${release()} ${process.arch}, Node ${node}${engine}`,
    `git: ${info.can.git ? "found" : "not found"}`,
    `decisions: ${list.records.length}${statuses.map((status) => `, ${having(status)} ${status}`).join("")}`,
    `read only: ${list.records.filter(({ readOnly }) => readOnly !== null).length}`,
    `set aside: ${list.damaged.length}, in the trash: ${trash}`,
    `playbooks: ${playbooks.loaded}, not read: ${playbooks.problems}`,
    `repositories: ${settings.repositories.length}, trusted: ${settings.trusted.length}`,
    `theme: ${settings.theme}, single-letter shortcuts: ${settings.singleKeys ? "on" : "off"}`,
  ].join("\n");
}
