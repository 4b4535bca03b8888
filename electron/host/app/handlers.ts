/** The app as a whole: what it is, what changed, what leads out of it. */
import type { AppInfo } from "#shared/api/app";
import { AdroitError } from "#shared/base/error";
import type { Handlers } from "../handlers";
import type { Needs } from "../needs";
import { diagnostics } from "./diagnostics";
import { allowedLink } from "./links";

interface AppNeeds extends Pick<Needs, "store" | "library"> {
  info(): Promise<AppInfo>;
  changes: Handlers["app"]["changes"];
  /** Absent where links can't be handed to the system. */
  openExternal?: ((url: string) => Promise<void>) | undefined;
}

export function appHandlers({ store, library, info: here, changes, openExternal }: AppNeeds): Handlers["app"] {
  return {
    info: here,
    changes,
    async openLink({ url }) {
      const link = allowedLink(url);
      if (link === null) {
        throw new AdroitError("BAD_INPUT", "Only https and mailto links are opened.", {
          subject: url,
          remedy: "Copy the address and open it yourself if you trust it.",
        });
      }
      if (!openExternal) {
        throw new AdroitError("NOT_HERE", "Links can't be opened from here.", {
          subject: null,
          remedy: "Open the link in your browser.",
        });
      }
      await openExternal(link);
    },
    async diagnostics() {
      const [info, list, trash, settings] = await Promise.all([
        here(),
        store.list(),
        store.trash.list(),
        store.settings.get(),
      ]);
      const playbooks = { loaded: library.playbooks.length, problems: library.problems.length };
      return diagnostics({ info, list, trash: trash.length, settings, playbooks });
    },
  };
}
