/** `adroit publish`: says what it leaves out, and puts no empty log in the place of a full one. */
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { adroitIn } from "../../samples/cli";
import { removeFolder } from "../../temporary";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "adroit-publish-"));
  mkdirSync(join(folder, "log/docs/adr"), { recursive: true });
  writeFileSync(join(folder, "log/docs/adr/0001-use-queues.md"), "# 1. Use queues\n\n## Status\n\nAccepted\n");
});
afterEach(() => removeFolder(folder));
const publish = (...argv: string[]) => adroitIn(folder, "publish", ...argv);

test("an ADR that can't be read is named beside those that are published", async () => {
  writeFileSync(join(folder, "log/docs/adr/0002-use-topics.md"), Buffer.from([0x23, 0x20, 0xff, 0xfe, 0x00]));
  const { code, out, err } = await publish("log", "--single", "adr.html");
  expect({ code, out }).toEqual({ code: 0, out: "Published 1 ADR in adr.html\n" });
  expect(err).toContain("Not published: docs/adr/0002-use-topics.md: ");
});

test("a folder without ADRs is told, and nothing is written", async () => {
  mkdirSync(join(folder, "empty"));
  const { code, err } = await publish("empty", "--single", "adr.html", "--out", "site");
  expect(code).toBe(2);
  expect(err).toContain("There are no ADRs to publish.");
  expect([existsSync(join(folder, "adr.html")), existsSync(join(folder, "site"))]).toEqual([false, false]);
});

test("a heading without a letter is wrong use, and nothing is written", async () => {
  for (const title of ["", "  "]) {
    const { code, err } = await publish("log", "--single", "adr.html", "--title", title);
    expect(code).toBe(2);
    expect(err).toContain("--title takes the heading of the log; it is empty.");
  }
  expect(existsSync(join(folder, "adr.html"))).toBe(false);
});

test("that nothing links to the repository named is told where there is no commit", async () => {
  const { code, err } = await publish("log", "--single", "adr.html", "--repository", "https://github.com/acme/shop");
  expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining("No ADR links to its file") });
  expect((await publish("log", "--single", "adr.html")).err).toBe("");
});
