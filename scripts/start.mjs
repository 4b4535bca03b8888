/** `npm start [-- --web] [--port N] [--data DIR]` */
import { requireNode } from "./lib/node-version.mjs";

requireNode();
// Only now: what follows is written for a Node that is new enough.
void Promise.all([
  import("./lib/start.mjs"),
  import("./lib/root.mjs"),
  import("./lib/standing.mjs"),
  import("./lib/terminal.mjs"),
])
  .then(([{ start }, { root }, { standing }, { terminal }]) =>
    start({
      root,
      cwd: standing(),
      env: process.env,
      platform: process.platform,
      uid: process.getuid?.(),
      argv: process.argv.slice(2),
      ...terminal(process.stdout),
    }),
  )
  .then((code) => process.exit(code));
