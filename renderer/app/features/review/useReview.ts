import { useCallback, useEffect, useRef, useState } from "react";
import type { RecordView } from "#shared/api/records";
import type { Decision, Review } from "#shared/record/record";
import { type Failure, failureOf } from "../../host/failure";
import { useHost } from "../../host/HostContext";
import { createSaver, type Saver, type Saving } from "../record/saver";

export interface Reviewing {
  review: Review;
  saving: Saving;
  change(next: Partial<Review>): void;
  decide(next: Partial<Decision>): void;
  /** Waits until all is stored; false when it couldn't be. */
  settled(): Promise<boolean>;
  etag(): string;
  failure: Failure | null;
  /** Runs something that the host does with the record, and shows what went wrong. */
  act(doing: () => Promise<void>): Promise<void>;
}

/** The review of a record: at once on screen and on disk. */
export function useReview(view: RecordView, begun: Review): Reviewing {
  const { host } = useHost();
  const [review, setReview] = useState(begun);
  const [saving, setSaving] = useState<Saving>({ state: "saved" });
  const [failure, setFailure] = useState<Failure | null>(null);
  const latest = useRef(begun);
  const { id } = view.record;
  const ref = useRef<Saver<Review> | null>(null);
  ref.current ??= createSaver<Review>({
    etag: view.etag,
    save: (etag, next) => host.reviews.save({ id, etag, review: next }),
    failureOf,
    show: setSaving,
    retry: 3000,
  });
  const saver = ref.current;
  useEffect(() => () => saver.stop(), [saver]);

  const change = useCallback(
    (next: Partial<Review>) => {
      latest.current = { ...latest.current, ...next };
      setReview(latest.current);
      saver.put(latest.current);
    },
    [saver],
  );
  const decide = useCallback(
    (next: Partial<Decision>) => change({ decision: { ...latest.current.decision, ...next } }),
    [change],
  );
  const act = useCallback(async (doing: () => Promise<void>) => {
    try {
      setFailure(null);
      await doing();
    } catch (error) {
      setFailure(failureOf(error));
    }
  }, []);
  return { review, saving, change, decide, settled: saver.settled, etag: saver.etag, failure, act };
}
