/** What was typed while the host was away: kept in this browser until it is stored, for at most a week. */
import type { Id } from "#shared/base/id";
import type { Draft } from "#shared/record/record";

export interface KeptDraft {
  /** The state that it was made from. */
  etag: string;
  draft: Draft;
  /** Milliseconds since 1970. */
  at: number;
}

const prefix = "adroit.kept.";
const week = 7 * 24 * 60 * 60 * 1000;

/** A browser may refuse to keep anything, or be full; then it is only on screen, as before. */
function withStorage<T>(use: (storage: Storage) => T): T | null {
  try {
    return use(window.localStorage);
  } catch {
    return null;
  }
}

export function keep(id: Id, etag: string, draft: Draft, at: number): void {
  withStorage((storage) => storage.setItem(prefix + id, JSON.stringify({ etag, draft, at } satisfies KeptDraft)));
}

export function dropKept(id: Id): void {
  withStorage((storage) => storage.removeItem(prefix + id));
}

/** What is kept of a record. The host looks at it before anything of it is shown. */
export function keptOf(id: Id, now: number): KeptDraft | null {
  return withStorage((storage) => {
    for (const key of Object.keys(storage).filter((name) => name.startsWith(prefix))) {
      const at = read(storage.getItem(key))?.at ?? 0;
      if (now - at > week) storage.removeItem(key);
    }
    return read(storage.getItem(prefix + id));
  });
}

function read(text: string | null): KeptDraft | null {
  try {
    const kept: unknown = JSON.parse(text ?? "null");
    const whole = typeof kept === "object" && kept !== null && "draft" in kept && "etag" in kept && "at" in kept;
    return whole && typeof kept.etag === "string" && typeof kept.at === "number" ? (kept as KeptDraft) : null;
  } catch {
    return null;
  }
}
