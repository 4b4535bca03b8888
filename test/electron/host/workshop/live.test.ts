/** The live session on real files: what is acknowledged is on disk, whatever happens. */
import { appendFile, mkdtemp, readFile, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Disk, realDisk } from "#electron/host/files/disk";
import { silentLog } from "#electron/host/log";
import { createLive, type Live, Refused, Stopped } from "#electron/host/workshop/live";
import { createLog, recoverLog } from "#electron/host/workshop/log";
import { durable, replay } from "#shared/workshop/apply/apply";
import { begin } from "#shared/workshop/apply/begin";
import type { Word } from "#shared/workshop/ballot";
import { buildWorker } from "../../../samples/processes";
import { begun, playbook } from "../../../samples/session";
import { removeFolder } from "../../../temporary";
import { voteUntilKilled } from "./kills";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "adroit-live-"));
});
afterEach(() => removeFolder(folder));

const clock = () => new Date();
const file = (name: string) => join(folder, "sessions", name);
const judge = (answer: string): Word => ({ on: "judgement", criterion: "cargo", judgement: { answer } });

/** A running session with so many voters, in the step in which people judge. */
async function running(disk: Disk = realDisk, voters = 2, more = {}): Promise<Live> {
  const log = await createLog(disk, folder, "d1");
  const first = begun(more);
  await log.append([{ event: first, place: "session" }]);
  const live = createLive({ session: begin(playbook, first), log, clock, report: silentLog });
  const facilitator = { seat: "facilitator" };
  for (let n = 0; n < voters; n++) {
    await live.ask({ type: "knock", seat: `s${n}`, name: `Voter ${n}`, role: "voter", key: `k${n}` }, "host");
    await live.ask({ type: "admit", seat: `s${n}`, role: "voter" }, facilitator);
  }
  await live.ask({ type: "advance" }, facilitator);
  await live.ask({ type: "advance" }, facilitator);
  await live.ask({ type: "skip" }, facilitator);
  await live.ask({ type: "skip" }, facilitator);
  expect(live.session.step).toBe("judgements");
  return live;
}

async function recovered() {
  const { recovered: found } = await recoverLog(realDisk, folder, "d1");
  return replay(playbook, found.events);
}

type Step = { what: "append" | "sync"; path: string; bytes: number };

/** The real disk, watched: what was written and what was synced, in order. */
function watched(broken: { sync?: boolean } = {}): { disk: Disk; steps: Step[] } {
  const steps: Step[] = [];
  const disk: Disk = {
    ...realDisk,
    async open(...args: Parameters<Disk["open"]>) {
      const handle = await realDisk.open(...args);
      const path = String(args[0]);
      const { appendFile: append, datasync } = handle;
      handle.appendFile = async (...given) => {
        steps.push({ what: "append", path, bytes: String(given[0]).length });
        return append.apply(handle, given);
      };
      handle.datasync = async () => {
        if (broken.sync) throw Object.assign(new Error("no space"), { code: "ENOSPC" });
        await datasync.apply(handle);
        steps.push({ what: "sync", path, bytes: 0 });
      };
      return handle;
    },
  };
  return { disk, steps };
}

describe("the acknowledgement", () => {
  test("comes after the sync of the file that holds the vote", async () => {
    const { disk, steps } = watched();
    const live = await running(disk);
    steps.length = 0;
    const seen: Step[] = [];
    await live.ask({ type: "cast", word: judge("much") }, { seat: "s0" }).then(() => seen.push(...steps));
    expect(seen.map(({ what, path }) => [what, path])).toEqual([
      ["append", file("d1.ballots.log")],
      ["sync", file("d1.ballots.log")],
    ]);
    await live.stop();
  });

  test("and what is published comes after it too", async () => {
    const { disk, steps } = watched();
    const live = await running(disk);
    steps.length = 0;
    const published: number[] = [];
    live.onChange(() => published.push(steps.filter(({ what }) => what === "sync").length));
    await live.ask({ type: "cast", word: judge("much") }, { seat: "s0" });
    expect(published).toEqual([1]);
    await live.stop();
  });

  test("of what came while something was written is told with it, once, and before it is answered", async () => {
    const { disk } = watched();
    let open = () => {};
    let held = Promise.resolve();
    const slow: Disk = {
      ...disk,
      async open(...args: Parameters<Disk["open"]>) {
        const handle = await disk.open(...args);
        const { datasync } = handle;
        handle.datasync = async () => {
          await held;
          await datasync.apply(handle);
        };
        return handle;
      },
    };
    const live = await running(slow, 6);
    const happened: string[] = [];
    live.onChange(() => happened.push("told"));
    held = new Promise((go) => {
      open = go;
    });
    const vote = (n: number) =>
      live.ask({ type: "cast", word: judge("much") }, { seat: `s${n}` }).then(() => happened.push("answered"));
    const first = vote(0);
    // It is on its way to the disk once this turn is over.
    await new Promise((turn) => setImmediate(turn));
    const others = [1, 2, 3, 4, 5].map(vote);
    open();
    await Promise.all([first, ...others]);
    expect(happened).toEqual(["answered", "told", ...others.map(() => "answered")]);
    await live.stop();
  });

  test("of fifty votes at once takes one append and one sync for all that wait", async () => {
    const { disk, steps } = watched();
    const live = await running(disk, 50);
    steps.length = 0;
    await Promise.all(
      Array.from({ length: 50 }, (_, n) => live.ask({ type: "cast", word: judge("much") }, { seat: `s${n}` })),
    );
    expect(steps.map(({ what }) => what)).toEqual(["append", "sync"]);
    expect(Object.keys(live.session.ballots)).toHaveLength(50);
    await live.stop();
    expect(await recovered()).toEqual(durable(live.session));
  });

  test("of votes that the loop reads in one turn takes one append and one sync", async () => {
    const { disk, steps } = watched();
    const live = await running(disk, 9);
    steps.length = 0;
    const votes = Array.from(
      { length: 9 },
      (_, n) =>
        new Promise((done) => {
          // Each in a callback of its own, as requests of different connections are.
          setImmediate(() => done(live.ask({ type: "cast", word: judge("much") }, { seat: `s${n}` })));
        }),
    );
    await Promise.all(votes);
    expect(steps.map(({ what }) => what)).toEqual(["append", "sync"]);
    await live.stop();
  });

  test("doesn't come when the sync fails; the session stops and says why", async () => {
    const broken = { sync: false };
    const { disk } = watched(broken);
    const live = await running(disk);
    await live.ask({ type: "cast", word: judge("much") }, { seat: "s0" });
    const before = live.session;
    broken.sync = true;
    const lost = await Promise.allSettled([
      live.ask({ type: "cast", word: judge("little") }, { seat: "s0" }),
      live.ask({ type: "cast", word: judge("little") }, { seat: "s1" }),
    ]);
    expect(lost.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(lost[0]).toMatchObject({ reason: expect.any(Stopped) });
    expect(live.session).toBe(before);
    expect(live.failed).toMatch(/no room/i);
    broken.sync = false;
    await expect(live.ask({ type: "advance" }, { seat: "facilitator" })).rejects.toBeInstanceOf(Stopped);
    await live.stop();
  });

  test("isn't given for what is refused, and nothing is written", async () => {
    const { disk, steps } = watched();
    const live = await running(disk);
    steps.length = 0;
    await expect(live.ask({ type: "advance" }, { seat: "s0" })).rejects.toBeInstanceOf(Refused);
    expect(steps).toEqual([]);
    await live.stop();
  });
});

describe("the log", () => {
  test("keeps what people put in apart from everything else", async () => {
    const live = await running();
    await live.ask({ type: "cast", word: judge("much") }, { seat: "s0" });
    await live.ask({ type: "done", done: true }, { seat: "s0" });
    await live.stop();
    expect(await readFile(file("d1.log"), "utf8")).not.toContain("much");
    expect(await readFile(file("d1.ballots.log"), "utf8")).toContain("much");
    for (const name of ["d1.log", "d1.ballots.log"]) expect((await stat(file(name))).mode & 0o077).toBe(0);
  });

  test("of an anonymous session has no line with a ballot and a seat, and no time of a ballot", async () => {
    const live = await running(realDisk, 3, { anonymous: true });
    for (const n of [0, 1, 2]) {
      await live.ask({ type: "claim", ballot: `b-of-${n}` }, { seat: `s${n}` }, `key-of-claim-${n}`);
      await live.ask({ type: "cast", word: judge("much") }, { seat: `s${n}` }, `key-of-vote-${n}`);
      await live.ask({ type: "done", done: true }, { seat: `s${n}` }, `key-of-done-${n}`);
    }
    await live.stop();
    expect(await readFile(file("d1.log"), "utf8")).not.toContain("b-of-");
    const ballots = (await readFile(file("d1.ballots.log"), "utf8")).trim().split("\n");
    expect(ballots).toHaveLength(3);
    for (const line of ballots) {
      expect(Object.keys(JSON.parse(line)).sort()).toEqual(["b", "c", "e", "k", "n"]);
      expect(Object.keys(JSON.parse(line).e).sort()).toEqual(["ballot", "e", "word"]);
      expect(line).not.toMatch(/"s\d"/);
    }
  });

  test("remembers commands over a restart, so that repeating one does nothing", async () => {
    const live = await running();
    await live.ask({ type: "cast", word: judge("much") }, { seat: "s0" }, "key-number-1");
    await live.ask({ type: "cast", word: judge("little") }, { seat: "s0" }, "key-number-2");
    await live.stop();
    const { recovered: found, open } = await recoverLog(realDisk, folder, "d1");
    const again = createLive({
      session: replay(playbook, found.events),
      log: await open(),
      keys: found.keys,
      clock,
      report: silentLog,
    });
    await again.ask({ type: "cast", word: judge("much") }, { seat: "s0" }, "key-number-1");
    expect(again.session.ballots.s0?.judgements["1"]).toEqual({ cargo: { answer: "little" } });
    expect(again.rev).toBeGreaterThanOrEqual(live.rev);
    await again.stop();
  });

  test.each([
    ["half a line", async (path: string) => appendFile(path, '{"n":99,"b":99,"e":{"e":"ca')],
    ["a line of zeros", async (path: string) => appendFile(path, Buffer.alloc(40))],
    ["a line with a wrong checksum", async (path: string) => appendFile(path, '{"n":99,"b":99,"e":{},"c":"0"}\n')],
    ["the last line cut short", async (path: string) => truncate(path, (await stat(path)).size - 3)],
  ])("loses nothing but %s at its end", async (_what, tear) => {
    const live = await running();
    await live.ask({ type: "cast", word: judge("much") }, { seat: "s0" });
    const before = live.session;
    await live.ask({ type: "cast", word: judge("little") }, { seat: "s0" });
    const after = live.session;
    await live.stop();
    const whole = await readFile(file("d1.ballots.log"), "utf8");
    await tear(file("d1.ballots.log"));
    const { recovered: found, open } = await recoverLog(realDisk, folder, "d1");
    const session = replay(playbook, found.events);
    expect([before, after]).toContainEqual(session);
    const log = await open();
    await log.append([{ event: { e: "resumed", t: 1 }, place: "session" }]);
    await log.close();
    expect(whole.startsWith(await readFile(file("d1.ballots.log"), "utf8"))).toBe(true);
    expect((await recovered()).ballots).toEqual(session.ballots);
  });

  test("cuts off what was written together with a lost line, since nobody was told that it is safe", async () => {
    const live = await running();
    const before = live.session;
    // One batch over both files: the vote's line comes after the one of the facilitator's note.
    await Promise.all([
      live.ask({ type: "note", id: "n1", criterion: null, kind: "note", text: "First" }, { seat: "facilitator" }),
      live.ask({ type: "cast", word: judge("much") }, { seat: "s0" }),
    ]);
    await live.stop();
    const lines = (await readFile(file("d1.log"), "utf8")).trimEnd().split("\n");
    await writeFile(file("d1.log"), `${lines.slice(0, -1).join("\n")}\n`);
    expect(await recovered()).toEqual(before);
    const { open } = await recoverLog(realDisk, folder, "d1");
    await (await open()).close();
    expect(await readFile(file("d1.ballots.log"), "utf8")).toBe("");
  });

  test.each(["d1.log", "d1.ballots.log"])("that is damaged in the middle of %s isn't guessed at", async (name) => {
    const live = await running();
    for (const answer of ["much", "little", "much"]) {
      await live.ask({ type: "cast", word: judge(answer) }, { seat: "s0" });
      await live.ask({ type: "done", done: answer === "much" }, { seat: "s1" });
    }
    await live.stop();
    const text = await readFile(file(name), "utf8");
    const at = Math.floor(text.length / 2);
    const broken = `${text.slice(0, at)}~${text.slice(at + 1)}`;
    await writeFile(file(name), broken);
    await expect(recoverLog(realDisk, folder, "d1")).rejects.toMatchObject({ code: "RECORD_DAMAGED" });
    expect(await readFile(file(name), "utf8")).toBe(broken);
  });
});

test("no acknowledged vote is lost when the process is killed at any moment", async () => {
  const worker = await buildWorker(join(import.meta.dirname, "worker.ts"));
  try {
    let from = 0;
    for (let kill = 0; kill < 6; kill++) {
      const { next, lost } = await voteUntilKilled(worker.file, folder, from, 7 * kill);
      expect(lost).toEqual([]);
      expect(next).toBeGreaterThan(from);
      from = next;
    }
  } finally {
    await worker.remove();
  }
});
