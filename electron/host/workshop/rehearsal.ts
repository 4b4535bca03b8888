/** Simulated people for a rehearsal. They answer whatever is asked, one thing at a time, and say when they are done. */
import { lookup } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import type { Score } from "#shared/playbook/playbook";
import { criteriaInUse } from "#shared/record/criteria";
import type { Judgement } from "#shared/record/record";
import type { Word } from "#shared/workshop/ballot";
import type { SeatCommand } from "#shared/workshop/command";
import { askedOf, ballotIdOf, ballotOf, deciderOf, mayChange, roundOf } from "#shared/workshop/people";
import type { Session } from "#shared/workshop/session";
import type { Live } from "./live";

const names = ["Ana", "Ben", "Cleo", "Dev", "Eli", "Fay", "Gus", "Hana", "Ivo", "Jo", "Kim", "Lea"];

const comments = [
  "Is this the whole problem?",
  "Who looks after it at night?",
  "What happens when we do nothing?",
  "How many people use it in a year?",
];
const proposals = ["How easily we find people", "What it costs in three years", "How we would leave it again"];
const risks = [
  "We learned it too late.",
  "The one who knew it left.",
  "Upgrades took a week each.",
  "It was made for a larger product than ours.",
];

/** Seats `count` of them, and lets each act every `every` milliseconds until `stop`. */
export async function rehearse(
  live: Live,
  count: number,
  random: (bytes: number) => Uint8Array,
  every = 400,
): Promise<{ stop(): void }> {
  const hex = (bytes: number) => Buffer.from(random(bytes)).toString("hex");
  const seats: Id[] = [];
  for (let i = 0; i < count; i++) {
    const seat = `s${hex(6)}`;
    const role = i === 0 ? "decider" : "voter";
    const name = names[i % names.length] as string;
    await live.ask({ type: "knock", seat, name, role, key: hex(32) }, "host");
    await live.ask({ type: "admit", seat, role }, { seat: "facilitator" });
    seats.push(seat);
  }
  let turn = 0;
  const timer = setInterval(
    () => {
      const seat = seats[turn++ % seats.length] as Id;
      const command = nextCommand(live.session, seat, (n) => (random(1)[0] as number) % n, hex);
      if (command) void live.ask(command, { seat }).catch(() => {});
    },
    Math.max(20, every / count),
  );
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

/** What a simulated person does next; `null` when there is nothing to do. */
function nextCommand(
  session: Session,
  seat: Id,
  pick: (n: number) => number,
  hex: (bytes: number) => string,
): SeatCommand | null {
  if (session.closed) return null;
  if (session.anonymous && ballotIdOf(session, seat) === null) return { type: "claim", ballot: `b${hex(15)}` };
  if (session.done.includes(seat)) return null;
  // Until somebody chose there is nothing to go along with, and whoever is done is asked no more.
  if (session.step === "decide" && session.choice === null && deciderOf(session)?.id !== seat) return null;
  return nextWord(session, seat, pick, hex) ?? { type: "done", done: true, from: session.step };
}

function nextWord(
  session: Session,
  seat: Id,
  pick: (n: number) => number,
  hex: (bytes: number) => string,
): SeatCommand | null {
  const { step, phase, playbook, inputs, choice } = session;
  const own = ballotOf(session, seat);
  const one = (texts: readonly string[]) => texts[pick(texts.length)] as string;
  const cast = (word: Word): SeatCommand => ({ type: "cast", word });
  const criteria = criteriaInUse(playbook, inputs);
  if (phase === "revealed" && step !== "premortem") return null;
  switch (step) {
    case "reading":
      return own.comments.length > 0 || session.opened.comments
        ? null
        : cast({ on: "comment", id: `c${hex(6)}`, section: "problem", text: one(comments) });
    case "criteria": {
      const left = mayChange(session).find((id) => !lookup(own.criteria, id));
      if (left) return cast({ on: "criterion", criterion: left, word: pick(5) === 0 ? "drop" : "keep" });
      if (own.proposals.length > 0 || session.asking.length > 0 || pick(4) > 0) return null;
      return cast({ on: "proposal", id: `p${hex(6)}`, kind: "criterion", text: one(proposals) });
    }
    case "points":
      return lookup(own.stands, "1") ? null : cast(weighed());
    case "judgements":
    case "again": {
      const given = lookup(own.judgements, String(roundOf(session))) ?? {};
      const left = askedOf(session, seat).find((id) => !Object.hasOwn(given, id));
      const criterion = criteria.find(({ id }) => id === left);
      return criterion ? cast({ on: "judgement", criterion: criterion.id, judgement: judged(criterion) }) : null;
    }
    case "premortem":
      if (phase === "revealed" || own.risks.length > 0) return null;
      return cast({
        on: "risk",
        id: `r${hex(6)}`,
        kind: "failed",
        option: (inputs.options[pick(inputs.options.length)] ?? inputs.options[0])?.id,
        text: one(risks),
      });
    case "decide":
      if (choice === null) {
        const option = inputs.options[pick(inputs.options.length)]?.id ?? null;
        return { type: "choose", option, reason: "It fits best.", overrule: "We expect to grow into it." };
      }
      return own.consent
        ? null
        : cast({ on: "consent", level: 3 + pick(3), confidence: 50 + 5 * pick(10), reason: "" });
    default:
      return null;
  }

  function weighed(): Word {
    const points = Object.fromEntries(criteria.map(({ id }) => [id, 5 * (1 + pick(10))]));
    const { weighing } = session;
    if (weighing !== "ranking") return { on: "points", weighing, points, ranking: [] };
    const ranking = criteria
      .map(({ id }) => id)
      .toSorted((a, b) => (lookup(points, b) ?? 0) - (lookup(points, a) ?? 0));
    return { on: "points", weighing, points: {}, ranking };
  }

  function judged({ answers }: (typeof criteria)[number]): Judgement {
    const answer = answers[pick(Math.max(1, answers.length))];
    if (answer) return { answer: answer.id };
    return { scores: Object.fromEntries(inputs.options.map(({ id }) => [id, (1 + pick(5)) as Score])) };
  }
}
