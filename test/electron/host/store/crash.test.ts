/** Processes of their own that are killed, run out of space or lose their permission while they save. */
import { execFileSync } from "node:child_process";
import { chmod, chown, mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { recordSchema } from "#shared/record/schema";
import { folder, open } from "../../../samples/folders";
import { buildWorker, startWorker, type Worker } from "../../../samples/processes";
import { record, titled } from "../../../samples/stored-records";

let worker: Awaited<ReturnType<typeof buildWorker>>;
beforeAll(async () => {
  worker = await buildWorker();
});
afterAll(() => worker.remove());

const temporaries = async (dir: string) =>
  (await readdir(dir, { recursive: true })).filter((name) => name.endsWith(".tmp"));

test("killed in the middle of saving, 20 times: nothing acknowledged is lost and nothing is torn", async () => {
  const dir = await folder();
  const ids = ["one", "two", "three"];
  const first = await open(dir);
  for (const id of ids) await first.create(record(id, "0"));
  await first.close();

  const saved = new Map<string, number>(ids.map((id) => [id, 0]));
  for (let kill = 0; kill < 20; kill++) {
    const from = Math.max(...saved.values()) + 1;
    const saving = startWorker(worker.file);
    onTestFinished(() => saving.kill());
    expect(await saving.ask({ do: "open", dir })).toHaveProperty("ok");
    await saving.ask({ do: "storm", ids, from });
    await sleep(10 + 3 * kill);
    await saving.kill();

    for (const { ok } of saving.answers.slice(1)) saved.set(...(ok as [string, number]));
    for (const id of ids) {
      const acknowledged = saved.get(id) ?? 0;
      const stored = recordSchema.parse(JSON.parse(await readFile(join(dir, `records/${id}.json`), "utf8")));
      const counter = Number(stored.draft.frame.title);
      // The next one may have been written by a process that was killed before it could say so.
      expect([acknowledged, Math.max(acknowledged + 1, from)]).toContain(counter);
      saved.set(id, counter);
    }
  }
  const last = await open(dir);
  expect((await last.list()).damaged).toEqual([]);
  expect(await temporaries(dir)).toEqual([]);
});

/** Saves the record "one" with longer and longer problems until the store refuses. */
async function refusal(saving: Worker, dir: string): Promise<{ title: string; error: string }> {
  expect(await saving.ask({ do: "open", dir })).toHaveProperty("ok");
  expect(await saving.ask({ do: "create", id: "one", title: "0" })).toHaveProperty("ok");
  for (let n = 1; ; n++) {
    const { error } = await saving.ask({ do: "create", id: `filler-${n}`, title: "x".repeat(500) });
    if (error) break;
  }
  for (let n = 1; ; n++) {
    const { error } = await saving.ask({ do: "title", id: "one", title: `${n} ${"x".repeat(400)}` });
    if (error) return { title: n === 1 ? "0" : `${n - 1} ${"x".repeat(400)}`, error };
  }
}

function mountTiny(dir: string): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=128k", "adroit-test", dir], { stdio: "ignore" });
    onTestFinished(() => void execFileSync("umount", ["-l", dir]));
    return true;
  } catch {
    return false;
  }
}

test("on a full disk saving is refused, and what was saved is still there", async (context) => {
  const dir = join(await folder(), "tiny");
  await mkdir(dir);
  if (!mountTiny(dir)) return context.skip("needs to mount a tmpfs, which this user can't; run as root for this test");
  const saving = startWorker(worker.file);
  onTestFinished(() => saving.kill());
  const { title, error } = await refusal(saving, dir);
  expect(error).toBe("DISK_FULL");
  expect(await saving.ask({ do: "get", id: "one" })).toEqual({ ok: title });
  expect(await temporaries(dir)).toEqual([]);
  expect(await saving.ask({ do: "close" })).toHaveProperty("ok");
});

test.skipIf(process.platform === "win32")(
  "when permission is taken away saving is refused, and comes back with it",
  async () => {
    const dir = await folder();
    // Root may write anywhere, so as root the worker runs as another user.
    const other = process.getuid?.() === 0 ? 65534 : undefined;
    if (other !== undefined) await chown(dir, other, other);
    const saving = startWorker(worker.file, { uid: other, gid: other });
    onTestFinished(() => saving.kill());
    await saving.ask({ do: "open", dir });
    await saving.ask({ do: "create", id: "one", title: "Saved" });

    await chmod(join(dir, "records"), 0o500);
    const denied = { error: "NO_PERMISSION", subject: join(dir, "records/one.json") };
    expect(await saving.ask({ do: "title", id: "one", title: "Lost" })).toEqual(denied);
    expect(await saving.ask({ do: "get", id: "one" })).toEqual({ ok: "Saved" });
    expect(await temporaries(dir)).toEqual([]);

    await chmod(join(dir, "records"), 0o700);
    expect(await saving.ask({ do: "title", id: "one", title: "Saved again" })).toHaveProperty("ok");
    expect(await saving.ask({ do: "get", id: "one" })).toEqual({ ok: "Saved again" });

    await chmod(join(dir, "records/one.json"), 0o000);
    expect(await saving.ask({ do: "get", id: "one" })).toEqual(denied);
    await chmod(join(dir, "records/one.json"), 0o600);
    expect(await saving.ask({ do: "get", id: "one" })).toEqual({ ok: "Saved again" });
  },
);

test("a process that was killed leaves the data to the next one as it was acknowledged", async () => {
  const dir = await folder();
  const saving = startWorker(worker.file);
  await saving.ask({ do: "open", dir });
  await saving.ask({ do: "create", id: "one", title: "Acknowledged" });
  await saving.kill();
  const store = await open(dir);
  const { etag, record: one } = await store.get("one");
  expect(one.draft.frame.title).toBe("Acknowledged");
  await store.change("one", etag, titled("Went on"));
});
