import { useCallback, useEffect, useRef, useState } from "react";
import type { RecordView } from "#shared/api/records";
import type { Decision, Review } from "#shared/record/record";
import { failureOf } from "../../host/failure";
import { useHost } from "../../host/HostContext";
import { type HostAction, useAction } from "../../host/useAction";
import { createSaver, type Saver, type Saving } from "../record/saver";

export interface Reviewing {
  review: Review;
  saving: Saving;
  change(next: Partial<Review>): void;
  decide(next: Partial<Decision>): void;
  /** Waits until all is stored; false when it couldn't be. */
  settled(): Promise<boolean>;
  etag(): string;
  /** What the host does with the record as a whole. */
  action: HostAction;
}

/** The review of a record: at once on screen and on disk. */
export function useReview(view: RecordView, begun: Review): Reviewing {
  const { host } = useHost();
  const [review, setReview] = useState(begun);
  const [saving, setSaving] = useState<Saving>({ state: "saved" });
  const action = useAction();
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
  return { review, saving, change, decide, settled: saver.settled, etag: saver.etag, action };
}
