import { cp, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sha256 } from "#electron/host/files/canonical";
import { loadLibrary, playbookNamed } from "#electron/host/playbooks/library";
import { canonicalJson } from "#shared/base/canonical";
import { removeFolder } from "../../../temporary";

const templates = join(import.meta.dirname, "../../../../templates");
const name = "playbooks/django-vs-flask.yaml";
const shipped = ["django-vs-flask", "other-decision", "python-web-frameworks"];
let folder = "";
let source = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "adroit-library-"));
  await cp(templates, folder, { recursive: true });
  source = await readFile(join(templates, name), "utf8");
});
afterEach(() => removeFolder(folder));

async function withPlaybook(text: string | Buffer, file = "playbooks/other.yaml") {
  await writeFile(join(folder, file), text);
  return loadLibrary(folder);
}

const other = (text: string) => text.replace("id: django-vs-flask", "id: other");

test("everything that comes with the app loads", async () => {
  const { playbooks, examples, problems } = await loadLibrary(templates);
  expect(problems).toEqual([]);
  expect(playbooks.map(({ playbook }) => playbook.id)).toEqual(shipped);
  for (const { hash, playbook } of playbooks) expect(hash).toBe(sha256(canonicalJson(playbook)));
  for (const { title, about } of examples) expect([title, about]).not.toContain("");
});

test.each([
  [
    "an unknown key",
    (text: string) => `${other(text)}\ncolour: red\n`,
    /^other\.yaml, line \d+, colour: there is no such key$/,
  ],
  [
    "a score of 9",
    (text: string) => other(text).replace(/score: 4/, "score: 9"),
    /^other\.yaml, line \d+, criteria\[\d+\]\.answers\[\d+\]\.fits\.[a-z]+\.score: a score is 1, 2, 3, 4 or 5$/,
  ],
  [
    "a criterion twice",
    (text: string) => other(text).replace("id: complexity", "id: database"),
    /^other\.yaml, line \d+, criteria\[1\]\.id: "database" stands twice/,
  ],
  ["half of it", (text: string) => `${other(text).slice(0, 2000)}\n  "`, /^other\.yaml, line \d+: /],
  ["nothing", () => "", /^other\.yaml: the file is empty$/],
  ["null", () => "null", /^other\.yaml: the file is empty$/],
  ["the id of another", (text: string) => text, /other file|another file already holds/],
])("a playbook with %s is a problem of its own, and the others load", async (_what, change, said) => {
  const { playbooks, problems } = await withPlaybook(change(source));
  expect(playbooks.map(({ playbook }) => playbook.id)).toEqual(shipped);
  expect(problems).toHaveLength(1);
  expect(problems[0]?.message.split("\n").some((line) => said.test(line))).toBe(true);
});

test("a playbook that isn't UTF-8 is named", async () => {
  const { problems } = await withPlaybook(Buffer.from([0xff, 0xfe, 0x00]));
  expect(problems[0]?.message).toContain("other.yaml isn't UTF-8 text");
});

test("an example that can't be read doesn't hide the others", async () => {
  const before = (await loadLibrary(folder)).examples.length;
  const { examples, problems } = await withPlaybook("format: 1\n", "examples/aaa.yaml");
  expect(examples).toHaveLength(before);
  expect(problems).toHaveLength(1);
});

test("an unknown playbook is answered with those that are there", async () => {
  const library = await loadLibrary(templates);
  expect(() => playbookNamed(library, "nothing")).toThrow('There is no playbook "nothing".');
});

test("the hash is that of the content, whatever the order of its keys", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, reversed(part)] as const);
  return Object.fromEntries(entries.reverse());
}
