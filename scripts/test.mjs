/** `npm test [-- filter...]` */
import { requireNode } from "./lib/node-version.mjs";

requireNode();
void Promise.all([import("./lib/test.mjs"), import("./lib/root.mjs"), import("./lib/terminal.mjs")])
  .then(([{ test }, { root }, { terminal }]) =>
    test({
      root,
      env: process.env,
      platform: process.platform,
      uid: process.getuid?.(),
      argv: process.argv.slice(2),
      ...terminal(process.stdout),
    }),
  )
  .then((code) => process.exit(code));
