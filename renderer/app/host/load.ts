/** What every screen takes for granted. */
import type { AppInfo } from "#shared/api/app";
import type { ListedPlaybook } from "#shared/api/playbooks";
import type { Settings } from "#shared/api/settings";
import type { Client } from "./client";

/** What the app was told when it started, and the way to ask for more. */
export interface Loaded {
  host: Client;
  info: AppInfo;
  playbooks: ListedPlaybook[];
  settings: Settings;
}

export async function load(host: Client): Promise<Loaded> {
  const [info, playbooks, settings] = await Promise.all([
    host.app.info(),
    host.playbooks.list({ own: true }),
    host.settings.get(),
  ]);
  return { host, info, playbooks, settings };
}
