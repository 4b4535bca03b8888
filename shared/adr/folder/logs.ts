/**
 * Where a repository keeps its ADRs, told by the paths alone: folders whose name says so, and folders whose files are
 * named in a row as ADRs are. What the files hold has the last word, so this only says where to look, and why.
 */
import { splitPath } from "#shared/adr/links/path";
import { ownFolder } from "#shared/adr/read/read";
import { nameParts } from "./filename";

/** Files that can be ADRs. */
export const textFile = /\.(mdx?|markdown|adoc|asciidoc|rst)$/i;
/** What systems and editors leave beside a file: never an ADR, and never worth a word. */
export const litter = /^(?:\.[^/]*|[~#][^/]*|[^/]*~|[^/]*\.(?:orig|rej|bak|swp|tmp)(?:\.[a-z]+)?)$/i;
/** Folders that hold other people's files, what a build makes, or copies of what lies elsewhere; in small letters. */
const foreign = new Set([
  ...[
    "node_modules",
    "bower_components",
    "vendor",
    "thirdparty",
    "third-party",
    "third_party",
    "site-packages",
    "venv",
  ],
  ...["target", "dist", "build", "out", "_site", "_build", "coverage", "__pycache__", "versioned_docs"],
  ...[
    ".git",
    ".hg",
    ".svn",
    ".jj",
    ".venv",
    ".tox",
    ".cache",
    ".next",
    ".nuxt",
    ".gradle",
    ".idea",
    ".vscode",
    ".yarn",
  ],
  ...[".pnpm-store", ".terraform", ".adroit", ".eggs", ".mypy_cache", ".pytest_cache", ".ds_store"],
]);

/** Whether a folder of this name is looked into for ADRs. */
export function isLookedInto(name: string): boolean {
  return !foreign.has(name.toLowerCase());
}

/** Names that say that a folder is a log of decisions: in small letters, without what joins their words. */
const logNames = new Set([
  ...["adr", "adrs", "madr", "madrs", "adl", "adls", "decision", "decisions"],
  ...["decisionrecord", "decisionrecords", "decisionlog", "decisionlogs"],
  ...["entscheidungen", "architekturentscheidungen"],
  ...["décision", "décisions"].flatMap((word) => [word, `${word}architecture`, `${word}darchitecture`]),
  ...["decision", "decisions"].flatMap((word) => [`${word}architecture`, `${word}darchitecture`]),
  ...["decisiones", "decisionesarquitectura", "decisionesdearquitectura"],
  ...["decisoes", "decisões"].flatMap((word) => [word, `${word}arquitetura`, `${word}dearquitetura`]),
  ...["decisioni", "beslissingen", "beslisingen", "besluiten", "beslutninger", "arkitekturbeslutninger", "beslut"],
  ...["arkitekturbeslut", "decyzje", "rozhodnuti", "rozhodnutí", "paatokset", "päätökset"],
  ...["решения", "рішення", "決定", "决策", "결정"],
]);
/** Whose decisions they are, or what they are about, in one word with what they are. */
const logOf =
  /^(?:any|software|system|technical|tech|design|key|team|project|engineering|product|architecture|architectural|architektur|arch)+(?:decisions?|entscheidung(?:en)?)(?:records?|logs?)?$/;

/** How sure the paths are that a folder is a log. */
export type Sureness = "named" | "numbered" | "hinted";

export interface LogCandidate {
  /** Relative to the root; "" is the root itself. */
  dir: string;
  sureness: Sureness;
  /** Its text files, the folders below included. */
  files: string[];
  /** In words, after "because". */
  why: string;
}

/** Whether a folder's name alone says that it is a log. */
export function isLogName(name: string): boolean {
  const word = name
    .replace(/^\d{1,3}[-_. ]+/, "")
    .toLowerCase()
    .replace(/[-_. ]/g, "");
  return logNames.has(word) || (/decision|entscheidung/.test(word) && logOf.test(word));
}

/** Folders around a log whose names say nothing of whose it is. */
const general = /^(?:docs?|documentation|architecture|arch|src|\.github|\.)$/i;

/** What a log is called beside others of its repository: "packages/billing" for packages/billing/docs/adr. */
export function logNameOf(dir: string): string {
  const parts = dir.split("/");
  while (parts.length > 0 && (isLogName(parts.at(-1) ?? "") || general.test(parts.at(-1) ?? ""))) parts.pop();
  return parts.join("/") || dir || ".";
}

/** A name with the word in it: "hercules_network_adr", "adr-log", "shop-decisions". */
function hasLogWord(name: string): boolean {
  const words = name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return words.some((word) => /^(?:m?adrs?|adl)$/.test(word)) || /decision[-_ ]?(?:record|log)/i.test(name);
}

/** Names of folders in which decisions are written down among other things. */
const hint =
  /architect|architektur|arquite|decision|entscheid|(?:^|[-_])adr|rfcs?$|proposals?$|design|governance|^docs?$|documentation|^content$|^wiki$|^handbook$|^records?$/i;

/**
 * The folders to look into, those with the most telling evidence first. `paths` are all of a repository, relative to
 * its root with `/`; only text files count.
 */
export function logCandidates(paths: Iterable<string>): LogCandidate[] {
  const holders = new Map<string, string[]>();
  /** The log around a folder by its name, once for all its files. */
  const outer = new Map<string, string | null>();
  for (const path of paths) {
    const { folder, name } = splitPath(path);
    if (!textFile.test(name) || litter.test(name)) continue;
    let around = outer.get(folder);
    if (around === undefined) {
      around = logAround(folder);
      outer.set(folder, around);
    }
    const holder = around ?? holderOf(folder, name);
    const files = holders.get(holder);
    if (files) files.push(path);
    else holders.set(holder, [path]);
  }
  const found = [...holders].flatMap(([dir, files]) => candidateIn(dir, files) ?? []);
  const rank: Record<Sureness, number> = { named: 0, numbered: 1, hinted: 2 };
  return found.toSorted((a, b) => rank[a.sureness] - rank[b.sureness] || byDepth(a.dir, b.dir));
}

export function byDepth(a: string, b: string): number {
  const depth = (dir: string) => (dir === "" ? 0 : dir.split("/").length);
  return depth(a) - depth(b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** The outermost folder on the way that is called as logs are. */
function logAround(folder: string): string | null {
  const parts = folder.split("/");
  const at = parts.findIndex(isLogName);
  return at < 0 ? null : parts.slice(0, at + 1).join("/");
}

/** The folder with the siblings of a file: they lie beside its folder where that is the ADR's own. */
function holderOf(folder: string, name: string): string {
  const own = splitPath(folder);
  return own.name !== "" && ownFolder.test(name) && isNamed(own.name) ? own.folder : folder;
}

function isNamed(name: string): boolean {
  const { number, fileDate } = nameParts(name);
  return number !== null || fileDate !== null;
}

function candidateIn(dir: string, files: string[]): LogCandidate | null {
  const { name } = splitPath(dir);
  if (isLogName(name)) return { dir, sureness: "named", files, why: `it is called ${name}` };
  const names = files.map((file) => nameIn(dir, file));
  const parts = names.map(nameParts);
  const lettered = parts.filter(({ prefix }) => prefix !== null && /^(?:.*[-_ ])?m?adr$|^adr/i.test(prefix)).length;
  const inRow = new Set(
    parts.flatMap(({ number, digits, fileDate }): string[] => {
      if (number !== null && (digits ?? "").length > 1) return [String(number)];
      return fileDate === null ? [] : [fileDate];
    }),
  );
  if (lettered > 0)
    return {
      dir,
      sureness: "numbered",
      files,
      why: `${lettered === 1 ? "a file" : `${lettered} files`} in it ${lettered === 1 ? "is" : "are"} named ADR`,
    };
  if (hasLogWord(name)) return { dir, sureness: "numbered", files, why: `it is called ${name}` };
  if (inRow.size > 1)
    return {
      dir,
      sureness: "numbered",
      files,
      why: `its files are named by ${parts.some(({ number }) => number !== null) ? "number" : "date"}`,
    };
  // One alone may be the first of a log, if its number is as wide as those of logs are.
  if (parts.some(({ number, digits }) => number !== null && (digits ?? "").length === 4))
    return { dir, sureness: "numbered", files, why: "a file in it is numbered as ADRs are" };
  const hinted =
    dir !== "" &&
    dir
      .split("/")
      .slice(-2)
      .some((part) => hint.test(part));
  return hinted ? { dir, sureness: "hinted", files, why: "of what its files say" } : null;
}

/** What names a file in its log: its own name, or that of its folder. */
function nameIn(dir: string, file: string): string {
  const { folder, name } = splitPath(file);
  return folder !== dir && ownFolder.test(name) ? splitPath(folder).name : name;
}
