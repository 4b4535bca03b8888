/** A decision stays editable until its ADR is committed. */
import { randomBytes } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createHost, type Host } from "#electron/host/host";
import { silentLog } from "#electron/host/log";
import { type AdroitClient, createRouter, memoryClient } from "#electron/host/router";
import type { RecordView } from "#shared/api/records";
import { isolated, repository } from "../../../samples/repository";
import { templates, written } from "../../../samples/shipped";

const { folder } = isolated();
const hosts: Host[] = [];
afterAll(() => Promise.all(hosts.map((host) => host.close())));

async function open(): Promise<AdroitClient> {
  const host = await createHost({
    data: join(folder(), `data-${hosts.length}`),
    templates,
    clock: () => new Date("2026-10-07T12:00:00Z"),
    random: randomBytes,
    dialogs: null,
    kind: "memory",
    version: "0.1.0",
    log: silentLog,
  });
  hosts.push(host);
  return memoryClient({ router: createRouter(host), log: silentLog, random: randomBytes });
}

async function accepted(): Promise<{ client: AdroitClient; view: RecordView }> {
  const client = await open();
  const { record, etag } = await client.records.create({ playbook: "django-vs-flask", example: "shop" });
  const saved = await client.records.save({ id: record.id, etag, draft: { ...record.draft, status: "draft" } });
  const view = await client.records.setStatus({ id: record.id, etag: saved.etag, status: "accepted" });
  return { client, view };
}

const titled = ({ record }: RecordView, title: string) => ({
  ...record.draft,
  frame: { ...record.draft.frame, title },
});

test("accepting freezes nothing before an export", async () => {
  const { client, view } = await accepted();
  expect(view.standing).toBe("accepted");
  const { id } = view.record;
  await client.records.save({ id, etag: view.etag, draft: titled(view, "Use Django for the shop") });
  const { record } = await client.records.get({ id });
  expect(record.draft).toMatchObject({ status: "accepted", frame: { title: "Use Django for the shop" } });
  expect(record.revisions).toMatchObject([{ n: 1, inputs: { frame: { title: "Use Django for the shop" } } }]);
});

test("an exported one is taken back until it is committed, and its file follows", async () => {
  const { client, view } = await accepted();
  const repo = repository(folder());
  const { id } = view.record;
  const target = { id, root: repo.root };
  const first = await client.repo.export({ ...target, etag: view.etag, expect: null });
  const adr = `${first.dir}/${first.file}`;
  const exported = await client.records.get({ id });
  expect(exported).toMatchObject({ standing: "exported", adrStatus: { status: "accepted" } });
  await expect(
    client.records.save({ id, etag: exported.etag, draft: titled(exported, "Another") }),
  ).rejects.toMatchObject({ code: "READ_ONLY" });

  const back = await client.records.takeBack({ id, etag: exported.etag, by: "Ana", why: "The scope is wrong." });
  expect(back).toMatchObject({ standing: "open", record: { draft: { status: "proposed" } } });
  await client.records.save({ id, etag: back.etag, draft: titled(back, "Use Django after all") });
  const plan = await client.repo.plan(target);
  expect(plan).toMatchObject({ action: "update", conflict: null });
  expect(plan.markdown).toContain('status: "proposed"');
  const { etag } = await client.records.get({ id });
  await client.repo.export({ ...target, etag, expect: plan.onDisk });
  expect(repo.read(adr)).toContain("# Use Django after all");

  const proposed = await client.records.get({ id });
  const again = await client.records.setStatus({ id, etag: proposed.etag, status: "accepted" });
  expect(again.record.revisions).toMatchObject([{ takenBack: { by: "Ana" } }, { n: 2, verdict: "first" }]);
  await client.repo.export({ ...target, etag: again.etag, expect: (await client.repo.plan(target)).onDisk });
  repo.git("add", "-A");
  repo.git("commit", "-qm", "Decide");
  const committed = await client.records.get({ id });
  expect(committed.standing).toBe("committed");
  await expect(
    client.records.takeBack({ id, etag: committed.etag, by: "Ana", why: "Too late." }),
  ).rejects.toMatchObject({ code: "READ_ONLY", message: "The ADR is committed, so others may rely on it." });
});

test("a plan tells what isn't committed yet, once everything is written", async () => {
  const { client, view } = await accepted();
  const repo = repository(folder());
  const target = { id: view.record.id, root: repo.root };
  expect((await client.repo.plan(target)).uncommitted).toBeNull();
  const { dir, file, written } = await client.repo.export({ ...target, etag: view.etag, expect: null });
  expect((await client.repo.plan(target)).uncommitted?.sort()).toEqual([...written].sort());
  repo.git("add", `${dir}/${file}`);
  repo.git("commit", "-qm", "Decide");
  const rest = (await client.repo.plan(target)).uncommitted ?? [];
  expect(rest).not.toContain(`${dir}/${file}`);
  expect(rest).toContain(`${dir}/.adroit/${file.replace(/md$/, "json")}`);
  repo.git("add", "-A");
  repo.git("commit", "-qm", "Keep its data");
  expect((await client.repo.plan(target)).uncommitted).toEqual([]);
});

test("outside of a repository a plan knows of nothing to commit", async () => {
  const { client, view } = await accepted();
  const target = { id: view.record.id, root: folder() };
  await client.repo.export({ ...target, etag: view.etag, expect: null });
  expect(await client.repo.plan(target)).toMatchObject({ writes: [], uncommitted: null });
});

test("data beside an ADR holds what the decision used and no more", async () => {
  const { client, view } = await accepted();
  const repo = repository(folder());
  const { id } = view.record;
  const { dir, file } = await client.repo.export({ id, root: repo.root, etag: view.etag, expect: null });
  const text = repo.read(`${dir}/.adroit/${file.replace(/md$/, "json")}`);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(25_000);
  const { client: other } = await accepted();
  const opened = await other.repo.openSidecar({ root: repo.root, file: `${dir}/${file}` });
  expect(opened.record.playbooks).toEqual(view.record.playbooks);
  expect((await other.repo.plan({ id, root: repo.root })).action).toBe("nothing");
});

test("a playbook that the repository keeps isn't carried in the data, and with it everything works elsewhere", async () => {
  const repo = repository(folder());
  const kept = join(repo.root, ".adroit/playbooks/queue.yaml");
  mkdirSync(dirname(kept), { recursive: true });
  const shipped = written("playbooks/django-vs-flask.yaml");
  writeFileSync(kept, shipped.replace(/^id: .*$/m, "id: our-framework"));
  const client = await open();
  await client.settings.set({ repositories: [repo.root] });
  const { record, etag } = await client.records.create({ playbook: "our-framework", title: "Use Django" });
  const target = { id: record.id, root: repo.root };
  const { dir, file } = await client.repo.export({ ...target, etag, expect: null });
  const data = JSON.parse(repo.read(`${dir}/.adroit/${file.replace(/md$/, "json")}`));
  expect(data).toMatchObject({ format: 2, record: { playbooks: {} } });

  const other = await open();
  const opened = await other.repo.openSidecar({ root: repo.root, file: `${dir}/${file}` });
  expect(opened.record.playbooks).toEqual(record.playbooks);
  expect((await other.repo.plan(target)).action).toBe("nothing");

  rmSync(kept);
  const third = await (await open()).repo.openSidecar({ root: repo.root, file: `${dir}/${file}` });
  expect(Object.values(third.record.playbooks)).toMatchObject([{ id: "our-framework", partOf: record.draft.playbook }]);
});
