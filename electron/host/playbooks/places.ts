/** Playbooks wherever they are kept: with the app, on this computer, in the repositories that are worked with. */
import { join } from "node:path";
import type { Books } from "#shared/adr/data/sidecar";
import type { ListedPlaybook, PlaybookPlace, PlaybookProblem } from "#shared/api/playbooks";
import { canonicalJson } from "#shared/base/canonical";
import { AdroitError } from "#shared/base/error";
import type { Id, Sha256 } from "#shared/base/id";
import { playbookBrief } from "#shared/playbook/brief";
import type { PlaybookEntry } from "#shared/playbook/playbook";
import { playbookSchema } from "#shared/playbook/schema";
import { compareEditions } from "#shared/record/edition";
import { sha256 } from "../files/canonical";
import { namesInside, realPath } from "../files/look";
import { readPlain } from "../files/read";
import { type Library, playbookNamed } from "./library";

/** Below a repository's root, and below the data folder. */
export const playbookFolders = { repository: ".adroit/playbooks", computer: "playbooks" } as const;
/** Bytes of one playbook; the built-in ones have a tenth. */
export const playbookSizeLimit = 1024 * 1024;
/** Playbooks of one place. */
const most = 200;

interface Around {
  library: Library;
  /** The data folder. */
  data: string;
  /** Roots of the repositories that are worked with. */
  repositories(): Promise<string[]>;
}

/** A playbook with the place where it was found. */
export interface FoundPlaybook extends PlaybookEntry {
  from: PlaybookPlace;
}

export interface Playbooks {
  /**
   * The repositories' first, then this computer's, then those that come with the app; one of the same id replaces none.
   * @param own only what comes with the app, which needs no folder to be looked at
   */
  list(own?: boolean): Promise<ListedPlaybook[]>;
  /** Those of one repository, whether it is worked with or not. */
  inRepository(root: string): Promise<FoundPlaybook[]>;
  /** What data in this repository is read and written with: the app's playbooks, past ones too, and those kept there. */
  books(root: string): Promise<Books>;
  /** Files that can't be used, each with the reason. */
  problems(): Promise<PlaybookProblem[]>;
  /**
   * The editions of this playbook that a decision could be begun with, the newest first: what comes with the app where it
   * has that id, else what repositories and this computer have.
   */
  editions(id: Id): Promise<PlaybookEntry[]>;
  /** The one of this content; without `hash` the one that comes with the app, before others of its id. `NOT_FOUND`. */
  find(id: Id, hash?: Sha256): Promise<FoundPlaybook>;
}

type Read = { found: FoundPlaybook[]; problems: PlaybookProblem[] };

export function openPlaybooks({ library, data, repositories }: Around): Playbooks {
  const builtIn = library.playbooks.map((entry): FoundPlaybook => ({ ...entry, from: { in: "app" } }));

  async function all(): Promise<Read> {
    const roots = await repositories();
    const places = [
      ...roots.map((root) => ({ in: "repository" as const, root })),
      { in: "computer" as const, root: data },
    ];
    const read = await Promise.all(places.map((place) => playbooksOf(place)));
    return {
      found: [...read.flatMap(({ found }) => found), ...builtIn],
      problems: read.flatMap(({ problems }) => problems),
    };
  }

  return {
    list: async (own = false) => (own ? builtIn : (await all()).found).map(listed),
    inRepository: async (root) => (await playbooksOf({ in: "repository", root })).found,
    async books(root) {
      const { found } = await playbooksOf({ in: "repository", root });
      const kept = (hash: Sha256) => found.find((one) => one.hash === hash)?.playbook ?? null;
      return { ...library.books, whole: (hash) => library.books.whole(hash) ?? kept(hash) };
    },
    async editions(id) {
      const of = (found: FoundPlaybook[]) => found.filter(({ playbook }) => playbook.id === id);
      const own = of(builtIn);
      if (own.length > 0) return own;
      const order = (a: FoundPlaybook, b: FoundPlaybook) =>
        compareEditions(b.playbook.edition, a.playbook.edition) ?? 0;
      return of((await all()).found).toSorted(order);
    },
    problems: async () => (await all()).problems,
    async find(id, hash) {
      // What comes with the app needs no folder to be looked at.
      const known = builtIn.find((one) => one.playbook.id === id && (hash === undefined || one.hash === hash));
      if (known) return known;
      const found = (await all()).found.findLast(
        (one) => one.playbook.id === id && (hash === undefined || one.hash === hash),
      );
      if (found) return found;
      if (hash === undefined) return { ...playbookNamed(library, id), from: { in: "app" } }; // says which there are
      throw new AdroitError("NOT_FOUND", `The playbook "${id}" isn't there any more as it was shown.`, {
        subject: id,
        remedy: "It was changed or taken away meanwhile. Look at the playbooks again and choose.",
      });
    },
  };
}

const listed = ({ hash, playbook, from }: FoundPlaybook): ListedPlaybook => ({
  hash,
  playbook: playbookBrief(playbook),
  from,
});

/** The playbooks in one folder. One that isn't there has none; one that can't be read is a problem of its own. */
async function playbooksOf(place: { in: "repository" | "computer"; root: string }): Promise<Read> {
  const read: Read = { found: [], problems: [] };
  const dir = playbookFolders[place.in];
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
      read.found.push({ ...(await playbookIn(join(root, file), file)), from });
    } catch (error) {
      const why = error instanceof AdroitError ? error.message : "It can't be read.";
      read.problems.push({ root: place.root, file, why });
    }
  }
  return read;
}

/** What was read before, by the hash of its bytes: a list is asked for often, and parsing takes longest. */
const parsed = new Map<Sha256, PlaybookEntry>();

async function playbookIn(path: string, name: string): Promise<PlaybookEntry> {
  const bytes = await readPlain(path, name, playbookSizeLimit);
  if (bytes === null) throw new AdroitError("NOT_FOUND", `${name} is gone.`, { subject: name, remedy: "Look again." });
  const sum = sha256(bytes);
  const known = parsed.get(sum);
  if (known) return known;
  // Who has no playbook of their own starts without YAML.
  const { readYaml } = await import("../files/yaml");
  const playbook = readYaml(name, bytes.toString("utf8"), playbookSchema);
  const entry = { hash: sha256(canonicalJson(playbook)), playbook };
  if (parsed.size >= 2 * most) parsed.clear();
  parsed.set(sum, entry);
  return entry;
}
