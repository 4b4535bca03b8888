/** What leads on from an accepted decision: reviews, successors, restored states. */
import { AdroitError } from "#shared/base/error";
import type { Id } from "#shared/base/id";
import { calibration, type Resolved, resolvedIn } from "#shared/record/forecasts";
import type { DecisionRecord, Review } from "#shared/record/record";
import { beginReview, closeReview, happened } from "#shared/record/review";
import { restored, successor } from "#shared/record/successor";
import type { Handlers } from "../handlers";
import type { Needs } from "../needs";
import { shownNow } from "../records/shown";

export function reviewHandlers({ store, view, today, now, newId }: Omit<Needs, "library">): Pick<
  Handlers,
  "reviews"
> & {
  records: Pick<Handlers["records"], "supersede" | "restore">;
} {
  const changed = async (id: Id, etag: string, fn: Parameters<typeof store.change>[2]) => {
    await store.change(id, etag, fn);
    return view(id);
  };
  const created = async (record: DecisionRecord) => {
    await store.create(record);
    return view(record.id);
  };
  return {
    reviews: {
      happened: ({ id, etag, what, on }) => changed(id, etag, (record) => happened(record, what, on)),
      begin: ({ id, etag, by }) => changed(id, etag, (record) => beginReview(record, { today: today(), by })),
      async save({ id, etag, review }) {
        const saved = await store.change(id, etag, (record) => withReview(record, review));
        return { etag: saved.etag };
      },
      async forecasts() {
        const { records } = await store.list();
        const resolved: Resolved[] = [];
        for (const { id, readOnly } of records) {
          const found = readOnly === null ? await store.get(id).catch(() => null) : null;
          if (found) resolved.push(...resolvedIn([found.record]));
        }
        return { resolved: resolved.length, calibration: calibration(resolved) };
      },
      cancel: ({ id, etag }) => changed(id, etag, ({ review: _, ...record }) => record),
      async close({ id, etag }) {
        const { thresholds } = await store.settings.get();
        return changed(id, etag, async (record) => {
          const inputs = record.review?.verdict === "amend" ? record.review.inputs : record.draft;
          const shown = await shownNow(record, inputs, thresholds);
          return closeReview(record, { today: today(), shown, adr: null });
        });
      },
    },
    records: {
      async supersede({ id, carry }) {
        const { record } = await store.get(id);
        mustHold(record);
        return created(successor(record, { id: newId(), now: now(), carry }));
      },
      async restore({ id, revision }) {
        const { record } = await store.get(id);
        return created(restored(record, revision, { id: newId(), now: now() }));
      },
    },
  };
}

/** The review as it was edited; when it began and what it reviews stay. */
function withReview(record: DecisionRecord, review: Review): DecisionRecord {
  if (!record.review) {
    throw new AdroitError("CONFLICT", "This review was closed or cancelled.", {
      subject: record.id,
      remedy: "Open the decision again.",
    });
  }
  if (!Object.hasOwn(record.playbooks, review.inputs.playbook)) {
    throw new AdroitError("BAD_INPUT", "The record doesn't carry this playbook.", {
      subject: "review.inputs.playbook",
      remedy: "Keep the playbook that the decision was made with.",
    });
  }
  return { ...record, review: { ...review, begun: record.review.begun } };
}

function mustHold({ id, draft, supersededBy }: DecisionRecord): void {
  if (draft.status === "accepted" || draft.status === "deprecated") return;
  throw new AdroitError("READ_ONLY", `A decision that is ${draft.status} isn't superseded.`, {
    subject: id,
    remedy: supersededBy ? `Open “${supersededBy.title}”, which took its place.` : "Accept it first, or change it.",
  });
}
