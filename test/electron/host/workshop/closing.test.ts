/** The end of a workshop, with a power cut at any moment: what was answered is in its log or in its record. */
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { powered } from "../../../samples/power";
import { openWorkshop, type Workshop } from "../../../samples/workshop";

test("its log goes only once its end is safe in the record", async () => {
  let workshop: Workshop | null = null;
  let closing = false;
  const faults = new Set<string>();
  let goneBefore = 0;
  const { disk } = powered({}, ({ after }) => {
    if (!workshop || !closing) return;
    const { data, id } = workshop;
    const stored = after(join(data, `records/${id}.json`));
    const rounds = stored === null || stored === "torn" ? 0 : JSON.parse(stored).draft.rounds.length;
    const reason = stored?.includes("it fits") ?? false;
    if (after(join(data, `sessions/${id}.log`)) !== null) return;
    goneBefore++;
    if (rounds < 2 || !reason) faults.add(`the log is gone, and the record has ${rounds} rounds`);
  });
  workshop = await openWorkshop({}, { speed: 40, disk });
  onTestFinished(() => workshop?.close());
  const { client, id } = workshop;
  const ana = await workshop.enter("Ana", "decider");
  await workshop.to("judgements");
  await ana.cast({ on: "judgement", criterion: "database", judgement: { scores: { django: 5, flask: 1 } } });
  await workshop.reveal();
  await workshop.to("discussion");
  const note = { type: "note", id: "n1", criterion: "database", kind: "note", text: "it fits" } as const;
  await client.session.command({ id, command: note });
  closing = true;
  await client.session.close({ id });
  expect(goneBefore).toBeGreaterThan(0);
  expect(faults).toEqual(new Set());
});
