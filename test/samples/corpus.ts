/** Real ADR folders that lie beside the project, never in it: what is in each file, and what a listing says of it. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { AdrEntry } from "#shared/adr/folder/entry";

/** What a person read in a file. `*_accept` are other readings that are right as well. */
export interface Expected {
  path: string;
  kind: string;
  checked: boolean;
  number: number | null;
  title: string | null;
  title_accept?: (string | null)[];
  status: string;
  status_accept?: string[];
  date: string | null;
  date_accept?: (string | null)[];
  superseded_by?: string[];
  superseded_by_accept?: (string | string[])[];
  supersedes?: string[];
  supersedes_accept?: (string | string[])[];
  note?: string;
}

export const measures = ["found", "number", "title", "status", "date", "links"] as const;
export type Measure = (typeof measures)[number];

/** The repositories of a corpus, by name. */
export function repositoriesOf(corpus: string): string[] {
  return readdirSync(join(corpus, "expected")).map((name) => name.replace(/\.json$/, ""));
}

export function expectedOf(corpus: string, name: string): Expected[] {
  return JSON.parse(readFileSync(join(corpus, "expected", `${name}.json`), "utf8")).files;
}

/** Lays a repository out with every path that it has upstream: empty files where the corpus doesn't hold the text. */
export function layOut(corpus: string, name: string, root: string): void {
  const from = join(corpus, "repos", name);
  for (const part of readdirSync(from))
    if (part !== "TREE.gz") cpSync(join(from, part), join(root, part), { recursive: true, mode: 0 });
  const paths = gunzipSync(readFileSync(join(from, "TREE.gz")))
    .toString("utf8")
    .split("\n")
    .filter(Boolean);
  for (const path of paths) {
    const at = join(root, path);
    if (existsSync(at)) continue;
    try {
      mkdirSync(dirname(at), { recursive: true });
      writeFileSync(at, "", { flag: "wx" });
    } catch (error) {
      // A path that is a link or another repository upstream has no files below it here.
      if (!["EEXIST", "ENOTDIR", "EISDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    }
  }
}

/** Which measures a listing gets right of one file; `undefined` where the file isn't listed. */
export function agreement(expected: Expected, entry: AdrEntry | undefined): Record<Measure, boolean> {
  const one = <T>(found: T, ...right: (T | undefined)[]) => right.includes(found);
  return {
    found: entry !== undefined,
    number: entry !== undefined && entry.number === expected.number,
    title: entry !== undefined && one(entry.title, expected.title || null, ...(expected.title_accept ?? [])),
    status:
      entry !== undefined && one<string>(entry.status ?? "unknown", expected.status, ...(expected.status_accept ?? [])),
    date: entry !== undefined && one(entry.date, expected.date, ...(expected.date_accept ?? [])),
    links:
      entry !== undefined &&
      same(entry.supersededBy, expected.superseded_by, expected.superseded_by_accept) &&
      (expected.supersedes === undefined || same(entry.supersedes, expected.supersedes, expected.supersedes_accept)),
  };
}

function same(found: readonly string[], right: readonly string[] = [], accept: readonly (string | string[])[] = []) {
  const key = (files: readonly string[]) => files.toSorted().join("\n");
  const flat = accept.filter((one) => typeof one === "string");
  const readings = [right, ...(flat.length > 0 ? [flat] : []), ...accept.filter((one) => typeof one !== "string")];
  return readings.some((one) => key(one) === key(found));
}
