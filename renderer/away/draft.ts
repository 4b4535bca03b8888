/**
 * A draft of somebody's answers, kept on this device where they ask for it. All pages that a browser opens from files may
 * share its storage, so nothing is kept unasked, and a draft goes once it is sealed.
 */
import type { Word } from "#shared/workshop/ballot";

export interface AwayDraft {
  name: string;
  words: Word[];
}

export interface Drafts {
  read(): AwayDraft | null;
  keep(draft: AwayDraft): void;
  remove(): void;
}

export function draftsIn(storage: Storage | null, call: string): Drafts {
  const key = `adroit.draft.${call}`;
  const quietly = <T>(act: () => T): T | null => {
    try {
      return act();
    } catch {
      return null;
    }
  };
  return {
    read: () => quietly(() => JSON.parse(storage?.getItem(key) ?? "null") as AwayDraft | null),
    keep: (draft) => quietly(() => storage?.setItem(key, JSON.stringify(draft))),
    remove: () => quietly(() => storage?.removeItem(key)),
  };
}
