import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { defaultSettings } from "#electron/host/store/settings";
import { folder, open } from "../../../samples/folders";

test("settings that were never set have their defaults", async () => {
  const store = await open(await folder());
  expect(await store.settings.get()).toEqual(defaultSettings);
});

test("what is set is kept, the rest stays", async () => {
  const dir = await folder();
  const first = await open(dir);
  await first.settings.set({ theme: "dark" });
  expect(await first.settings.set({ repositories: ["/work"] })).toEqual({
    ...defaultSettings,
    theme: "dark",
    repositories: ["/work"],
  });
  await first.close();
  expect(await (await open(dir)).settings.get()).toEqual({
    ...defaultSettings,
    theme: "dark",
    repositories: ["/work"],
  });
});

test("settings set at once are all kept", async () => {
  const store = await open(await folder());
  await Promise.all([store.settings.set({ theme: "light" }), store.settings.set({ singleKeys: false })]);
  expect(await store.settings.get()).toEqual({ ...defaultSettings, theme: "light", singleKeys: false });
});

test("a wrong setting isn't written", async () => {
  const dir = await folder();
  const store = await open(dir);
  await store.settings.set({ theme: "dark" });
  const wrong = store.settings.set({ theme: "pink" as "dark" });
  await expect(wrong).rejects.toMatchObject({ code: "BAD_INPUT", subject: "theme" });
  expect((await store.settings.get()).theme).toBe("dark");
});

test("settings of another version are read as far as they are known", async () => {
  const dir = await folder();
  const store = await open(dir);
  await writeFile(join(dir, "settings.json"), '{"theme":"dark","later":true}');
  expect(await store.settings.get()).toEqual({ ...defaultSettings, theme: "dark" });
});

test.each(["", "null", "[]", "{", '{"theme":"pink"}'])(
  "settings that are %j are set aside, and the defaults hold",
  async (content) => {
    const dir = await folder();
    const store = await open(dir);
    await writeFile(join(dir, "settings.json"), content);
    expect(await store.settings.get()).toEqual(defaultSettings);
    const { damaged } = await store.list();
    expect(damaged).toMatchObject([{ file: "settings.json" }]);
    expect(await readFile(damaged[0]!.movedTo, "utf8")).toBe(content);
    expect(await store.settings.set({ theme: "light" })).toEqual({ ...defaultSettings, theme: "light" });
  },
);
