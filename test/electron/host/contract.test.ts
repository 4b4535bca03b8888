/** One suite over every way into the host: the same calls, the same answers, the same errors. */
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MessageChannel } from "node:worker_threads";
import { createORPCClient, isDefinedError, safe } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createHost, type Host } from "#electron/host/host";
import { silentLog } from "#electron/host/log";
import { portServer } from "#electron/host/port";
import { type AdroitClient, createRouter, memoryClient, type Served } from "#electron/host/router";
import { serveApp } from "#electron/http/app";
import { httpClient } from "#electron/http/client";
import type { RecordView } from "#shared/api/records";
import type { ErrorCode } from "#shared/base/error";
import { templates } from "../../samples/shipped";
import { removeFolder } from "../../temporary";

type Way = (served: Served) => Promise<{ client: AdroitClient; close(): Promise<void> }>;

const ways: Record<string, Way> = {
  async memory(served) {
    return { client: memoryClient(served), close: async () => {} };
  },
  async "message port"(served) {
    const { port1, port2 } = new MessageChannel();
    portServer(served)(port1);
    port1.start();
    const link = new RPCLink({ port: port2 });
    port2.start();
    return {
      client: createORPCClient(link),
      async close() {
        port1.close();
        port2.close();
      },
    };
  },
  async http(served) {
    const server = await serveApp({ ...served, assets: folder, port: 0 });
    return { client: httpClient(server.origin, server.key), close: () => server.close() };
  },
};

let folder = "";
let logged: { event: string; details: Record<string, unknown> | undefined }[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "adroit-contract-"));
  logged = [];
});
afterEach(() => removeFolder(folder));

async function open(more: Partial<Parameters<typeof createHost>[0]> = {}): Promise<Host> {
  return createHost({
    data: join(folder, "data"),
    templates,
    clock: () => new Date(2026, 9, 6, 12),
    random: randomBytes,
    dialogs: null,
    kind: "memory",
    version: "0.1.0",
    log: { ...silentLog, error: (event, details) => logged.push({ event, details }) },
    ...more,
  });
}

function served(host: Host): Served {
  return {
    router: createRouter(host),
    log: { ...silentLog, error: (event, details) => logged.push({ event, details }) },
    random: randomBytes,
  };
}

async function repository(): Promise<string> {
  const root = join(folder, "repo");
  await mkdir(root);
  const git = (...args: string[]) => execFileSync("git", ["-C", root, ...args], { stdio: "pipe" });
  git("init", "--quiet", "--initial-branch=main");
  await writeFile(join(root, "README.md"), "# A project\n");
  git("add", ".");
  git("-c", "user.name=Ana", "-c", "user.email=ana@example.org", "commit", "--quiet", "-m", "Begin");
  return root;
}

async function failure(
  call: Promise<unknown>,
): Promise<{ code: ErrorCode; message: string; subject: string | null; remedy: string }> {
  const { error } = await safe(call as Promise<never>);
  if (!error || !isDefinedError(error)) throw new Error(`not a typed error: ${String(error)}`);
  const { code, message, data } = error as {
    code: ErrorCode;
    message: string;
    data: { subject: string; remedy: string };
  };
  return { code, message, subject: data.subject, remedy: data.remedy };
}

describe.each(Object.keys(ways))("over %s", (name) => {
  let host: Host;
  let client: AdroitClient;
  let closeWay: () => Promise<void>;

  beforeEach(async () => {
    host = await open();
    const way = await (ways[name] as Way)(served(host));
    client = way.client;
    closeWay = way.close;
  });
  afterEach(async () => {
    await closeWay();
    await host.close();
  });

  const fromExample = async (): Promise<RecordView> => {
    const [example] = await client.examples.list();
    return client.records.create({ playbook: "django-vs-flask", example: example?.id ?? "" });
  };

  test("a stream that fails says why, like any call", async () => {
    const drain = async () => {
      for await (const _ of await client.repo.open({ root: join(folder, "nowhere") }));
    };
    const { code, subject } = await failure(drain());
    expect({ code, subject }).toEqual({ code: "FOLDER_MISSING", subject: join(folder, "nowhere") });
    expect(logged).toEqual([]);
  });

  test("the report for a problem counts decisions and names none", async () => {
    const { record } = await fromExample();
    const report = await client.app.diagnostics();
    expect(report).toContain("decisions: 1, 1 draft");
    expect(report).not.toContain(record.draft.frame.title);
    expect(report).not.toContain(folder);
  });

  test("says what it is and what it can do", async () => {
    expect(await client.app.info()).toEqual({
      version: "0.1.0",
      host: "memory",
      can: { pickFolder: false, git: true, openLinks: false, workshop: false },
      data: join(folder, "data"),
      notices: [],
      today: "2026-10-06",
    });
    expect(host.problems).toEqual([]);
    expect((await client.playbooks.list()).map(({ playbook }) => playbook.id)).toEqual([
      "django-vs-flask",
      "other-decision",
      "python-web-frameworks",
    ]);
    expect((await client.examples.list()).length).toBeGreaterThanOrEqual(6);
  });

  test("a workshop begins, tells of its changes, refuses with a sentence, and closes", async () => {
    const { record } = await client.records.create({ playbook: "django-vs-flask", title: "Which framework?" });
    const { id } = record;
    const stop = new AbortController();
    const changes = await client.app.changes(undefined, { signal: stop.signal });
    const begun = await client.session.begin({ id });
    expect(begun.view).toMatchObject({ step: "lobby", title: "Which framework?", door: { locked: false } });
    for await (const change of changes) if (change.what === "session") break;
    stop.abort();
    expect(await failure(client.session.command({ id, command: { type: "reveal" } }))).toMatchObject({
      code: "NOT_NOW",
    });
    expect(await failure(client.session.open({ id }))).toMatchObject({ code: "NOT_HERE" });
    expect(await failure(client.session.begin({ id }))).toMatchObject({ code: "CONFLICT" });
    const { view } = await client.session.command({ id, command: { type: "advance" } });
    expect(view.step).toBe("reading");
    expect((await client.session.presenter({ id })).view).not.toHaveProperty("door");
    const closed = await client.session.close({ id });
    expect(closed.record.draft.workshop).toMatchObject({ repository: "distributions" });
    expect(await failure(client.session.view({ id }))).toMatchObject({ code: "NOT_FOUND" });
  });

  test("a running workshop pushes its states to facilitator and projector, and ends their streams with itself", async () => {
    const { record } = await client.records.create({ playbook: "django-vs-flask", title: "Which framework?" });
    const { id } = record;
    await client.session.begin({ id });
    const facilitator = await client.session.watch({ id });
    const projector = await client.session.watchPresenter({ id });
    const next = async <T>(stream: AsyncIterator<T>) => (await stream.next()).value as T;
    expect((await next(facilitator)).view.step).toBe("lobby");
    expect((await next(projector)).view.step).toBe("lobby");
    await client.session.command({ id, command: { type: "advance" } });
    expect((await next(facilitator)).view.step).toBe("reading");
    const shown = await next(projector);
    expect(shown.view.step).toBe("reading");
    expect(shown.view).not.toHaveProperty("door");
    await client.session.close({ id });
    for (let left = await facilitator.next(); !left.done; left = await facilitator.next());
    for (let left = await projector.next(); !left.done; left = await projector.next());
    expect(await failure(client.session.watch({ id }))).toMatchObject({ code: "NOT_FOUND" });
  });

  test("a blank decision is made, saved, listed and read again", async () => {
    const { record, etag } = await client.records.create({ playbook: "django-vs-flask", title: "Which framework?" });
    expect(record.draft).toMatchObject({ status: "draft", frame: { title: "Which framework?" } });
    const draft = { ...record.draft, frame: { ...record.draft.frame, problem: "New portal" }, place: "criteria" };
    const saved = await client.records.save({ id: record.id, etag, draft });
    expect(saved.etag).not.toBe(etag);
    const again = await client.records.get({ id: record.id });
    expect(again).toMatchObject({ etag: saved.etag, readOnly: null, adrStatus: null });
    expect(again.record.draft).toEqual(draft);
    const { records, damaged } = await client.records.list();
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ id: record.id, title: "Which framework?", options: "Django or Flask" });
    expect(damaged).toEqual([]);
  });

  test("a save from an older state is a conflict and changes nothing", async () => {
    const { record, etag } = await client.records.create({ playbook: "django-vs-flask" });
    const titled = (title: string) => ({ ...record.draft, frame: { ...record.draft.frame, title } });
    await client.records.save({ id: record.id, etag, draft: titled("first") });
    expect(await failure(client.records.save({ id: record.id, etag, draft: titled("second") }))).toMatchObject({
      code: "CONFLICT",
      subject: record.id,
    });
    expect((await client.records.get({ id: record.id })).record.draft.frame.title).toBe("first");
  });

  test("what doesn't fit the contract is named by its field", async () => {
    const { record, etag } = await client.records.create({ playbook: "django-vs-flask" });
    const [round] = record.draft.rounds;
    const [ballot] = round?.ballots ?? [];
    const wrong = {
      ...record.draft,
      rounds: [{ ...round, ballots: [{ ...ballot, points: { database: 7 } }] }],
    } as typeof record.draft;
    expect(await failure(client.records.save({ id: record.id, etag, draft: wrong }))).toEqual({
      code: "BAD_INPUT",
      message: "draft.rounds[0].ballots[0].points.database: points come in steps of 5",
      subject: "draft.rounds[0].ballots[0].points.database",
      remedy: expect.stringContaining("Correct"),
    });
    expect(await failure(client.records.get({ id: "../../etc/passwd" }))).toMatchObject({
      code: "BAD_INPUT",
      subject: "id",
    });
  });

  test("what isn't there is named", async () => {
    expect(await failure(client.records.get({ id: "nothing" }))).toMatchObject({
      code: "NOT_FOUND",
      subject: "nothing",
    });
    expect(await failure(client.records.create({ playbook: "nothing" }))).toMatchObject({ code: "NOT_FOUND" });
    expect(await failure(client.records.create({ playbook: "django-vs-flask", example: "nothing" }))).toMatchObject({
      code: "NOT_FOUND",
      subject: "nothing",
    });
  });

  test("a status isn't changed by saving, and what is accepted isn't edited any more", async () => {
    const { record, etag } = await fromExample();
    const { id, draft } = record;
    expect(await failure(client.records.save({ id, etag, draft: { ...draft, status: "accepted" } }))).toMatchObject({
      code: "BAD_INPUT",
      subject: "draft.status",
    });
    expect(await failure(client.records.setStatus({ id, etag, status: "superseded" }))).toMatchObject({
      code: "READ_ONLY",
    });

    const decided = await client.records.save({ id, etag, draft: { ...draft, decision: decisionFor("django") } });
    const accepted = await client.records.setStatus({ id, etag: decided.etag, status: "accepted" });
    expect(accepted.record.draft.status).toBe("accepted");
    expect(accepted.record.revisions).toHaveLength(1);
    expect(accepted.record.revisions[0]).toMatchObject({ n: 1, on: "2026-10-06", verdict: "first", adr: null });
    expect(accepted.record.revisions[0]?.shown.sentences.length).toBeGreaterThan(0);

    // Until it is exported nobody relies on the text.
    const later = { ...accepted.record.draft, frame: { ...draft.frame, title: "Another title" } };
    await client.records.save({ id, etag: accepted.etag, draft: later });
    const corrected = await client.records.get({ id });
    expect(corrected).toMatchObject({ standing: "accepted", record: { draft: { frame: { title: "Another title" } } } });
    const ended = await client.records.setStatus({ id, etag: corrected.etag, status: "deprecated" });
    expect(await failure(client.records.save({ id, etag: ended.etag, draft: accepted.record.draft }))).toMatchObject({
      code: "BAD_INPUT",
    });
    const again = { ...later, status: "deprecated" as const, frame: { ...draft.frame, title: "A third title" } };
    expect(await failure(client.records.save({ id, etag: ended.etag, draft: again }))).toMatchObject({
      code: "READ_ONLY",
    });
    const back = { id, etag: ended.etag, by: "Ana", why: "Too early." };
    expect(await failure(client.records.takeBack(back))).toMatchObject({ code: "READ_ONLY" });
    const moved = { ...ended.record.draft, place: "result" };
    await client.records.save({ id, etag: ended.etag, draft: moved });
    expect((await client.records.get({ id })).record.draft.place).toBe("result");
  });

  test("nothing is accepted without a decision", async () => {
    const { record, etag } = await client.records.create({ playbook: "django-vs-flask", title: "Which?" });
    expect(await failure(client.records.setStatus({ id: record.id, etag, status: "accepted" }))).toMatchObject({
      code: "BAD_INPUT",
      subject: "decision",
    });
  });

  test("a duplicate is a new draft without the decision", async () => {
    const { record, etag } = await fromExample();
    await client.records.save({ id: record.id, etag, draft: { ...record.draft, decision: decisionFor("flask") } });
    const copy = await client.records.duplicate({ id: record.id });
    expect(copy.record.id).not.toBe(record.id);
    expect(copy.record.draft.frame.title).toBe(`${record.draft.frame.title} (copy)`);
    expect(copy.record.draft.decision).toBeUndefined();
    expect(copy.record.draft.rounds).toEqual(record.draft.rounds);
    expect((await client.records.list()).records).toHaveLength(2);
  });

  test("what is removed lies in the trash, comes back, and goes for good when that is emptied", async () => {
    const { record } = await client.records.create({ playbook: "django-vs-flask", title: "Which?" });
    await client.records.remove({ id: record.id });
    expect((await client.records.list()).records).toEqual([]);
    expect(await client.trash.list()).toMatchObject([{ id: record.id, title: "Which?" }]);
    await client.trash.restore({ id: record.id });
    expect((await client.records.list()).records).toHaveLength(1);
    await client.records.remove({ id: record.id });
    expect(await client.trash.empty()).toEqual({ removed: 1 });
    expect(await failure(client.trash.restore({ id: record.id }))).toMatchObject({ code: "NOT_FOUND" });
  });

  test("settings keep what isn't given", async () => {
    await client.settings.set({ theme: "dark" });
    await client.settings.set({ singleKeys: false });
    expect(await client.settings.get()).toMatchObject({ theme: "dark", singleKeys: false });
    expect(await failure(client.settings.set({ theme: "loud" as "dark" }))).toMatchObject({
      code: "BAD_INPUT",
      subject: "theme",
    });
  });

  test("a decision goes to a repository, is committed, and its status there is told", async () => {
    const root = await repository();
    const { record, etag } = await fromExample();
    const { id } = record;
    const decided = await client.records.save({
      id,
      etag,
      draft: { ...record.draft, decision: decisionFor("django") },
    });
    const info = await client.repo.inspect({ path: root });
    expect(await client.repo.root({ path: root })).toEqual({ root: info.root });
    expect(info).toMatchObject({
      name: "repo",
      git: { branch: "main", busy: null },
      folders: [{ dir: "docs/decisions", from: "default" }],
    });

    const plan = await client.repo.plan({ id, root });
    expect(plan).toMatchObject({ action: "create", conflict: null, profile: "madr4" });
    const exported = await client.repo.export({ id, etag: decided.etag, root, expect: null });
    expect(exported.file).toMatch(/^0001-.*\.md$/);
    const adr = join(exported.root, exported.dir, exported.file);
    expect(await readFile(adr, "utf8")).toBe(plan.markdown);
    expect(existsSync(join(exported.root, plan.sidecar))).toBe(true);

    const identity = { name: "Ana", email: "ana@example.org" };
    const message = "Record the decision";
    const done = await client.git.commit({ root, files: exported.written, message, identity, hooks: false });
    const git = (...args: string[]) => execFileSync("git", ["-C", root, ...args], { encoding: "utf8" });
    expect(
      git("show", "--format=%an %s", "--name-only", done.commit).trim().split("\n").filter(Boolean).sort(),
    ).toEqual([...exported.written, "Ana Record the decision"].sort());
    expect(git("status", "--porcelain")).toBe("");

    expect((await client.repo.list({ root })).entries).toMatchObject([{ number: 1, status: "draft" }]);
    const accepted = await client.records.setStatus({ id, etag: exported.etag, status: "accepted" });
    expect(accepted.adrStatus).toEqual({ raw: "draft", status: "draft" });
    const again = await client.repo.plan({ id, root });
    const hash = await onDisk(adr);
    expect(again).toMatchObject({ action: "update", conflict: null });
    await client.repo.export({ id, etag: accepted.etag, root, expect: hash });
    const last = await client.records.get({ id });
    expect(last.adrStatus?.status).toBe("accepted");
    expect(last.record.revisions[0]?.adr).toBe(await onDisk(adr));
    expect((await client.settings.get()).repositories).toEqual([info.root]);
    // The data beside it already knows the hash: there is nothing more to write.
    expect((await client.repo.plan({ id, root })).writes).toEqual([]);
  });

  test("an ADR that somebody edited isn't overwritten", async () => {
    const root = await repository();
    const { record, etag } = await fromExample();
    const { id } = record;
    const exported = await client.repo.export({ id, etag, root, expect: null });
    const adr = join(exported.root, exported.dir, exported.file);
    const before = await onDisk(adr);
    await writeFile(adr, `${await readFile(adr, "utf8")}\nA remark by hand.\n`);
    const text = await readFile(adr, "utf8");
    expect((await client.repo.plan({ id, root })).conflict).toEqual({
      why: "edited",
      onDisk: text,
      hash: await onDisk(adr),
    });
    expect(await failure(client.repo.export({ id, etag: exported.etag, root, expect: before }))).toMatchObject({
      code: "ADR_CHANGED",
    });
    expect(await readFile(adr, "utf8")).toBe(text);
  });

  test("what can't be done here, or isn't right, is said", async () => {
    expect(await failure(client.repo.pick())).toMatchObject({ code: "NOT_HERE" });
    expect(await failure(client.app.openLink({ url: "https://example.org" }))).toMatchObject({ code: "NOT_HERE" });
    expect(await failure(client.app.openLink({ url: "javascript:alert(1)" }))).toMatchObject({ code: "BAD_INPUT" });
    expect(await failure(client.repo.inspect({ path: join(folder, "gone") }))).toMatchObject({
      code: "FOLDER_MISSING",
    });
    await mkdir(join(folder, "plain"));
    const request = { root: join(folder, "plain"), files: ["a.md"], message: "x", hooks: false };
    expect(await failure(client.git.commit(request))).toMatchObject({ code: "NOT_A_REPOSITORY" });
    expect(await failure(client.git.commit({ ...request, hooks: true }))).toMatchObject({ code: "NO_PERMISSION" });
    const { record, etag } = await client.records.create({ playbook: "django-vs-flask" });
    expect(
      await failure(
        client.repo.export({ id: record.id, etag, root: join(folder, "plain"), dir: "../..", expect: null }),
      ),
    ).toMatchObject({ code: "UNSAFE_PATH" });
  });

  test("a window is told of changes until it leaves", async () => {
    const stop = new AbortController();
    const changes = await client.app.changes(undefined, { signal: stop.signal });
    const next = changes.next();
    const { record, etag } = await client.records.create({ playbook: "django-vs-flask" });
    const made = { done: false, value: { what: "records", record: { id: record.id, etag } } };
    expect(await next).toMatchObject(made);
    const title = { ...record.draft, frame: { ...record.draft.frame, title: "Which?" } };
    const saved = await client.records.save({ id: record.id, etag, draft: title });
    expect((await changes.next()).value).toEqual({ what: "records", record: { id: record.id, etag: saved.etag } });
    await changes.return?.();
    stop.abort();
  });

  test("what nobody foresaw is logged under an id, and nothing of it leaves", async () => {
    host.trash.list = () => {
      throw new Error("secret path /home/ana");
    };
    const error = await failure(client.trash.list());
    expect(error).toMatchObject({ code: "INTERNAL", subject: expect.stringMatching(/^[0-9a-f]{12}$/) });
    expect(JSON.stringify(error)).not.toContain("secret");
    expect(logged).toMatchObject([{ event: "unexpected", details: { id: error.subject, call: "trash.list" } }]);
  });
});

test("the same record opened by any way is the same", async () => {
  const host = await open();
  const opened = await Promise.all(Object.values(ways).map((way) => way(served(host))));
  const [first] = opened;
  const { record } = await first!.client.records.create({ playbook: "django-vs-flask", title: "Which?" });
  const views = await Promise.all(opened.map(({ client }) => client.records.get({ id: record.id })));
  for (const view of views) expect(view).toEqual(views[0]);
  await Promise.all(opened.map(({ close }) => close()));
  await host.close();
});

test("native dialogs and links are used where the host has them", async () => {
  const opened: string[] = [];
  const root = await repository();
  let answer: string | null = root;
  const host = await open({
    kind: "desktop",
    dialogs: { pickFolder: async () => answer },
    openExternal: async (url) => void opened.push(url),
  });
  const client = memoryClient(served(host));
  expect((await client.app.info()).can).toEqual({ pickFolder: true, git: true, openLinks: true, workshop: false });
  expect((await client.repo.pick()).name).toBe("repo");
  answer = null;
  expect(await failure(client.repo.pick())).toMatchObject({ code: "CANCELLED" });
  await client.app.openLink({ url: "https://example.org/a" });
  expect(await failure(client.app.openLink({ url: "file:///etc/hosts" }))).toMatchObject({ code: "BAD_INPUT" });
  expect(opened).toEqual(["https://example.org/a"]);
  await host.close();
});

test("data that another host holds isn't opened twice", async () => {
  const host = await open();
  await expect(open()).rejects.toMatchObject({ code: "STORE_LOCKED" });
  await host.close();
  await (await open()).close();
});

function decisionFor(option: string) {
  return {
    option,
    by: "Ana",
    on: "2026-10-06",
    reason: "it fits what we know",
    overrule: "we know it better than the numbers do",
    consequences: [],
    confirmation: "",
    consent: {},
    confidence: null,
    dissent: [],
    actions: [],
    review: null,
    triggers: [],
    forecasts: [],
  };
}

async function onDisk(path: string): Promise<string> {
  const { sha256 } = await import("#electron/host/files/canonical");
  return sha256(await readFile(path));
}
