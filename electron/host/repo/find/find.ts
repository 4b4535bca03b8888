/** The ADR folders of a repository. */
import { basename } from "node:path";
import { isLogName } from "#shared/adr/folder/logs";
import type { AdrFolder, CloseFolder } from "#shared/api/repo";
import { AdroitError } from "#shared/base/error";
import type { ReadingWatch } from "../list/read";
import { folderIn, realFolder, repositoryOf, slashed } from "../paths";
import { type Candidate, candidates, defaultPlace } from "./candidates";
import { candidateFolder, describe, type FoundFolder, nothingIn, sampled } from "./describe";
import { type Tree, walk } from "./walk";
import { answersIn, type FolderAnswers } from "./witnesses";

/** The ADR folders of a root, the one to use first, and what was close. `picked` is the folder inside it that the user pointed at. */
export async function adrFolders(
  root: string,
  picked = root,
  reading?: ReadingWatch,
): Promise<{ folders: AdrFolder[]; close: CloseFolder[]; warnings: string[] }> {
  const { found, close, warnings } = await findFolders(root, picked, reading);
  return { folders: found.map(({ folder }) => folder), close, warnings };
}

/** Files read only to see whether their folder is a log, so that a huge repository doesn't keep the user waiting. */
const budget = 400;

/** Like `adrFolders`, with the content of each: nothing is read twice. */
export async function findFolders(
  root: string,
  picked = root,
  reading: ReadingWatch = {},
): Promise<{ found: FoundFolder[]; close: CloseFolder[]; warnings: string[] }> {
  const warnings: string[] = [];
  const top = await realFolder(root);
  const tree = await walk(top);
  const answers = await answersOf(top, warnings);
  const search: Search = {
    root,
    top,
    tree,
    answers,
    reading,
    warnings,
    found: [],
    close: [],
    seen: new Set(),
    left: budget,
  };
  for (const candidate of await candidates(root, picked, tree, answers, warnings)) await look(search, candidate);
  // Whoever points inside a repository at a folder means what lies in it.
  const pointed = repositoryOf(top) !== null && repositoryOf(top) !== top;
  await look(
    search,
    { dir: "", from: "by hand", why: "you pointed at it", named: false },
    pointed || isLogName(basename(top)),
  );
  if (search.found.length === 0) {
    const why = "nothing here is an ADR folder yet";
    search.found.push(await describe(root, { dir: defaultPlace, from: "default", why }, tree, { log: true }, reading));
  }
  return { found: search.found.toSorted(emptyLast), close: search.close, warnings };
}

/** An empty folder that nobody named isn't the one to use where another holds ADRs. */
function emptyLast(a: FoundFolder, b: FoundFolder): number {
  const empty = ({ folder, failure }: FoundFolder) =>
    folder.from === "usual place" && folder.count === 0 && !failure ? 1 : 0;
  return empty(a) - empty(b);
}

interface Search {
  root: string;
  top: string;
  tree: Tree;
  answers: FolderAnswers;
  reading: ReadingWatch;
  warnings: string[];
  found: FoundFolder[];
  close: CloseFolder[];
  seen: Set<string>;
  /** Files that may still be read as samples. */
  left: number;
}

/** What the user said, as paths below the folder that is looked at: the answers lie at the repository's top. */
async function answersOf(top: string, warnings: string[]): Promise<FolderAnswers> {
  const root = repositoryOf(top) ?? top;
  try {
    const { logs, notLogs, off } = await answersIn(root);
    const start = slashed(root, top);
    const inside = (dirs: readonly string[]) =>
      dirs.flatMap((dir) => {
        if (start === "") return [dir];
        return dir === start ? ["."] : dir.startsWith(`${start}/`) ? [dir.slice(start.length + 1)] : [];
      });
    return { logs: inside(logs), notLogs: inside(notLogs), off };
  } catch (error) {
    if (!(error instanceof AdroitError)) throw error;
    warnings.push(`It isn't clear from this file which folders hold ADRs. ${error.message.split("\n")[0]}`);
    return { logs: [], notLogs: [], off: [] };
  }
}

/** Takes a folder where enough speaks for it, and tells of one where something does. */
async function look(
  search: Search,
  candidate: Candidate,
  vouched = candidate.guess === undefined && candidate.from !== "by hand",
): Promise<void> {
  const { root, top, tree, seen, answers, reading, found } = search;
  if (seen.has(candidate.dir)) return;
  let real: string;
  try {
    real = folderIn(top, candidate.dir);
  } catch (error) {
    if (!(error instanceof AdroitError)) throw error;
    seen.add(candidate.dir);
    search.warnings.push(`${candidate.dir} (${candidate.from}) can't be used. ${error.message}`);
    // Kept in its place: exporting there is refused with the reason, and never moved elsewhere in silence.
    found.push({ ...nothingIn({ ...candidateFolder(candidate), exists: true }), failure: error });
    return;
  }
  const dir = slashed(root, real);
  if (seen.has(dir) || (answers.notLogs.includes(dir === "" ? "." : dir) && candidate.from !== "by hand")) return;
  if (candidate.guess && !(await confirmed(search, candidate))) return;
  const pointedAt = candidate.from === "by hand" && dir !== "";
  const hinted = candidate.guess?.sureness === "hinted";
  const one = await describe(
    root,
    { ...candidate, dir },
    tree,
    { log: !hinted && (vouched || pointedAt || candidate.guess !== undefined) },
    reading,
  );
  const { exists, count } = one.folder;
  if (candidate.from === "usual place" && count === 0 && one.passed.length > 2)
    search.close.push({ dir, why: `${candidate.why}, but none of its ${one.passed.length} files reads as an ADR` });
  const wanted = candidate.named ? exists || count > 0 || candidate.from !== "usual place" : count > 0;
  if (!wanted) return;
  seen.add(dir);
  if (candidate.guess)
    one.folder.why = `${one.folder.why}, and ${count} of its ${count + one.passed.filter(({ meant }) => meant).length} read as ADRs`;
  found.push(one);
}

/** Whether the files of a folder that only paths speak for read as ADRs. */
async function confirmed(search: Search, { dir, guess }: Candidate): Promise<boolean> {
  if (!guess || search.left <= 0) return false;
  const { plain, of, named } = await sampled(search.root, guess.files, search.reading);
  search.left -= of;
  const lettered = / ADR$|called/.test(guess.why);
  if (guess.sureness === "numbered" && lettered ? named > 0 || plain > 0 : plain > 1 && plain * 2 >= of) return true;
  const telling = guess.sureness === "numbered" || /architect|decision|adr/i.test(dir);
  if (telling && plain > 0 && plain === of) return true;
  // Requests for comments say a state like ADRs, and may be meant as such.
  const near = plain > 0 ? plain : /(?:^|\/)(?:rfcs?|proposals?)$/i.test(dir) ? named : 0;
  if (near > 0)
    search.close.push({ dir, why: `${near} of ${of} files looked at read${near === 1 ? "s" : ""} as an ADR` });
  return false;
}

/** One folder as it is, existing or not, and as the repository's own configuration describes it. */
export async function folderAt(root: string, dir: string): Promise<AdrFolder> {
  const real = await realFolder(root, dir);
  const place = slashed(root, real);
  const known = (await adrFolders(root)).folders.find((one) => one.dir === place);
  if (known) return known;
  const tree = await walk(await realFolder(root));
  return (await describe(root, { dir: place, from: "by hand", why: "you chose it" }, tree, { log: true })).folder;
}
