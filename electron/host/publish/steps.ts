/** Publishing for the app: tells how far it is, and ends with the page or the folder. */
import { slugOf } from "#shared/adr/folder/slug";
import type { PublishedPage, PublishStep } from "#shared/api/repo";
import { underway } from "../underway";
import { collectLog } from "./collect";
import { publishedPage, publishSite } from "./publish";

/** `folder` is where the site goes; without it the page is given back. Throws like `collectLog` and `publishSite`. */
export const publishing = (root: string, folder: string | undefined, asked: AbortSignal | undefined) =>
  underway<PublishStep, PublishedPage>(async (step, signal) => {
    const log = await collectLog(root, { signal, progress: (done, of) => step({ done, of }) });
    const adrs = log.adrs.length;
    if (folder === undefined) return { adrs, page: { name: `${slugOf(log.title)}.html`, html: publishedPage(log) } };
    await publishSite(log, folder);
    return { adrs, page: null };
  }, asked);
