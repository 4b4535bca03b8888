/**
 * Blind means blind, byte for byte: everything that is sent to anybody else, and everything that is written outside the
 * ballot log, is searched for what one person put in before it is revealed.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import type { Log } from "#electron/host/log";
import type { Word } from "#shared/workshop/ballot";
import { openWorkshop, type Person, type Workshop } from "../../../samples/workshop";

let workshop: Workshop;
afterEach(() => workshop.close());

/** Distinctive values that one person puts in at each blind step. Numbers hide easily, so there are words beside them. */
const secrets = ["Zanzibar", "Xylophone", "Quetzalcoatl", "Wombat", "Jabberwocky", "Kumquat"];
const said: Record<string, Word[]> = {
  reading: [{ on: "comment", id: "c-1", section: "problem", text: "Zanzibar" }],
  criteria: [{ on: "proposal", id: "p-1", kind: "criterion", text: "Xylophone" }],
  judgements: [{ on: "judgement", criterion: "database", judgement: { unknown: true, reason: "Quetzalcoatl" } }],
  again: [{ on: "judgement", criterion: "database", judgement: { unknown: true, reason: "Wombat" } }],
  premortem: [{ on: "risk", id: "r-1", kind: "failed", text: "Jabberwocky" }],
  decide: [{ on: "consent", level: 1, confidence: 37, reason: "Kumquat" }],
};
const weighed = { points: { database: 95, complexity: 85 }, ranking: ["complexity", "database"] };
/** What would show the points, the order and the confidence, however they are written. */
const figures = [/"database":95/, /"complexity":85/, /"complexity","database"/, /"confidence":37/, /"level":1\b/];

/** Every file below a folder but the ballot log, with its path. Looks again where one was renamed meanwhile, which saving does. */
async function written(folder: string): Promise<[string, string][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith(".ballots.log"));
  try {
    return await Promise.all(
      files.map(async (entry): Promise<[string, string]> => {
        const path = join(entry.parentPath, entry.name);
        return [path, await readFile(path, "latin1")];
      }),
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return written(folder);
  }
}

describe.each([
  ["named", false, "points"],
  ["anonymous", true, "points"],
  ["named", false, "ranking"],
  ["anonymous", true, "swing"],
] as const)("in a workshop that is %s", (_what, anonymous, weighing) => {
  test(`nobody gets a byte of what Ana put in before it is revealed, with ${weighing}`, async () => {
    let logged = "";
    const hear = (event: string, details?: Record<string, unknown>) => {
      logged += `${event} ${JSON.stringify(details)}`;
    };
    const log: Log = { info: hear, warn: hear, error: hear };
    workshop = await openWorkshop({ anonymous, weighing }, { log, speed: 40 });
    const { client, id } = workshop;
    const ana = await workshop.enter("Ana", "decider");
    const others: Person[] = [];
    for (const [name, role] of [
      ["Ben", "voter"],
      ["Cleo", "voter"],
      ["Dev", "consulted"],
      ["Eli", "observer"],
    ] as const)
      others.push(await workshop.enter(name, role));
    others.push(await workshop.join("Fay at the door"));
    for (const one of others) await one.listen();
    if (anonymous) {
      await ana.send({ type: "claim", ballot: "b-of-ana" });
      for (const [i, one] of others.slice(0, 3).entries()) await one.send({ type: "claim", ballot: `b-of-${i}` });
    }

    let screens = "";
    const look = async () => {
      for (const one of others) for (const path of ["/state", "/brief"]) await one.get(path);
      screens += JSON.stringify([
        await client.session.view({ id }),
        await client.session.presenter({ id }),
        await client.session.brief({ id }),
        await client.session.votes({ id }),
        await client.session.list(),
        await client.records.get({ id }),
        await client.records.list(),
        await client.app.info(),
        await client.session.held({ id, seat: "facilitator" }),
      ]);
    };
    const everything = async () => [
      ["screens", screens],
      ["log", logged],
      ...others.map((one) => [one.name, one.heard]),
      ...(await written(workshop.data)),
    ];

    const { reading = [], criteria = [], ...later } = said;
    const points: Word[] = [{ on: "points", weighing, ...weighed }];
    for (const [step, words] of Object.entries({ reading, criteria, points, ...later })) {
      await workshop.to(step);
      if (step === "decide") {
        await ana.send({ type: "choose", option: "django", reason: "it fits", overrule: "because" });
      }
      for (const word of words) await ana.cast(word);
      if (step === "judgements") {
        for (const [i, one] of others.slice(0, 2).entries())
          await one.cast({
            on: "judgement",
            criterion: "database",
            judgement: { scores: { django: 5, flask: i ? 1 : 2 } },
          });
      }
      await ana.send({ type: "done", done: true });
      await look();
      await new Promise((later) => setTimeout(later, 120));
      for (const [where, text] of await everything()) {
        for (const secret of secrets.filter((one) => !shown.has(one)))
          expect([step, where, text?.includes(secret) && secret]).toEqual([step, where, false]);
        for (const figure of figures.filter((one) => !shown.has(one.source)))
          expect([step, where, figure.test(text ?? "") && figure.source]).toEqual([step, where, false]);
        if (anonymous) expect([step, where, text?.includes("b-of-ana")]).toEqual([step, where, false]);
      }
      await open(step);
    }
    await look();
    const all = (await everything()).map(([, text]) => text).join("");
    // What was opened is there: the search looked where it had to.
    for (const secret of ["Zanzibar", "Xylophone", "Quetzalcoatl", "Jabberwocky", "Kumquat"])
      expect(all).toContain(secret);
  });

  const shown = new Set<string>();
  /** Reveals the step, so that its words are no secret in the steps after it. */
  async function open(step: string) {
    if (step === "reading") {
      await workshop.client.session.command({ id: workshop.id, command: { type: "advance" } });
      shown.add("Zanzibar");
      return;
    }
    await workshop.reveal();
    const words = {
      criteria: "Xylophone",
      judgements: "Quetzalcoatl",
      again: "Wombat",
      premortem: "Jabberwocky",
      decide: "Kumquat",
    };
    const word = words[step as keyof typeof words];
    if (word) shown.add(word);
    if (step === "points" || step === "judgements") for (const figure of figures.slice(0, 3)) shown.add(figure.source);
    if (step === "decide") for (const figure of figures.slice(3)) shown.add(figure.source);
  }
});
