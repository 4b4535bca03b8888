/** Decision records: begin, change, accept, find, throw away. */

import type { Thresholds } from "#shared/analysis/model";
import type { RecordView } from "#shared/api/records";
import { canonicalJson } from "#shared/base/canonical";
import { AdroitError } from "#shared/base/error";
import type { Id } from "#shared/base/id";
import type { PlaybookEntry } from "#shared/playbook/playbook";
import { accept, corrected, isOpen, takeBack, withStatus } from "#shared/record/accept";
import { draftFromAnswers } from "#shared/record/answers";
import { newDraft, newRecord, playbookOf } from "#shared/record/create";
import { otherEdition, withEdition } from "#shared/record/edition";
import type { DecisionRecord, Draft } from "#shared/record/record";
import { withoutScores } from "#shared/record/unscored";
import type { Handlers } from "../handlers";
import type { Needs } from "../needs";
import { exampleNamed } from "../playbooks/library";
import { openSearch } from "./search";
import { shownNow } from "./shown";
import { markSuperseded } from "./supersession";

/** All of `records` but what leads on from an accepted decision, which is a matter of reviews. */
type Own = Omit<Handlers["records"], "supersede" | "restore">;

export function recordHandlers({ store, library, playbooks, today, now, newId, view }: Needs): Own {
  const search = openSearch(store);
  const keep = async (entry: PlaybookEntry, draft: Draft): Promise<RecordView> => {
    const record = newRecord({ id: newId(), now: now(), entry, draft });
    await store.create(record);
    return view(record.id);
  };
  return {
    list: () => store.list(),
    get: ({ id }) => view(id),
    async create({ playbook, hash, example, title, unscored }) {
      const { from: _, ...entry } = await playbooks.find(playbook, hash);
      const filled =
        example === undefined ? newDraft(entry) : draftFromAnswers(entry, exampleNamed(library, example).answers);
      const draft = unscored ? withoutScores(filled) : filled;
      return keep(entry, title === undefined ? draft : { ...draft, frame: { ...draft.frame, title } });
    },
    async save({ id, etag, draft }) {
      const { thresholds } = await store.settings.get();
      const saved = await store.change(id, etag, (record) => withDraft(record, draft, thresholds));
      return { etag: saved.etag };
    },
    async setStatus({ id, etag, status }) {
      const { thresholds } = await store.settings.get();
      await store.change(id, etag, async (record) => {
        if (status !== "accepted") return withStatus(record, status);
        const shown = await shownNow(record, record.draft, thresholds);
        return accept(record, { today: today(), shown, adr: null });
      });
      if (status === "accepted") await markSuperseded(store, (await store.get(id)).record);
      return view(id);
    },
    async takeBack({ id, etag, by, why }) {
      await store.change(id, etag, async (record) => {
        const { recordStanding: standing } = await import("./exported-status");
        if ((await standing(record)) === "committed") throw relied(id);
        return takeBack(record, { today: today(), by, why });
      });
      return view(id);
    },
    async takeEdition({ id, etag, edition }) {
      await store.change(id, etag, async (record) => {
        const entries = await playbooks.editions(playbookOf(record).id);
        const offered = otherEdition(playbookOf(record), entries);
        if (!isOpen(record.draft.status)) throw decided(record);
        const entry = entries.find(({ hash }) => hash === edition);
        if (entry === undefined || !offered?.newer || offered.hash !== edition)
          throw new AdroitError("CONFLICT", "That edition isn't newer than the one that the decision has.", {
            subject: "edition",
            remedy: "Open the decision again; it says which edition is there.",
          });
        return withEdition(record, { hash: entry.hash, playbook: entry.playbook });
      });
      return view(id);
    },
    async duplicate({ id }) {
      const { record } = await store.get(id);
      const { decision: _, frame, ...inputs } = record.draft;
      const entry = { hash: inputs.playbook, playbook: playbookOf(record) };
      const title = frame.title === "" ? "" : `${frame.title} (copy)`;
      return keep(entry, { ...inputs, frame: { ...frame, title }, status: "draft", place: "frame" });
    },
    search: async ({ words }) => ({ hits: await search(words) }),
    remove: ({ id }) => store.remove(id),
    dismissDamaged: ({ file }) => store.dismissDamaged(file),
  };
}

export function trashHandlers({ store }: Pick<Needs, "store">): Handlers["trash"] {
  return {
    list: () => store.trash.list(),
    restore: ({ id }) => store.trash.restore(id),
    empty: () => store.trash.empty(),
  };
}

/**
 * The record with another draft. An accepted decision may still be corrected until it is exported; from then on only
 * where the user was is kept. A status changes through `setStatus`, which knows what it takes.
 */
async function withDraft(
  record: DecisionRecord,
  draft: Draft,
  thresholds: Partial<Thresholds>,
): Promise<DecisionRecord> {
  const stored = record.draft;
  if (draft.status !== stored.status) {
    throw new AdroitError("BAD_INPUT", `Saving doesn't change the status: it is ${stored.status}.`, {
      subject: "draft.status",
      remedy: "Change the status by its own command.",
    });
  }
  if (!Object.hasOwn(record.playbooks, draft.playbook)) {
    throw new AdroitError("BAD_INPUT", "The record doesn't carry this playbook.", {
      subject: "draft.playbook",
      remedy: "Keep the playbook that the decision was begun with.",
    });
  }
  const open = stored.status === "draft" || stored.status === "proposed";
  const same = canonicalJson({ ...draft, place: "" }) === canonicalJson({ ...stored, place: "" });
  if (open || same) return { ...record, draft };
  if (stored.status === "accepted" && record.repo === undefined && record.revisions.at(-1)?.changed === undefined)
    return corrected(record, draft, await shownNow(record, draft, thresholds));
  throw decided(record);
}

function decided({ id, draft: { status } }: DecisionRecord): AdroitError {
  return new AdroitError("READ_ONLY", `This decision is ${status} and isn't changed any more.`, {
    subject: id,
    remedy: "Take the status back while its ADR isn't committed, or duplicate it to decide anew.",
  });
}

function relied(id: Id): AdroitError {
  return new AdroitError("READ_ONLY", "The ADR is committed, so others may rely on it.", {
    subject: id,
    remedy: "Begin a review: it keeps, changes or ends the decision.",
  });
}
