/** What an agent can ask about a log besides its list. Every call reads the folder anew: somebody works in it meanwhile. */
import { checked, listLooked } from "#electron/host/repo/list/check";
import { dueIn } from "#electron/host/repo/list/due";
import { listTexts } from "#electron/host/repo/list/list";
import { relationsIn } from "#electron/host/repo/list/relations";
import { rules } from "#shared/adr/folder/rules";
import { searchHits, searchIndex } from "#shared/adr/publish/search";
import type { Day } from "#shared/base/day";
import { namedAdr, noAdr } from "./file";
import { adrOf, type Paging, pageOf } from "./list";
import type { Output } from "./schema";

/** Characters of a text that go into one answer. */
const longest = 20_000;

export async function readAdrText(root: string, file: string, from = 0): Promise<Output<"read">> {
  const { text } = await namedAdr(root, file);
  const next = from + longest;
  return {
    file,
    text: text.slice(from, next),
    from,
    next: next < text.length ? next : null,
    characters: text.length,
  };
}

export async function searchAdrs(root: string, asked: Paging & { query: string }): Promise<Output<"search">> {
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
  const { items, page } = pageOf(searchHits(index, asked.query) ?? [], asked);
  return { ...page, adrs: items.flatMap((file) => byFile.get(file) ?? []).map(adrOf) };
}

export async function relationsOf(root: string, file: string): Promise<Output<"relations">> {
  const found = await relationsIn(root, file);
  if (!found) throw noAdr(file);
  const { titles: _, ...relations } = found;
  return { file, ...relations };
}

export async function problemsIn(root: string, asked: Paging, today: Day): Promise<Output<"check">> {
  const all = await checked(await listLooked(root), today);
  const { items, page } = pageOf(all, asked);
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
  { within = 30, ...asked }: Paging & { within?: number | undefined },
  today: Day,
): Promise<Output<"due">> {
  const { due } = await dueIn(root, today);
  const all = due.filter(({ days, triggered }) => triggered.length > 0 || (days !== null && days <= within));
  const { items, page } = pageOf(all, asked);
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
