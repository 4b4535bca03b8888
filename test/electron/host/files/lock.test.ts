import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { type Processes, realProcesses } from "#electron/host/files/processes";
import { holderOf } from "#electron/host/store/store";
import { folder, open } from "../../../samples/folders";
import { buildWorker, startWorker } from "../../../samples/processes";

let worker: Awaited<ReturnType<typeof buildWorker>>;
beforeAll(async () => {
  worker = await buildWorker();
});
afterAll(() => worker.remove());

function start() {
  const started = startWorker(worker.file);
  onTestFinished(() => started.kill());
  return started;
}

test("a second store on the same data is refused with the holder's process and address", async () => {
  const dir = await folder();
  expect(await holderOf(dir)).toBeNull();
  const first = start();
  const { ok: pid } = await first.ask({ do: "open", dir });
  expect(await holderOf(dir)).toEqual({ pid, address: null });
  await first.ask({ do: "announce", address: "http://127.0.0.1:4711/" });
  expect(await holderOf(dir)).toEqual({ pid, address: "http://127.0.0.1:4711/" });
  await expect(open(dir)).rejects.toMatchObject({
    code: "STORE_LOCKED",
    subject: "http://127.0.0.1:4711/",
    message: expect.stringContaining(`process ${pid}`),
  });

  await first.ask({ do: "close" });
  expect(await holderOf(dir)).toBeNull();
  await open(dir);
});

test("the lock of a process that was killed is taken over", async () => {
  const dir = await folder();
  const first = start();
  await first.ask({ do: "open", dir });
  await first.kill();
  expect(await holderOf(dir)).toBeNull();
  await open(dir);
  expect(await readdir(join(dir, "lock"))).toHaveLength(1);
});

test("of processes that start at once exactly one gets the data", async () => {
  const dir = await folder();
  const dead = start();
  await dead.ask({ do: "open", dir });
  await dead.kill();
  const workers = Array.from({ length: 5 }, start);
  for (let round = 0; round < 4; round++) {
    const answers = await Promise.all(workers.map((one) => one.ask({ do: "open", dir })));
    const won = answers.flatMap(({ ok }, i) => (ok ? [i] : []));
    expect(won).toHaveLength(1);
    expect(answers.filter(({ error }) => error === "STORE_LOCKED")).toHaveLength(4);
    await workers[won[0]!]!.ask({ do: "close" });
  }
});

test("the same process can't open the same data twice either", async () => {
  const dir = await folder();
  const first = await open(dir);
  await expect(open(dir)).rejects.toMatchObject({ code: "STORE_LOCKED" });
  await first.close();
  await open(dir);
});

const claim = (more: object) =>
  JSON.stringify({ token: "0", pid: 4242, start: "then", held: true, address: null, ...more });
const processes = (found: { start: string | null } | null): Processes => ({
  pid: process.pid,
  life: async (pid) => (pid === 4242 ? found : realProcesses.life(pid)),
});

test.each([
  ["the holder lives", { start: "then" }, claim({}), true],
  ["the holder died", null, claim({}), false],
  ["the holder died and another process got its number", { start: "now" }, claim({}), false],
  ["nobody can say when the process started", { start: null }, claim({}), true],
  ["the claim doesn't say when its process started", { start: "now" }, claim({ start: null }), true],
  ["the claim is empty", { start: "then" }, "", false],
  ["the claim is no claim", { start: "then" }, "null", false],
  ["the claim names no process", { start: "then" }, claim({ pid: -1 }), false],
])("%s", async (_what, life, content, locked) => {
  const dir = await folder();
  await (await open(dir)).close();
  const path = join(dir, "lock/0.json");
  await writeFile(path, content);
  const opening = open(dir, { processes: processes(life) });
  if (locked) {
    await expect(opening).rejects.toMatchObject({ code: "STORE_LOCKED" });
    expect(await readdir(join(dir, "lock"))).toEqual(["0.json"]);
    await rm(path);
  } else await opening;
});

test("a process has one start as long as it lives, and another has another", async () => {
  const other = start();
  const pid = other.process.pid!;
  const life = await realProcesses.life(pid);
  expect(await realProcesses.life(pid)).toEqual(life);
  expect(await realProcesses.life(process.pid)).not.toEqual(life);
  await other.kill();
  expect(await realProcesses.life(pid)).toBeNull();
});
