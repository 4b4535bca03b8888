import { AdroitError } from "#shared/base/error";
import type { Handlers } from "../handlers";
import type { Needs } from "../needs";
import { commit } from "./commit";

/** Commits. Hooks run only in a repository that the user trusts. */
export function gitHandlers({ store }: Pick<Needs, "store">): Handlers["git"] {
  return {
    async commit(request) {
      const { trusted } = await store.settings.get();
      if (request.hooks && !trusted.includes(request.root)) {
        throw new AdroitError("NO_PERMISSION", "The hooks of this repository don't run: it isn't marked as trusted.", {
          subject: request.root,
          remedy: "Commit without hooks, or trust the repository first.",
        });
      }
      return commit(request);
    },
  };
}
