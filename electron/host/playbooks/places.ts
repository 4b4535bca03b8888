/** Playbooks wherever they are kept: with the app, on this computer, in the repositories that are worked with. */
import { join } from "node:path";
import type { ListedPlaybook, PlaybookPlace, PlaybookProblem } from "#shared/api/playbooks";
import { AdroitError } from "#shared/base/error";
import type { Id, Sha256 } from "#shared/base/id";
import { playbookSchema } from "#shared/playbook/schema";
import { canonicalJson, sha256 } from "../files/canonical";
import { namesInside, realPath } from "../files/look";
import { readPlain } from "../files/read";
import { type Library, playbookNamed } from "./library";

/** Below a repository's root, and below the data folder. */
const folders = { repository: ".adroit/playbooks", computer: "playbooks" } as const;
/** Bytes of one playbook; the built-in ones have a tenth. */
const sizeLimit = 1024 * 1024;
/** Playbooks of one place. */
const most = 200;

interface Around {
  library: Library;
  /** The data folder. */
  data: string;
  /** Roots of the repositories that are worked with. */
  repositories(): Promise<string[]>;
}

export interface Playbooks {
  /** The repositories' first, then this computer's, then those that come with the app; one of the same id replaces none. */
  list(): Promise<ListedPlaybook[]>;
  /** Files that can't be used, each with the reason. */
  problems(): Promise<PlaybookProblem[]>;
  /** The one of this content; without `hash` the one that comes with the app, before others of its id. `NOT_FOUND`. */
  find(id: Id, hash?: Sha256): Promise<ListedPlaybook>;
}

type Read = { listed: ListedPlaybook[]; problems: PlaybookProblem[] };

export function openPlaybooks({ library, data, repositories }: Around): Playbooks {
  const builtIn = library.playbooks.map((entry): ListedPlaybook => ({ ...entry, from: { in: "app" } }));

  async function all(): Promise<Read> {
    const roots = await repositories();
    const places = [
      ...roots.map((root) => ({ in: "repository" as const, root })),
      { in: "computer" as const, root: data },
    ];
    const read = await Promise.all(places.map((place) => playbooksOf(place)));
    return {
      listed: [...read.flatMap(({ listed }) => listed), ...builtIn],
      problems: read.flatMap(({ problems }) => problems),
    };
  }

  return {
    list: async () => (await all()).listed,
    problems: async () => (await all()).problems,
    async find(id, hash) {
      // What comes with the app needs no folder to be looked at.
      const known = builtIn.find((one) => one.playbook.id === id && (hash === undefined || one.hash === hash));
      if (known) return known;
      const found = (await all()).listed.findLast(
        (one) => one.playbook.id === id && (hash === undefined || one.hash === hash),
      );
      // Says which there are.
      return found ?? { ...playbookNamed(library, id), from: { in: "app" } };
    },
  };
}

/** The playbooks in one folder. One that isn't there has none; one that can't be read is a problem of its own. */
async function playbooksOf(place: { in: "repository" | "computer"; root: string }): Promise<Read> {
  const read: Read = { listed: [], problems: [] };
  const dir = folders[place.in];
  const root = await realPath(place.root).catch(() => null);
  if (root === null) return read;
  const names = (await namesInside(root, dir)).filter((name) => /\.ya?ml$/i.test(name)).sort();
  if (names.length > most) {
    const why = `There are ${names.length} files; the first ${most} are shown.`;
    read.problems.push({ root: place.root, file: dir, why });
  }
  for (const name of names.slice(0, most)) {
    const file = `${dir}/${name}`;
    try {
      const from: PlaybookPlace = { ...place, file };
      read.listed.push({ ...(await playbookIn(join(root, file), file)), from });
    } catch (error) {
      const why = error instanceof AdroitError ? error.message : "It can't be read.";
      read.problems.push({ root: place.root, file, why });
    }
  }
  return read;
}

async function playbookIn(path: string, name: string) {
  const bytes = await readPlain(path, name, sizeLimit);
  if (bytes === null) throw new AdroitError("NOT_FOUND", `${name} is gone.`, { subject: name, remedy: "Look again." });
  // Who has no playbook of their own starts without YAML.
  const { readYaml } = await import("../files/yaml");
  const playbook = readYaml(name, bytes.toString("utf8"), playbookSchema);
  return { hash: sha256(canonicalJson(playbook)), playbook };
}
