/** The ADRs of real repositories in a real browser: one of the test's own, and one of a corpus where there is one. */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expectNoFindings } from "./axe";
import { expect, test } from "./fixtures";
import { chooseFolder, type Repository, repository } from "./repository";
import { temporary } from "./temporary";

const adr = (title: string, status: string, date: string, body = "Text.") =>
  `---\nstatus: ${status}\ndate: ${date}\n---\n\n# ${title}\n\n## Context and Problem Statement\n\n${body}\n\n## Decision Outcome\n\nChosen option: "This", because it fits.\n`;

function own(): Repository {
  const repo = repository();
  mkdirSync(join(repo.root, "docs/decisions/img"), { recursive: true });
  const put = (file: string, text: string) => writeFileSync(join(repo.root, "docs/decisions", file), text);
  put(
    "0001-sessions.md",
    adr("Keep sessions in the database", "superseded by [ADR-0002](0002-queue.md)", "2026-01-02"),
  );
  put("0002-queue.md", adr("Use a queue", "accepted", "2026-02-03", "Messages wait in a pelican."));
  put(
    "0003-flags.md",
    adr(
      "Keep flags in files",
      "on hold",
      "2026-03-04",
      "![flow](img/flow.svg) ![far](https://example.org/pixel.png)\n\n<img src=x onerror=\"document.title='run'\">\n\n```mermaid\ngraph TD;\n```",
    ),
  );
  put(
    "img/flow.svg",
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"><script>parent.document.title="run"</script><rect width="60" height="20"/></svg>',
  );
  return repo;
}

/** Adds a repository by hand, as a user of the browser host does. */
async function add(page: Page, root: string) {
  await page.getByRole("link", { name: /^Repository/ }).click();
  await page.getByRole("button", { name: "Add a repository" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a repository" });
  await chooseFolder(dialog, root);
  await expect(page.getByRole("grid")).toBeVisible();
  // It gives the focus back as it goes, and takes a key that comes before.
  await expect(dialog).toBeHidden();
}

test("a folder that may hold ADRs is asked about once, and the answer is kept in the repository", async ({ page }) => {
  const repo = own();
  mkdirSync(join(repo.root, "docs/design"));
  const put = (file: string, text: string) => writeFileSync(join(repo.root, "docs/design", file), text);
  put("queues.md", adr("Keep messages in order", "accepted", "2026-05-06"));
  put("colours.md", "# Colours\n\nBlue is for links.\n");
  put("spacing.md", "# Spacing\n\nMultiples of four.\n");
  await add(page, repo.root);
  await expect(page.getByRole("row")).toHaveCount(4);
  const question = page.getByRole("region", { name: "Does docs/design hold ADRs?" });
  await expect(question).toContainText("1 of 3 files looked at reads as an ADR");
  await expectNoFindings(page, "the question");
  await question.getByRole("button", { name: "Yes" }).press("Enter");
  await expect(page.getByRole("row")).toHaveCount(5);
  await expect(question).toHaveCount(0);
  expect(readFileSync(join(repo.root, ".adroit/config.yaml"), "utf8")).toBe("logs:\n  - docs/design\n");
  await page.reload();
  await expect(page.getByRole("row")).toHaveCount(5);
  await expect(question).toHaveCount(0);
});

test("a repository is read, searched, put right and followed, by keyboard", async ({ page }) => {
  const repo = own();
  const outside: string[] = [];
  page.on("request", (request) => {
    if (!/^(?:http:\/\/127\.0\.0\.1:\d+\/|data:)/.test(request.url())) outside.push(request.url());
  });
  await add(page, repo.root);
  await expect(page.getByRole("row")).toHaveCount(4);
  await page.keyboard.press("/");
  await expect(page.getByRole("textbox", { name: "Find an ADR" })).toBeFocused();
  await page.keyboard.type("pelican");
  await expect(page.getByRole("row")).toHaveCount(2);
  await expect(page.getByRole("row").last()).toContainText("Use a queue");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("row")).toHaveCount(4);
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("row", { selected: true })).toContainText("Keep flags in files");

  const panel = page.getByRole("complementary", { name: "ADR" });
  await expect(panel.getByRole("img", { name: "flow" })).toHaveJSProperty("complete", true);
  await expect(panel.getByRole("img", { name: "flow" })).toHaveJSProperty("naturalWidth", 60);
  await expect(panel.getByText("Image: far")).toBeVisible();
  await expect(panel.getByText("graph TD;")).toBeVisible();
  const before = readFileSync(join(repo.root, "docs/decisions/0003-flags.md"), "utf8");
  await panel.getByRole("button", { name: "Deprecated" }).click();
  await expect(page.getByRole("row", { selected: true })).toContainText("Deprecated");
  expect(readFileSync(join(repo.root, "docs/decisions/0003-flags.md"), "utf8")).toBe(
    before.replace("on hold", "deprecated"),
  );

  writeFileSync(join(repo.root, "docs/decisions/0004-new.md"), adr("Written elsewhere", "proposed", "2026-04-05"));
  await expect(page.getByRole("row", { name: /Written elsewhere/ })).toBeVisible();
  expect(outside).toEqual([]);
  expect(await page.title()).not.toBe("run");
  repo.git("add", "-A");
  expect(repo.git("status", "--porcelain", "--", "*.tmp")).toBe("");
});

test("axe finds nothing on the repository", async ({ page }) => {
  test.setTimeout(0);
  await page.getByRole("link", { name: /^Repository/ }).click();
  await expect(page.getByText("No repository yet")).toBeVisible();
  await expectNoFindings(page, "empty");
  await add(page, own().root);
  await expectNoFindings(page, "table");
  await page.getByRole("row", { name: /Keep sessions/ }).click();
  await expect(page.getByRole("region", { name: "Supersession" })).toBeVisible();
  await expectNoFindings(page, "an ADR with a problem and a chain");
  await page.getByRole("row", { name: /Keep flags/ }).click();
  await expect(page.getByRole("region", { name: "Unknown status" })).toBeVisible();
  await expectNoFindings(page, "an ADR with pictures and code");
  await page.getByText("Timeline", { exact: true }).click();
  await expect(page.getByRole("region", { name: "Timeline" })).toBeVisible();
  await expectNoFindings(page, "timeline");
});

test("at 200 % zoom nothing is cut off sideways", async ({ page }) => {
  await add(page, own().root);
  await page.setViewportSize({ width: 640, height: 400 });
  const over = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await over()).toBeLessThanOrEqual(0);
  await page.getByRole("row", { name: /Keep flags/ }).click();
  await expect(page.getByRole("article", { name: "The ADR" })).toBeVisible();
  expect(await over()).toBeLessThanOrEqual(0);
});

const corpus = process.env.ADR_CORPUS && join(process.env.ADR_CORPUS, "repos");

test("every ADR of a real collection opens, and none is changed by that", async ({ page }) => {
  test.skip(!corpus || !existsSync(corpus), "set ADR_CORPUS to a folder with repos/");
  // One look for each file, each with its own limit.
  test.setTimeout(0);
  const errors: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  const [name] = readdirSync(corpus ?? "").filter((one) => /tuf|madr|monitoring/.test(one));
  const root = temporary("adroit-corpus-");
  cpSync(join(corpus ?? "", name ?? ""), root, { recursive: true });
  const git = (...args: string[]) => execFileSync("git", args, { cwd: root, encoding: "utf8" });
  git("init", "-q");
  git("add", "-A");
  await add(page, root);
  const count = Number(await page.getByRole("grid").getAttribute("aria-rowcount")) - 1;
  expect(count).toBeGreaterThan(5);
  for (let i = 0; i < count; i++) {
    await page.keyboard.press("ArrowDown");
    await expect(page.getByRole("row", { selected: true })).toHaveAttribute("aria-rowindex", String(i + 2));
    await expect(page.getByRole("article", { name: "The ADR" })).toBeVisible();
  }
  expect(errors).toEqual([]);
  expect(git("diff", "--name-only")).toBe("");
});
