/** A workshop whose data folder goes away says so; nothing is acknowledged that isn't in it. */
import { renameSync, rmSync } from "node:fs";
import { rename } from "node:fs/promises";
import { expect, onTestFinished, test } from "vitest";
import type { Judgement } from "#shared/record/record";
import { openWorkshop } from "../../../samples/workshop";
import { removeFolder } from "../../../temporary";

const judgement = (reason: string): Judgement => ({ scores: { django: 5, flask: 1 }, reason });
const word = (reason: string) => ({
  type: "cast" as const,
  word: { on: "judgement" as const, criterion: "database", judgement: judgement(reason) },
});

async function begun() {
  const workshop = await openWorkshop({}, { speed: 40 });
  onTestFinished(() => workshop.close());
  const ana = await workshop.enter("Ana", "decider");
  await workshop.to("judgements");
  expect((await ana.send(word("Before."))).status).toBe(200);
  return { workshop, ana };
}

test("removed: the next answer isn't taken", async () => {
  const { workshop, ana } = await begun();
  rmSync(workshop.data, { recursive: true, force: true });
  expect((await ana.send(word("After."))).status).not.toBe(200);
  await expect(workshop.client.session.command({ id: workshop.id, command: { type: "reveal" } })).rejects.toMatchObject(
    {
      message: expect.stringContaining("isn't in the data folder any more"),
      data: expect.objectContaining({ remedy: expect.stringContaining("put the data folder back") }),
    },
  );
});

test("carried off and brought back: it is resumed with every answer that was acknowledged", async () => {
  const { workshop, ana } = await begun();
  const { client, id, data } = workshop;
  const away = `${data}-away`;
  onTestFinished(() => removeFolder(away));
  await rename(data, away);
  expect((await ana.send(word("After."))).status).not.toBe(200);
  renameSync(away, data);
  expect((await client.session.resume({ id })).failed).toBeNull();
  await workshop.reveal();
  await expect.poll(async () => (await client.records.get({ id })).record.draft.rounds.length).toBe(2);
  const { record } = await client.records.get({ id });
  const kept = record.draft.rounds.at(-1)?.ballots[0]?.judgements.database as { reason?: string } | undefined;
  expect(["Before.", "After."]).toContain(kept?.reason);
});
