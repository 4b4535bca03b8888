/** What an agent can ask about a log. Every call reads the folder anew: somebody works in it meanwhile. */

import { readAdrFile } from "#electron/host/repo/edit/file";
import { checked } from "#electron/host/repo/list/check";
import { dueIn } from "#electron/host/repo/list/due";
import { listTexts } from "#electron/host/repo/list/list";
import { relationsIn } from "#electron/host/repo/list/relations";
import type { AdrEntry } from "#shared/adr/folder/entry";
import { rules } from "#shared/adr/folder/rules";
import { newestFirst } from "#shared/adr/publish/log";
import { searchHits, searchIndex } from "#shared/adr/publish/search";
import type { Day } from "#shared/base/day";
import { AdroitError } from "#shared/base/error";
import type { Status } from "#shared/record/record";
import type { Output } from "./schema";

interface Part {
  from?: number | undefined;
  limit?: number | undefined;
}

const usual = 50;

/** A part of a list, and where the next one begins. */
function part<T>(all: readonly T[], { from = 0, limit = usual }: Part) {
  const next = from + limit;
  return { items: all.slice(from, next), page: { total: all.length, from, next: next < all.length ? next : null } };
}

function adrOf({ file, number, title, status, statusRaw, date, fileDate }: AdrEntry) {
  return { file, number, title, status: status ?? statusRaw, date: date ?? fileDate };
}

export async function listAdrs(root: string, asked: Part & { status?: Status | undefined }): Promise<Output<"list">> {
  const { listing } = await listTexts(root);
  const all = listing.entries
    .filter(({ status }) => asked.status === undefined || status === asked.status)
    .toSorted(newestFirst);
  const { items, page } = part(all, asked);
  return { ...page, adrs: items.map(adrOf) };
}

/** Characters of a text that go into one answer. */
const longest = 20_000;

export async function readAdrText(root: string, file: string, from = 0): Promise<Output<"read">> {
  const { text } = await readAdrFile(root, file);
  const next = from + longest;
  return {
    file,
    text: text.slice(from, next),
    from,
    next: next < text.length ? next : null,
    characters: text.length,
  };
}

export async function searchAdrs(root: string, asked: Part & { query: string }): Promise<Output<"search">> {
  const { listing, texts } = await listTexts(root);
  const byFile = new Map(listing.entries.map((entry) => [entry.file, entry]));
  const index = searchIndex(
    listing.entries.map(({ file, number, title }) => ({
      id: file,
      number,
      title: `${title ?? ""} ${file}`,
      text: texts.get(file) ?? "",
    })),
  );
  const { items, page } = part(searchHits(index, asked.query) ?? [], asked);
  return { ...page, adrs: items.flatMap((file) => byFile.get(file) ?? []).map(adrOf) };
}

export async function relationsOf(root: string, file: string): Promise<Output<"relations">> {
  const found = await relationsIn(root, file);
  if (!found) throw noAdr(file);
  const { titles: _, ...relations } = found;
  return { file, ...relations };
}

export async function problemsIn(root: string, asked: Part, today: Day): Promise<Output<"check">> {
  const all = await checked(await listTexts(root), today);
  const { items, page } = part(all, asked);
  return {
    ...page,
    problems: items.map(({ file, line, kind, what }) => ({
      file,
      line: line ?? null,
      rule: rules[kind].id,
      level: rules[kind].level,
      what,
    })),
  };
}

export async function dueWithin(
  root: string,
  { within = 30, ...asked }: Part & { within?: number | undefined },
  today: Day,
): Promise<Output<"due">> {
  const { due } = await dueIn(root, today);
  const all = due.filter(({ days, triggered }) => triggered.length > 0 || (days !== null && days <= within));
  const { items, page } = part(all, asked);
  return {
    ...page,
    due: items.map(({ file, title, state, review, days, triggered }) => ({
      file,
      title,
      state,
      review,
      days,
      triggered,
    })),
  };
}

export function noAdr(file: string): AdroitError {
  return new AdroitError("NOT_FOUND", `There is no ADR ${file}.`, {
    subject: file,
    remedy: "list_adrs has the files.",
  });
}
