/**
 * The contract between the renderer and every host: names, what goes in, what comes out, what can go wrong.
 * What goes in is untrusted and validated; what comes out is the host's own and only typed. The renderer imports
 * types alone, so that no validator reaches its bundle.
 */
import { app } from "./app";
import { archive, backup } from "./backup";
import { calls } from "./calls";
import { examples, playbooks } from "./playbooks";
import { records, trash } from "./records";
import { git, repo } from "./repo";
import { reviews } from "./reviews";
import { session } from "./session";
import { settings } from "./settings";

export const contract = {
  app,
  settings,
  playbooks,
  examples,
  records,
  reviews,
  trash,
  backup,
  archive,
  repo,
  git,
  session,
  calls,
};

export type Contract = typeof contract;
