/**
 * Entry of the command line. What V8 made of a chunk when the command line was built lies beside it, so that it needn't
 * be compiled again for every command; another Node sets that aside and compiles.
 */
import { readFileSync } from "node:fs";
import { Module } from "node:module";
import { dirname, join } from "node:path";
import { Script } from "node:vm";

type Loader = (module: Module, path: string) => void;

const loaders = (Module as unknown as { _extensions: Record<string, Loader> })._extensions;
loaders[".js"] = (module, path) => {
  const script = new Script(Module.wrap(readFileSync(path, "utf8")), { filename: path, cachedData: compiledOf(path) });
  const { exports } = module;
  script.runInThisContext().call(exports, exports, module.require.bind(module), module, path, dirname(path));
};

function compiledOf(path: string): Buffer | undefined {
  try {
    return readFileSync(`${path}.cache`);
  } catch {
    return undefined;
  }
}

const here = import.meta.dirname;
void import("./main").then(({ main }) => main(process.argv.slice(2), join(here, "..", ".."), join(here, "templates")));
