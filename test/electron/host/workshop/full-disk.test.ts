/** A workshop whose disk runs full goes on, ends or is set aside without a new start of Adroit. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { type Disk, realDisk } from "#electron/host/files/disk";
import type { Judgement } from "#shared/record/record";
import { mountTiny } from "../../../samples/tiny-disk";
import { openWorkshop, type Workshop } from "../../../samples/workshop";
import { removeFolder } from "../../../temporary";

interface Filling {
  disk: Disk;
  parent: string;
  fill(): void;
  free(): void;
}

/** The real disk, which takes nothing more while it is told to be full. */
function told(): Filling {
  let full = false;
  const needed = ["appendFile", "writeFile"];
  const disk: Disk = {
    ...realDisk,
    open: async (path, flags, mode) => {
      const handle = await realDisk.open(path, flags, mode);
      return new Proxy(handle, {
        get(target, key) {
          const value = Reflect.get(target, key);
          if (full && needed.includes(String(key)))
            return () => Promise.reject(Object.assign(new Error("no room"), { code: "ENOSPC" }));
          return typeof value === "function" ? value.bind(target) : value;
        },
      });
    },
  };
  return { disk, parent: tmpdir(), fill: () => (full = true), free: () => (full = false) };
}

/** A file system of its own with a file that takes what is left; `null` where this user can't mount one. */
function real(): Filling | null {
  const parent = mkdtempSync(join(tmpdir(), "adroit-full-"));
  const disk = join(parent, "disk");
  mkdirSync(disk);
  const unmount = mountTiny(disk, 4096);
  onTestFinished(async () => {
    unmount?.();
    await removeFolder(parent);
  });
  if (unmount === null) return null;
  const filler = join(disk, "filler");
  return {
    disk: realDisk,
    parent: disk,
    fill() {
      for (let size = 1 << 20; size >= 1; size >>= 1) {
        try {
          for (;;) writeFileSync(filler, Buffer.alloc(size), { flag: "a" });
        } catch {}
      }
    },
    free: () => rmSync(filler),
  };
}

describe.each([
  ["that only says so", told],
  ["of its own", real],
])("a disk %s", (_, make) => {
  let filling: Filling | null = null;
  beforeEach(() => {
    filling = make();
  });

  /** A workshop with an acknowledged answer, whose disk is full when the next comes; then it has room again. */
  async function stopped(): Promise<{ workshop: Workshop; last: number } | null> {
    if (filling === null) {
      console.log("skipped: only root can mount a file system for it");
      return null;
    }
    const { disk, parent, fill, free } = filling;
    const workshop = await openWorkshop({}, { speed: 40, disk, parent });
    onTestFinished(() => workshop.close());
    const ana = await workshop.enter("Ana", "decider");
    await workshop.to("judgements");
    fill();
    // A disk gives away the rest of a block that is begun.
    const answered = (n: number): Judgement => ({ scores: { django: 5, flask: 1 }, reason: `${n}${" ".repeat(400)}.` });
    let acknowledged = -1;
    for (let n = 0; n < 60; n++) {
      const word = { on: "judgement" as const, criterion: "database", judgement: answered(n) };
      const { status } = await ana.send({ type: "cast", word });
      if (status !== 200) break;
      acknowledged = n;
    }
    const { client, id } = workshop;
    await expect(client.session.command({ id, command: { type: "reveal" } })).rejects.toMatchObject({
      code: "DISK_FULL",
    });
    free();
    return { workshop, last: acknowledged };
  }

  test("is resumed with every answer that was acknowledged", async () => {
    const { workshop, last } = (await stopped()) ?? {};
    if (!workshop) return;
    const { client, id } = workshop;
    const { failed } = await client.session.resume({ id });
    expect(failed).toBeNull();
    await workshop.reveal();
    await expect.poll(async () => (await client.records.get({ id })).record.draft.rounds.length).toBe(2);
    const { record } = await client.records.get({ id });
    const kept = record.draft.rounds.at(-1)?.ballots[0]?.judgements.database as { reason?: string } | undefined;
    if (last !== -1) expect(Number.parseInt(kept?.reason ?? "", 10)).toBeGreaterThanOrEqual(last ?? 0);
  });

  test("is closed, and its log goes", async () => {
    const { workshop } = (await stopped()) ?? {};
    if (!workshop) return;
    const { client, id, data } = workshop;
    const { record } = await client.session.close({ id });
    expect(record.id).toBe(id);
    expect(await client.session.list()).toEqual([]);
    expect(await readdir(join(data, "sessions"))).not.toContain(`${id}.log`);
  });

  test("is set aside", async () => {
    const { workshop } = (await stopped()) ?? {};
    if (!workshop) return;
    const { client, id, data } = workshop;
    await client.session.discard({ id });
    expect(await client.session.list()).toEqual([]);
    expect((await readdir(join(data, "damaged"))).filter((name) => name.endsWith(".log"))).toHaveLength(2);
    // A new one begins.
    expect((await client.session.begin({ id })).failed).toBeNull();
  });

  test("one that couldn't begin leaves nothing behind", async () => {
    const { workshop } = (await stopped()) ?? {};
    if (!workshop) return;
    const { client, id } = workshop;
    await client.session.discard({ id });
    filling?.fill();
    // Only a disk that has room for a few bytes more takes it.
    const begun = await client.session.begin({ id }).catch((error) => error.code);
    filling?.free();
    if (begun !== "DISK_FULL") return;
    expect(await client.session.list()).toEqual([]);
    expect((await client.session.begin({ id })).failed).toBeNull();
  });
});
