/** A decision keeps the edition of its playbook; a newer one that comes with the app is offered. */
import { randomBytes } from "node:crypto";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createHost, type Host } from "#electron/host/host";
import { silentLog } from "#electron/host/log";
import { type AdroitClient, createRouter, memoryClient } from "#electron/host/router";
import { isolated } from "../../../samples/repository";

const { folder } = isolated();
const shipped = join(import.meta.dirname, "../../../../templates");
const hosts: Host[] = [];
const closed = () => Promise.all(hosts.splice(0).map((host) => host.close()));
afterAll(closed);

/** The app's templates with another edition of Django or Flask. */
function templatesOf(edition: string): string {
  const templates = join(folder(), `templates-${edition}`);
  cpSync(shipped, templates, { recursive: true });
  const file = join(templates, "playbooks/django-vs-flask.yaml");
  const text = readFileSync(file, "utf8").replace(/^edition: .*$/m, `edition: "${edition}"`);
  writeFileSync(file, text.replace("- id: managed", "- id: kept").replaceAll("managed", "kept"));
  return templates;
}

async function clientOf(templates: string): Promise<AdroitClient> {
  await closed();
  const host = await createHost({
    data: join(folder(), "data"),
    templates,
    clock: () => new Date("2026-11-28T12:00:00Z"),
    random: randomBytes,
    dialogs: null,
    kind: "memory",
    version: "0.1.0",
    log: silentLog,
  });
  hosts.push(host);
  return memoryClient({ router: createRouter(host), log: silentLog, random: randomBytes });
}

test.each([
  ["2025.9", true],
  ["2031.1", false],
])("made with edition %s", async (edition, newer) => {
  const before = await clientOf(templatesOf(edition));
  const { record, etag } = await before.records.create({ playbook: "django-vs-flask", title: `With ${edition}` });
  const [round] = record.draft.rounds;
  const [ballot] = round?.ballots ?? [];
  if (!round || !ballot) throw new Error("a new decision has a ballot");
  const judgements = { database: { answer: "kept" }, complexity: { answer: "small" } };
  const draft = { ...record.draft, rounds: [{ ...round, ballots: [{ ...ballot, judgements }] }] };
  await before.records.save({ id: record.id, etag, draft });
  expect((await before.records.get({ id: record.id })).edition).toBeUndefined();

  const after = await clientOf(shipped);
  const view = await after.records.get({ id: record.id });
  expect(view.edition).toMatchObject({ own: edition, other: "2026.2", newer });
  expect(view.record.draft.playbook).toBe(record.draft.playbook);
  const take = () =>
    after.records.takeEdition({ id: record.id, etag: view.etag, edition: view.edition?.hash ?? "0".repeat(64) });
  if (!newer) {
    expect(view.edition?.changes).toEqual([]);
    await expect(take()).rejects.toMatchObject({ code: "CONFLICT" });
    return;
  }
  expect(view.edition?.changes.length).toBeGreaterThan(3);
  expect(view.edition?.lost).toEqual([expect.stringMatching(/^Database: “/)]);
  const taken = await take();
  expect(taken.edition).toBeUndefined();
  expect(taken.record.draft.playbook).toBe(view.edition?.hash);
  expect(taken.record.draft.rounds[0]?.ballots[0]?.judgements).toEqual({ complexity: { answer: "small" } });
});
