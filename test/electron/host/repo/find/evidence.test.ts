/** Folders of ADRs that nobody named in a usual way, found by what lies in them and by what other tools say. */
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { answerLog } from "#electron/host/repo/find/answer";
import { inspect } from "#electron/host/repo/find/inspect";
import { checked, listLooked } from "#electron/host/repo/list/check";
import { listFolder } from "#electron/host/repo/list/list";
import { isolated, repository } from "../../../../samples/repository";

const { folder } = isolated();
const adr =
  "# Use X\n\n## Status\n\nAccepted\n\n## Context\n\nWords.\n\n## Decision\n\nWords.\n\n## Consequences\n\nWords.\n";
const guide = "# How to begin\n\n## First steps\n\nWords.\n\n## Next steps\n\nWords.\n";

async function found(files: Record<string, string>) {
  const repo = repository(folder());
  for (const [path, text] of Object.entries(files)) repo.write(path, text);
  const { entries, folders, close } = await listFolder(repo.root);
  return { repo, files: entries.map(({ file }) => file), folders, close };
}

describe("by what they hold", () => {
  test.each([
    ["numbered files", ["docs/architecture/0001-a.md", "docs/architecture/0002-b.md"]],
    ["files named ADR", ["docs/architecture/adr-001-a.md", "docs/architecture/adr-002-b.md"]],
    ["files named ADR without a joint", ["docs/arch/adr001-a.md", "docs/arch/AD0002-b.md"]],
    ["a folder for each, with a readme", ["docs/log/0001-a/README.md", "docs/log/0002-b/README.md"]],
    ["a folder for each, with an index", ["content/adr-1-a/index.mdx", "content/adr-2-b/index.mdx"]],
    ["dated files", ["handbook/why/2026-01-02-a.md", "handbook/why/2026-02-03-b.md"]],
    ["dates and numbers", ["x/why/2026-01-02_001-a.md", "x/why/2026-02-03_002-b.md"]],
    ["a name with the word in it", ["docs/shop_network_adr/001-a.md"]],
    [
      "areas below one folder",
      ["architecture-decision-records/web/001-a.md", "architecture-decision-records/api/001-b.md"],
    ],
    ["many levels down", ["a/b/c/d/e/f/g/docs/adrs/0001-a.md"]],
    ["a hidden folder", [".project/decisions/0001-a.md"]],
    ["names without numbers", ["docs/architecture/use-a.md", "docs/architecture/use-b.md"]],
    ["another language", ["dokumente/entscheidungen/0001-a.md"]],
    ["AsciiDoc", ["docs/arch/adr-0001-a.adoc"]],
    ["two packages", ["packages/api/docs/adr/0001-a.md", "packages/web/docs/adr/0001-b.md"]],
  ])("%s", async (_, paths) => {
    const asciidoc = "= Use X\n\n== Status\n\nAccepted\n\n== Decision\n\nWords.\n";
    const texts = Object.fromEntries(paths.map((path) => [path, path.endsWith(".adoc") ? asciidoc : adr]));
    const { files, folders } = await found({
      ...texts,
      "docs/guide/01-begin.md": guide,
      "docs/guide/02-go-on.md": guide,
    });
    expect(files).toEqual(paths.toSorted());
    expect(folders.every(({ why }) => why !== "")).toBe(true);
  });

  test.each([
    ["a tutorial", ["docs/guide/01-begin.md", "docs/guide/02-go-on.md", "docs/guide/03-end.md"], guide],
    ["a blog", ["blog/2026-01-02-news.md", "blog/2026-02-03-more.md"], guide],
    ["a root file with a status", ["ROADMAP.md", "STATUS.md"], "# Plan\n\n## Status\n\nAccepted\n"],
    [
      "a specification with a state and its background",
      ["SPECIFICATION.md", "docs/design/queues.md", "docs/design/caches.md"],
      "# Queues\n\n## Status\n\nDraft\n\n## Motivation\n\nWords.\n\n## Alternatives\n\nWords.\n",
    ],
    ["other people's", ["node_modules/x/docs/adr/0001-a.md", "vendor/y/adr/0001-b.md"], adr],
    ["copies for a version", ["versioned_docs/version-1/adr/0001-a.md"], adr],
    [
      "several decisions in a file",
      ["DECISIONS.md", "docs/decisions.md", "docs/architecture/log.md"],
      "# Decisions\n\n## ADR-001: Use X\n\nStatus: accepted\n\n### Context\n\nWords.\n\n### Decision\n\nWords.\n\n## ADR-002: Use Y\n\nStatus: accepted\n\n### Context\n\nWords.\n\n### Decision\n\nWords.\n",
    ],
    ["code", ["src/decisions/README.md", "src/decisions/notes.md"], guide],
  ])("not %s", async (_, paths, text) => {
    expect((await found(Object.fromEntries(paths.map((path) => [path, text])))).files).toEqual([]);
  });

  test("files that belong to an ADR in a folder of its own aren't listed, and neither are templates and readmes", async () => {
    const { repo, files } = await found({
      "docs/adr/0001-a/README.md": adr,
      "docs/adr/0001-a/details.md": adr,
      "docs/adr/0001-a/examples/go/README.md": adr,
      "docs/adr/README.md": adr,
      "docs/adr/template.md": adr,
      "docs/adr/.#0002-b.md": adr,
    });
    expect(files).toEqual(["docs/adr/0001-a/README.md"]);
    expect((await listFolder(repo.root)).skipped).toEqual([
      { file: "docs/adr/0001-a/details.md", why: "It belongs to the ADR in its folder." },
      { file: "docs/adr/0001-a/examples/go/README.md", why: "It belongs to the ADR in its folder." },
      { file: "docs/adr/README.md", why: "It is a readme or an index." },
      { file: "docs/adr/template.md", why: "It is a template." },
    ]);
  });
});

describe("by what other tools say", () => {
  test.each([
    [".adr-dir", ".adr-dir", "what/we-chose\n"],
    [".adr-dir of a package", "apps/shop/.adr-dir", "../../what/we-chose\n"],
    [".adr.json", ".adr.json", '{ "language": "en", "path": "what/we-chose/" }'],
    ["adrs.toml", "adrs.toml", 'adr_dir = "what/we-chose"\n'],
    ["adr.config.json", "adr.config.json", '{ "path": "./what/we-chose" }'],
    ["adr.config.json of another tool", "adr.config.json", '{ "Path": "what\\\\we-chose", "Templates": "x" }'],
    ["adr.config.json of a third tool", "adr.config.json", '{ "paths": { "adrDir": "what/we-chose" } }'],
    ["workspace.dsl", "workspace.dsl", "workspace {\n  !docs docs\n  # !adrs docs/x\n  !adrs what/we-chose madr\n}\n"],
    ["a model of Structurizr", "c4/shop.dsl", 'workspace {\n  model {\n    !decisions "../what/we-chose"\n  }\n}\n'],
    [
      "catalog-info.yaml",
      "catalog-info.yaml",
      "metadata:\n  annotations:\n    backstage.io/adr-location: what/we-chose\n",
    ],
    [
      "mkdocs.yml",
      "mkdocs.yml",
      "docs_dir: what\nnav:\n  - Home: index.md\n  - Decisions:\n      - One: we-chose/one.md\n",
    ],
    [".log4brains.yml", ".log4brains.yml", "project:\n  name: X\n  tz: Etc/UTC\n  adrFolder: ./what/we-chose\n"],
    ["the user", ".adroit/config.yaml", "logs: [what/we-chose]\n"],
  ])("%s", async (_, config, text) => {
    const { files, folders } = await found({ [config]: text, "what/we-chose/one.md": adr });
    expect(files).toEqual(["what/we-chose/one.md"]);
    expect(folders[0]).toMatchObject({ dir: "what/we-chose", why: expect.stringContaining(config) });
  });

  test("a page above the log in a site's navigation doesn't make a log of what lies beside it", async () => {
    const { files, folders } = await found({
      "mkdocs.yml": "nav:\n  - ADRs: design/contents.md\n",
      "docs/design/contents.md": guide,
      "docs/design/adr/0001-a.md": adr,
      "docs/design/requests/use-b.md": adr,
    });
    expect(files).toEqual(["docs/design/adr/0001-a.md"]);
    expect(folders.map(({ dir }) => dir)).toEqual(["docs/design/adr"]);
  });

  test.each([".adr.json", "adrs.toml", "adr.config.json", "workspace.dsl", "catalog-info.yaml", "mkdocs.yml"])(
    "a broken %s is no witness",
    async (config) => {
      const { folders } = await found({ [config]: "{[: \u0001" });
      expect(folders.map(({ from }) => from)).toEqual(["default"]);
    },
  );
});

test("parts that a sparse checkout leaves out count, so that no second log is begun", async () => {
  const repo = repository(folder());
  repo.write("docs/adr/0001-a.md", adr);
  repo.write("docs/adr/0002-b.md", adr);
  repo.write("src/a.txt", "x");
  repo.git("add", "-A");
  repo.git("commit", "-q", "-m", "All");
  repo.git("sparse-checkout", "set", "src");
  rmSync(join(repo.root, "docs"), { recursive: true, force: true });
  const { folders } = await inspect(repo.root);
  expect(folders[0]).toMatchObject({ dir: "docs/adr", exists: false, count: 2 });
});

describe("what is close", () => {
  const mixed = {
    "docs/notes/0001-a.md": adr,
    "docs/notes/0002-b.md": guide,
    "docs/notes/0003-c.md": guide,
    "docs/notes/0004-d.md": guide,
  };

  test("is told, and the user's yes is kept", async () => {
    const { repo, files, close } = await found(mixed);
    expect([files, close]).toEqual([[], [{ dir: "docs/notes", why: expect.stringContaining("1 of 4") }]]);
    await answerLog(repo.root, "docs/notes", true);
    expect(readFileSync(join(repo.root, ".adroit/config.yaml"), "utf8")).toBe("logs:\n  - docs/notes\n");
    expect((await listFolder(repo.root)).entries.map(({ file }) => file)).toContain("docs/notes/0001-a.md");
  });

  test("a no is kept as well, and what else the file says stays", async () => {
    const { repo, files } = await found({
      "docs/adr/0001-a.md": adr,
      ".adroit/config.yaml": "# ours\nother: 1\nlogs:\n  - docs/adr\n",
    });
    expect(files).toEqual(["docs/adr/0001-a.md"]);
    await answerLog(repo.root, "docs/adr", false);
    const text = readFileSync(join(repo.root, ".adroit/config.yaml"), "utf8");
    expect(text).toContain("# ours\nother: 1\n");
    expect((await listFolder(repo.root)).entries).toEqual([]);
  });

  test("an answer about a folder of a part counts for the whole repository, and is known where only the part is listed", async () => {
    const { repo } = await found(
      Object.fromEntries(Object.entries(mixed).map(([path, text]) => [`api/${path}`, text])),
    );
    await answerLog(join(repo.root, "api"), "docs/notes", true);
    expect(readFileSync(join(repo.root, ".adroit/config.yaml"), "utf8")).toBe("logs:\n  - api/docs/notes\n");
    expect((await listFolder(repo.root)).entries.map(({ file }) => file)).toContain("api/docs/notes/0001-a.md");
    expect((await listFolder(join(repo.root, "api"))).entries.map(({ file }) => file)).toContain(
      "docs/notes/0001-a.md",
    );
    await answerLog(join(repo.root, "api/docs/notes"), ".", false);
    const { entries, close } = await listFolder(repo.root);
    expect([entries, close]).toEqual([[], []]);
  });

  test("a yes to what is no folder is refused and not kept", async () => {
    const { repo } = await found(mixed);
    for (const dir of ["docs/nots", "docs/notes/0001-a.md"])
      await expect(answerLog(repo.root, dir, true)).rejects.toMatchObject({ code: "FOLDER_MISSING", subject: dir });
    expect(existsSync(join(repo.root, ".adroit"))).toBe(false);
    await answerLog(repo.root, "docs/gone", false);
    expect(readFileSync(join(repo.root, ".adroit/config.yaml"), "utf8")).toBe("not-logs:\n  - docs/gone\n");
  });

  test("a folder outside is refused", async () => {
    const { repo } = await found({});
    await expect(answerLog(repo.root, "../elsewhere", true)).rejects.toMatchObject({ code: "UNSAFE_PATH" });
  });
});

test("a second log beside a long one is a problem", async () => {
  const { repo } = await found({
    ...Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`docs/adr/000${i + 1}-a.md`, adr])),
    "docs/decisions/0001-b.md": adr,
  });
  const problems = await checked(await listLooked(repo.root), "2026-01-01");
  expect(problems.filter(({ kind }) => kind === "second log")).toMatchObject([
    { file: "docs/decisions", other: "docs/adr" },
  ]);
  // Who writes a page about a log means to have it.
  repo.write("docs/decisions/README.md", "# Decisions about the product\n");
  expect((await checked(await listLooked(repo.root), "2026-01-01")).map(({ kind }) => kind)).not.toContain(
    "second log",
  );
});

test("pages about a numbered log, about a year and about one ADR are no ADRs", async () => {
  const { files } = await found({
    "docs/adr/00-index.md": "# Index\n\n| ADR | Status |\n|---|---|\n| [1](0001-a.md) | Accepted |\n",
    "docs/adr/0001-a.md": adr,
    "docs/adr/0002-b.md": adr,
    "docs/adr/0003-c/0003-c.md": adr,
    "docs/adr/0003-c/numbers.md": adr,
    "docs/adr/how-to-write-an-adr.md": adr.replace("Accepted", "Set it to proposed."),
    "docs/adr/2026/2026-01-02-d.md": adr,
    "docs/adr/2026/README.md": "# 2026\n\nWords.\n",
  });
  expect(files).toEqual([
    "docs/adr/0001-a.md",
    "docs/adr/0002-b.md",
    "docs/adr/0003-c/0003-c.md",
    "docs/adr/2026/2026-01-02-d.md",
  ]);
});

test("an empty folder with a usual name comes after one that holds ADRs, and close ones are asked about", async () => {
  const { folders } = await found({
    "docs/decisions/template.md": adr,
    "docs/why/0001-a.md": adr,
    "docs/why/0002-b.md": adr,
  });
  expect(folders.map(({ dir, count }) => [dir, count])).toEqual([
    ["docs/why", 2],
    ["docs/decisions", 0],
  ]);
  const { repo } = await found({
    "docs/notes/0001-a.md": adr,
    "docs/notes/0002-b.md": guide,
    "docs/notes/0003-c.md": guide,
  });
  expect((await inspect(repo.root)).close).toEqual([{ dir: "docs/notes", why: expect.stringContaining("1 of 3") }]);
});
