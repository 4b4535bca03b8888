/** What log4brains' configuration says: where ADRs lie, and which package each folder belongs to. */
import { dirname, join } from "node:path";
import { AdroitError } from "#shared/base/error";
import { slashed } from "../../files/inside";
import { repositoryOf } from "../paths";
import { levels, textIn, under } from "./levels";

const configName = ".log4brains.yml";

export interface Log4brainsFolder {
  /** Relative to the root, with `/`. */
  dir: string;
  /** `null` for the ADRs of the whole project. */
  package: string | null;
}

/** The ADR folders that the configuration in the folder `level` names; none where there is no configuration. BAD_INPUT. */
export async function log4brainsFolders(root: string, level: string): Promise<Log4brainsFolder[]> {
  const text = textIn(join(level, configName));
  if (text === null) return [];
  // Few folders have it, and reading YAML takes more code than all the rest.
  const [{ configuration, readYaml }, { log4brainsSchema }] = await Promise.all([
    import("../../files/yaml"),
    import("../schema"),
  ]);
  const { project } = readYaml(slashed(root, join(level, configName)), text, log4brainsSchema, configuration);
  return [{ name: null, adrFolder: project.adrFolder }, ...project.packages].map(({ name, adrFolder }) => ({
    dir: under(root, level, adrFolder),
    package: name,
  }));
}

/** The package that an ADR belongs to, since log4brains links to it by that. `path` is absolute and real. */
export async function packageOf(path: string): Promise<string | undefined> {
  const folder = dirname(path);
  const root = repositoryOf(folder) ?? folder;
  for (const level of levels(root, folder)) {
    try {
      const found = (await log4brainsFolders(root, level)).find(({ dir }) => join(root, dir) === folder);
      if (found) return found.package ?? undefined;
    } catch (error) {
      // A configuration that can't be read names no packages; opening the folder says what is wrong with it.
      if (!(error instanceof AdroitError)) throw error;
    }
  }
  return undefined;
}
