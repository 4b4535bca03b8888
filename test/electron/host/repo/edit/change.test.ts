import { chmodSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sha256 } from "#electron/host/files/canonical";
import { changeFiles } from "#electron/host/repo/edit/change";

function folder(files: Record<string, string>) {
  const dir = mkdtempSync(join(tmpdir(), "adroit-change-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  const change = (name: string, text: string, to?: string) => ({
    path: join(dir, name),
    expect: sha256(files[name] ?? ""),
    text,
    ...(to === undefined ? {} : { to: join(dir, to) }),
  });
  const contents = () =>
    Object.fromEntries(
      readdirSync(dir)
        .sort()
        .map((name) => [name, readFileSync(join(dir, name), "utf8")]),
    );
  return { dir, change, contents };
}

test("several files change and move together, and keep their permissions", async () => {
  const { dir, change, contents } = folder({ a: "1", b: "2" });
  chmodSync(join(dir, "b"), 0o640);
  await changeFiles([change("a", "one"), change("b", "two", "c")]);
  expect(contents()).toEqual({ a: "one", c: "two" });
  expect(statSync(join(dir, "c")).mode & 0o777).toBe(0o640);
});

test.each([
  ["one was edited meanwhile", (dir: string) => writeFileSync(join(dir, "b"), "edited"), { a: "1", b: "edited" }],
  ["the new name is taken", (dir: string) => writeFileSync(join(dir, "c"), "3"), { a: "1", b: "2", c: "3" }],
])("nothing changes where %s", async (_, meanwhile, left) => {
  const { dir, change, contents } = folder({ a: "1", b: "2" });
  meanwhile(dir);
  await expect(changeFiles([change("a", "one"), change("b", "two", "c")])).rejects.toMatchObject({
    code: "ADR_CHANGED",
  });
  expect(contents()).toEqual(left);
});

test("one that is gone is named, and nothing changes", async () => {
  const { dir, change, contents } = folder({ a: "1" });
  await expect(changeFiles([change("a", "one"), change("b", "two")])).rejects.toMatchObject({
    subject: join(dir, "b"),
  });
  expect(contents()).toEqual({ a: "1" });
});
