/** What the configurations of other tools, and the user, say about where ADRs are. */
import { dirname, join } from "node:path";
import type { AdrFolder } from "#shared/api/repo";
import { AdroitError } from "#shared/base/error";
import { isThere } from "../../files/look";
import { slashed } from "../paths";
import { textIn, under } from "./levels";
import { log4brainsFolders } from "./log4brains";

/** A folder that somebody named, relative to the root. */
export interface Witness {
  dir: string;
  from: AdrFolder["from"];
  why: string;
}

/** What the configuration at this path names. `file` is relative to the root. Adds to `warnings` what can't be read. */
export async function witnessesIn(root: string, file: string, warnings: string[]): Promise<Witness[]> {
  const level = dirname(join(root, file));
  const name = file.slice(file.lastIndexOf("/") + 1);
  const said = (dirs: string[], from: AdrFolder["from"]) =>
    dirs.map((dir) => ({ dir: under(root, level, dir), from, why: `${file} names it` }));
  if (name === ".log4brains.yml") {
    try {
      const folders = await log4brainsFolders(root, level);
      return folders.map(({ dir }) => ({ dir, from: ".log4brains.yml" as const, why: `${file} names it` }));
    } catch (error) {
      if (!(error instanceof AdroitError)) throw error;
      warnings.push(`It isn't clear from this file where the ADRs are. ${error.message.split("\n")[0]}`);
      return [];
    }
  }
  const text = textIn(join(root, file))?.replace(/^\uFEFF/, "") ?? "";
  if (text.length > 1_000_000) return [];
  if (name.endsWith(".dsl")) return said(foldersInModel(text), "Structurizr");
  switch (name) {
    case ".adr-dir": {
      const line = text.split(/\r?\n/)[0]?.trim();
      return line ? said([line], ".adr-dir") : [];
    }
    case ".adr.json":
      return said(pathsInJson(text), ".adr.json");
    case "adr.config.json":
      return said(pathsInJson(text), "adr.config.json");
    case "adrs.toml":
    case ".adrs.toml": {
      const dir = /^\s*adr_dir\s*=\s*(["'])([^"'\r\n]{1,500})\1/m.exec(text)?.[2];
      return dir ? said([dir], "adrs.toml") : [];
    }
    case "catalog-info.yaml":
    case "catalog-info.yml": {
      const dirs = [...text.matchAll(/^\s*["']?backstage\.io\/adr-location["']?\s*:\s*["']?([^\s"'#]{1,500})/gm)];
      return said(
        dirs.flatMap(([, dir = ""]) => (/^[a-z][a-z0-9+.-]*:/i.test(dir) ? [] : [dir])),
        "catalog-info.yaml",
      );
    }
    default:
      return said(foldersInNavigation(text), "mkdocs.yml");
  }
}

/** The keys under which tools keep the folder in JSON, and one that holds such keys. */
const pathKey = /^(?:path|adrDir)$/i;

function pathsInJson(text: string): string[] {
  try {
    return pathsIn(JSON.parse(text));
  } catch {
    return [];
  }
}

function pathsIn(data: unknown): string[] {
  if (typeof data !== "object" || data === null) return [];
  return Object.entries(data).flatMap(([key, value]: [string, unknown]) => {
    if (key === "paths") return pathsIn(value);
    return pathKey.test(key) && typeof value === "string" && value.trim() !== ""
      ? [value.trim().replaceAll("\\", "/")]
      : [];
  });
}

/** `!adrs FOLDER` and `!decisions FOLDER`, as a workspace of Structurizr has them (https://docs.structurizr.com/dsl/adrs). */
function foldersInModel(text: string): string[] {
  return [...text.matchAll(/^[ \t]*!(?:adrs|decisions)[ \t]+("?)([^\s"]{1,300})\1/gm)].map(([, , dir = ""]) => dir);
}

/** The folders that a site's navigation lists under "Decisions" or "ADRs", from where its documents lie. */
function foldersInNavigation(text: string): string[] {
  const docs = /^docs_dir\s*:\s*["']?([^\s"'#]{1,300})/m.exec(text)?.[1] ?? "docs";
  const found = new Set<string>();
  const lines = text.split(/\r?\n/);
  for (const [i, line] of lines.entries()) {
    const title =
      /^(\s*)-\s+["']?(?:[\w ]*\b)?(?:ADRs?|(?:Architecture |Architectural )?Decisions?(?: Records?| Log)?)\b[^:]*["']?\s*:\s*["']?([^\s"'#]*)/i.exec(
        line,
      );
    if (!title) continue;
    const indent = title[1]?.length ?? 0;
    const pages = [title[2] ?? ""];
    for (const below of lines.slice(i + 1)) {
      if (below.trim() !== "" && below.length - below.trimStart().length <= indent) break;
      pages.push(/([^\s"':]+\.md)\b/.exec(below)?.[1] ?? "");
    }
    for (const page of pages)
      if (page.includes("/") && !/^[a-z]+:/i.test(page)) found.add(`${docs}/${page.slice(0, page.lastIndexOf("/"))}`);
  }
  return [...found];
}

/** What the user said about folders, kept in the repository so that nobody is asked twice. */
export interface FolderAnswers {
  logs: string[];
  notLogs: string[];
  /** Rules that aren't checked here, by id. */
  off: string[];
}

export const answersFile = ".adroit/config.yaml";

/** Throws BAD_INPUT where the file can't be read. */
export async function answersIn(root: string): Promise<FolderAnswers> {
  const path = join(root, answersFile);
  const text = textIn(path);
  if (text === null && isThere(path)) {
    throw new AdroitError("BAD_INPUT", `${answersFile} isn't a plain file of a few kB that may be read.`, {
      subject: answersFile,
      remedy: "Make it one, or remove it.",
    });
  }
  if (text === null || text.trim() === "") return { logs: [], notLogs: [], off: [] };
  const [{ configuration, readYaml }, { repositoryConfigSchema: answersSchema }] = await Promise.all([
    import("../../files/yaml"),
    import("../schema"),
  ]);
  const { logs, "not-logs": notLogs, rules } = readYaml(slashed(root, path), text, answersSchema, configuration);
  return { logs, notLogs, off: Object.keys(rules).filter((id) => rules[id as keyof typeof rules] === false) };
}
