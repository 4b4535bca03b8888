import { expect, test } from "vitest";
import { type RenumberFile, renumbering } from "#shared/adr/edit/renumber";

const files: RenumberFile[] = [
  { path: "docs/adr/0005-a.md", text: "# 5. A\n\n## Status\n\nAccepted\n" },
  { path: "docs/adr/0005-b.md", text: "\ufeff# ADR-0005: B\r\n\r\n* Status: accepted\r\n\r\nSee ADR-0005.\r\n" },
  {
    path: "docs/adr/0006-c.md",
    text: "# 6. C\n\nAmends [5. B](0005-b.md#why), [ADR-0005](./0005-b.md) and [A](0005-a.md), see ADR 5.\n",
  },
  { path: "docs/adr/README.md", text: "* [ADR-0005](0005-b.md) - B\n* [5](x.md)\n" },
  { path: "docs/README.md", text: "[b]: adr/0005-b.md\n" },
];

test("changes name, heading, links and their labels, and lists the prose that it leaves", () => {
  const plan = renumbering(files, "docs/adr/0005-b.md");
  if ("refused" in plan) throw new Error(plan.refused);
  const { writes, leaves, ...names } = plan;
  expect(names).toEqual({
    from: "docs/adr/0005-b.md",
    to: "docs/adr/0007-b.md",
    data: { from: "docs/adr/.adroit/0005-b.json", to: "docs/adr/.adroit/0007-b.json" },
  });
  expect(Object.fromEntries(writes.map(({ path, text }) => [path, text]))).toEqual({
    "docs/adr/0005-b.md": "\ufeff# ADR-0007: B\r\n\r\n* Status: accepted\r\n\r\nSee ADR-0005.\r\n",
    "docs/adr/0006-c.md":
      "# 6. C\n\nAmends [7. B](0007-b.md#why), [ADR-0007](./0007-b.md) and [A](0005-a.md), see ADR 5.\n",
    "docs/adr/README.md": "* [ADR-0007](0007-b.md) - B\n* [5](x.md)\n",
    "docs/README.md": "[b]: adr/0007-b.md\n",
  });
  expect(leaves.map(({ file, line }) => `${file}:${line}`)).toEqual(["docs/adr/0005-b.md:5", "docs/adr/0006-c.md:3"]);
  expect(leaves[0]?.text).toContain("or the other ADR of that number");
});

const superseded = (by: string, link = "") =>
  `---\nstatus: "superseded by ${by}" # see ADR-0005\n---\n# Old\n\n## More Information\n\n${link}Text.\n`;

test.each([
  ["where nobody else has the number", "ADR-0005", "", [], "ADR-0007"],
  ["without the zeros that it hadn't", "ADR 5", "", [], "ADR 7"],
  ["where a link tells which is meant", "ADR-0005", "[x](0005-b.md) ", ["0005-a.md"], "ADR-0007"],
  ["and is left where the link means the other one", "ADR-0005", "[x](0005-a.md) ", ["0005-a.md"], "ADR-0005"],
  ["and is left where it may mean either", "ADR-0005", "", ["0005-a.md"], "ADR-0005"],
])("an identifier in the metadata changes %s", (_, by, link, rivals, then) => {
  const old = superseded(by, link);
  const others = rivals.map((path) => ({ path, text: "# A\n" }));
  const all = [{ path: "0001-old.md", text: old }, { path: "0005-b.md", text: "# B\n" }, ...others];
  const plan = renumbering(all, "0005-b.md", 7);
  if ("refused" in plan) throw new Error(plan.refused);
  const text = plan.writes.find(({ path }) => path === "0001-old.md")?.text ?? old;
  expect(text).toBe(superseded(then, link.replace("0005-b", "0007-b")));
});

test("an address that holds the identifier is changed once", () => {
  const text = "# Old\n\n* Status: superseded by [ADR-0005](adr-0005-b.md), see ADR-0005\n\n## Context\n";
  const plan = renumbering(
    [
      { path: "adr-0001-old.md", text },
      { path: "adr-0005-b.md", text: "# B\n" },
    ],
    "adr-0005-b.md",
    7,
  );
  if ("refused" in plan) throw new Error(plan.refused);
  expect(plan.writes[0]?.text).toBe(text.replaceAll("0005", "0007"));
});

test("numbers on other branches aren't taken, letters and width stay", () => {
  const arch = [{ path: "ARCH-003-a.md", text: "# A\n" }];
  expect(renumbering(arch, "ARCH-003-a.md", null, ["ARCH-009-x.md", "0099-y.md"])).toMatchObject({
    to: "ARCH-010-a.md",
  });
  expect(renumbering(arch, "ARCH-003-a.md", 12345)).toMatchObject({ to: "ARCH-12345-a.md" });
});

test.each([
  ["docs/adr/0005-b.md", 6, "0006-c.md has the number 6."],
  ["docs/adr/0005-b.md", 5, "It has the number 5 already."],
  ["docs/adr/README.md", 1, "Its name has no number."],
  ["docs/adr/none.md", 1, "The file isn't among the ADRs."],
  ["docs/adr/0005-b.md", 1e9, "A number is a whole one from 0 to 999999."],
])("%s to %s is refused", (path, number, refused) => {
  expect(renumbering(files, path, number)).toEqual({ refused });
});

test.each([
  ['---\nadr: "0003"\n---\n\n# 0003 - A\n', '---\nadr: "0007"\n---\n\n# 0007 - A\n'],
  ["---\nid: ADR-0003 # x\ntitle: 0003-a\n---\n\n# A\n", "---\nid: ADR-0007 # x\ntitle: 0007-a\n---\n\n# A\n"],
  ["---\nnumber: 3\nnav_order: 3\n---\n\n# A\n", "---\nnumber: 7\nnav_order: 3\n---\n\n# A\n"],
  ["+++\nadr_id = '003'\n+++\n\n# 3. A\n", "+++\nadr_id = '007'\n+++\n\n# 7. A\n"],
  ['---\ntitle: "3. A"\nid: 12\n---\n\n## Status\n', '---\ntitle: "7. A"\nid: 12\n---\n\n## Status\n'],
])("the number changes where the ADR's own data says it: %j", (text, after) => {
  const plan = renumbering([{ path: "0003-a.md", text }], "0003-a.md", 7);
  if ("refused" in plan) throw new Error(plan.refused);
  expect(plan.writes).toEqual([{ path: "0003-a.md", text: after }]);
});

test.each([
  ["XXXX-use-a.md", "0003-use-a.md", "# Use A\n\nStatus: proposed\n", "# Use A\n\nStatus: proposed\n"],
  ["ADR-XXX_use_a.md", "ADR-001_use_a.md", "# ADR-XXX: Use A\n", "# ADR-001: Use A\n"],
  ["nnnn-use-a.md", "0003-use-a.md", "---\nid: NNNN\n---\n# Use A\n", "---\nid: 0003\n---\n# Use A\n"],
])("an ADR that waits for its number gets one: %s", (name, to, text, after) => {
  const files = [
    { path: name, text },
    { path: "0002-b.md", text: `# 2. B\n\nSee [a](${name}) and ADR-0000.\n` },
    { path: "README.md", text: "# Read\n" },
  ];
  const plan = renumbering(files, name);
  if ("refused" in plan) throw new Error(plan.refused);
  expect(plan).toMatchObject({ to, leaves: [] });
  const changed = new Map(plan.writes.map((file) => [file.path, file.text]));
  expect(changed.get(name) ?? text).toBe(after);
  expect(changed.get("0002-b.md")).toBe(`# 2. B\n\nSee [a](${to}) and ADR-0000.\n`);
});

test("a link between angle brackets keeps its blanks", () => {
  const files = [
    { path: "0002 use b.md", text: "# B\n" },
    { path: "0001-a.md", text: "# A\n\n[2](<0002 use b.md>) [2](<0002%20use%20b.md>) [2](0002%20use%20b.md)\n" },
  ];
  const plan = renumbering(files, "0002 use b.md", 9);
  if ("refused" in plan) throw new Error(plan.refused);
  expect(plan.writes[0]?.text).toBe("# A\n\n[9](<0009 use b.md>) [9](<0009%20use%20b.md>) [9](0009%20use%20b.md)\n");
});

test("a number that begins anew each year changes with its heading and in links to it", () => {
  const files = [
    { path: "ADR-2026-001-a.md", text: "# ADR-2026-001: A\n" },
    { path: "ADR-2026-002-b.md", text: "# ADR-2026-002: B\n\nStatus: superseded by ADR-2026-001\n\n## Context\n" },
    { path: "README.md", text: "[ADR-2026-001](ADR-2026-001-a.md)\n" },
  ];
  const plan = renumbering(files, "ADR-2026-001-a.md");
  if ("refused" in plan) throw new Error(plan.refused);
  expect(plan.to).toBe("ADR-2026-003-a.md");
  expect(plan.writes.map(({ text }) => text)).toEqual([
    "# ADR-2026-003: A\n",
    "# ADR-2026-002: B\n\nStatus: superseded by ADR-2026-003\n\n## Context\n",
    "[ADR-2026-003](ADR-2026-003-a.md)\n",
  ]);
});

test("links of a wiki follow, with and without folders, and what is code stays", () => {
  const text = [
    "# 6. C\n\n[[0005-b]], [[0005-b#Why|the one]], [[adr/0005-b.md]], [[0005-a]], [[other/0005-b]], `[[0005-b]]`",
    "\n\n```\n[[0005-b]]\n```\n",
  ].join("");
  const plan = renumbering([...files, { path: "docs/adr/0008-d.md", text }], "docs/adr/0005-b.md", 9);
  expect("writes" in plan && plan.writes.find(({ path }) => path === "docs/adr/0008-d.md")?.text).toBe(
    text
      .replace("[[0005-b]]", "[[0009-b]]")
      .replace("[[0005-b#", "[[0009-b#")
      .replace("adr/0005-b.md", "adr/0009-b.md"),
  );
});
