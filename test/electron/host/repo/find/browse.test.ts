import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { browse } from "#electron/host/repo/find/browse";
import { isolated, repository } from "../../../../samples/repository";

const { folder } = isolated();

test("lists folders in order, repositories marked, hidden ones and files left out", async () => {
  const top = repository(folder(), { plain: true });
  for (const name of ["b", "A", ".hidden", "c10", "c9"]) mkdirSync(join(top.root, name));
  top.write("file.txt", "");
  const repo = repository(top.root);
  symlinkSync(repo.root, join(top.root, "link"));
  symlinkSync("nowhere", join(top.root, "broken"));
  const { path, parent, folders } = await browse(top.root);
  expect(path).toBe(top.root);
  expect(parent).toBe(folder());
  expect(folders.map(({ name, repository }) => [name, repository])).toEqual([
    ["A", false],
    ["b", false],
    ["c9", false],
    ["c10", false],
    ["link", true],
    [repo.root.split("/").at(-1), true],
  ]);
  expect(folders[0]?.path).toBe(join(top.root, "A"));
});

test("begins at home, and ends at the top", async () => {
  expect((await browse()).path).toBe(folder());
  expect((await browse("/")).parent).toBeNull();
});

test("says what can't be listed", async () => {
  await expect(browse("docs")).rejects.toMatchObject({ code: "BAD_INPUT" });
  await expect(browse(join(folder(), "none"))).rejects.toMatchObject({ code: "FOLDER_MISSING" });
  await expect(browse(join(folder(), "gitconfig"))).rejects.toMatchObject({ code: "FOLDER_MISSING" });
});
