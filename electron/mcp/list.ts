/** What an agent asks about first, the log as a list. */
import { listTexts } from "#electron/host/repo/list/list";
import type { AdrEntry } from "#shared/adr/folder/entry";
import { newestFirst } from "#shared/adr/publish/log";
import type { Status } from "#shared/record/record";
import type { Output } from "./schema";

export interface Paging {
  from?: number | undefined;
  limit?: number | undefined;
}

const usual = 50;

/** A part of a list, and where the next one begins. */
export function pageOf<T>(all: readonly T[], { from = 0, limit = usual }: Paging) {
  const next = from + limit;
  return { items: all.slice(from, next), page: { total: all.length, from, next: next < all.length ? next : null } };
}

export function adrOf({ file, number, title, status, statusRaw, date, fileDate }: AdrEntry) {
  return { file, number, title, status: status ?? statusRaw, date: date ?? fileDate };
}

export async function listAdrs(root: string, asked: Paging & { status?: Status | undefined }): Promise<Output<"list">> {
  const { listing } = await listTexts(root);
  const all = listing.entries
    .filter(({ status }) => asked.status === undefined || status === asked.status)
    .toSorted(newestFirst);
  const { items, page } = pageOf(all, asked);
  return { ...page, adrs: items.map(adrOf) };
}
