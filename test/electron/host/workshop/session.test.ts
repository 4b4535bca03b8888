/** A whole workshop over real HTTP: how it begins, is interrupted, goes on, and becomes part of its record. */
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { silentLog } from "#electron/host/log";
import { createRouter, memoryClient } from "#electron/host/router";
import { rankAddresses } from "#electron/host/workshop/addresses";
import { patience } from "../../../patience";
import { openHost, openWorkshop, type Person, type Workshop } from "../../../samples/workshop";

let workshop: Workshop;
beforeEach(async () => {
  workshop = await openWorkshop({}, { speed: 40 });
});
afterEach(() => workshop.close());

const logs = async () =>
  (await readdir(join(workshop.data, "sessions"))).filter((name) => name.endsWith(".log")).sort();
const judge = (person: Person, criterion: string, django: 1 | 5, flask: 1 | 5) =>
  person.cast({
    on: "judgement",
    criterion,
    judgement: { scores: { django, flask }, reason: `${person.name} says so` },
  });

/** From the judgements to the close, with a second round. */
async function wholeScript() {
  const { client, id } = workshop;
  const command = (one: Parameters<typeof client.session.command>[0]["command"]) =>
    client.session.command({ id, command: one });
  const people: Person[] = [];
  for (const [name, role] of [
    ["Ana", "decider"],
    ["Ben", "voter"],
    ["Cleo", "voter"],
    ["Dev", "consulted"],
  ] as const)
    people.push(await workshop.enter(name, role));
  const [ana, ben, cleo, dev] = people as [Person, Person, Person, Person];
  await workshop.to("reading");
  await dev.cast({ on: "comment", id: "c1", section: "problem", text: "Who runs it?" });
  await workshop.to("judgements");
  await ana.cast({ on: "points", weighing: "points", points: { database: 60 }, ranking: [] });
  for (const [person, django] of [
    [ana, 5],
    [ben, 5],
    [cleo, 1],
  ] as const) {
    await judge(person, "database", django, django === 5 ? 1 : 5);
    await judge(person, "complexity", 5, 1);
  }
  await workshop.reveal();
  await workshop.to("discussion");
  await command({ type: "note", id: "n1", criterion: "database", kind: "note", text: "Cleo counts the old tables." });
  await workshop.to("again");
  await judge(cleo, "database", 5, 1);
  await workshop.reveal();
  await workshop.to("premortem");
  await ben.cast({ on: "risk", id: "r1", kind: "failed", text: "Nobody learned it." });
  await workshop.reveal();
  await cleo.cast({ on: "dots", risks: ["r1"] });
  await workshop.to("decide");
  await ana.send({ type: "choose", option: "django", reason: "it fits the database", overrule: "" });
  await ana.cast({ on: "consent", level: 5, confidence: 90, reason: "" });
  await ben.cast({ on: "consent", level: 1, confidence: 40, reason: "It is too large for us." });
  await cleo.cast({ on: "consent", level: 4, confidence: 70, reason: "" });
  await workshop.reveal();
  await workshop.to("followup");
  await command({
    type: "follow-up",
    followUp: {
      actions: [{ what: "Set up the project", owner: "Ben", due: "2026-12-01" }],
      triggers: [],
      forecasts: [],
      review: "2027-05-01",
      informed: ["Operations"],
      confirmation: "",
    },
  });
  return people;
}

test("from the lobby to the ADR in a repository: both rounds, movement, dissent, confidence, actions", async () => {
  const { client, id, folder } = workshop;
  await wholeScript();
  const { csv } = await client.session.votes({ id });
  expect(csv).toMatch(/^"Round","Person","Criterion"/);
  expect(csv.split("\r\n").filter((line) => line.startsWith('"2","Person 3"')).length).toBeGreaterThan(2);

  const { record } = await client.session.close({ id });
  const { draft } = record;
  expect(draft.rounds.map(({ kind, n, ballots }) => [kind, n, ballots.length])).toEqual([
    ["team", 1, 1],
    ["blind", 1, 3],
    ["blind", 2, 3],
  ]);
  expect(draft.frame).toMatchObject({
    decider: "Ana",
    decisionMakers: ["Ben", "Cleo"],
    consulted: ["Dev"],
    informed: ["Operations"],
  });
  expect(draft.decision).toMatchObject({
    option: "django",
    by: "Ana",
    confidence: 70,
    dissent: [{ who: "Ben", text: "It is too large for us." }],
    actions: [{ what: "Set up the project", owner: "Ben" }],
    review: "2027-05-01",
  });
  expect(draft.workshop).toMatchObject({
    comments: [{ text: "Who runs it?" }],
    notes: [{ text: "Cleo counts the old tables." }],
    risks: [{ text: "Nobody learned it.", dots: 1 }],
    confidence: [40, 70, 90],
  });
  expect(await logs()).toEqual([]);
  expect(await client.session.list()).toEqual([]);

  const root = join(folder, "repo");
  await mkdir(root);
  execFileSync("git", ["-C", root, "init", "--quiet"]);
  const { etag } = await client.session.plan({ id }).then(() => client.records.get({ id }));
  await client.repo.export({ id, etag, root, expect: null });
  const folders = await readdir(root, { recursive: true });
  const adr = await readFile(
    join(root, folders.find((name) => name.endsWith(".md") && !name.includes(".adroit")) ?? ""),
    "utf8",
  );
  const sidecar = await readFile(
    join(root, folders.find((name) => name.endsWith(".json") && name.includes(".adroit")) ?? ""),
    "utf8",
  );
  for (const text of [
    /decision-makers: .*Ana.*Ben.*Cleo/,
    /consulted: .*Dev/,
    /informed: .*Operations/,
    /% across people/,
    /Dissent by Ben: It is too large for us/,
    /70.% confident .*\(from 40 to 90.%\)/,
    /Set up the project \(Ben\), by 2026-12-01/,
    /Cleo counts the old tables/,
    /Nobody learned it/,
    /Consent from 0 to 5: 5, 4, 1/,
  ])
    expect(adr).toMatch(text);
  // The repository was promised how often each answer was given, and no single ballot: nothing tells who moved.
  expect(adr).not.toContain("changed their word");
  expect(sidecar).not.toContain('"reason": "Cleo says so"');
  expect(sidecar).not.toMatch(/"who": "Dev"/);
  const beside = JSON.parse(sidecar).record.draft;
  expect(beside.rounds[1]).toMatchObject({ ballots: [], distribution: { ballots: 3 } });
  expect(beside.rounds[0].ballots).toHaveLength(1);
});

test.each([
  ["unnamed", 3, false],
  ["named", 3, true],
] as const)("the repository gets ballots %s where that was chosen", async (repository, ballots, names) => {
  await workshop.close();
  workshop = await openWorkshop({ repository }, { speed: 40 });
  await wholeScript();
  const { client, id, folder } = workshop;
  const { etag } = await client.session.close({ id });
  const root = join(folder, "repo");
  await mkdir(root);
  execFileSync("git", ["-C", root, "init", "--quiet"]);
  await client.repo.export({ id, etag, root, expect: null });
  const found = await readdir(root, { recursive: true });
  const read = (end: string, beside: boolean) =>
    readFile(join(root, found.find((name) => name.endsWith(end) && name.includes(".adroit") === beside) ?? ""), "utf8");
  expect(await read(".md", false)).toMatch(/From the first to the second round: .*Database: 1 of 3 changed their word/);
  const { record } = JSON.parse(await read(".json", true));
  expect(record.draft.rounds[2].ballots).toHaveLength(ballots);
  expect(record.draft.rounds[2].ballots.some((ballot: object) => "seat" in ballot)).toBe(names);
  expect(Object.keys(record.draft.decision.consent).every((key) => /^c\d$/.test(key))).toBe(!names);
  // Both rounds call a ballot the same.
  const idsOf = (n: number) => record.draft.rounds[n].ballots.map((ballot: { id: string }) => ballot.id);
  expect(idsOf(1).toSorted()).toEqual(idsOf(2).toSorted());
});

test("killed and started again, a workshop is offered, and seats find their way back with every answer", async () => {
  const { client, id, host, data, folder } = workshop;
  const ana = await workshop.enter("Ana", "decider");
  await workshop.to("judgements");
  await judge(ana, "database", 5, 1);
  await expect(client.session.begin({ id })).rejects.toMatchObject({ code: "CONFLICT" });
  await host.close();
  expect(await logs()).toEqual([`${id}.ballots.log`, `${id}.log`]);

  const again = await openHost(data, join(folder, "participant"));
  try {
    const log = silentLog;
    const resumed = memoryClient({ router: createRouter(again), log, random: randomBytes });
    expect(await resumed.session.list()).toMatchObject([{ record: id, state: "interrupted", people: 2 }]);
    await expect(resumed.session.begin({ id })).rejects.toMatchObject({ code: "CONFLICT" });
    const state = await resumed.session.resume({ id });
    expect(state.view).toMatchObject({ step: "judgements", phase: "open" });
    expect(state.network.open).toBe(false);
    const { port } = await resumed.session.open({ id, address: "127.0.0.1" });
    const back = workshop.person("Ana", ana.seat, ana.bearer);
    const response = await fetch(`http://127.0.0.1:${port}/state`, {
      headers: { authorization: `Bearer ${back.bearer}` },
    });
    const { view } = (await response.json()) as { view: { me: { said: { judgements: unknown } } } };
    expect(view.me.said.judgements).toMatchObject({ 1: { database: { scores: { django: 5, flask: 1 } } } });
    await resumed.session.close({ id });
    expect(await logs()).toEqual([]);
  } finally {
    await again.close();
    workshop.host = await openHost(data, join(folder, "participant"));
  }
});

test("a log that can't be read is named, isn't touched, and can be set aside", async () => {
  const { id, host, data, folder } = workshop;
  await workshop.enter("Ana", "decider");
  await host.close();
  const file = join(data, "sessions", `${id}.log`);
  await writeFile(file, (await readFile(file, "utf8")).replace("Ana", "Eve"));
  workshop.host = await openHost(data, join(folder, "participant"));
  const client = memoryClient({ router: createRouter(workshop.host), log: silentLog, random: randomBytes });
  expect(await client.session.list()).toMatchObject([
    { record: id, state: "damaged", why: expect.stringMatching(/from line \d/) },
  ]);
  await expect(client.session.resume({ id })).rejects.toMatchObject({ code: "RECORD_DAMAGED" });
  await client.session.discard({ id });
  expect(await client.session.list()).toEqual([]);
  expect((await readdir(join(data, "damaged"))).filter((name) => name.endsWith(".log"))).toHaveLength(2);
});

test("what was revealed is in the record at once, and the rest isn't", async () => {
  const { client, id } = workshop;
  const ana = await workshop.enter("Ana", "decider");
  await workshop.to("judgements");
  await judge(ana, "database", 5, 1);
  expect((await client.records.get({ id })).record.draft.rounds).toHaveLength(1);
  await workshop.reveal();
  await expect.poll(async () => (await client.records.get({ id })).record.draft.rounds.length).toBe(2);
});

test("a rehearsal answers by itself and leaves nothing", async () => {
  const { client } = workshop;
  const { record } = await client.records.create({ playbook: "django-vs-flask", title: "A trial" });
  const { id } = record;
  await client.session.begin({ id, rehearsal: 5 });
  for (let steps = 0; steps < 30; steps++) {
    const { view } = await client.session.view({ id });
    if (view.step === "decide") break;
    if (view.blind) {
      await client.session.command({ id, command: { type: "reveal" } });
      await expect
        .poll(async () => (await client.session.view({ id })).view.phase, { timeout: patience(5_000) })
        .toBe("revealed");
    } else await client.session.command({ id, command: { type: "advance" } });
  }
  await expect
    .poll(async () => (await client.session.view({ id })).view.choice !== null, { timeout: patience(5_000) })
    .toBe(true);
  expect((await client.session.view({ id })).view).toMatchObject({ rehearsal: true, counter: { of: 5 } });
  await expect
    .poll(async () => (await client.session.view({ id })).view.counter.done, { timeout: patience(5_000) })
    .toBe(5);
  await client.session.command({ id, command: { type: "reveal" } });
  await expect
    .poll(async () => (await client.session.view({ id })).view.opened.consent !== null, { timeout: patience(5_000) })
    .toBe(true);
  const { counts } = (await client.session.view({ id })).view.opened.consent ?? {};
  expect(counts?.reduce((all, count) => all + count, 0)).toBe(5);
  const closed = await client.session.close({ id });
  expect(closed.record.draft).toEqual(record.draft);
  expect(await logs()).toEqual([`${workshop.id}.ballots.log`, `${workshop.id}.log`]);
});

test("one device is passed around, with a curtain in between", async () => {
  const { client, id } = workshop;
  const seats: string[] = [];
  for (const name of ["Ana", "Ben"]) {
    const { view } = await client.session.seat({ id, name, role: name === "Ana" ? "decider" : "voter" });
    seats.push(view.local.at(-1) ?? "");
  }
  const [ana = "", ben = ""] = seats;
  await workshop.to("judgements");
  const word = (reason: string) => ({
    type: "cast" as const,
    word: { on: "judgement" as const, criterion: "database", judgement: { unknown: true as const, reason } },
  });
  await expect(client.session.answer({ id, seat: ana, command: word("x") })).rejects.toMatchObject({ code: "NOT_NOW" });
  await client.session.command({ id, command: { type: "hand", seat: ana } });
  const answered = await client.session.answer({ id, seat: ana, command: word("of Ana") });
  expect(answered.view.me.said.judgements).toEqual({ 1: { database: { unknown: true, reason: "of Ana" } } });
  await client.session.command({ id, command: { type: "hand", seat: null } });
  await expect(client.session.held({ id, seat: ana })).rejects.toMatchObject({ code: "NOT_NOW" });
  await client.session.command({ id, command: { type: "hand", seat: ben } });
  expect(JSON.stringify(await client.session.held({ id, seat: ben }))).not.toContain("of Ana");
  expect(JSON.stringify(await client.session.view({ id }))).not.toContain("of Ana");
});

test("somebody who loses the connection comes back to their seat, and the facilitator sees both", async () => {
  const ana = await workshop.enter("Ana", "decider");
  const connected = async () => (await workshop.view()).presence[ana.seat]?.connected;
  const stop = await ana.listen();
  await expect.poll(connected).toBe(true);
  stop();
  await expect.poll(connected).toBe(false);
  await ana.listen();
  await expect.poll(connected).toBe(true);
  await workshop.to("judgements");
  await ana.until(({ view }) => view.step === "judgements");
  // The stream is given states by their age: a later one never comes first.
  const revs = [...ana.heard.matchAll(/^id: (\d+)$/gm)].map(([, rev]) => Number(rev));
  expect(revs).toEqual(revs.toSorted((a, b) => a - b));
});

test("the invitation says what people need to know before they come", async () => {
  const { client, id } = workshop;
  const plan = await client.session.plan({ id });
  await client.session.savePlan({ id, plan: { ...plan, when: "Tuesday at ten, room 4" } });
  const { text } = await client.session.invitation({ id });
  for (const part of [
    "Which framework?",
    "Tuesday at ten, room 4 (75 minutes)",
    "A new portal.",
    "same network",
    "nothing is installed",
  ])
    expect(text).toContain(part);
  const sheet = await client.session.sheet({ id });
  expect(sheet).toMatchObject({
    title: "Which framework?",
    url: `http://127.0.0.1:${workshop.port}`,
    code: expect.stringMatching(/^.{6}$/),
  });
});

const face = (address: string, internal = false) => [{ address, family: "IPv4" as const, internal }];
test.each([
  [
    "what leads to other networks",
    { eth0: face("10.0.0.5"), wlan0: face("192.168.1.24") },
    "192.168.1.24",
    "192.168.1.24",
  ],
  ["no address that is made up", { eth0: face("169.254.7.1"), wlan0: face("192.168.1.24") }, null, "192.168.1.24"],
  ["no container", { docker0: face("172.17.0.1"), wlan0: face("192.168.1.24") }, "172.17.0.1", "192.168.1.24"],
  [
    "no virtual machine",
    { "vEthernet (WSL)": face("172.20.0.1"), "Wi-Fi": face("192.168.1.24") },
    null,
    "192.168.1.24",
  ],
  [
    "no VPN, though all else leads there",
    { tun0: face("10.8.0.2"), wlan0: face("192.168.1.24") },
    "10.8.0.2",
    "192.168.1.24",
  ],
  [
    "not the machine's own hotspot",
    { "Local Area Connection* 2": face("192.168.137.1"), Ethernet: face("10.1.1.9") },
    null,
    "10.1.1.9",
  ],
  ["not the machine itself", { lo: face("127.0.0.1", true), wlan0: face("192.168.1.24") }, null, "192.168.1.24"],
])("proposes %s", (_what, interfaces, route, expected) => {
  const ranked = rankAddresses(interfaces, route);
  expect(ranked[0]).toMatchObject({ address: expected, usable: true });
  expect(ranked).toHaveLength(2);
});

test("proposes nothing where no address reaches phones, but still lists them all with the reason", () => {
  const ranked = rankAddresses({ lo: face("127.0.0.1", true), utun3: face("10.8.0.2") }, null);
  expect(ranked.every(({ usable, why }) => !usable && why !== "")).toBe(true);
});
