/** git's settings as they hold in a repository, from all files and with everything included. Reading them runs nothing. */
import { git } from "./run";

export interface Config {
  /** The value that counts, the last one; `null` where it isn't set. Names as git writes them, in lower case. */
  get(name: string): string | null;
  /** Every setting whose name fits, in git's order, each with the value that counts. */
  all(name: RegExp): [string, string][];
  /** Whether a setting is switched on, in git's words for it. */
  is(name: string): boolean;
}

export async function readConfig(root: string): Promise<Config> {
  // Without our own overrides: it is the repository's word that is asked for.
  const { out } = await git(root, ["config", "--list", "-z"], { reads: true, trusted: true });
  const values = new Map<string, string>();
  for (const entry of out.split("\0")) {
    if (entry === "") continue;
    const end = entry.indexOf("\n");
    // A name without a value stands for true.
    values.set(end < 0 ? entry : entry.slice(0, end), end < 0 ? "true" : entry.slice(end + 1));
  }
  const get = (name: string) => values.get(name) ?? null;
  return {
    get,
    all: (name) => [...values].filter(([one]) => name.test(one)),
    is: (name) => /^(true|yes|on|[1-9]\d*)$/i.test(get(name) ?? ""),
  };
}
