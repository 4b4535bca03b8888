import { join } from "node:path";
import { completes, type FileLook, lookAt, problemsOf } from "#shared/adr/folder/check";
import { sidecarPath } from "#shared/adr/folder/filename";
import type { Problem } from "#shared/adr/folder/problem";
import { rules } from "#shared/adr/folder/rules";
import { splitPath } from "#shared/adr/links/path";
import type { AdrFolder } from "#shared/api/repo";
import type { Day } from "#shared/base/day";
import { AdroitError } from "#shared/base/error";
import type { Kept } from "../../files/kept";
import { leadsSomewhere } from "../../files/look";
import { answersFile, answersIn } from "../find/witnesses";
import { repositoryOf } from "../paths";
import { stalePages } from "./index-pages";
import { type Listed, type Listing, listTexts } from "./list";
import type { TextFile } from "./read";

/** A listing with what a look at each ADR told. */
export interface Looked extends Listed {
  looks: ReadonlyMap<string, FileLook>;
}

/** What a look at an ADR tells, now or when it was looked at before. */
export function looked(file: TextFile, kept: Kept | undefined): FileLook {
  const take = () => lookAt(file.path, file.text);
  return kept ? kept.told(file.path, "look", take) : take();
}

/** `listTexts`, with a look at each ADR while it is taken apart anyway, so that a check has little left to do. */
export async function listLooked(path: string, listing: Listing = {}): Promise<Looked> {
  const looks = new Map<string, FileLook>();
  const seen: Listing["seen"] = (file, kept) => {
    looks.set(file.path, looked(file, kept));
    listing.seen?.(file, kept);
  };
  return { ...(await listTexts(path, { ...listing, seen })), looks };
}

/**
 * The problems of a listing: files that can't be read, lists that are out of date, then what the ADRs tell. Rules that the
 * repository's `.adroit/config.yaml` switches off find nothing; where that can't be read, this is a problem itself.
 */
export async function checked(listed: Looked, today: Day | null): Promise<Problem[]> {
  const { root } = listed.listing;
  const problems = await found(listed, today);
  try {
    const { off } = await answersIn(repositoryOf(root) ?? root);
    return problems.filter(({ kind }) => !off.includes(rules[kind].id));
  } catch (error) {
    if (!(error instanceof AdroitError)) throw error;
    return [...unreadAnswers(error.message), ...problems];
  }
}

/** Each fault of the repository's configuration, at its line. `message` has one a line, as `readYaml` tells them. */
function unreadAnswers(message: string): Problem[] {
  return message.split("\n").map((fault): Problem => {
    const told = /^\S*config\.yaml(?:, line (\d+))?(?:, (?<place>[^:]+))?: (?<what>.*)$/.exec(fault);
    const { place, what = fault } = told?.groups ?? {};
    const line = told?.[1] === undefined ? {} : { line: Number(told[1]) };
    return { file: answersFile, kind: "unreadable", what: place ? `${place}: ${what}` : what, ...line, repair: null };
  });
}

async function found({ listing, texts, read, dangling, kept, looks }: Looked, today: Day | null): Promise<Problem[]> {
  const { root, entries, unreadable } = listing;
  const known = new Map<string, boolean>();
  const exists = (path: string) => {
    let there = known.get(path);
    if (there === undefined) {
      there = leadsSomewhere(join(root, path));
      known.set(path, there);
    }
    return there;
  };
  const look = (file: string) => looks.get(file) ?? lookAt(file, texts.get(file) ?? "");
  const complete = (old: string, by: string) => {
    const ask = () => completes(old, by, texts, read);
    return kept ? kept.told(old, "completed by", ask, by) : ask();
  };
  return [
    ...unreadable.map(({ file, why }): Problem => ({ file, kind: "unreadable", what: why, repair: null })),
    ...stalePages(listing).map(
      (file): Problem => ({
        file,
        kind: "stale index",
        what: "Its list of ADRs isn't the folder's.",
        repair: { label: "Bring the list up to date", do: "update index", file },
      }),
    ),
    ...secondLogs(listing.folders, exists),
    ...entries
      .filter(({ file, statusRaw }) => statusRaw === null && exists(dataOf(file)))
      .map(
        ({ file }): Problem => ({
          file,
          kind: "no status",
          what: "It states no status, though the data beside it has one. An editor may have dropped its metadata.",
          repair: null,
        }),
      ),
    ...problemsOf({ entries, texts, dangling, exists, today, look, complete }),
  ];
}

function dataOf(file: string): string {
  const { folder, name } = splitPath(file);
  return `${folder === "" ? "" : `${folder}/`}${sidecarPath(name)}`;
}

const pages = ["README.md", "readme.md", "Readme.md", "index.md"];

/**
 * A log of one or two ADRs beside a long one in the same part of the repository was hardly begun on purpose, unless
 * somebody wrote a page about it.
 */
function secondLogs(folders: readonly AdrFolder[], has: (path: string) => boolean): Problem[] {
  const found = folders.filter(
    ({ exists, count, from }) => exists && count > 0 && (from === "usual place" || from === "its files"),
  );
  const part = ({ dir }: AdrFolder) => dir.split("/").slice(0, -1)[0] ?? "";
  return found.flatMap((small): Problem[] => {
    const long = found.find(
      (other) => other !== small && part(other) === part(small) && other.count >= 5 * small.count,
    );
    if (small.count > 2 || !long || pages.some((page) => has(`${small.dir}/${page}`))) return [];
    const many = small.count === 1 ? "1 ADR" : `${small.count} ADRs`;
    const what = `It holds ${many} beside the ${long.count} in ${long.dir}: a second log may have been begun by accident.`;
    return [{ file: small.dir, kind: "second log", what, other: long.dir, repair: null }];
  });
}
