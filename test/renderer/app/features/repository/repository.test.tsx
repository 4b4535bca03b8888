/** All ADRs of repositories, over a real host and real files. */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { act, configure, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { AdrEntry } from "#shared/adr/folder/entry";
import {
  chainOf,
  rowNumber,
  rowsFound,
  rowsOf,
  sorted,
  statusShown,
} from "../../../../../renderer/app/features/repository/rows";
import { go, hrefOf, parseRoute } from "../../../../../renderer/app/shell/route";
import { removeFolder } from "../../../../temporary";
import { openApp } from "../../../render-app";

// Finding out what is hidden costs jsdom most of the time, and nothing here is hidden but what is asked for by its dialog.
configure({ defaultHidden: true });

let opened: Awaited<ReturnType<typeof openApp>> | undefined;
let root = "";
let other = "";

const adr = (title: string, status: string, date: string, body = "Text.") =>
  `---\nstatus: ${status}\ndate: ${date}\n---\n\n# ${title}\n\n## Context and Problem Statement\n\n${body}\n\n## Decision Outcome\n\nChosen option: "This", because it fits.\n`;

function put(file: string, text: string, into = root) {
  mkdirSync(dirname(join(into, file)), { recursive: true });
  writeFileSync(join(into, file), text);
}
const at = (file: string) => `docs/decisions/${file}`;
const read = (file: string) => readFileSync(join(root, at(file)), "utf8");
const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

const hostile = [
  '<img src=x onerror="document.title=\'run\'"><script>document.title="run"</script>',
  "[bad](javascript:alert(1)) [file](file:///etc/passwd) ![far](https://example.org/pixel.png)",
  "<iframe src='//example.org'></iframe>",
  "![near](img/dot.png) ![gone](img/gone.png) ![out](../../../out.png)",
  "[next](0002-queue.md#decision) [list](0009-none.md)",
  "```mermaid\ngraph TD; A-->B;\n```",
].join("\n\n");

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "adroit-repo-")));
  other = realpathSync(mkdtempSync(join(tmpdir(), "adroit-other-")));
  put(
    at("0001-sessions.md"),
    adr("Keep sessions in the database", "superseded by [ADR-0002](0002-queue.md)", "2026-01-02"),
  );
  put(at("0002-queue.md"), adr("Use a queue", "accepted", "2026-02-03", "Messages wait in a *pelican*."));
  put(at("0003-flags.md"), adr("Keep flags in files", "on hold", "2026-03-04", hostile));
  mkdirSync(join(root, "docs/decisions/img"));
  writeFileSync(join(root, "docs/decisions/img/dot.png"), Buffer.from(pixel, "base64"));
  put("adr/0001-other.md", adr("Use another thing", "accepted", "2025-01-01"), other);
});
afterEach(async () => {
  await opened?.close();
  opened = undefined;
  for (const folder of [root, other]) await removeFolder(folder);
});

async function open(repositories: string[], hash = "#/repository", calls?: (name: string) => void) {
  opened = await openApp(async (host) => {
    await host.settings.set({ repositories });
    return hash;
  }, calls);
  await screen.findByRole("heading", { level: 1 });
  return opened;
}
const rowNames = () =>
  screen
    .getAllByRole("row")
    .slice(1)
    .map((row) => within(row).getAllByRole("gridcell")[1]?.textContent);
const panel = () => screen.findByRole("complementary", { name: "ADR" });
async function choose(user: Awaited<ReturnType<typeof openApp>>["user"], name: RegExp) {
  await user.click(await screen.findByRole("row", { name }));
  await screen.findByRole("article", { name: "The ADR" });
  return panel();
}

async function addRepository(user: Awaited<ReturnType<typeof openApp>>["user"]) {
  await user.click(screen.getByRole("button", { name: "Add a repository" }));
  const dialog = await screen.findByRole("dialog", { name: "Add a repository" });
  const field = within(dialog).getByRole("textbox", { name: "Folder" });
  await waitFor(() => expect(field).not.toHaveValue(""));
  await user.clear(field);
  await user.paste(root);
  await user.keyboard("{Enter}");
  await user.click(await within(dialog).findByRole("button", { name: /^Use adroit-repo-/ }));
}

test("without a repository one can be added, and the way to it stands in the navigation", async () => {
  const { user } = await open([]);
  expect(screen.getByText("No repository yet")).toBeVisible();
  expect(screen.getByRole("link", { name: "Repository" })).toHaveAttribute("aria-current", "page");
  await addRepository(user);
  expect(await screen.findByRole("row", { name: /Use a queue/ })).toBeVisible();
});

test("who goes elsewhere while a repository is added stays there", async () => {
  const left = (name: string) => name === "settings.set" && act(() => go({ at: "trash" }));
  const { user, client } = await open([], "#/repository", left);
  await addRepository(user);
  expect(await screen.findByRole("heading", { level: 1, name: "Trash" })).toBeVisible();
  await waitFor(async () => expect((await client.settings.get()).repositories).toEqual([root]));
  // The way to what was added is there once the app knows of it.
  await waitFor(() => expect(screen.getByRole("link", { name: /^Repository/ })).toHaveTextContent("1"));
  expect(location.hash).toBe("#/trash");
});

test("a folder that may hold ADRs is asked about once, by keyboard too, and the answer is kept in the repository", async () => {
  put("docs/notes/0001-cache.md", adr("Keep a cache", "accepted", "2026-04-05"));
  for (const name of ["0002-b.md", "0003-c.md"]) put(`docs/notes/${name}`, "# Guide\n\nText.\n");
  const { user } = await open([root]);
  const question = await screen.findByRole("region", { name: "Does docs/notes hold ADRs?" });
  expect(question).toHaveTextContent("1 of 3");
  expect(screen.queryByRole("row", { name: /Keep a cache/ })).toBeNull();
  within(question).getByRole("button", { name: "Yes" }).focus();
  await user.keyboard("{Enter}");
  expect(await screen.findByRole("row", { name: /Keep a cache/ })).toHaveTextContent("docs/notes");
  expect(screen.getByRole("row", { name: /Use a queue/ })).toHaveTextContent("docs/decisions");
  expect(screen.queryByRole("region", { name: /hold ADRs/ })).toBeNull();
  expect(readFileSync(join(root, ".adroit/config.yaml"), "utf8")).toBe("logs:\n  - docs/notes\n");
});

test("each row of a repository with several logs says which it lies in", async () => {
  put("adr/0002-more.md", adr("Use more", "accepted", "2025-02-01"), other);
  put("packages/billing/docs/adr/0001-bills.md", adr("Send bills by mail", "accepted", "2025-03-01"), other);
  await open([other]);
  expect(await screen.findByRole("row", { name: /Send bills/ })).toHaveTextContent("packages/billing");
  expect(screen.getByRole("row", { name: /Use more/ })).toHaveTextContent("adr");
});

test("ADRs stand in a table, the newest first, with status, date and problem", async () => {
  await open([root]);
  const flags = await screen.findByRole("row", { name: /Keep flags in files/ });
  expect(rowNames()).toEqual(["Keep flags in files", "Use a queue", "Keep sessions in the database"]);
  expect(
    within(flags)
      .getAllByRole("gridcell")
      .map((cell) => cell.textContent),
  ).toEqual([
    "0003",
    "Keep flags in files",
    "on hold",
    "4 Mar 2026",
    expect.stringMatching(/^(?:Broken link|Unknown status)\+\d$/),
  ]);
  expect(screen.getByRole("row", { name: /Keep sessions/ })).toHaveTextContent("Superseded" + "by 0002");
  expect(screen.getByRole("button", { name: "All 3" })).toHaveAttribute("aria-pressed", "true");
  expect(screen.getByRole("button", { name: "Accepted 1" })).toBeVisible();
  expect(screen.getByRole("button", { name: "Superseded 1" })).toBeVisible();
  expect(screen.getByRole("button", { name: "Other 1" })).toBeVisible();
});

test("filters, words in titles and in texts, and the order of a column", async () => {
  const { user } = await open([root]);
  await screen.findByRole("row", { name: /Use a queue/ });
  await user.click(screen.getByRole("button", { name: "Accepted 1" }));
  expect(rowNames()).toEqual(["Use a queue"]);
  await user.click(screen.getByRole("button", { name: "All 3" }));
  await user.keyboard("/");
  const find = screen.getByRole("textbox", { name: "Find an ADR" });
  expect(find).toHaveFocus();
  await user.type(find, "KEEP flags");
  expect(rowNames()).toEqual(["Keep flags in files"]);
  await user.clear(find);
  await user.type(find, "pelican");
  await waitFor(() => expect(rowNames()).toEqual(["Use a queue"]));
  await user.clear(find);
  await user.type(find, "nowhere to be found");
  expect(await screen.findByText(/Nothing matches/)).toBeVisible();
  await user.clear(find);
  await user.click(screen.getByRole("button", { name: "Accepted 1" }));
  await user.type(find, "keep flags");
  expect(await screen.findByText(/None of these matches/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Look in all 3" }));
  expect(rowNames()).toEqual(["Keep flags in files"]);
  await user.clear(find);
  await user.click(screen.getByRole("button", { name: "Title" }));
  expect(rowNames()).toEqual(["Keep flags in files", "Keep sessions in the database", "Use a queue"]);
  expect(screen.getByRole("columnheader", { name: "Title" })).toHaveAttribute("aria-sort", "ascending");
});

test("arrows walk through the rows, Enter goes to the ADR, Escape closes it", async () => {
  const { user } = await open([root]);
  await screen.findByRole("row", { name: /Use a queue/ });
  await user.keyboard("{ArrowDown}");
  await waitFor(() => expect(screen.getByRole("row", { selected: true })).toHaveTextContent("Keep flags"));
  await user.keyboard("{ArrowDown}");
  await waitFor(() => expect(screen.getByRole("row", { selected: true })).toHaveTextContent("Use a queue"));
  await waitFor(() => expect(screen.getByRole("row", { selected: true })).toHaveFocus());
  await user.keyboard("{Enter}");
  expect(await panel()).toContainElement(document.activeElement as HTMLElement);
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("complementary", { name: "ADR" })).toBeNull());
});

test("an ADR runs, loads and follows nothing; pictures of the repository and links to ADRs work", async () => {
  const { user } = await open([root]);
  await choose(user, /Keep flags/);
  const text = screen.getByRole("article", { name: "The ADR" });
  expect(text).toHaveTextContent('<script>document.title="run"</script>');
  expect(text).toHaveTextContent("<iframe src='//example.org'></iframe>");
  expect(text).toHaveTextContent("graph TD; A-->B;");
  expect(await within(text).findByRole("img", { name: "near" })).toHaveAttribute(
    "src",
    `data:image/png;base64,${pixel}`,
  );
  for (const missing of ["far", "gone", "out"])
    expect(await within(text).findByText(`Image: ${missing}`)).toBeVisible();
  expect(text.querySelector("script, iframe, object, [onerror], a:not([href^='#/repository/'])")).toBeNull();
  expect(
    within(text)
      .getAllByRole("link")
      .map((link) => link.textContent),
  ).toEqual(["next"]);
  expect(document.title).not.toBe("run");
  await user.click(within(text).getByRole("link", { name: "next" }));
  await waitFor(() => expect(screen.getByRole("row", { selected: true })).toHaveTextContent("Use a queue"));
});

test("an unknown status is chosen anew by a click, and only that line changes", async () => {
  const { user } = await open([root]);
  const before = read("0003-flags.md");
  const note = within(await choose(user, /Keep flags/)).getByRole("region", { name: "Unknown status" });
  expect(note).toHaveTextContent("Status “on hold” has no fixed meaning");
  await user.click(within(note).getByRole("button", { name: "Proposed" }));
  await waitFor(() => expect(screen.queryByRole("region", { name: "Unknown status" })).toBeNull());
  expect(read("0003-flags.md")).toBe(before.replace("on hold", "proposed"));
  expect(screen.getByRole("row", { selected: true })).toHaveTextContent("Proposed");
});

test("a link that one file lacks is written by a click", async () => {
  const { user } = await open([root]);
  const note = within(await choose(user, /Keep sessions/)).getByRole("region", { name: "One-sided link" });
  await user.click(within(note).getByRole("button", { name: "Write the other end" }));
  await waitFor(() => expect(screen.queryByRole("region", { name: "One-sided link" })).toBeNull());
  expect(read("0002-queue.md")).toMatch(/Supersedes.*0001-sessions\.md/);
});

test("a file that was edited meanwhile isn't written, and the reason is said", async () => {
  const { user } = await open([root]);
  await choose(user, /Use a queue/);
  const edited = read("0002-queue.md").replace("wait", "rest");
  writeFileSync(join(root, at("0002-queue.md")), edited);
  await user.click(screen.getByRole("button", { name: "Change status" }));
  await user.click(await screen.findByRole("menuitem", { name: "Rejected", hidden: true }));
  // Either the change was noticed first and shown, or the writing was refused; what Ana wrote stays in both cases.
  await waitFor(() => expect(read("0002-queue.md")).toContain("rest in a"));
  await waitFor(() =>
    expect(screen.queryByRole("alert")?.textContent ?? read("0002-queue.md")).toMatch(/changed since|rejected/),
  );
});

test("supersession is shown as a chain that leads from one ADR to the other", async () => {
  const { user } = await open([root]);
  const chain = within(await choose(user, /Use a queue/)).getByRole("region", { name: "Supersession" });
  const items = within(chain).getAllByRole("listitem");
  expect(items.map((item) => item.textContent)).toEqual([
    expect.stringContaining("Keep sessions in the database"),
    expect.stringContaining("Use a queue"),
  ]);
  expect(items[1]).toHaveAttribute("aria-current", "true");
  await user.click(within(chain).getByRole("link", { name: "Keep sessions in the database" }));
  await waitFor(() => expect(screen.getByRole("row", { selected: true })).toHaveTextContent("Keep sessions"));
});

test("the timeline lists what was decided by year", async () => {
  const { user } = await open([root, other]);
  await screen.findByRole("row", { name: /Use another thing/ });
  await user.click(screen.getByRole("radio", { name: "Timeline" }));
  const timeline = await screen.findByRole("region", { name: "Timeline" });
  const titles = () =>
    within(timeline)
      .getAllByRole("link")
      .map((link) => link.textContent);
  await waitFor(() =>
    expect(titles()).toEqual(["0003 Keep flags in files", "0002 Use a queue", "0001 Keep sessions in the database"]),
  );
  await user.click(within(timeline).getByRole("button", { name: "2025, 1 ADR" }));
  expect(await within(timeline).findByRole("link", { name: "0001 Use another thing" })).toBeVisible();
});

test("several repositories make one list; one can be chosen, and taken out of the list", async () => {
  const { user, client } = await open([root, other]);
  await screen.findByRole("row", { name: /Use another thing/ });
  expect(await screen.findByRole("button", { name: "All 4" })).toBeVisible();
  await user.click(screen.getByRole("button", { name: "2 repositories" }));
  await user.click(await screen.findByRole("menuitem", { name: /adroit-other-/, hidden: true }));
  await waitFor(() => expect(rowNames()).toEqual(["Use another thing"]));
  await user.click(screen.getByRole("button", { name: "2 repositories" }));
  await user.click(await screen.findByRole("menuitem", { name: /^Remove adroit-other-/, hidden: true }));
  await waitFor(() => expect(rowNames()).toHaveLength(3));
  expect((await client.settings.get()).repositories).toEqual([root]);
});

test("changes on disk show by themselves", async () => {
  await open([root]);
  await screen.findByRole("row", { name: /Use a queue/ });
  await new Promise((done) => setTimeout(done, 400));
  put(at("0004-new.md"), adr("Written elsewhere", "accepted", "2026-04-05"));
  expect(await screen.findByRole("row", { name: /Written elsewhere/ })).toBeVisible();
});

test("a repository that is gone says so beside the others, and can be taken out", async () => {
  const { user } = await open([join(root, "gone"), other]);
  await screen.findByRole("row", { name: /Use another thing/ });
  const alert = await screen.findByRole("alert");
  expect(alert).toHaveTextContent("The folder is gone");
  await user.click(within(alert).getByRole("button", { name: "Remove it from the list" }));
  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
});

test("a file that can't be read is a row that says so", async () => {
  put(at("0005-binary.md"), "a\u0000b");
  await open([root]);
  expect(await screen.findByRole("row", { name: /0005-binary\.md/ })).toHaveTextContent("Can't be read");
});

test("revising an ADR begins a decision with its title and problem, and remembers what it replaces", async () => {
  const { user, client } = await open([root]);
  await choose(user, /Use a queue/);
  await user.click(screen.getByRole("button", { name: "Revise this one" }));
  expect(await screen.findByRole("textbox", { name: "Title" })).toHaveValue("Use a queue");
  const { records } = await client.records.list();
  const { record } = await client.records.get({ id: records[0]?.id ?? "" });
  expect(record.draft.frame.problem).toBe("Messages wait in a *pelican*.");
  expect(record.replaces).toEqual({ file: at("0002-queue.md"), title: "Use a queue" });
  // It isn't about frameworks, so its options are the team's own.
  expect(Object.values(record.playbooks).map(({ id }) => id)).toEqual(["other-decision"]);
});

test("the data beside an ADR opens as the decision, the local one where there is one", async () => {
  const { user, client } = await open([root]);
  const { record, etag } = await client.records.create({ playbook: "django-vs-flask", example: "close-call" });
  const exported = await client.repo.export({ id: record.id, root, etag, expect: null, profile: "madr4" });
  await choose(user, new RegExp(exported.file.slice(0, 4)));
  await user.click(await screen.findByRole("button", { name: "Open the decision" }));
  await waitFor(() => expect(location.hash).toMatch(new RegExp(`^#/decisions/${record.id}/`)));
  expect((await client.records.list()).records).toHaveLength(1);
});

/** An exported decision, and the data beside its ADR. */
async function exported() {
  const app = await open([root]);
  const { client } = app;
  const { record, etag } = await client.records.create({ playbook: "django-vs-flask", example: "close-call" });
  const written = await client.repo.export({ id: record.id, root, etag, expect: null, profile: "madr4" });
  const file = `${written.dir}/${written.file}`;
  const { file: beside } = await client.repo.sidecar({ root, file });
  const row = new RegExp(written.file.slice(0, 4));
  return { ...app, record, file, beside, row, data: () => readFileSync(join(root, beside), "utf8") };
}

test("an ADR that somebody edited disagrees with its data; both stay until somebody chooses", async () => {
  const { user, file, row, data } = await exported();
  const before = data();
  const text = readFileSync(join(root, file), "utf8").replace(/^status: .*$/m, "status: rejected");
  put(file, text.replace(/^# .*$/m, "# Another title"));
  await choose(user, row);
  const note = await screen.findByRole("region", { name: "The ADR and its data disagree" });
  expect(note).toHaveTextContent("Status: the ADR says “rejected”, its data “draft”.");
  expect(note).toHaveTextContent(/Title: the ADR says “Another title”, its data “.+”\./);
  expect(note).toHaveTextContent("Neither is overwritten.");
  await user.click(within(note).getByRole("button", { name: "Write “draft” into the ADR" }));
  await waitFor(() => expect(readFileSync(join(root, file), "utf8")).toMatch(/^status: draft$/m));
  const still = () => screen.getByRole("region", { name: "The ADR and its data disagree" });
  await waitFor(() => expect(still()).not.toHaveTextContent("Status:"));
  expect(still()).toHaveTextContent("Title:");
  expect(data()).toBe(before);
});

test("data of a newer version is said to be so, and stays as it is", async () => {
  const { user, beside, row, data } = await exported();
  const newer = data().replace(/"format": ?\d+/, '"format": 3');
  put(beside, newer);
  await choose(user, row);
  expect(await screen.findByRole("region", { name: "From a newer version of Adroit" })).toHaveTextContent(
    "Update Adroit to open it.",
  );
  expect(screen.queryByRole("button", { name: "Open the decision" })).toBeNull();
  expect(data()).toBe(newer);
});

test("data that was edited by hand names the field, and can be looked at again", async () => {
  const { user, beside, row, data } = await exported();
  const good = data();
  put(beside, good.replace('"status": "draft"', '"status": "maybe"'));
  const alert = await within(await choose(user, row)).findByRole("alert");
  expect(alert).toHaveTextContent("record.draft.status");
  put(beside, good);
  await user.click(within(alert).getByRole("button", { name: "Look again" }));
  expect(await screen.findByRole("button", { name: "Open the decision" })).toBeVisible();
});

test("both sides of a merge are explained, and the chosen one is left", async () => {
  const { user, beside, row, data } = await exported();
  const lines = data().split("\n");
  const n = lines.findIndex((one) => one.includes('"status": "draft"'));
  const theirs = (lines[n] ?? "").replace("draft", "proposed");
  const merged = ["<<<<<<< HEAD", lines[n] ?? "", "=======", theirs, ">>>>>>> topic"];
  put(beside, lines.toSpliced(n, 1, ...merged).join("\n"));
  await choose(user, row);
  const note = await screen.findByRole("region", { name: "Two people changed this decision" });
  expect(note).toHaveTextContent("in 1 place");
  expect(note).toHaveTextContent("Status: “draft” and “proposed”.");
  expect(screen.queryByRole("button", { name: "Open the decision" })).toBeNull();
  await user.click(within(note).getByRole("button", { name: "Take topic" }));
  expect(await screen.findByRole("region", { name: "The ADR and its data disagree" })).toBeVisible();
  expect(data()).toBe(lines.with(n, theirs).join("\n"));
});

test("a side of a merge that can't be read can't be taken", async () => {
  const { user, beside, row, data } = await exported();
  const lines = data().split("\n");
  const n = lines.findIndex((one) => one.includes('"status": "draft"'));
  const broken = (lines[n] ?? "").replace("draft", "maybe");
  put(beside, lines.toSpliced(n, 1, "<<<<<<< HEAD", lines[n] ?? "", "=======", broken, ">>>>>>> topic").join("\n"));
  await choose(user, row);
  expect(await screen.findByRole("button", { name: "Take topic" })).toBeDisabled();
  expect(screen.getByRole("button", { name: "Take HEAD" })).toBeEnabled();
});

test("where this machine has another state, the repository's replaces it only after asking", async () => {
  const { user, client, record, row } = await exported();
  const { etag } = await client.records.get({ id: record.id });
  const frame = { ...record.draft.frame, title: "Changed here" };
  await client.records.save({ id: record.id, etag, draft: { ...record.draft, frame } });
  await choose(user, row);
  const note = await screen.findByRole("region", { name: "This machine has another state" });
  expect(note).toHaveTextContent("“Changed here” and “");
  await user.click(within(note).getByRole("button", { name: "Take the repository's" }));
  expect((await client.records.get({ id: record.id })).record.draft.frame.title).toBe("Changed here");
  await user.click(within(note).getByRole("button", { name: "Replace the one here" }));
  await waitFor(() => expect(location.hash).toMatch(new RegExp(`^#/decisions/${record.id}/`)));
  expect((await client.records.get({ id: record.id })).record.draft.frame.title).toBe(record.draft.frame.title);
});

test("a clone opens the full decision on a machine that has no record of it", async () => {
  const { user, client, record, row } = await exported();
  await client.records.remove({ id: record.id });
  await client.trash.empty();
  await choose(user, row);
  await user.click(await screen.findByRole("button", { name: "Open the decision" }));
  await waitFor(() => expect(location.hash).toMatch(new RegExp(`^#/decisions/${record.id}/`)));
  expect((await client.records.get({ id: record.id })).record.draft.rounds).toEqual(record.draft.rounds);
});

test("addresses of ADRs survive any path, and nonsense leads to all repositories", () => {
  const route = { at: "repository", root: "/a b/%c#d", open: { root: "C:\\x", file: "docs/ä/0001-?.md" } } as const;
  expect(parseRoute(hrefOf(route))).toEqual(route);
  expect(parseRoute("#/repository/%E0%A4%A")).toEqual({ at: "repository", root: null, open: null });
  expect(parseRoute("#/repository")).toEqual({ at: "repository", root: null, open: null });
});

const entry = (file: string, more: Partial<AdrEntry> = {}): AdrEntry => ({
  file,
  number: null,
  prefix: null,
  title: file,
  titleRaw: file,
  status: null,
  statusRaw: null,
  date: null,
  fileDate: null,
  people: {},
  sections: [],
  supersedes: [],
  supersededBy: [],
  ...more,
});

test("rows are sorted by what they have, and what lacks it comes last both ways", () => {
  const rows = rowsOf(
    {
      root: "/r",
      entries: [entry("b", { date: "2026-01-01" }), entry("none"), entry("a", { fileDate: "2026-02-01" })],
      unreadable: [],
    },
    [],
  );
  const files = (down: boolean) => sorted(rows, { by: "date", down }).map((row) => row.entry.file);
  expect(files(true)).toEqual(["a", "b", "none"]);
  expect(files(false)).toEqual(["b", "a", "none"]);
  expect(rowsFound(rows, "all", "NON", new Set()).map((row) => row.entry.file)).toEqual(["none"]);
  expect(rowsFound(rows, "accepted", "", new Set())).toEqual([]);
});

test("numbers and statuses are shown as the file writes them", () => {
  expect(rowNumber(entry("x/0042-a.md", { number: 42 }))).toBe("0042");
  expect(rowNumber(entry("x/ARCH-003-a.md", { number: 3, prefix: "ARCH" }))).toBe("ARCH-003");
  expect(rowNumber(entry("20260101-a.md"))).toBe("");
  expect(statusShown(entry("a", { status: "accepted", statusRaw: "Accepted" }))).toBe("accepted");
  expect(statusShown(entry("a", { statusRaw: "\n**On hold** \nsince May" }))).toEqual({ word: "On hold" });
  expect(statusShown(entry("a"))).toBeNull();
});

test("a chain runs from the oldest to the newest, and ends even where it runs in a circle", () => {
  const one = entry("1", { supersededBy: ["2"] });
  const two = entry("2", { supersedes: ["1"], supersededBy: ["3"] });
  const three = entry("3", { supersedes: ["2"] });
  expect(chainOf(two, [three, two, one]).map(({ file }) => file)).toEqual(["1", "2", "3"]);
  // One end is enough.
  const [five, four] = [entry("5"), entry("4", { supersedes: ["5"] })];
  expect(chainOf(five, [four, five]).map(({ file }) => file)).toEqual(["5", "4"]);
  const circle = [entry("a", { supersedes: ["b"] }), entry("b", { supersedes: ["a"] })];
  expect(chainOf(circle[0]!, circle)).toHaveLength(2);
});

test("a relation is said in both files, shown at both, and taken back; tags are written where the file keeps such", async () => {
  const { user } = await open([root]);
  const before = read("0003-flags.md");
  const aside = await choose(user, /Keep flags in files/);
  await user.click(await within(aside).findByRole("button", { name: "Add a relation or tags" }));
  const section = await within(aside).findByRole("region", { name: "Relations and tags" });
  await user.click(within(section).getByRole("combobox", { name: "How it stands to the other" }));
  await user.click(await screen.findByRole("option", { name: "Depends on" }));
  await user.click(within(section).getByRole("combobox", { name: "The other ADR" }));
  await user.click(await screen.findByRole("option", { name: "0002 Use a queue" }));
  await user.click(within(section).getByRole("button", { name: "Write it in both" }));
  await waitFor(() => expect(read("0002-queue.md")).toContain("Required by [ADR-0003](0003-flags.md)"));
  expect(read("0003-flags.md")).toContain("Depends on [ADR-0002](0002-queue.md)");
  expect(await within(section).findByRole("link", { name: "0002 Use a queue" })).toHaveAttribute(
    "title",
    "Use a queue",
  );
  await user.click(within(section).getByRole("button", { name: "Take away: Depends on Use a queue" }));
  await waitFor(() => expect(read("0003-flags.md")).toBe(before));
  await waitFor(() => expect(within(section).queryByRole("link", { name: "0002 Use a queue" })).toBeNull());

  await user.type(within(section).getByRole("combobox", { name: "Tags" }), "cost{Enter}");
  await waitFor(() => expect(read("0003-flags.md")).toContain("date: 2026-03-04\ntags: [cost]\n---"));
});

test("the log is published as one file, or into a folder, from the list of repositories", async () => {
  const saved: string[] = [];
  const click = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  URL.createObjectURL = () => "blob:page";
  URL.revokeObjectURL = () => {};
  const { user } = await open([root]);
  await screen.findByRole("row", { name: /Use a queue/ });
  await user.click(screen.getByRole("button", { name: "1 repository" }));
  await user.click(await screen.findByRole("menuitem", { name: /^Publish adroit-repo-/ }));
  const dialog = await screen.findByRole("dialog", { name: /^Publish adroit-repo-/ });
  await user.click(within(dialog).getByRole("button", { name: "Publish" }));
  await waitFor(() =>
    expect(within(dialog).getByRole("status")).toHaveTextContent(/^3 ADRs published as decisions-of/),
  );
  expect(saved).toEqual([expect.stringMatching(/^decisions-of-adroit-repo-.*\.html$/)]);
  click.mockRestore();

  await user.click(within(dialog).getByRole("radio", { name: /A folder/ }));
  await user.type(within(dialog).getByRole("textbox", { name: "Folder" }), join(other, "site"));
  await user.click(within(dialog).getByRole("button", { name: "Publish" }));
  await waitFor(() =>
    expect(within(dialog).getByRole("status")).toHaveTextContent(`published in ${join(other, "site")}`),
  );
  expect(readFileSync(join(other, "site/index.html"), "utf8")).toContain("Use a queue");
});
