/** Five people of a workshop, who answer over real HTTP as a phone does. */
import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { AdroitClient } from "#electron/host/router";
import { lookup } from "#shared/base/by";
import { AdroitError } from "#shared/base/error";
import type { Id } from "#shared/base/id";
import type { Criterion } from "#shared/playbook/playbook";
import { pointsOf } from "#shared/record/criteria";
import type { Ballot, Judgement } from "#shared/record/record";
import type { Word } from "#shared/workshop/ballot";
import type { SeatCommand } from "#shared/workshop/command";

interface Person {
  name: string;
  seat: Id;
  send(command: SeatCommand): Promise<void>;
}

const voters = ["Ben", "Cleo", "Dev", "Eli"];

/**
 * Holds a workshop on a record: blind answers near `ballot`, a reveal, a discussion, a second round, and the decision.
 * Returns once it is closed.
 */
export async function holdWorkshop(
  client: AdroitClient,
  { id, ballot, decider }: { id: Id; ballot: Ballot; decider: string },
  say: (line: string) => void,
): Promise<void> {
  const { view: first } = await client.session.begin({ id });
  const { url } = await client.session.open({ id, address: "127.0.0.1" });
  const { criteria } = await client.session.brief({ id });
  const people: Person[] = [];
  for (const [name, role] of [[decider, "decider"], ...voters.map((voter) => [voter, "voter"])] as [
    string,
    "voter",
  ][]) {
    const person = await join(url ?? "", first.door.code, name, role);
    await client.session.command({ id, command: { type: "admit", seat: person.seat, role } });
    people.push(person);
  }
  say(`Five people joined a workshop at ${url}`);

  await goToStep(client, id, "judgements");
  await everybody(people, (person, i) => ballotWords(ballot, criteria, i).map((word) => cast(person, word)));
  say(`Five people judged ${criteria.length} criteria, blind`);
  await reveal(client, id);
  await goToStep(client, id, "discussion");
  const { cells } = (await client.session.view({ id })).view;
  say(
    `Revealed. They talk about ${cells.map(({ criterion }) => titleOf(criteria, criterion)).join(", ") || "nothing"}`,
  );

  if (cells.length > 0) {
    await goToStep(client, id, "again");
    // Every other person comes round in the discussion.
    await everybody(people, (person, i) =>
      i % 2 === 0
        ? []
        : cells.map(({ criterion }) => cast(person, judged(criterion, lookup(ballot.judgements, criterion) ?? null))),
    );
    await reveal(client, id);
    const { movement } = (await client.session.view({ id })).view.opened;
    const moved = movement?.reduce((sum, { changed }) => sum + changed, 0) ?? 0;
    say(`Judged again: ${moved} changes`);
  }

  await goToStep(client, id, "decide");
  const { result } = (await client.session.view({ id })).view;
  say(`Result: ${result?.headline ?? "none"}`);
  const option = result?.leader ?? null;
  const reason = option === null ? "the answers speak for none yet" : "it fits our answers better";
  await people[0]?.send({ type: "choose", option, reason, overrule: "" });
  await everybody(people, (person, i) => {
    const against = i === people.length - 1;
    const word: Word = {
      on: "consent",
      level: against ? 2 : 5 - (i % 2),
      confidence: 60 + 5 * i,
      reason: against ? "We should try it on a small service first." : "",
    };
    return [cast(person, word)];
  });
  await reveal(client, id);
  await goToStep(client, id, "followup");
  const { followUp } = (await client.session.view({ id })).view;
  const actions = [{ what: "Try it on a small service", owner: "Eli", due: null }];
  await client.session.command({ id, command: { type: "follow-up", followUp: { ...followUp, actions } } });
  const { record } = await client.session.close({ id });
  say(`Closed the workshop: ${record.draft.rounds.filter(({ kind }) => kind === "blind").length} rounds are kept`);
}

async function join(url: string, code: string, name: string, role: string): Promise<Person> {
  const { seat, bearer } = await post<{ seat: Id; bearer: string }>(`${url}/join`, {}, { code, name, role });
  return {
    name,
    seat,
    async send(command) {
      await post(
        `${url}/cmd`,
        { authorization: `Bearer ${bearer}` },
        { key: randomBytes(9).toString("base64url"), command },
      );
    },
  };
}

async function post<T>(url: string, headers: Record<string, string>, body: object): Promise<T> {
  for (;;) {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as T & { message?: string };
    if (response.ok) return answer;
    // A seat may ask ten times a second.
    if (response.status === 429) await sleep(1000);
    else throw new AdroitError("NOT_NOW", answer.message ?? "The workshop refused it.", { subject: url, remedy: "" });
  }
}

function everybody(people: Person[], acts: (person: Person, i: number) => SeatAct[]): Promise<unknown> {
  return Promise.all(
    people.map(async (person, i) => {
      for (const act of acts(person, i)) await act();
      await person.send({ type: "done", done: true });
    }),
  );
}

type SeatAct = () => Promise<void>;

const cast =
  (person: Person, word: Word): SeatAct =>
  () =>
    person.send({ type: "cast", word });

const judged = (criterion: Id, judgement: Judgement | null): Word => ({ on: "judgement", criterion, judgement });

/** The example's points and answers, from which everybody but the decider differs in some. */
export function ballotWords(ballot: Ballot, criteria: Criterion[], person: number): Word[] {
  const { judgements } = ballot;
  const points = criteria.map((criterion, i): [Id, number] => {
    const usual = pointsOf(ballot, criterion);
    return [criterion.id, (i + person) % 3 === 1 ? Math.min(100, usual + 10) : usual];
  });
  return [
    { on: "points", weighing: "points", points: Object.fromEntries(points), ranking: [] },
    ...criteria.flatMap(({ id, answers }, i) => {
      const usual = lookup(judgements, id);
      if (!usual) return [];
      const place = "answer" in usual ? answers.findIndex((answer) => answer.id === usual.answer) : -1;
      const other = person > 0 && (i + person) % 3 === 0 ? answers[(place + 1) % answers.length] : undefined;
      return [judged(id, place !== -1 && other ? { answer: other.id } : usual)];
    }),
  ];
}

/** Goes on to a step; blind steps on the way are left out. */
export async function goToStep(client: AdroitClient, id: Id, step: string): Promise<void> {
  for (;;) {
    const { view } = await client.session.view({ id });
    if (view.step === step) return;
    await client.session.command({ id, command: { type: view.blind ? "skip" : "advance" } });
  }
}

async function reveal(client: AdroitClient, id: Id): Promise<void> {
  await client.session.command({ id, command: { type: "reveal" } });
  for await (const { view } of await client.session.watch({ id })) if (view.phase === "revealed") return;
}

function titleOf(criteria: Criterion[], id: Id): string {
  return criteria.find((criterion) => criterion.id === id)?.title.toLowerCase() ?? id;
}
