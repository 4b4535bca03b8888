import { join } from "node:path";
import { root } from "./root.mjs";

/**
 * The folder where the person stands, which relative paths are meant from. npm runs a script in the folder of its project,
 * with `npm --prefix` another one, and notes where it was called. What another project's npm noted isn't about us.
 *
 * @param {NodeJS.ProcessEnv} [env]
 */
export function standing(env = process.env) {
  const ours = env.npm_package_json === join(root, "package.json");
  return ours && env.INIT_CWD ? env.INIT_CWD : process.cwd();
}
