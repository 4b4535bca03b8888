import { lookup } from "#shared/base/by";
import type { Instant } from "#shared/base/day";
import { AdroitError } from "#shared/base/error";
import type { Id } from "#shared/base/id";
import type { Playbook, PlaybookEntry } from "#shared/playbook/playbook";
import type { DecisionRecord, Draft, Inputs } from "./record";

/** A blank draft: the criteria that every team is asked, one team round, one ballot with the default points. */
export function newDraft({ hash, playbook }: PlaybookEntry): Draft {
  const asked = playbook.criteria.filter(({ always }) => always);
  return {
    frame: {
      title: "",
      problem: "",
      scope: "",
      decider: "",
      decisionMakers: [],
      consulted: [],
      informed: [],
      reversible: null,
    },
    playbook: hash,
    options: playbook.options.map((option) => ({ ...option })),
    criteria: asked.map(({ id }) => ({ id })),
    mustHaves: [],
    seats: [],
    anonymous: false,
    rounds: [
      {
        kind: "team",
        n: 1,
        criteria: asked.map(({ id }) => id),
        ballots: [
          {
            id: "team",
            weighing: "points",
            points: Object.fromEntries(asked.map(({ id, points }) => [id, points])),
            ranking: [],
            judgements: {},
          },
        ],
        revealed: true,
      },
    ],
    status: "draft",
    place: "frame",
  };
}

export function newRecord(of: { id: Id; now: Instant; entry: PlaybookEntry; draft?: Draft }): DecisionRecord {
  const { hash, playbook } = of.entry;
  return {
    version: 1,
    id: of.id,
    created: of.now,
    playbooks: { [hash]: playbook },
    draft: of.draft ?? newDraft(of.entry),
    revisions: [],
  };
}

/** The playbook that a state of the record was made with; `RECORD_DAMAGED` where the record doesn't carry it. */
export function playbookOf(record: DecisionRecord, inputs: Inputs = record.draft): Playbook {
  const playbook = lookup(record.playbooks, inputs.playbook);
  if (playbook) return playbook;
  throw new AdroitError("RECORD_DAMAGED", `The record "${record.id}" lacks the playbook that it was made with.`, {
    subject: record.id,
    remedy: "Restore the record from a backup, or import it again from its repository.",
  });
}
