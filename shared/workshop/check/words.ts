/** Which words may be put in by whom, when: a rule per kind of word. */
import { lookup } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import type { Judgement } from "#shared/record/record";
import type { WorkshopStep } from "../agenda";
import type { Private, Word } from "../ballot";
import type { Refusal } from "../command";
import { ballotOf, mayChange, roomCriteria, speaks, votes } from "../people";
import type { Session, SessionSeat } from "../session";
import { criterionFault, firstOf, refuse } from "./outcome";

const mostComments = 50;
const mostRisks = 10;
const mostProposals = 10;

export const tooLate = refuse("phase", "It is open already; nothing can be changed.");
const notNow = refuse("phase", "It isn't asked at this step.");

const who = {
  votes: (seat: SessionSeat) => (votes(seat) ? null : refuse("role", "This seat doesn't vote.")),
  speaks: (seat: SessionSeat) => (speaks(seat) ? null : refuse("role", "Observers only look on.")),
  all: () => null,
};

interface Rule<W> {
  who: keyof typeof who;
  /** Steps at which it may be said; without any, whenever `fault` allows it. */
  at?: readonly WorkshopStep[];
  /** Whether it may be said while the step is hidden or once it is open; left out, both. */
  phase?: "hidden" | "revealed";
  fault?(session: Session, word: W, own: Private): Refusal | null;
}

const rules: { [K in Word["on"]]: Rule<Extract<Word, { on: K }>> } = {
  comment: {
    who: "speaks",
    at: ["reading"],
    fault: ({ opened }, word, own) =>
      opened.comments ? tooLate : tooMany(own.comments, word.id, mostComments, "comments"),
  },
  criterion: {
    who: "speaks",
    at: ["criteria"],
    phase: "hidden",
    fault: (session, word) =>
      firstOf(
        () => (mayChange(session).includes(word.criterion) ? null : refuse("phase", "This one isn't asked about.")),
        () => (word.with ? criterionFault(session, word.with) : null),
      ),
  },
  proposal: {
    who: "speaks",
    at: ["criteria"],
    phase: "hidden",
    fault: ({ proposals }, { id }, own) =>
      proposals.some((one) => one.id === id) ? tooLate : tooMany(own.proposals, id, mostProposals, "proposals"),
  },
  "must-have": {
    who: "speaks",
    at: ["criteria"],
    phase: "hidden",
    fault: ({ inputs }, { mustHave }) =>
      inputs.mustHaves.some(({ id }) => id === mustHave)
        ? null
        : refuse("unknown", `There is no must-have "${mustHave}".`),
  },
  points: {
    who: "votes",
    at: ["points", "judgements", "again"],
    phase: "hidden",
    fault(session, word) {
      if (session.step === "judgements" && session.opened.points) return tooLate;
      if (word.weighing !== session.weighing) return refuse("invalid", "Criteria are weighed in another way here.");
      if (new Set(word.ranking).size < word.ranking.length) return refuse("invalid", "Each criterion has one place.");
      return firstOf(...[...Object.keys(word.points), ...word.ranking].map((id) => () => criterionFault(session, id)));
    },
  },
  judgement: {
    who: "votes",
    at: ["judgements", "again"],
    phase: "hidden",
    fault: (session, word, own) =>
      firstOf(
        () => criterionFault(session, word.criterion),
        () => askedFault(session, word.criterion, own),
        () => word.judgement && judgementFault(session, word.criterion, word.judgement),
      ),
  },
  risk: {
    who: "speaks",
    at: ["premortem"],
    phase: "hidden",
    fault: ({ inputs }, { id, option }, own) =>
      option !== undefined && !inputs.options.some((one) => one.id === option)
        ? refuse("unknown", `There is no option "${option}".`)
        : tooMany(own.risks, id, mostRisks, "risks"),
  },
  dots: {
    who: "speaks",
    at: ["premortem"],
    phase: "revealed",
    fault({ ballots }, { risks: given }) {
      if (new Set(given).size !== given.length || given.length > 2)
        return refuse("invalid", "There are two dots, each for another risk.");
      const all = Object.values(ballots).flatMap(({ risks }) => risks.map(({ id }) => id));
      return given.every((id) => all.includes(id)) ? null : refuse("unknown", "There is no such risk.");
    },
  },
  changed: { who: "votes", at: ["discussion"], fault: (session, word) => criterionFault(session, word.criterion) },
  consent: {
    who: "votes",
    at: ["decide"],
    phase: "hidden",
    fault({ choice }, { level, reason }) {
      if (choice === null) return refuse("phase", "Nothing is chosen yet.");
      return level <= 2 && reason.trim() === ""
        ? refuse("invalid", "Below 3 it takes a reason; it stands in the record as your dissent.")
        : null;
    },
  },
  dissent: {
    who: "all",
    fault({ opened }, { text }, { consent }) {
      if (!opened.decide) return notNow;
      if (consent === null || consent.level > 2) return refuse("role", "Only who dissented corrects a dissent.");
      return text.trim() === "" ? refuse("invalid", "A dissent has a reason.") : null;
    },
  },
};

/** Why a seat may not say this now, or `null`. */
export function wordFault(session: Session, word: Word, seat: SessionSeat): Refusal | null {
  const rule = rules[word.on] as Rule<Word>;
  return firstOf(
    () => who[rule.who](seat),
    () => (rule.at === undefined || rule.at.includes(session.step) ? null : notNow),
    () => {
      const open = session.phase === "revealed";
      if (rule.phase === "hidden" && open) return tooLate;
      return rule.phase === "revealed" && !open ? notNow : null;
    },
    () => rule.fault?.(session, word, ballotOf(session, seat.id)) ?? null,
  );
}

function tooMany(list: { id: Id }[], id: Id, most: number, what: string): Refusal | null {
  return list.length >= most && !list.some((one) => one.id === id)
    ? refuse("invalid", `${most} ${what} are the most.`)
    : null;
}

/** A review asks what changed, the second round what was discussed; who missed the first is asked about all. */
function askedFault({ revisit, step, cells }: Session, criterion: Id, own: Private): Refusal | null {
  if (revisit && !revisit.asked.includes(criterion)) return refuse("phase", "Only what changed is judged again.");
  const first = Object.keys(lookup(own.judgements, "1") ?? {}).length > 0;
  return step === "again" && first && !cells.some((cell) => cell.criterion === criterion)
    ? refuse("phase", "Only what was discussed is judged again.")
    : null;
}

function judgementFault(session: Session, criterion: Id, judgement: Judgement): Refusal | null {
  if ("unknown" in judgement) return null;
  const options = session.inputs.options.map(({ id }) => id);
  const scored = Object.keys("scores" in judgement ? judgement.scores : (judgement.adjusted ?? {}));
  const stranger = scored.find((id) => !options.includes(id));
  if (stranger) return refuse("unknown", `There is no option "${stranger}".`);
  if ("scores" in judgement) return null;
  const asked = roomCriteria(session).find(({ id }) => id === criterion);
  return asked?.answers.some(({ id }) => id === judgement.answer)
    ? null
    : refuse("unknown", `"${judgement.answer}" is no answer to "${asked?.title ?? criterion}".`);
}
