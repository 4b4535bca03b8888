import type { Hit } from "#shared/api/records";
import { AdroitError } from "#shared/base/error";
import type { Id } from "#shared/base/id";
import { findIn, folded, passagesOf, queryWords } from "#shared/record/search";
import type { Store } from "../store/store";

/** Records read side by side. */
const batch = 64;

type Searched = { modified: string; passages: { where: string; text: string; folded: string }[] };

/**
 * Search over everything that records say. A record is read when it is searched for the first time or has changed
 * since, so the first search of many takes longest.
 */
export function openSearch(store: Store): (words: string) => Promise<Hit[]> {
  const known = new Map<Id, Searched>();

  async function searched(id: Id, modified: string): Promise<Searched> {
    const before = known.get(id);
    if (before?.modified === modified) return before;
    const passages = await store.get(id).then(
      ({ record }) => passagesOf(record).map((passage) => ({ ...passage, folded: folded(passage.text) })),
      (error: unknown) => {
        // Damaged, deleted or of a newer format: the list tells, and the search goes on.
        if (error instanceof AdroitError) return [];
        throw error;
      },
    );
    const now = { modified, passages };
    known.set(id, now);
    return now;
  }

  return async (query) => {
    const words = queryWords(query);
    const { records } = await store.list();
    const ids = new Set(records.map(({ id }) => id));
    for (const id of known.keys()) if (!ids.has(id)) known.delete(id);
    const hits: Hit[] = [];
    for (let i = 0; i < records.length; i += batch) {
      const some = records.slice(i, i + batch);
      const read = await Promise.all(some.map(({ id, modified }) => searched(id, modified)));
      some.forEach(({ id }, k) => {
        const found = findIn(read[k]?.passages ?? [], words);
        if (found) hits.push({ id, ...found });
      });
    }
    return hits;
  };
}
