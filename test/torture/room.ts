/**
 * A room of fifty seats over real HTTP: proposals that are kept, merged and dropped, somebody who drops out, a seat that
 * goes on on another device, everybody's page loaded anew, two rounds. What record and ADR say in the end is compared with
 * what was typed.
 */
import { execFileSync } from "node:child_process";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Judgement } from "#shared/record/record";
import { openWorkshop, type Person, type Workshop } from "../samples/workshop";
import { below, type Fault, goesOn, pick, type Share } from "./fault";

const seats = 50;

export const room: Fault = {
  name: "a room of fifty seats",
  unit: "rooms",
  full: 3,
  weight: 1,
  async run(share) {
    const lost: string[] = [];
    let count = 0;
    while (goesOn(share, count)) {
      const workshop = await openWorkshop({}, { speed: 20 });
      try {
        lost.push(...(await held(workshop, share)));
      } finally {
        await workshop.close();
      }
      count++;
    }
    return { count, lost, also: `${seats * count} seats` };
  },
};

/** Holds the workshop; gives back a sentence for whatever isn't in the record as it was typed. */
async function held(workshop: Workshop, { random }: Share): Promise<string[]> {
  const { client, id } = workshop;
  const lost: string[] = [];
  const same = (what: string, found: unknown, wanted: unknown) => {
    if (JSON.stringify(found) !== JSON.stringify(wanted))
      lost.push(`${what}: ${JSON.stringify(found)?.slice(0, 200)} instead of ${JSON.stringify(wanted).slice(0, 200)}`);
  };
  const command = (one: Parameters<typeof client.session.command>[0]["command"]) =>
    client.session.command({ id, command: one });
  const resolve = (item: string, how: "keep" | "merge" | "drop", into?: string) =>
    command({ type: "resolve", item, how, reason: "", owner: "", ...(into && { into }) });

  let people: Person[] = [];
  for (let n = 0; n < seats; n++)
    people.push(await entered(workshop, n === 0 ? "Decider" : `Person ${n}`, n === 0 ? "decider" : "voter"));
  let stops = await Promise.all(people.map((person) => person.listen()));
  const all = <T>(act: (person: Person, n: number) => Promise<T>) => Promise.all(people.map(act));
  const done = () => all((person) => person.send({ type: "done", done: true }));

  await workshop.to("reading");
  await all((person, n) => person.cast({ on: "comment", id: `c-${n}`, section: "problem", text: `Comment ${n}` }));
  await done();
  // Comments open by themselves with the last one who has read.
  await all((person) => person.until(({ view }) => view.opened.comments?.length === seats));

  await command({ type: "advance" });
  for (const [n, person] of people.slice(0, 4).entries())
    await person.cast({ on: "proposal", id: `p-${n}`, kind: "criterion", text: `Proposal ${n}` });
  await workshop.reveal();
  await resolve("p-0", "keep");
  await resolve("p-1", "merge", "database");
  await resolve("p-2", "drop");
  const { criteria } = await client.session.brief({ id });
  same("criteria", criteria.at(-1)?.title, "Proposal 0");

  await workshop.to("judgements");
  const said = people.map(() =>
    Object.fromEntries(criteria.map(({ id: criterion, answers }) => [criterion, answer(random, answers)])),
  );
  const judge = (person: Person, n: number, criterion: string) =>
    person.cast({ on: "judgement", criterion, judgement: said[n]?.[criterion] as Judgement });
  for (const { id: criterion } of criteria) await all((person, n) => judge(person, n, criterion));

  // One drops out for good, one goes on on another phone, and everybody loads the page anew.
  const out = people.at(-1) as Person;
  await command({ type: "remove", seat: out.seat });
  const before = people[7] as Person;
  const after = await workshop.join(before.name);
  await command({ type: "give", seat: after.seat });
  same("the old device", (await before.get("/state")).status, 401);
  for (const stop of stops) stop();
  people = people
    .slice(0, -1)
    .map((person) => (person === before ? workshop.person(before.name, before.seat, after.bearer) : person));
  said.pop();
  stops = await Promise.all(people.map((person) => person.listen()));
  await all((person) => person.until(({ view }) => view.step === "judgements"));
  await workshop.reveal();
  await all((person) => person.until(({ view }) => view.opened.rounds.length === 1));

  await workshop.to("discussion");
  const cell = (await workshop.view()).view.cells[0]?.criterion ?? "database";
  await workshop.to("again");
  const changed = criteria.find((criterion) => criterion.id === cell);
  for (const n of [3, 4, 5]) {
    (said[n] as Record<string, Judgement>)[cell] = answer(random, changed?.answers ?? []);
    await judge(people[n] as Person, n, cell);
  }
  await workshop.reveal();
  await workshop.to("premortem");
  await all((person, n) =>
    person.cast({ on: "risk", id: `r-${n}`, kind: "failed", option: "flask", text: `Risk ${n}` }),
  );
  await workshop.reveal();
  await workshop.to("decide");
  // Against the recommendation, where there is one, so that the reason for that holds.
  const leader = (await workshop.view()).view.result?.leader ?? null;
  const option = leader === "django" ? "flask" : "django";
  await people[0]?.send({ type: "choose", option, reason: "it fits", overrule: "we grow into it" });
  await all((person, n) =>
    person.cast({ on: "consent", level: n % 6, confidence: 50, reason: n % 6 < 3 ? `Dissent ${n}` : "" }),
  );
  await workshop.reveal();
  for (const stop of stops) stop();
  const { record, etag } = await client.session.close({ id });

  const { draft } = record;
  const last = draft.rounds.at(-1);
  same("seats that count", last?.ballots.length, seats - 1);
  for (const [n, person] of people.entries())
    same(
      `ballot of ${person.name}`,
      ordered(last?.ballots.find(({ seat }) => seat === person.seat)?.judgements),
      ordered(said[n]),
    );
  same("comments", draft.workshop?.comments.length, seats);
  same(
    "settled",
    draft.workshop?.settled?.map(({ how }) => how),
    ["kept", "merged", "dropped", "open"],
  );
  same("dissent", draft.decision?.dissent.length, people.filter((_, n) => n % 6 < 3).length);
  same("decision makers", draft.frame.decisionMakers.length, seats - 2);

  // What the ADR says, beside what was typed.
  const adr = (await adrOf(workshop, etag)).replace(/\s+/g, " ");
  const told = (text: string) => adr.includes(text) || lost.push(`the ADR lacks "${text}"`);
  for (const [n, { name }] of people.entries()) {
    told(name);
    told(`Risk ${n}`);
    if (n % 6 < 3) told(`Dissent by ${name}: Dissent ${n}`);
  }
  for (const text of ["because it fits", "Proposal 0", ...(leader === null ? [] : ["we grow into it"])]) told(text);
  for (const { id: criterion, answers } of criteria)
    for (const { id: answer, text } of answers) {
      const count = said.filter((one) => isAnswer(one[criterion], answer)).length;
      if (count > 0) told(`${count} “${text}”`);
    }
  same("who dropped out", adr.includes(`${out.name} `) || adr.includes(`${out.name},`), false);
  return lost;
}

const isAnswer = (judgement: Judgement | undefined, answer: string) =>
  judgement !== undefined && "answer" in judgement && judgement.answer === answer;

/** The ADR that a repository gets. */
async function adrOf({ client, id, folder }: Workshop, etag: string): Promise<string> {
  const root = join(folder, "repository");
  await mkdir(root);
  execFileSync("git", ["-C", root, "init", "--quiet"]);
  const { written } = await client.repo.export({ id, etag, root, expect: null });
  return readFile(join(root, written.find((name) => name.endsWith(".md")) ?? ""), "utf8");
}

/** The door of one address lets in so many a second. */
async function entered(workshop: Workshop, name: string, role: "decider" | "voter"): Promise<Person> {
  for (;;) {
    try {
      return await workshop.enter(name, role);
    } catch (error) {
      if (!String(error).includes("SLOW_DOWN")) throw error;
      await sleep(60);
    }
  }
}

function answer(random: Share["random"], answers: { id: string }[]): Judgement {
  if (answers.length > 0) return { answer: pick(random, answers).id };
  const score = () => (1 + below(random, 5)) as 1 | 2 | 3 | 4 | 5;
  return { scores: { django: score(), flask: score() } };
}

const ordered = (by: object | undefined) => Object.entries(by ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
