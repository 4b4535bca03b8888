/** Looking again, on screen: what is due, a review to its end, and the states over time. */
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { recommend } from "#shared/record/recommend";
import type { Decision } from "#shared/record/record";
import type { Client } from "../../../../../renderer/app/host/client";
import { openApp } from "../../../render-app";

let app: Awaited<ReturnType<typeof openApp>>;
afterEach(() => app.close());

const saved: { name: string; text: Promise<string> }[] = [];
beforeEach(() => {
  saved.length = 0;
  let last: Blob | null = null;
  vi.stubGlobal(
    "URL",
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => {
        last = blob;
        return "blob:test";
      },
      revokeObjectURL: () => {},
    }),
  );
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    if (this.download && last) saved.push({ name: this.download, text: last.text() });
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** An accepted decision whose review was due on a day. */
async function accepted(host: Client, title: string, review: string | null, more: Partial<Decision> = {}) {
  const { record, etag } = await host.records.create({ playbook: "django-vs-flask", example: "shop", title });
  const playbook = record.playbooks[record.draft.playbook];
  if (!playbook) throw new Error("no playbook");
  const { analysis } = recommend(playbook, record.draft, {});
  const decision: Decision = {
    ...{ option: analysis.gap?.leader ?? null, by: "Ana", on: "2026-05-20", reason: "it fits", overrule: "" },
    ...{ consequences: [], confirmation: "", consent: {}, confidence: 70, actions: [], review },
    dissent: [{ who: "Ben", text: "I would start smaller" }],
    triggers: [{ id: "support", kind: "external", statement: "Support ends" }],
    forecasts: [{ id: "release", statement: "Released by September", probability: 70, on: "2026-09-30" }],
    assumptions: [{ id: "traffic", statement: "Traffic stays low", confidence: 80, impact: "" }],
    ...more,
  };
  const stored = await host.records.save({
    id: record.id,
    etag,
    draft: { ...record.draft, decision, status: "draft" },
  });
  return host.records.setStatus({ id: record.id, etag: stored.etag, status: "accepted" });
}

const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
const heading = (name: string | RegExp) => screen.findByRole("heading", { level: 1, name });

test("the start screen puts first what is due, with how late it is", async () => {
  app = await openApp(async (host) => {
    await accepted(host, "Message queue", "2026-11-03");
    await accepted(host, "Session storage", "2026-12-02");
    await accepted(host, "Event format", "2027-11-20");
    const hit = await accepted(host, "Payments", "2027-11-20");
    await host.reviews.happened({ id: hit.record.id, etag: hit.etag, what: { trigger: "support" }, on: "2026-11-19" });
    return "#/";
  });
  const due = await screen.findByRole("region", { name: "Due for review" });
  const rows = within(due)
    .getAllByRole("listitem")
    .map((row) => row.textContent ?? "");
  expect(rows).toHaveLength(3);
  expect(rows[0]).toMatch(/Message queue.*17 days late.*since 3 Nov 2026/);
  expect(rows[1]).toMatch(/Payments.*Trigger hit.*Support ends/);
  expect(rows[2]).toMatch(/Session storage.*In 12 days.*2 Dec 2026/);
  expect(
    within(screen.getByRole("navigation", { name: "Adroit" })).getByRole("link", { name: /Due for review\s*3/ }),
  ).toBeTruthy();
});

test("search looks into records, filters narrow the list, and what is left is saved as a table", async () => {
  app = await openApp(async (host) => {
    await accepted(host, "Message queue", "2026-11-03");
    await host.records.create({ playbook: "django-vs-flask", title: "=Help centre" });
    return "#/";
  });
  await screen.findByText("Message queue", { selector: "strong" });
  type(screen.getByRole("textbox", { name: "Find a decision" }), "start smaller");
  const inside = await screen.findByRole("region", { name: "Found inside" });
  expect(inside.textContent).toContain("dissent: I would start smaller");
  type(screen.getByRole("textbox", { name: "Find a decision" }), "");
  await app.user.click(screen.getByRole("button", { name: "Filter" }));
  await app.user.selectOptions(await screen.findByRole("combobox", { name: "Status" }), "draft");
  await waitFor(() => expect(screen.queryByText("Message queue", { selector: "strong" })).toBeNull());
  await app.user.click(screen.getByText("Save 1 decision as CSV"));
  expect(saved.map(({ name }) => name)).toEqual(["decisions.csv"]);
  expect(await saved[0]?.text).toContain('"\'=Help centre","draft"');
});

test("a review from the old brief to its end: kept, with what was found", async () => {
  let id = "";
  app = await openApp(async (host) => {
    id = (await accepted(host, "Message queue", "2026-11-03", { overrule: "it was the other way round" })).record.id;
    return "#/due";
  });
  await app.user.click(await screen.findByRole("link", { name: "Review Message queue" }));

  // The old brief, dissent first.
  const terms = await screen.findAllByRole("term");
  expect(terms[0]?.textContent).toBe("Dissent");
  expect(screen.getByText("1 forecast to resolve")).toBeTruthy();
  // It was chosen as recommended in the end.
  expect(screen.queryByText("it was the other way round")).toBeNull();

  await app.user.click(screen.getByRole("button", { name: "Next: What changed" }));
  await app.user.click(await screen.findByRole("checkbox", { name: "Support ends" }));
  await app.user.click(screen.getByRole("button", { name: "Next: Answer again" }));
  await heading("Nothing to answer again");
  await app.user.click(screen.getByRole("button", { name: "Next: What becomes of it" }));

  // What is missing is said, and nothing is lost.
  await app.user.click(await screen.findByRole("radio", { name: /^Keep [A-Z]\w+$/ }));
  await app.user.click(screen.getByRole("button", { name: /^Keep / }));
  expect(await screen.findByText(/The review has no reason/)).toBeTruthy();
  type(screen.getByRole("textbox", { name: "Why" }), "the support was renewed");
  await app.user.selectOptions(screen.getByRole("combobox", { name: "Released by September" }), "true");
  await app.user.selectOptions(screen.getByRole("combobox", { name: "How it turned out" }), "mixed");
  await app.user.click(screen.getByRole("button", { name: /^Keep / }));
  await heading("What was chosen");
  expect(screen.getByText("Traffic stays low, 80 % sure")).toBeVisible();
  expect(screen.getByText("Released by September: 70 % by 30 Sep 2026")).toBeVisible();
  const { record } = await app.client.records.get({ id });
  expect(record.review).toBeUndefined();
  expect(record.revisions.at(-1)).toMatchObject({
    verdict: "retain",
    why: "the support was renewed",
    outcome: "mixed",
    changed: [{ about: "trigger", id: "support", note: "Support ends" }],
  });
  expect(record.draft.decision).toMatchObject({ forecasts: [{ outcome: "true" }] });
  expect(record.draft.decision?.review && record.draft.decision.review > "2026-11-20").toBe(true);
});

test("answering again shows at once what moves; a turned recommendation leads to a new decision", async () => {
  let id = "";
  app = await openApp(async (host) => {
    id = (await accepted(host, "Message queue", "2026-11-03")).record.id;
    return `#/decisions/${id}/review`;
  });
  const nav = await screen.findByRole("navigation", { name: "Review" });
  await app.user.click(within(nav).getByRole("button", { name: /What changed/ }));
  await app.user.click(await screen.findByRole("checkbox", { name: "Complexity" }));
  await app.user.click(within(nav).getByRole("button", { name: /Answer again/ }));
  const question = await screen.findByRole("group", { name: "Complexity" });
  expect(screen.getAllByRole("radiogroup")).toHaveLength(1);
  const panel = screen.getByRole("complementary", { name: "What moved" });
  expect(panel.textContent).toContain("The gap stayed as it was.");
  const others = within(question).getAllByRole("radio", { checked: false });
  await app.user.click(others[0] as HTMLElement);
  await waitFor(() => expect(panel.textContent).toMatch(/The gap moved [\d.]+ points/));
  expect(panel.textContent).toMatch(/from scores on Complexity/);

  await app.user.click(within(nav).getByRole("button", { name: /What becomes of it/ }));
  await app.user.click(await screen.findByRole("radio", { name: "Decide anew" }));
  type(screen.getByRole("textbox", { name: "Why" }), "it is small now");
  await app.user.click(screen.getByRole("checkbox", { name: "Weights" }));
  await app.user.click(screen.getByRole("button", { name: "Close and decide anew" }));
  await waitFor(async () => expect((await app.client.records.list()).records).toHaveLength(2));
  const { records } = await app.client.records.list();
  const next = records.find((one) => one.id !== id);
  expect(next).toMatchObject({ status: "draft", title: "Message queue", supersedes: id });
  const old = await app.client.records.get({ id });
  expect(old.record.draft.status).toBe("accepted");
  expect(old.record.revisions.at(-1)?.verdict).toBe("supersede");
});

test("an accepted decision isn't superseded by a word: deciding anew begins its successor", async () => {
  let id = "";
  app = await openApp(async (host) => {
    id = (await accepted(host, "Message queue", "2027-11-03")).record.id;
    return `#/decisions/${id}/decide`;
  });
  await heading("What was chosen");
  expect(screen.queryByRole("button", { name: "Supersede" })).toBeNull();
  const anew = screen.getByRole("button", { name: "Decide anew" });
  expect(anew).toHaveAccessibleDescription("A new decision takes its place once it is accepted.");
  await app.user.click(anew);
  const dialog = await screen.findByRole("dialog", { name: "What does the new decision take over?" });
  await app.user.click(within(dialog).getByRole("checkbox", { name: "Answers" }));
  await app.user.click(within(dialog).getByRole("button", { name: "Decide anew" }));
  await waitFor(() => expect(location.hash).not.toContain(id));
  const { records } = await app.client.records.list();
  const next = records.find((one) => one.id !== id);
  expect(next).toMatchObject({ status: "draft", supersedes: id });
  const { draft } = (await app.client.records.get({ id: next?.id ?? "" })).record;
  expect(draft.frame.title).toBe("Message queue");
  expect(draft.rounds.flatMap(({ ballots }) => ballots.flatMap(({ judgements }) => Object.keys(judgements)))).toEqual(
    [],
  );
  expect(records.find((one) => one.id === id)).toMatchObject({ status: "accepted" });
});

test("revisions: what moved between two states in a sentence, bars and words; an old one comes back as a draft", async () => {
  let id = "";
  app = await openApp(async (host) => {
    const first = await accepted(host, "Message queue", "2026-11-03");
    id = first.record.id;
    const begun = await host.reviews.begin({ id, etag: first.etag, by: "Ana" });
    const review = begun.record.review;
    if (!review) throw new Error("no review");
    const inputs = structuredClone(review.inputs);
    const ballot = inputs.rounds[0]?.ballots[0];
    const criterion = inputs.rounds[0]?.criteria[0];
    if (!ballot || !criterion) throw new Error("no ballot");
    ballot.weighing = "points";
    ballot.points = { ...ballot.points, [criterion]: 90 };
    const change = { about: "criterion" as const, id: criterion, note: "It counts more now" };
    const { etag } = await host.reviews.save({
      id,
      etag: begun.etag,
      review: {
        ...{ ...review, inputs, verdict: "amend", why: "it counts more now", changed: [change] },
        decision: { ...review.decision, review: "2027-05-20", overrule: "we know it" },
      },
    });
    await host.reviews.close({ id, etag });
    return `#/decisions/${id}/revisions`;
  });
  await heading(/^The gap moved [\d.]+ points/);
  const line = screen.getByRole("navigation", { name: "Revisions" });
  expect(
    within(line)
      .getAllByRole("button")
      .map((one) => one.textContent),
  ).toEqual([
    expect.stringMatching(/Revision 1Accepted 20 Nov 2026/),
    expect.stringMatching(/Revision 2Amended 20 Nov 2026/),
  ]);
  const moved = screen.getByRole("region", { name: "What moved it" });
  const rows = within(moved).getAllByRole("listitem");
  const points = rows.map((row) => Number(/[+−]?\d+\.\d(?= for)/.exec(row.textContent ?? "")?.[0].replace("−", "-")));
  const steps = points.slice(1, -1).reduce((sum, one) => sum + one, 0);
  expect((points.at(-1) ?? 0) - (points[0] ?? 0)).toBeCloseTo(steps, 6);
  const text = screen.getByRole("region", { name: "What changed in the text" });
  expect(text.querySelectorAll("mark").length).toBeGreaterThan(0);
  expect(text.textContent).toContain("after: ");

  await app.user.click(within(line).getByRole("button", { name: /Revision 1/ }));
  await heading(/^Accepted on 20 Nov 2026/);
  await app.user.click(screen.getByRole("button", { name: "Restore as a new draft" }));
  await waitFor(async () => expect((await app.client.records.list()).records).toHaveLength(2));
});

test("an accepted decision: what happened is marked and taken back; brief and calendar are handed out", async () => {
  let id = "";
  app = await openApp(async (host) => {
    id = (await accepted(host, "Message queue", "2027-05-20")).record.id;
    return `#/decisions/${id}/decide`;
  });
  const again = await screen.findByRole("region", { name: "Looking again" });
  await app.user.click(within(again).getByRole("button", { name: /It happened: Support ends/ }));
  await within(again).findByText("Trigger hit");
  expect((await app.client.records.list()).records[0]?.triggered).toEqual(["Support ends"]);
  await app.user.click(within(again).getByRole("button", { name: /Take back: Support ends/ }));
  await waitFor(() => expect(within(again).queryByText("Trigger hit")).toBeNull());
  type(within(again).getByRole("textbox", { name: "What happened" }), "A breach");
  await app.user.click(within(again).getByRole("button", { name: "It happened" }));
  await within(again).findByText("A breach");

  await app.user.click(within(again).getByRole("button", { name: "One-page brief" }));
  await app.user.click(within(again).getByRole("button", { name: "Calendar file" }));
  expect(saved.map(({ name }) => name)).toEqual(["message-queue.html", "message-queue.ics"]);
  expect(await saved[0]?.text).toContain("<h1>Message queue</h1>");
  expect(await saved[1]?.text).toContain("DTSTART;VALUE=DATE:20270520");
});
