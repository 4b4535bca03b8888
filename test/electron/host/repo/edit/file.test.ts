import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { changeAdrFile, readAdrFile, readImage, readSidecar } from "#electron/host/repo/edit/file";
import { setStatus } from "#shared/adr/edit/edit";
import { isolated, repository, type TestRepository } from "../../../../samples/repository";

const { folder } = isolated();
const text = "\uFEFF# 1. Use git\r\n\r\n## Status\r\n\r\nProposed\r\n\r\n## Context\r\n\r\nNo final line end";
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
let repo: TestRepository;
const at = (file: string) => join(repo.root, file);
const accept = (before: string) => setStatus(before, "accepted");

beforeEach(() => {
  repo = repository(folder());
  repo.write("doc/adr/0001-use-git.md", text);
});

test("reads an ADR with its hash, and says whether there is data beside it", async () => {
  const read = await readAdrFile(repo.root, "doc/adr/0001-use-git.md");
  expect(read).toMatchObject({ text, sidecar: false, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  repo.write("doc/adr/.adroit/0001-use-git.json", "{}");
  expect((await readAdrFile(repo.root, "doc/adr/0001-use-git.md")).sidecar).toBe(true);
  expect(await readSidecar(repo.root, "doc/adr/0001-use-git.md")).toEqual({
    file: "doc/adr/.adroit/0001-use-git.json",
    text: "{}",
  });
});

test("a path that leads out of the repository is refused, however it is written", async () => {
  const outside = folder();
  writeFileSync(join(outside, "secret.md"), "# Secret\n");
  writeFileSync(join(outside, "secret.png"), png);
  symlinkSync(join(outside, "secret.md"), at("doc/adr/0002-link.md"));
  symlinkSync(outside, at("doc/out"));
  symlinkSync(join(outside, "secret.png"), at("doc/adr/link.png"));
  repo.write("readme.txt", "not an ADR");
  const refused = { code: "UNSAFE_PATH" };
  for (const file of [
    "../secret.md",
    "doc/../../secret.md",
    join(outside, "secret.md"),
    "doc\\adr\\0001-use-git.md",
    "C:/secret.md",
    "doc/adr/0002-link.md",
    "doc/out/secret.md",
    "readme.txt",
  ]) {
    await expect(readAdrFile(repo.root, file), file).rejects.toMatchObject(refused);
    await expect(changeAdrFile(repo.root, file, "0".repeat(64), accept), file).rejects.toMatchObject(refused);
  }
  for (const file of ["../secret.png", "doc/adr/link.png", "doc/out/secret.png", "doc/adr/0001-use-git.md"]) {
    await expect(readImage(repo.root, file), file).rejects.toMatchObject(refused);
  }
  symlinkSync("../../.git", at("doc/adr/git"));
  writeFileSync(at(".git/hidden.md"), "# Hidden\n");
  await expect(readAdrFile(repo.root, ".git/hidden.md")).rejects.toMatchObject(refused);
  await expect(readAdrFile(repo.root, "doc/adr/git/hidden.md")).rejects.toMatchObject(refused);
  expect(readFileSync(join(outside, "secret.md"), "utf8")).toBe("# Secret\n");
});

test("data beside an ADR that is a link out of the repository isn't read", async () => {
  const outside = folder();
  writeFileSync(join(outside, "data.json"), "{}");
  mkdirSync(at("doc/adr/.adroit"));
  symlinkSync(join(outside, "data.json"), at("doc/adr/.adroit/0001-use-git.json"));
  await expect(readSidecar(repo.root, "doc/adr/0001-use-git.md")).rejects.toMatchObject({ code: "UNSAFE_PATH" });
});

test("a status is changed and nothing else, permissions and links included", async () => {
  chmodSync(at("doc/adr/0001-use-git.md"), 0o640);
  symlinkSync("0001-use-git.md", at("doc/adr/0002-same.md"));
  const { hash } = await readAdrFile(repo.root, "doc/adr/0002-same.md");
  const after = await changeAdrFile(repo.root, "doc/adr/0002-same.md", hash, accept);
  expect(after.text).toBe(text.replace("Proposed", "Accepted"));
  expect(after.hash).not.toBe(hash);
  expect(readFileSync(at("doc/adr/0001-use-git.md"), "utf8")).toBe(text.replace("Proposed", "Accepted"));
  expect(statSync(at("doc/adr/0001-use-git.md")).mode & 0o777).toBe(0o640);
  expect(repo.git("status", "--porcelain", "-uall").split("\n").filter(Boolean)).toHaveLength(2);
});

test("a file that changed since it was shown isn't written, nor is one that is gone", async () => {
  const file = "doc/adr/0001-use-git.md";
  const { hash } = await readAdrFile(repo.root, file);
  writeFileSync(at(file), `${text} by Ana`);
  await expect(changeAdrFile(repo.root, file, hash, accept)).rejects.toMatchObject({ code: "ADR_CHANGED" });
  expect(readFileSync(at(file), "utf8")).toBe(`${text} by Ana`);
  rmSync(at(file));
  await expect(changeAdrFile(repo.root, file, hash, accept)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a file that is saved by somebody while it is being changed keeps what they saved", async () => {
  const file = "doc/adr/0001-use-git.md";
  const { hash } = await readAdrFile(repo.root, file);
  const meanwhile = (before: string) => {
    writeFileSync(at(file), `${text} by Ana`);
    return accept(before);
  };
  await expect(changeAdrFile(repo.root, file, hash, meanwhile)).rejects.toMatchObject({ code: "ADR_CHANGED" });
  expect(readFileSync(at(file), "utf8")).toBe(`${text} by Ana`);
  expect(repo.git("status", "--porcelain", "-uall")).not.toContain(".tmp");
});

test("an edit that can't be made safely is refused with the reason", async () => {
  const file = "doc/adr/0003-none.md";
  repo.write(file, "# 3. None\n\n## Context\n\nText.\n");
  const { hash } = await readAdrFile(repo.root, file);
  await expect(changeAdrFile(repo.root, file, hash, accept)).rejects.toMatchObject({
    code: "BAD_INPUT",
    message: "The file states no status.",
    subject: file,
  });
});

test("files that are no text, too large, folders or not to be read say so", async () => {
  repo.write("adr/binary.md", "a\u0000b");
  writeFileSync(at("adr/latin.md"), Buffer.from([0x23, 0x20, 0xe9]));
  repo.write("adr/huge.md", "x".repeat(5 * 1024 * 1024 + 1));
  mkdirSync(at("adr/folder.md"));
  symlinkSync("loop.md", at("adr/loop.md"));
  const code = (file: string) =>
    readAdrFile(repo.root, file).then(
      () => "read",
      (error: { code: string }) => error.code,
    );
  expect(await code("adr/binary.md")).toBe("BAD_INPUT");
  expect(await code("adr/latin.md")).toBe("BAD_INPUT");
  expect(await code("adr/huge.md")).toBe("BAD_INPUT");
  expect(await code("adr/folder.md")).toBe("BAD_INPUT");
  expect(await code("adr/loop.md")).toBe("UNSAFE_PATH");
  expect(await code("adr/gone.md")).toBe("NOT_FOUND");
  expect(await readAdrFile(at("nowhere"), "a.md").catch(({ code }) => code)).toBe("FOLDER_MISSING");
});

test.skipIf(process.getuid?.() === 0)("a file that may not be read says so", async () => {
  chmodSync(at("doc/adr/0001-use-git.md"), 0);
  await expect(readAdrFile(repo.root, "doc/adr/0001-use-git.md")).rejects.toMatchObject({ code: "NO_PERMISSION" });
});

test("images become data addresses of their own kind, up to a size", async () => {
  mkdirSync(at("doc/img"), { recursive: true });
  writeFileSync(at("doc/img/a.PNG"), png);
  repo.write("doc/img/b.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
  writeFileSync(at("doc/img/c.jpg"), Buffer.alloc(4 * 1024 * 1024 + 1));
  expect(await readImage(repo.root, "doc/img/a.PNG")).toEqual({
    url: `data:image/png;base64,${png.toString("base64")}`,
  });
  expect((await readImage(repo.root, "doc/img/b.svg")).url).toMatch(/^data:image\/svg\+xml;base64,/);
  await expect(readImage(repo.root, "doc/img/c.jpg")).rejects.toMatchObject({ code: "BAD_INPUT" });
  await expect(readImage(repo.root, "doc/img/d.gif")).rejects.toMatchObject({ code: "NOT_FOUND" });
});
