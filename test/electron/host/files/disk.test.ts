import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Disk, realDisk } from "#electron/host/files/disk";
import { replaceFile } from "#electron/host/files/replace";
import { folder, open } from "../../../samples/folders";
import { record, titled } from "../../../samples/stored-records";

type Step = "open" | "write" | "fsync" | "rename" | "folder fsync";

/** The real disk; `before` is told of every step of a save and may refuse it, `after` hears of those that were done. */
function watched(before: (step: Step, path: string) => void, after: (step: Step) => void = () => {}): Disk {
  const doing = async <T>(step: Step, path: string, act: () => Promise<T>): Promise<T> => {
    before(step, path);
    const result = await act();
    after(step);
    return result;
  };
  return {
    ...realDisk,
    open: async (path, flags, mode) => {
      const name = String(path);
      const writes = flags === "wx";
      const handle = writes
        ? await doing("open", name, () => realDisk.open(path, flags, mode))
        : await realDisk.open(path, flags, mode);
      const folderOpened = !writes && (await handle.stat()).isDirectory();
      return new Proxy(handle, {
        get(target, key) {
          if (key === "writeFile") return (data: Uint8Array) => doing("write", name, () => target.writeFile(data));
          if (key === "sync") return () => doing(folderOpened ? "folder fsync" : "fsync", name, () => target.sync());
          const value = Reflect.get(target, key);
          return typeof value === "function" ? value.bind(target) : value;
        },
      });
    },
    rename: (from, to) => doing("rename", String(from), () => realDisk.rename(from, to)),
  };
}

const refusal = (code: string) => Object.assign(new Error(`refused: ${code}`), { code });

test("a save is acknowledged after the file was synced, renamed, and its folder synced, in this order", async () => {
  const steps: (Step | "acknowledged")[] = [];
  const store = await open(await folder(), {
    disk: watched(
      () => {},
      (step) => steps.push(step),
    ),
  });
  // The first change waits for the day's snapshot, and whoever asks for snapshots does.
  await store.backup.list();
  const save = async (act: () => Promise<unknown>) => {
    steps.length = 0;
    await act();
    steps.push("acknowledged");
    expect(steps).toEqual(["open", "write", "fsync", "rename", "folder fsync", "acknowledged"]);
  };
  let etag = "";
  await save(async () => ({ etag } = await store.create(record("one"))));
  await save(() => store.change("one", etag, titled("Changed")));
  await save(() => store.settings.set({ theme: "dark" }));
});

test("moving to the trash and back is acknowledged after both folders were synced", async () => {
  const steps: Step[] = [];
  const store = await open(await folder(), {
    disk: watched(
      () => {},
      (step) => steps.push(step),
    ),
  });
  await store.create(record("one"));
  for (const move of [() => store.remove("one"), () => store.trash.restore("one")]) {
    steps.length = 0;
    await move();
    expect(steps).toEqual(["rename", "folder fsync", "folder fsync"]);
  }
});

describe.each([
  ["ENOSPC", "DISK_FULL"],
  ["EDQUOT", "DISK_FULL"],
  ["EACCES", "NO_PERMISSION"],
  ["EROFS", "NO_PERMISSION"],
  ["EPERM", "NO_PERMISSION"],
] as const)("when the system says %s", (code, expected) => {
  test.each(["open", "write", "fsync", "rename"] as const)(
    "at %s the old file is intact and no temporary is left",
    async (at) => {
      const dir = await folder();
      let broken = false;
      const disk = watched((step) => {
        if (broken && step === at) throw refusal(code);
      });
      const store = await open(dir, { disk });
      const { etag } = await store.create(record("one", "Old"));
      const settings = await store.settings.set({ theme: "dark" });
      broken = true;
      const saving = store.change("one", etag, titled("New"));
      await expect(saving).rejects.toMatchObject({ code: expected, subject: join(dir, "records/one.json") });
      await expect(saving).rejects.toHaveProperty("remedy", expect.stringMatching(/try again/));
      await expect(store.create(record("two"))).rejects.toMatchObject({ code: expected });
      await expect(store.settings.set({ theme: "light" })).rejects.toMatchObject({ code: expected });
      if (at === "rename") await expect(store.remove("one")).rejects.toMatchObject({ code: expected });
      broken = false;
      expect(await store.get("one")).toMatchObject({ etag, record: { draft: { frame: { title: "Old" } } } });
      expect(await store.settings.get()).toEqual(settings);
      expect((await store.list()).records.map(({ title }) => title)).toEqual(["Old"]);
      expect(await readdir(join(dir, "records"))).toEqual(["one.json"]);
      await store.change("one", etag, titled("New"));
    },
  );
});

test("on Windows a rename that is held up for a moment is tried again; elsewhere a refusal is final", async () => {
  const path = join(await folder(), "one.json");
  const held = (times: number, platform: NodeJS.Platform): Disk => ({
    ...watched((step) => {
      if (step === "rename" && times-- > 0) throw refusal("EBUSY");
    }),
    platform,
  });
  await replaceFile(held(3, "win32"), path, Buffer.from("1"), "0123456789abcdef");
  expect(await readFile(path, "utf8")).toBe("1");
  const refused = replaceFile(held(1, "linux"), path, Buffer.from("2"), "0123456789abcdef");
  await expect(refused).rejects.toMatchObject({ code: "EBUSY" });
  expect(await readFile(path, "utf8")).toBe("1");
});

test("a data folder in the way of which there is a file is an error", async () => {
  const dir = await folder();
  await writeFile(join(dir, "data"), "");
  await expect(open(join(dir, "data/deeper"))).rejects.toMatchObject({ code: "FOLDER_MISSING" });
});

test("a start that fails gives the data free again", async () => {
  const dir = await folder();
  await mkdir(join(dir, "records.json"));
  const failing: Disk = {
    ...realDisk,
    readdir: ((path: string, ...rest: []) => {
      if (path.endsWith("trash")) throw refusal("EIO");
      return realDisk.readdir(path, ...rest);
    }) as Disk["readdir"],
  };
  await expect(open(dir, { disk: failing })).rejects.toMatchObject({ code: "EIO" });
  await open(dir);
});

test.runIf(process.platform === "linux")(
  "a place below which nothing can be made is refused, and not waited for",
  async () => {
    await expect(open("/proc/adroit/data")).rejects.toMatchObject({ code: "FOLDER_MISSING" });
  },
);
