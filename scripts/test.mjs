/** `npm test [-- filter...]` */
import { requireNode } from "./lib/node-version.mjs";

requireNode();
void Promise.all([import("./lib/test.mjs"), import("./lib/root.mjs")])
  .then(([{ test }, { root }]) =>
    test({
      root,
      env: process.env,
      platform: process.platform,
      uid: process.getuid?.(),
      argv: process.argv.slice(2),
      say: console.log,
    }),
  )
  .then((code) => process.exit(code));
