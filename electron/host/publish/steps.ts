/** Publishing for the app: tells every tenth of a second how far it is, and ends with the page or the folder. */
import { setTimeout as after } from "node:timers/promises";
import { slugOf } from "#shared/adr/folder/slug";
import type { PublishedPage, Publishing } from "#shared/api/repo";
import { collect } from "./collect";
import { publishedPage, publishSite } from "./publish";

/** Milliseconds between two steps that are told. */
const pace = 100;

/** `folder` is where the site goes; without it the page is given back. Throws like `collect` and `publishSite`. */
export async function* publishing(
  root: string,
  folder: string | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<Publishing> {
  const stop = new AbortController();
  const step = { done: 0, of: 0 };
  const work = publish(root, folder, {
    signal: signal ? AbortSignal.any([signal, stop.signal]) : stop.signal,
    progress: (done, of) => Object.assign(step, { done, of }),
  });
  const ended = work.then(
    () => true,
    () => true,
  );
  try {
    while (!(await Promise.race([ended, after(pace, false)]))) yield { ...step };
    yield { result: await work };
  } finally {
    stop.abort();
  }
}

async function publish(
  root: string,
  folder: string | undefined,
  following: Pick<NonNullable<Parameters<typeof collect>[1]>, "signal" | "progress">,
): Promise<PublishedPage> {
  const log = await collect(root, following);
  const adrs = log.adrs.length;
  if (folder === undefined) return { adrs, page: { name: `${slugOf(log.title)}.html`, html: publishedPage(log) } };
  await publishSite(log, folder);
  return { adrs, page: null };
}
