/** A published log as files: the same each time, inert, and never half-written. */
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Disk, realDisk } from "#electron/host/files/disk";
import { collectLog } from "#electron/host/publish/collect";
import { publishFile, publishSite } from "#electron/host/publish/publish";
import { webRepository } from "#shared/adr/links/git-host";
import { patience } from "../../../patience";
import { isolated, repository, type TestRepository } from "../../../samples/repository";

const { folder } = isolated();
const hostile = readFileSync(join(import.meta.dirname, "../../../samples/hostile.md"), "utf8");
const adr = (title: string, status: string, more = "") =>
  `# ${title}\n\nDate: 2026-03-04\n\n## Status\n\n${status}\n\n## Context\n\n${more}\n`;

/** Two ADRs, one in the place of the other, committed. */
function log(): TestRepository {
  const repo = repository(folder(), { first: false });
  repo.write("docs/adr/0001-use-queues.md", adr("1. Use queues", "Superseded by [2](0002-use-topics.md)"));
  repo.write(
    "docs/adr/0002-use-topics.md",
    adr(
      "2. Use topics",
      "Accepted\n\nSupersedes [1](0001-use-queues.md)",
      "See [code](../../src/a.ts). Review by 2027-01-02.",
    ),
  );
  repo.write("src/a.ts", "");
  repo.git("add", ".");
  repo.git("-c", "user.name=Ana", "-c", "user.email=ana@example.org", "commit", "-q", "-m", "A log");
  return repo;
}

test("the same commit gives the same bytes, on any day and from any clone", async () => {
  const repo = log();
  const clone = join(folder(), "clone");
  repo.git("clone", "-q", repo.root, clone);
  const [one, other] = [join(folder(), "one"), join(folder(), "other")];
  await publishSite(await collectLog(repo.root, { title: "Log" }), one);
  await publishSite(await collectLog(clone, { title: "Log" }), other);
  expect(readdirSync(one)).toEqual(["feed.xml", "index.html"]);
  for (const name of readdirSync(one))
    expect(readFileSync(join(one, name), "utf8")).toBe(readFileSync(join(other, name), "utf8"));
  await publishSite(await collectLog(repo.root, { title: "Log" }), one);
  expect(readFileSync(join(one, "index.html"), "utf8")).toBe(readFileSync(join(other, "index.html"), "utf8"));
});

test("an ADR tells in which log it lies where there are several", async () => {
  const repo = log();
  const facts = async () => {
    const to = join(folder(), "logs.html");
    await publishFile(await collectLog(repo.root), to);
    return readFileSync(to, "utf8").match(/<p class="facts">.*/g) ?? [];
  };
  expect((await facts()).join("")).not.toContain("docs/adr");
  for (const n of [1, 2, 3]) repo.write(`api/adr/000${n}-use-queues.md`, adr(`${n}. Use queues`, "Accepted"));
  expect((await facts()).map((line) => /(?:api|docs)\/adr/.exec(line)?.[0]).toSorted()).toEqual([
    ...["api/adr", "api/adr", "api/adr"],
    ...["docs/adr", "docs/adr"],
  ]);
});

test("it tells commit, links to the repository's host, and what took whose place", async () => {
  const repo = log();
  const hash = repo.git("rev-parse", "HEAD");
  const to = join(folder(), "told.html");
  await publishFile(await collectLog(repo.root, { web: webRepository("git@github.com:acme/shop.git") }), to);
  const html = readFileSync(to, "utf8");
  expect(html).toContain(hash.slice(0, 7));
  expect(html).toContain(`href="https://github.com/acme/shop/blob/${hash}/docs/adr/0002-use-topics.md"`);
  expect(html).toContain(`href="https://github.com/acme/shop/blob/${hash}/src/a.ts"`);
  expect(html).toContain('<a href="#adr-0001-use-queues">1</a>');
  expect(html.match(/<svg class="family"/g)).toHaveLength(3);
});

test("the feed has the commits' times", async () => {
  const repo = log();
  const to = join(folder(), "fed");
  await publishSite(await collectLog(repo.root), to, { address: "https://adr.example.org" });
  const feed = readFileSync(join(to, "feed.xml"), "utf8");
  const at = new Date(Number(repo.git("log", "-1", "--format=%ct")) * 1000).toISOString();
  expect(feed).toContain(`<updated>${at}</updated>`);
  expect(feed).toContain('href="https://adr.example.org/index.html#adr-0002-use-topics"');
});

test("while many are rendered, others have their turn", async () => {
  const repo = repository(folder(), { plain: true });
  for (let n = 1; n <= 100; n++) repo.write(`docs/adr/${String(n).padStart(4, "0")}-a.md`, adr(`${n}. A`, "Accepted"));
  let turns = 0;
  let done = 0;
  let before = 0;
  const timer = setInterval(() => {
    if (done > before && done < 100) turns++;
    before = done;
  }, 0);
  await collectLog(repo.root, {
    progress: (now) => {
      done = now;
    },
  });
  clearInterval(timer);
  expect(turns).toBeGreaterThanOrEqual(2);
});

test("outside git it is published too, with the days that the ADRs give", async () => {
  const repo = repository(folder(), { plain: true });
  repo.write("adr/0001-use-queues.md", adr("1. Use queues", "Accepted"));
  const to = join(folder(), "plain");
  await publishSite(await collectLog(repo.root), to);
  expect(readFileSync(join(to, "feed.xml"), "utf8")).toContain("<updated>2026-03-04T00:00:00Z</updated>");
});

test("no day is a day to come, whenever it is published", async () => {
  const repo = repository(folder(), { plain: true });
  repo.write("adr/0001-use-queues.md", adr("1. Use queues", "Accepted"));
  const log = await collectLog(repo.root);
  expect(log.problems).toEqual([]);
});

test("nothing of a hostile text is more than text", async () => {
  const repo = repository(folder(), { plain: true });
  repo.write("adr/0001-hostile.md", adr("1. <img src=x onerror=ran()>", "Accepted", hostile));
  repo.write(
    "adr/0002-</title><script>ran()<\\script>.md",
    adr("2. </script><script>ran()</script>", "Accepted <b onclick=x>"),
  );
  const to = join(folder(), "hostile.html");
  await publishFile(await collectLog(repo.root, { title: '"><script>ran()</script>' }), to);
  const html = readFileSync(to, "utf8");
  expect(html.match(/<article /g)).toHaveLength(2);
  expect(html.match(/<script/g)).toHaveLength(1);
  const tags = [...html.matchAll(/<([a-z][a-z0-9]*)\b/g)].map(([, name]) => name);
  expect(tags.filter((name) => /^(iframe|object|embed|form|base|video|math|style|link)$/.test(name ?? ""))).toEqual([
    "style",
  ]);
  expect(html).not.toMatch(/<[a-z][^>]*\son[a-z]+\s*=/);
  expect(html).not.toMatch(/(?:href|src)="(?!https?:|mailto:|#|data:image\/)/);
});

test.each([
  ["quotes", ">".repeat(20_000)],
  ["quotes with blanks", "> ".repeat(10_000)],
  ["lists", "- ".repeat(5000)],
  ["numbers", "1. ".repeat(3000)],
  ["brackets", "[".repeat(20_000)],
  ["pictures", "![".repeat(10_000)],
  ["stars", "*a **b ".repeat(5000)],
])("%s nested deeper than a parser can follow are shown as they are, at once", async (_, deep) => {
  const repo = repository(folder(), { plain: true });
  repo.write("adr/0001-deep.md", adr("1. Deep", "Accepted", `${deep} the end`));
  const to = join(folder(), `deep-${deep.charCodeAt(0)}-${deep.length}.html`);
  const begun = performance.now();
  await publishFile(await collectLog(repo.root), to);
  expect(performance.now() - begun).toBeLessThan(patience(5000));
  expect(readFileSync(to, "utf8")).toContain("the end");
});

test("long rules and underlines aren't taken for such", async () => {
  const repo = repository(folder(), { plain: true });
  repo.write(
    "adr/0001-ruled.md",
    adr("1. Ruled", "Accepted", `A **word**\n\n${"-".repeat(200)}\n\n${"*".repeat(200)}\n`),
  );
  const to = join(folder(), "ruled.html");
  await publishFile(await collectLog(repo.root), to);
  expect(readFileSync(to, "utf8")).toContain("<strong>word</strong>");
});

test("nothing is published through a link that leads out of a repository", async () => {
  const repo = log();
  const all = await collectLog(repo.root);
  const away = join(folder(), "away");
  mkdirSync(away);
  symlinkSync(away, join(repo.root, "site"));
  for (const [write, to] of [
    [publishSite, "site"],
    [publishSite, "site/deep"],
    [publishFile, "site/adr.html"],
  ] as const)
    await expect(write(all, join(repo.root, to))).rejects.toMatchObject({ code: "UNSAFE_PATH" });
  expect(readdirSync(away)).toEqual([]);
});

test("what isn't a published log is never replaced", async () => {
  const repo = log();
  const all = await collectLog(repo.root);
  const site = join(folder(), "kept");
  mkdirSync(site);
  writeFileSync(join(site, "CNAME"), "adr.example.org");
  await publishSite(all, site);
  expect(readFileSync(join(site, "CNAME"), "utf8")).toBe("adr.example.org");
  writeFileSync(join(site, "feed.xml"), "<feed>mine");
  await expect(publishSite(all, site)).rejects.toMatchObject({ code: "BAD_INPUT" });
  expect(readFileSync(join(site, "feed.xml"), "utf8")).toBe("<feed>mine");
  const page = join(folder(), "page.html");
  writeFileSync(page, "<p>mine");
  await expect(publishFile(all, page)).rejects.toMatchObject({ code: "BAD_INPUT" });
  expect(readFileSync(page, "utf8")).toBe("<p>mine");
  await expect(publishFile(all, repo.root)).rejects.toMatchObject({ code: "UNSAFE_PATH" });
});

/** A disk that takes so many new files and folders and is full then. */
function fullAfter(steps: number): Disk {
  let left = steps;
  const spend = () => {
    if (left-- <= 0) throw Object.assign(new Error("no space"), { code: "ENOSPC" });
  };
  return {
    ...realDisk,
    open: (async (...args: Parameters<Disk["open"]>) => {
      if (args[1] === "wx") spend();
      return realDisk.open(...args);
    }) as Disk["open"],
    mkdir: (async (...args: Parameters<Disk["mkdir"]>) => {
      spend();
      return realDisk.mkdir(...args);
    }) as Disk["mkdir"],
  };
}

test("when the disk is full, at whichever step, the old site is whole and nothing else is left", async () => {
  const repo = log();
  const site = join(folder(), "full");
  const old = await collectLog(repo.root, { title: "Old" });
  await publishSite(old, site);
  const before = readFileSync(join(site, "index.html"), "utf8");
  const next = await collectLog(repo.root, { title: "New" });
  let failed = 0;
  for (let steps = 0; ; steps++) {
    const error = await publishSite(next, site, { disk: fullAfter(steps) }).then(
      () => null,
      (thrown: { code: string }) => thrown,
    );
    expect(readdirSync(site)).toEqual(["feed.xml", "index.html"]);
    if (error === null) break;
    failed++;
    expect(error.code).toBe("DISK_FULL");
    expect(readFileSync(join(site, "index.html"), "utf8")).toBe(before);
  }
  expect(failed).toBe(2);
  expect(readFileSync(join(site, "index.html"), "utf8")).toContain("<title>New</title>");
});

test("several at once leave one whole site", async () => {
  const repo = log();
  const site = join(folder(), "busy");
  const logs = await Promise.all(["A", "B", "C", "D", "E"].map((title) => collectLog(repo.root, { title })));
  for (let round = 0; round < 3; round++) {
    await Promise.all(logs.map((one) => publishSite(one, site)));
    expect(readdirSync(site)).toEqual(["feed.xml", "index.html"]);
    const [, title] = /<title>(.)<\/title>/.exec(readFileSync(join(site, "index.html"), "utf8")) ?? [];
    expect("ABCDE").toContain(title);
    expect(readFileSync(join(site, "feed.xml"), "utf8")).toMatch(/<title>[A-E]<\/title>[\s\S]*<\/feed>\n$/);
  }
});

test("ADRs of 3 kB take less than 6 kB each, so that 1,000 are one file under 6 MB", async () => {
  const repo = repository(folder(), { plain: true });
  const text = "A queue keeps what it was given until somebody has taken it. ".repeat(45);
  for (let n = 1; n <= 100; n++)
    repo.write(`adr/${String(n).padStart(4, "0")}-use-queue-${n}.md`, adr(`${n}. Use queue ${n}`, "Accepted", text));
  const to = join(folder(), "large.html");
  await publishFile(await collectLog(repo.root), to);
  expect(readFileSync(to).length).toBeLessThan(600_000);
});
