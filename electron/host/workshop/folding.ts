/** What was revealed becomes part of the record while the workshop still runs. */
import type { Log } from "#electron/host/log";
import type { Store } from "#electron/host/store/store";
import type { Day } from "#shared/base/day";
import { AdroitError } from "#shared/base/error";
import { fold } from "#shared/workshop/fold";
import type { Session } from "#shared/workshop/session";
import type { Live } from "./live";

/** How often somebody else may save the record in between. */
const mostTries = 5;

/** Puts what was revealed into the record. Somebody may save the record meanwhile, so it is tried again. */
export async function foldNow(store: Store, session: Session, today: Day): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      const { etag } = await store.get(session.record);
      await store.change(session.record, etag, (record) => fold(record, session, today));
      return;
    } catch (error) {
      if (!(error instanceof AdroitError) || error.code !== "CONFLICT" || tries === mostTries) throw error;
    }
  }
}

export interface Folding {
  /** Resolves once nothing is on its way to the record. */
  idle(): Promise<void>;
  stop(): void;
}

/** Folds after every reveal. A rehearsal leaves nothing. */
export function foldOnReveal(live: Live, store: Store, today: () => Day, log: Log): Folding {
  let known: Pick<Session, "rounds" | "opened"> | null = null;
  let folding: Promise<void> = Promise.resolve();
  const silence = live.onChange(() => {
    const { rounds, opened, rehearsal, record } = live.session;
    if (rehearsal || (known?.rounds === rounds && known.opened === opened)) return;
    const before = known;
    known = { rounds, opened };
    // Reopening hides something again; the record keeps what it has until the next reveal.
    if (shown({ rounds, opened }) === 0 || (before && before.rounds === rounds && shown(before) >= shown(known)))
      return;
    folding = folding
      .then(() => foldNow(store, live.session, today()))
      .catch((error) => log.error("workshop not folded yet", { record, error }));
  });
  return { idle: () => folding, stop: silence };
}

/** How much is open. */
function shown({ rounds, opened }: Pick<Session, "rounds" | "opened">): number {
  return rounds.length + Object.values(opened).filter(Boolean).length;
}
