import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import type { Client } from "../../../../../renderer/app/host/client";
import { at, openApp } from "../../../render-app";

type Opened = Awaited<ReturnType<typeof openApp>>;
let opened: Opened | undefined;
const open = async (...args: Parameters<typeof openApp>) => {
  opened = await openApp(...args);
  return opened;
};
/** A window that doesn't hear of changes: what another one saves would otherwise be shown before the next key. */
const deaf = (call: string) => {
  if (call === "app.changes") throw new Error("nothing is heard");
};
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

const question = () => screen.findByRole("heading", { level: 1 });
const stored = async (client: Client) => {
  const { records } = await client.records.list();
  return (await client.records.get({ id: records[0]?.id ?? "" })).record.draft;
};

test("the empty start screen offers a decision and an example, and N starts one", async () => {
  const { user } = await open();
  expect(await screen.findByText("No decisions yet")).toBeVisible();
  expect(await screen.findByRole("button", { name: /Look at an example: A shop/ })).toBeVisible();
  await user.keyboard("n");
  await waitFor(() => expect(screen.getByRole("menuitem", { name: "Django or Flask", hidden: true })).toHaveFocus());
  await user.keyboard("{Enter}");
  await waitFor(async () => expect(await question()).toHaveTextContent("What has to be decided?"));
  expect(screen.getByRole("textbox", { name: "Title" })).toHaveFocus();
});

test("any other decision: its options get names of the team's own and are scored directly", async () => {
  const { user, client } = await open();
  await user.click(await screen.findByRole("button", { name: "Any other decision" }));
  await waitFor(async () => expect(await question()).toHaveTextContent("What has to be decided?"));
  await user.type(screen.getByRole("textbox", { name: "Title" }), "Where do we keep our logs?");
  await user.click(screen.getByRole("link", { name: /Criteria/ }));
  expect(await screen.findByText(/Give them names/)).toBeVisible();
  expect(screen.queryByRole("button", { name: "Remove First option" })).toBeNull();
  await user.click(await screen.findByRole("button", { name: "Change First option" }));
  await user.keyboard("A cluster of our own{Tab}Three machines{Enter}");
  expect(await screen.findByText("Three machines")).toBeVisible();
  expect(screen.getByRole("button", { name: "Change A cluster of our own" })).toHaveFocus();
  await user.click(screen.getByRole("button", { name: "Change Second option" }));
  await user.keyboard("Never mind{Escape}");
  await user.click(screen.getByRole("button", { name: "Add an option" }));
  await user.keyboard("A hosted service{Enter}");
  expect(screen.getByRole("button", { name: "Add an option" })).toHaveFocus();
  await user.click(screen.getByRole("button", { name: "Remove Second option" }));
  expect(screen.queryByText(/Give them names/)).toBeNull();
  expect(screen.queryByRole("button", { name: /^Remove/ })).toBeNull();
  await waitFor(async () =>
    expect((await stored(client)).options).toEqual([
      { id: "first", title: "A cluster of our own", summary: "Three machines" },
      { id: "a-hosted-service", title: "A hosted service", summary: "" },
    ]),
  );

  await user.click(screen.getByRole("button", { name: /Next: Fit to the problem/ }));
  const rows = await screen.findAllByRole("group");
  await user.click(within(rows[0] as HTMLElement).getByRole("radio", { name: /^2,/ }));
  await user.click(within(rows[1] as HTMLElement).getByRole("radio", { name: /^5,/ }));
  await user.click(screen.getByRole("link", { name: /Result/ }));
  await waitFor(async () => expect(await question()).toHaveTextContent("Leaning towards the hosted service"));
});

test("single letters do nothing where the settings say so", async () => {
  const { user } = await open(async (host) => {
    await host.settings.set({ singleKeys: false });
    return "#/";
  });
  await screen.findByText("No decisions yet");
  await user.keyboard("n");
  expect(await question()).toHaveTextContent("Decisions");
});

test("what is typed is stored at once, and undo takes the whole word back", async () => {
  const { user, client } = await open(at("one-endpoint", "frame"));
  const title = await screen.findByRole("textbox", { name: "Title" });
  const before = (title as HTMLInputElement).value;
  await user.type(title, " again");
  await waitFor(async () => expect((await stored(client)).frame.title).toBe(`${before} again`));
  await user.keyboard("{Control>}z{/Control}");
  expect(title).toHaveValue(before);
  await waitFor(async () => expect((await stored(client)).frame.title).toBe(before));
});

const renamed = async (client: Client, title: string) => {
  const { records } = await client.records.list();
  const id = records[0]?.id ?? "";
  const { record, etag } = await client.records.get({ id });
  const { draft } = record;
  await client.records.save({ id, etag, draft: { ...draft, frame: { ...draft.frame, title } } });
};

test("what another window changed shows, as long as nothing was changed here", async () => {
  const { client } = await open(at("one-endpoint", "frame"));
  const title = await screen.findByRole("textbox", { name: "Title" });
  await screen.findByText("Saved");
  await renamed(client, "From the other window");
  await waitFor(() => expect(title).toHaveValue("From the other window"));
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
});

test("names that are pasted as a column become a name each", async () => {
  const { user, client } = await open(at("one-endpoint", "frame"));
  // Folded until somebody asks for it.
  const people = await screen.findByLabelText("Consulted", { selector: "input:not([type=hidden])" });
  await user.click(people);
  await user.paste("Ana\nBen\tCy");
  await waitFor(async () =>
    expect((await stored(client)).frame.consulted).toEqual(expect.arrayContaining(["Ana", "Ben", "Cy"])),
  );
});

test("changed in two windows at once, one chooses which state stays", async () => {
  const { user, client } = await open(at("one-endpoint", "frame"), deaf);
  const title = await screen.findByRole("textbox", { name: "Title" });
  await screen.findByText("Saved");
  await renamed(client, "From the other window");
  await user.type(title, "!");
  const alert = await screen.findByRole("alert");
  expect(alert).toHaveTextContent("changed elsewhere");
  const mine = (title as HTMLInputElement).value;
  expect(mine).not.toBe("From the other window");
  await user.click(within(alert).getByRole("button", { name: "Keep what is here" }));
  await waitFor(async () => expect((await stored(client)).frame.title).toBe(mine));
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
});

test("an answer chosen by its digit shows how each option fits, with anchor, reason and sources", async () => {
  const { user, client } = await open(at("close-call", "answers/database"));
  const radios = await screen.findAllByRole("radio");
  expect(radios.at(-1)).toHaveTextContent("Don't know yet");
  await user.keyboard("3");
  expect(radios[2]).toHaveAttribute("aria-checked", "true");
  const flask = screen.getByRole("region", { name: "How Flask fits" });
  expect(within(flask).getByRole("img")).toHaveAccessibleName(/of 5/);
  expect(flask).toHaveTextContent(/20\d\d/);
  await user.keyboard("0");
  expect(screen.queryByRole("region", { name: "How Flask fits" })).toBeNull();
  await waitFor(async () =>
    expect((await stored(client)).rounds[0]?.ballots[0]?.judgements.database).toEqual({ unknown: true }),
  );
});

test("a fit that the team sees differently keeps the answer and asks why", async () => {
  const { user, client } = await open(at("close-call", "answers/database"));
  await user.click(await screen.findByRole("button", { name: /see it differently/ }));
  const flask = screen.getByRole("group", { name: "Flask" });
  await user.click(within(flask).getByRole("radio", { name: /^1,/ }));
  await user.type(await screen.findByRole("textbox", { name: "Why do you see it differently?" }), "we tried");
  await waitFor(async () =>
    expect((await stored(client)).rounds[0]?.ballots[0]?.judgements.database).toMatchObject({
      adjusted: { flask: 1 },
      reason: "we tried",
    }),
  );
  expect(screen.getByText("Changed by you")).toBeVisible();
});

test("weights: a block more, the sum says so, and a ranking weighs by itself", async () => {
  const { user, client } = await open(at("close-call", "weights"));
  const slider = await screen.findByRole("slider", { name: "Points for Database" });
  const before = Number(slider.getAttribute("aria-valuenow"));
  slider.focus();
  await user.keyboard("{ArrowRight}");
  expect(slider).toHaveAttribute("aria-valuenow", String(before + 5));
  expect(screen.getAllByText(/5 too many/)[0]).toBeVisible();
  await user.keyboard("=");
  expect(screen.getByText("Adds up")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Use this ranking" }));
  const list = screen.getByRole("list", { name: "Criteria, most important first" });
  const second = within(list).getAllByRole("listitem")[1];
  second?.focus();
  const name = second?.getAttribute("aria-label")?.split(", ")[1] ?? "";
  await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
  expect(within(list).getAllByRole("listitem")[0]).toHaveTextContent(name);
  await waitFor(async () => expect((await stored(client)).rounds[0]?.ballots[0]?.weighing).toBe("ranking"));
});

test("the result: the bars' points add up to the gap, and each opens its why", async () => {
  const { user } = await open(at("close-call", "result"));
  expect(await question()).toHaveTextContent("Close call");
  expect(screen.getByText(/^It isn't easily undone, so trying is cheaper/)).toBeVisible();
  const table = screen.getByRole("region", { name: /Where the .* points come from/ });
  const numbers = [...(table.textContent ?? "").matchAll(/([+−])(\d+\.\d) for/g)].map(
    ([, sign, points]) => (sign === "−" ? -1 : 1) * Number(points),
  );
  const gap = Number(/Where the (\d+\.\d)/.exec(table.textContent ?? "")?.[1]);
  expect(numbers.length).toBeGreaterThan(2);
  expect(numbers.reduce((a, b) => a + b, 0)).toBeCloseTo(gap, 9);
  await user.click(within(table).getAllByRole("button")[0] as HTMLElement);
  expect(screen.getByText("You said:", { exact: false })).toBeVisible();
  expect(screen.getByRole("region", { name: "How Django fits" })).toBeVisible();
});

test("other weights are tried without changing the record until they are kept", async () => {
  const { user, client } = await open(at("close-call", "result"));
  await question();
  const points = (await stored(client)).rounds[0]?.ballots[0]?.points;
  await user.click(screen.getByRole("button", { name: "Try it" }));
  expect(screen.getByText(/Nothing is changed yet/)).toBeVisible();
  expect((await stored(client)).rounds[0]?.ballots[0]?.points).toEqual(points);
  await user.click(screen.getByRole("button", { name: "Back to yours" }));
  expect(screen.queryByText(/Nothing is changed yet/)).toBeNull();
  await user.keyboard("t");
  const slider = await screen.findByRole("slider", { name: "Weight of Database" });
  fireEvent.change(slider, { target: { value: "60" } });
  await user.click(screen.getByRole("button", { name: "Keep these weights" }));
  await waitFor(async () => expect((await stored(client)).rounds[0]?.ballots[0]?.points).not.toEqual(points));
});

test("with nothing answered there is no recommendation, and the way leads to the questions", async () => {
  const { user } = await open(async (host) => {
    const { record } = await host.records.create({ playbook: "django-vs-flask" });
    return `#/decisions/${record.id}/result`;
  });
  expect(await question()).toHaveTextContent("No recommendation");
  await user.click(screen.getByRole("button", { name: "Answer the questions" }));
  await waitFor(async () => expect(await question()).toHaveTextContent("What will it store"));
});

test("a must-have that fails strikes the option out before scoring", async () => {
  const { user } = await open(at("close-call", "criteria"));
  await user.click(await screen.findByRole("checkbox", { name: /document store/ }));
  const django = screen.getByRole("radiogroup", { name: /document store.*Django/ });
  await user.click(within(django).getByRole("radio", { name: "Fails" }));
  await user.click(screen.getByRole("link", { name: /Result/ }));
  expect(await screen.findByText(/Only Flask is left/)).toBeVisible();
});

test("an own criterion and an own option are scored directly", async () => {
  const { user } = await open(at("close-call", "criteria"));
  await user.click(await screen.findByRole("button", { name: "Add an option" }));
  await user.type(screen.getByRole("textbox", { name: "Name" }), "FastAPI{Enter}");
  await user.click(screen.getByRole("button", { name: "Add a criterion of your own" }));
  await user.type(screen.getByRole("textbox", { name: "Criterion" }), "Hiring{Enter}");
  await user.click(screen.getByRole("link", { name: /Answers/ }));
  await user.click(await screen.findByRole("link", { name: /Hiring/ }));
  const fast = await screen.findByRole("group", { name: "FastAPI" });
  await user.click(within(fast).getByRole("radio", { name: /^5,/ }));
  expect(fast).toHaveTextContent("Just what we need");
});

test("the result of several people shows a mark per person and what to talk about", async () => {
  await open(async (host) => {
    const { record, etag } = await host.records.create({ playbook: "django-vs-flask", example: "close-call" });
    const [round] = record.draft.rounds;
    const [ballot] = round?.ballots ?? [];
    if (!round || !ballot) throw new Error("an example has a ballot");
    const other = {
      ...ballot,
      id: "b",
      judgements: { ...ballot.judgements, complexity: { scores: { django: 5 as const, flask: 1 as const } } },
    };
    const ballots = [ballot, { ...ballot, id: "c" }, other];
    const draft = { ...record.draft, rounds: [{ ...round, ballots }] };
    await host.records.save({ id: record.id, etag, draft });
    return `#/decisions/${record.id}/result`;
  });
  const people = await screen.findByRole("region", { name: "How 3 people see it" });
  expect(within(people).getAllByRole("img").length).toBeGreaterThan(3);
  expect(people).toHaveTextContent(/Complexity, \d+\.\d points at stake/);
});

test("a deleted decision comes back by Undo, and from the trash", async () => {
  const { user, client } = await open(async (host) => {
    await host.records.create({ playbook: "django-vs-flask", example: "shop" });
    await host.records.create({ playbook: "django-vs-flask", example: "one-endpoint" });
    return "#/";
  });
  await user.click(await screen.findByRole("button", { name: /More for Web framework for the Kontor shop|More for/ }));
  await user.click(await screen.findByRole("menuitem", { name: "Move to the trash" }));
  await waitFor(async () => expect((await client.records.list()).records).toHaveLength(1));
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  await waitFor(async () => expect((await client.records.list()).records).toHaveLength(2));
});

test("a change made by another window is told, and nothing is overwritten until the user chooses", async () => {
  const { user, client } = await open(at("one-endpoint", "frame"), deaf);
  const title = await screen.findByRole("textbox", { name: "Title" });
  const { records } = await client.records.list();
  const { record, etag } = await client.records.get({ id: records[0]?.id ?? "" });
  await client.records.save({
    id: record.id,
    etag,
    draft: { ...record.draft, frame: { ...record.draft.frame, title: "From the other window" } },
  });
  await user.type(title, "!");
  expect(await screen.findByRole("alert")).toBeVisible();
  expect((await stored(client)).frame.title).toBe("From the other window");
  await user.click(screen.getByRole("button", { name: "Load what is stored" }));
  await waitFor(() => expect(screen.getByRole("textbox", { name: "Title" })).toHaveValue("From the other window"));
});

test("what is typed right after N stands in the note, and its digits answer nothing", async () => {
  const { user, client } = await open(at("close-call", "answers/database"));
  await screen.findAllByRole("radio");
  await user.keyboard("3");
  // The next key may come before the next frame.
  fireEvent.keyDown(document.body, { key: "n" });
  expect(screen.getByRole("textbox", { name: "Note" })).toHaveFocus();
  await user.keyboard("2 tables");
  await waitFor(async () =>
    expect((await stored(client)).rounds[0]?.ballots[0]?.judgements.database).toMatchObject({ reason: "2 tables" }),
  );
  expect(screen.getAllByRole("radio")[2]).toHaveAttribute("aria-checked", "true");
});

test("what was rejected stays as it was, on every screen", async () => {
  const { user, client } = await open(async (host) => {
    const { record, etag } = await host.records.create({ playbook: "django-vs-flask", example: "shop" });
    await host.records.setStatus({ id: record.id, etag, status: "rejected" });
    return `#/decisions/${record.id}/frame`;
  });
  expect(await screen.findByText(/This decision is rejected/)).toBeVisible();
  expect(screen.getByRole("textbox", { name: "Title" })).toBeDisabled();
  await user.click(screen.getByRole("link", { name: /Answers/ }));
  await screen.findAllByRole("radio");
  const before = (await stored(client)).rounds;
  await user.keyboard("3");
  await user.click(screen.getByRole("link", { name: /Weights/ }));
  expect(await screen.findByRole("button", { name: "Use this ranking" })).toBeDisabled();
  expect((await stored(client)).rounds).toEqual(before);
  expect(screen.queryByRole("alert")).toBeNull();
});
