/** Scores that are set directly, with why and where that can be read; and the ways from a decision to a playbook. */
import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import type { Client } from "../../../../../renderer/app/host/client";
import { at, openApp } from "../../../render-app";

let opened: Awaited<ReturnType<typeof openApp>> | undefined;
const open = async (...args: Parameters<typeof openApp>) => {
  opened = await openApp(...args);
  return opened;
};
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

/** A decision without prepared answers, at its one criterion. */
const direct = async (host: Client) => {
  const { record } = await host.records.create({ playbook: "other-decision", title: "Where do we keep our logs?" });
  return `#/decisions/${record.id}/answers/${record.draft.criteria[0]?.id}`;
};
const judged = async (client: Client) => {
  const { records } = await client.records.list();
  const { record } = await client.records.get({ id: records[0]?.id ?? "" });
  return Object.values(record.draft.rounds.at(-1)?.ballots[0]?.judgements ?? {})[0];
};

test("why is asked once an option is scored, is kept with the score, and digits in it are no scores", async () => {
  const { user, client } = await open(direct);
  const [first, second] = (await screen.findAllByRole("group")) as [HTMLElement, HTMLElement];
  expect(screen.queryByLabelText("Why First option scores so")).toBeNull();
  await user.click(within(first).getByRole("radio", { name: /^4,/ }));
  await user.type(await screen.findByLabelText("Why First option scores so"), "3 of 5 teams run it");
  await waitFor(async () =>
    expect(await judged(client)).toEqual({ scores: { first: { score: 4, reason: "3 of 5 teams run it" } } }),
  );
  expect(within(second).queryByRole("radio", { checked: true })).toBeNull();
  // Another score keeps the reason; none at all takes it along.
  await user.click(within(first).getByRole("radio", { name: /^2,/ }));
  await waitFor(async () =>
    expect(await judged(client)).toEqual({ scores: { first: { score: 2, reason: "3 of 5 teams run it" } } }),
  );
  await user.click(within(first).getByRole("radio", { name: /^2,/ }));
  await waitFor(async () => expect(await judged(client)).toBeUndefined());
});

test("a link is taken once it is one, and what isn't says so without being lost", async () => {
  const { user, client } = await open(direct);
  const [first] = (await screen.findAllByRole("group")) as [HTMLElement];
  await user.click(within(first).getByRole("radio", { name: /^5,/ }));
  const link = await screen.findByLabelText("Where that can be read, for First option");
  await user.type(link, "javascript:alert(1)");
  expect(await screen.findByText("A link begins with https://")).toBeVisible();
  await user.tab();
  expect(link).toHaveValue("javascript:alert(1)");
  await waitFor(async () => expect(await judged(client)).toEqual({ scores: { first: 5 } }));
  await user.clear(link);
  await user.type(link, "https://example.org/why");
  expect(screen.queryByText("A link begins with https://")).toBeNull();
  await waitFor(async () =>
    expect(await judged(client)).toEqual({ scores: { first: { score: 5, link: "https://example.org/why" } } }),
  );
  await user.clear(link);
  await waitFor(async () => expect(await judged(client)).toEqual({ scores: { first: 5 } }));
});

test("where a note names a third system, one click compares all three under the same title", async () => {
  const { user, client } = await open(at("document-api", "result"));
  const before = (await client.records.list()).records;
  await user.click(await screen.findByRole("button", { name: /^Compare them all: / }));
  await waitFor(() => expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent("What has to be decided?"));
  const { records } = await client.records.list();
  const made = records.find(({ id }) => before.every((one) => one.id !== id));
  const { record } = await client.records.get({ id: made?.id ?? "" });
  expect(record.draft.options.map(({ title }) => title)).toEqual(["Django", "Flask", "FastAPI"]);
  expect(record.draft.frame.title).toBe(before[0]?.title);
});

test("the list's menu saves a decision as a playbook and opens it", async () => {
  const { user, client } = await open(async (host) => {
    // The newest open one stands above the list.
    await direct(host);
    await direct(host);
    return "#/";
  });
  await user.click(await screen.findByRole("button", { name: "More for Where do we keep our logs?" }));
  await user.click(await screen.findByRole("menuitem", { name: "Save as playbook" }));
  await waitFor(() => expect(location.hash).toMatch(/^#\/playbooks\/.+\.yaml/));
  const file = /^#\/playbooks\/([^/]+)/.exec(location.hash)?.[1] ?? "";
  expect((await client.playbooks.open({ file })).book?.options.map(({ title }) => title)).toEqual([
    "First option",
    "Second option",
  ]);
});
