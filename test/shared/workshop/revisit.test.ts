import { expect, test } from "vitest";
import type { Id } from "#shared/base/id";
import { accept } from "#shared/record/accept";
import { recommend, shownOf } from "#shared/record/recommend";
import type { Change, DecisionRecord, Judgement } from "#shared/record/record";
import { beginReview, closeReview } from "#shared/record/review";
import { recordSchema } from "#shared/record/schema";
import { agendaFault, reviewAgenda, totalMinutes } from "#shared/workshop/agenda";
import { replay } from "#shared/workshop/apply/apply";
import { fold } from "#shared/workshop/fold";
import { askedOf } from "#shared/workshop/people";
import { beforeOf, revisitOf } from "#shared/workshop/revisit";
import { briefOf } from "#shared/workshop/view/brief";
import { publicView } from "#shared/workshop/view/public";
import { beforeWords } from "#shared/workshop/words";
import { begun, playbook, type Run, record, run } from "../../samples/session";

const points = { cargo: 50, speed: 30, fun: 20 };
const thresholds = begun().thresholds;
const answer = (id: string): Judgement => ({ answer: id });
const fun = (ship: 1 | 2 | 3 | 4 | 5): Judgement => ({ scores: { ship, raft: 3 } });

function judge(room: Run, seat: Id, judgements: Record<Id, Judgement>) {
  for (const [criterion, judgement] of Object.entries(judgements))
    room.cast(seat, { on: "judgement", criterion, judgement });
}

function decide(room: Run, option: Id) {
  room.to("decide");
  const choice = { option, reason: "It carries us.", overrule: "We like it." };
  room.ask({ type: "choose", ...choice }, { seat: "ana" });
  room.cast("ben", { on: "consent", level: 1, confidence: null, reason: "It leaks." });
  room.reveal();
}

/** Ana, Ben and Cleo took the ship; a half year later a review is under way, and cargo changed. */
function underReview(changed: Change[] = [{ about: "criterion", id: "cargo", note: "We carry less" }]): DecisionRecord {
  const room = run();
  for (const seat of ["ana", "ben", "cleo"]) room.seat(seat, seat === "ana" ? "decider" : "voter");
  room.to("points");
  for (const seat of ["ana", "ben", "cleo"]) room.cast(seat, { on: "points", weighing: "points", points, ranking: [] });
  room.to("judgements");
  judge(room, "ana", { cargo: answer("much"), speed: answer("soon"), fun: fun(4) });
  judge(room, "ben", { cargo: answer("much"), speed: answer("late"), fun: fun(4) });
  judge(room, "cleo", { cargo: answer("much"), speed: answer("late"), fun: fun(2) });
  decide(room, "ship");
  const folded = fold(record(), room.session, "2026-10-06");
  const shown = shownOf(recommend(playbook, folded.draft, thresholds));
  const accepted = accept(folded, { today: "2026-10-06", shown, adr: null });
  const reviewed = beginReview(accepted, { today: "2027-04-06", by: "Ana" });
  return { ...reviewed, review: { ...(reviewed.review as NonNullable<DecisionRecord["review"]>), changed } };
}

/** The room of the review: Ana and Ben again, and Dev, who is new. */
function again(from: DecisionRecord): Run {
  const revisit = revisitOf(from, playbook);
  if (!from.review || !revisit) throw new Error("no review");
  const room = run({ inputs: from.review.inputs, revisit, agenda: reviewAgenda.map((item) => ({ ...item })) });
  for (const seat of ["ana", "ben", "dev"]) room.seat(seat, seat === "ana" ? "decider" : "voter");
  return room;
}

test("the agenda of a review can be used and takes 25 minutes", () => {
  expect(agendaFault(reviewAgenda)).toBeNull();
  expect(totalMinutes(reviewAgenda)).toBe(25);
});

test("people whose decision takes the place of another read first what that one chose and why", () => {
  const before = beforeOf(underReview());
  const { session } = run(before ? { before } : {});
  expect(briefOf(session).before).toEqual({
    ...{ option: "Ship", on: "2026-10-06", by: "Ana", reason: "It carries us.", changed: [] },
    dissent: [{ who: "Ben", text: "It leaks." }],
  });
  expect(before && beforeWords(before)).toBe("Ship, on 6 Oct 2026 by Ana: It carries us.");
  expect(before && beforeWords({ ...before, by: "", reason: "" })).toBe("Ship, on 6 Oct 2026");
  expect(beforeOf(record())).toBeNull();
});

test("people read first what was decided, by whom and against whom, and what changed", () => {
  expect(briefOf(again(underReview()).session).before).toMatchObject({
    option: "Ship",
    on: "2026-10-06",
    by: "Ana",
    reason: "It carries us.",
    changed: ["We carry less"],
  });
  expect(briefOf(run().session).before).toBeNull();
});

test("only what changed is judged, on every screen; the rest goes on from what was said", () => {
  const from = underReview();
  const room = again(from);
  room.to("judgements");
  expect(askedOf(room.session, "dev")).toEqual(["cargo"]);
  expect(
    room.refused({ type: "cast", word: { on: "judgement", criterion: "fun", judgement: fun(1) } }, { seat: "ana" }),
  ).toMatchObject({ refused: "phase" });
  for (const seat of ["ana", "ben", "dev"]) judge(room, seat, { cargo: answer("little") });
  room.reveal();
  const [round] = publicView(room.session).opened.rounds;
  expect([...new Set(round?.cells.map(({ criterion }) => criterion))]).toEqual(["cargo"]);
  expect(room.session.cells.every(({ criterion }) => criterion === "cargo")).toBe(true);
  const left = fold(from, room.session, "2027-04-06");
  const ballots = left.review?.inputs.rounds.at(-1)?.ballots ?? [];
  const said = (seat: Id) => ballots.find((ballot) => ballot.seat === seat);
  // Their own answers of before; for who is new, those of most people and the mean of the points.
  expect(said("ana")).toMatchObject({
    points,
    judgements: { cargo: answer("little"), speed: answer("soon"), fun: fun(4) },
  });
  expect(said("ben")).toMatchObject({ points, judgements: { speed: answer("late"), fun: fun(4) } });
  expect(said("dev")).toMatchObject({
    points,
    judgements: { cargo: answer("little"), speed: answer("late"), fun: fun(4) },
  });
  // The accepted state is as it was.
  expect(left.draft).toEqual(from.draft);
});

test.each([
  ["the same answers and the same option keep it", "much", "ship", "retain"],
  ["other answers under the same option amend it", "little", "ship", "amend"],
  ["another option leads to a new decision", "little", "raft", "supersede"],
] as const)("%s", (_, cargo, option, verdict) => {
  const from = underReview();
  const room = again(from);
  room.to("judgements");
  // Without the one who is new, so that nothing but the answers can differ.
  room.ask({ type: "remove", seat: "dev" });
  room.seat("cleo");
  for (const seat of ["ana", "ben", "cleo"]) judge(room, seat, { cargo: answer(cargo) });
  decide(room, option);
  const left = fold(from, room.session, "2027-04-06");
  expect(left.review).toMatchObject({ verdict, by: "Ana" });
  expect(left.review?.why).toContain("It carries us.");
  expect(left.draft).toEqual(from.draft);
  expect(recordSchema.safeParse(JSON.parse(JSON.stringify(left))).error).toBeUndefined();
  const shown = shownOf(recommend(playbook, left.review?.inputs ?? left.draft, thresholds));
  const closed = closeReview(left, { today: "2027-04-06", shown, adr: null });
  expect(closed.draft.decision?.option).toBe("ship");
  // What the room said is kept, whatever came of it.
  expect(closed.revisions.at(-1)).toMatchObject({
    verdict,
    on: "2027-04-06",
    inputs: { workshop: { on: "2027-04-06" } },
    decision: { dissent: [{ who: "Ben", text: "It leaks." }] },
  });
  // The log says it all.
  expect(replay(playbook, room.events)).toEqual(room.session);
});

test("where nothing that changed concerns a criterion, all are asked; a new forecast or action joins those before", () => {
  const from = underReview([]);
  const room = again(from);
  expect(askedOf(room.session, "ana")).toEqual(["cargo", "speed", "fun"]);
  decide(room, "ship");
  room.to("followup");
  const action = { what: "Paint the ship", owner: "Ben", due: null };
  const forecast = { id: "f1", statement: "We arrive", probability: 80, on: "2027-12-01" };
  const followUp = {
    actions: [action],
    triggers: [],
    forecasts: [forecast],
    review: "2028-04-06",
    informed: [],
    confirmation: "",
  };
  room.ask({ type: "follow-up", followUp });
  const { decision } = fold(from, room.session, "2027-04-06").review ?? {};
  expect(decision?.actions).toContainEqual(action);
  expect(decision?.forecasts).toContainEqual(forecast);
  expect(decision?.review).toBe("2028-04-06");
});
