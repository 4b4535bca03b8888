/** Everything about repositories behind one door, so that an app that nobody exports from starts without it. */
import type { Handlers } from "../handlers";
import type { Needs } from "../needs";
import { exportHandlers } from "./export/handlers";
import { repoHandlers } from "./handlers";
import { openRepositories } from "./watch/repositories";

interface RoomNeeds extends Needs {
  clock: () => Date;
  changed(root: string): void;
  /** Native dialogs, or `null` where there are none. */
  dialogs: { pickFolder(start: string | null): Promise<string | null> } | null;
  /** Notes that a repository was worked with. */
  used(root: string): Promise<void>;
}

export interface RepoRoom {
  handlers: Handlers["repo"];
  close(): void;
}

export function openRepoRoom({ clock, changed, ...needs }: RoomNeeds): RepoRoom {
  const repositories = openRepositories({ changed, clock });
  return {
    handlers: { ...repoHandlers({ ...needs, repositories }), ...exportHandlers(needs) },
    close: () => repositories.close(),
  };
}
