import { existsSync, readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, parse } from "node:path";
import type { z } from "zod";
import type { Books } from "#shared/adr/data/sidecar";
import type { ExampleEntry } from "#shared/api/playbooks";
import { canonicalJson } from "#shared/base/canonical";
import { AdroitError } from "#shared/base/error";
import type { Id, Sha256 } from "#shared/base/id";
import type { Playbook, PlaybookEntry } from "#shared/playbook/playbook";
import { playbookSchema } from "#shared/playbook/schema";
import type { AnswersFile } from "#shared/record/answers";
import { answersSchema } from "#shared/record/schema";
import { sha256 } from "../files/canonical";
import { readUtf8 } from "../files/text";

export interface Example extends ExampleEntry {
  answers: AnswersFile;
}

/** The playbooks and examples that come with the app, and what is wrong with those that can't be read. */
export interface Library {
  playbooks: PlaybookEntry[];
  examples: Example[];
  problems: AdroitError[];
  /** Every edition that ever came with the app. */
  books: Books;
}

/**
 * Reads the folders `playbooks` and `examples`: YAML as people write it, or JSON as the build makes of it. A broken file
 * is a problem of its own; all others load.
 */
export async function loadLibrary(templates: string): Promise<Library> {
  const problems: AdroitError[] = [];
  const playbooks: PlaybookEntry[] = [];
  for (const { file, value: playbook } of await readAll(join(templates, "playbooks"), playbookSchema, problems)) {
    if (playbooks.some((entry) => entry.playbook.id === playbook.id)) {
      problems.push(
        new AdroitError("BAD_INPUT", `${file}: another file already holds the playbook "${playbook.id}"`, {
          subject: file,
          remedy: "Give one of the two another id.",
        }),
      );
    } else playbooks.push({ hash: sha256(canonicalJson(playbook)), playbook });
  }
  const examples = (await readAll(join(templates, "examples"), answersSchema, problems)).map(({ file, value }) => ({
    id: parse(file).name,
    playbook: value.playbook,
    title: value.title,
    about: value.about,
    answers: value,
  }));
  return { playbooks, examples, problems, books: booksIn(templates, playbooks) };
}

/** Earlier editions lie in `playbooks/past`, each named by its hash, and are read when a decision made with one is met. */
function booksIn(templates: string, playbooks: PlaybookEntry[]): Books {
  const known = new Map(playbooks.map(({ hash, playbook }): [Sha256, Playbook | null] => [hash, playbook]));
  const past = (hash: Sha256) => {
    const path = join(templates, "playbooks", "past", `${hash}.json`);
    if (!existsSync(path)) return null;
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    return sha256(canonicalJson(value)) === hash ? playbookSchema.parse(value) : null;
  };
  return {
    whole(hash) {
      if (!known.has(hash)) known.set(hash, /^[0-9a-f]{64}$/.test(hash) ? past(hash) : null);
      return known.get(hash) ?? null;
    },
    hash: (value) => sha256(canonicalJson(value)),
  };
}

/** The playbook with this id. `NOT_FOUND` with those that there are. */
export function playbookNamed(library: Library, id: Id): PlaybookEntry {
  const entry = library.playbooks.find(({ playbook }) => playbook.id === id);
  if (entry) return entry;
  const known = library.playbooks.map(({ playbook }) => playbook.id).join(", ") || "none";
  throw new AdroitError("NOT_FOUND", `There is no playbook "${id}".`, {
    subject: id,
    remedy: `Playbooks that can be used: ${known}.`,
  });
}

/** The example with this id. `NOT_FOUND` with those that there are. */
export function exampleNamed(library: Library, id: Id): Example {
  const example = library.examples.find((one) => one.id === id);
  if (example) return example;
  throw new AdroitError("NOT_FOUND", `There is no example "${id}".`, {
    subject: id,
    remedy: `Examples that can be used: ${library.examples.map((one) => one.id).join(", ") || "none"}.`,
  });
}

async function readAll<T>(
  folder: string,
  schema: z.ZodType<T>,
  problems: AdroitError[],
): Promise<{ file: string; value: T }[]> {
  const found: { file: string; value: T }[] = [];
  const names = (await readdir(folder).catch(() => [])).filter((name) => /\.(yaml|json)$/.test(name)).sort();
  for (const file of names) {
    try {
      found.push({ file, value: await readAs(file, await readUtf8(join(folder, file)), schema) });
    } catch (error) {
      if (!(error instanceof AdroitError)) throw error;
      problems.push(error);
    }
  }
  return found;
}

/** What has been built was checked then: it is what the schema made of it, so that the app starts without either. */
async function readAs<T>(file: string, text: string, schema: z.ZodType<T>): Promise<T> {
  if (file.endsWith(".json")) return JSON.parse(text) as T;
  const { readYaml } = await import("../files/yaml");
  return readYaml(file, text, schema);
}
