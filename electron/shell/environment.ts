/** What programs that we start, git above all, get to see of how we were started ourselves. */

type Environment = Record<string, string | undefined>;

/** Where people on macOS have their programs. Who starts an app from the Finder gets the system's own folders alone. */
const macFolders = ["/opt/homebrew/bin", "/usr/local/bin", "/opt/local/bin"];

/** Variables that an AppImage's start puts its own folders into. */
const ofAppImage = ["PATH", "LD_LIBRARY_PATH", "XDG_DATA_DIRS", "GSETTINGS_SCHEMA_DIR", "GIO_EXTRA_MODULES"];

/**
 * The changes that the environment needs: a value, or `undefined` for a variable that has to go. Programs of the system
 * don't run with an AppImage's libraries, and on macOS git may be where only shells look.
 */
export function repairs(env: Environment, platform: NodeJS.Platform): Environment {
  const changed: Environment = {};
  const image = env.APPDIR;
  if (platform === "linux" && image) {
    for (const name of ofAppImage) {
      const parts = env[name]?.split(":");
      const kept = parts?.filter((part) => part !== "" && part !== image && !part.startsWith(`${image}/`));
      if (parts && kept && kept.length < parts.length) changed[name] = kept.length > 0 ? kept.join(":") : undefined;
    }
  }
  if (platform === "darwin") {
    const there = (env.PATH ?? "").split(":");
    const missing = macFolders.filter((folder) => !there.includes(folder));
    if (missing.length > 0) changed.PATH = [...missing, ...there.filter(Boolean)].join(":");
  }
  return changed;
}

/** Makes the repairs in the environment of this process, which those that we start inherit. */
export function repairEnvironment(env: Environment, platform: NodeJS.Platform): void {
  for (const [name, value] of Object.entries(repairs(env, platform))) {
    if (value === undefined) delete env[name];
    else env[name] = value;
  }
}
