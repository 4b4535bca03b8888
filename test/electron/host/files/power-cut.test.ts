/** What is promised is on the disk when it is promised, and no cut in between leaves half of it. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { sha256 } from "#electron/host/files/canonical";
import { changeFiles } from "#electron/host/files/changeset";
import { replaceFile } from "#electron/host/files/replace";
import { powered } from "../../../samples/power";
import { removeFolder } from "../../../temporary";

function folder(files: Record<string, string>) {
  const dir = mkdtempSync(join(tmpdir(), "adroit-power-"));
  onTestFinished(() => removeFolder(dir));
  mkdirSync(join(dir, ".adroit"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  const before = Object.fromEntries(Object.entries(files).map(([name, text]) => [join(dir, name), text]));
  return { dir, before };
}

const old = { "0001.md": "old ADR", ".adroit/0001.json": "old data", "0002.md": "predecessor" };
const changes = [
  { path: ".adroit/0001.json", expect: sha256("old data"), text: "new data" },
  { path: "0002.md", expect: sha256("predecessor"), text: "superseded" },
  { path: "0001.md", expect: sha256("old ADR"), text: "new ADR" },
  { path: "new/0003.md", expect: null, text: "another" },
];

type Forget = ("file" | "folder")[];

/** Everything that is wrong after a cut at any moment of a change, and after its end. */
async function faultsOfChange(forget: Forget = []): Promise<Set<string>> {
  const { dir, before } = folder(old);
  const faults = new Set<string>();
  const states: [string, (string | null)[]][] = [
    ["0001.md", ["old ADR", "new ADR"]],
    [".adroit/0001.json", ["old data", "new data"]],
    ["0002.md", ["predecessor", "superseded"]],
    ["new/0003.md", [null, "another"]],
  ];
  const power = powered(
    before,
    ({ after }) => {
      for (const [name, allowed] of states) {
        const found = after(join(dir, name));
        if (!allowed.includes(found)) faults.add(`${name} is ${found}`);
      }
      if (after(join(dir, "0001.md")) === "new ADR" && after(join(dir, ".adroit/0001.json")) !== "new data") {
        faults.add("the ADR is there before its data");
      }
    },
    forget,
  );
  await changeFiles(dir, changes, { disk: power.disk });
  for (const [name, allowed] of states) {
    if (power.after(join(dir, name)) !== allowed[1]) faults.add(`${name} isn't there at the end`);
  }
  return faults;
}

/** The same of one file that is replaced, as records are. */
async function faultsOfSave(forget: Forget = []): Promise<Set<string>> {
  const { dir, before } = folder({ "one.json": "before" });
  const path = join(dir, "one.json");
  const faults = new Set<string>();
  const power = powered(
    before,
    ({ after }) => {
      if (!["before", "after"].includes(after(path) ?? "")) faults.add(`it is ${after(path)}`);
    },
    forget,
  );
  await replaceFile(power.disk, path, Buffer.from("after"), "0123456789abcdef");
  if (power.after(path) !== "after") faults.add("it isn't there at the end");
  return faults;
}

test("no cut leaves half of a change, or an ADR without its data, and what is done stays done", async () => {
  expect(await faultsOfChange()).toEqual(new Set());
  expect(await faultsOfSave()).toEqual(new Set());
});

test.each<Forget>([["file"], ["folder"], ["file", "folder"]])(
  "without syncing the %s the test above fails",
  async (...forget) => {
    expect((await faultsOfChange(forget)).size).toBeGreaterThan(0);
    expect((await faultsOfSave(forget)).size).toBeGreaterThan(0);
  },
);
