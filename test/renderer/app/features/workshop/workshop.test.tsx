/** The facilitator's screens over a real host in memory: roles, labels and what is reachable when. */
import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import type { FacilitatorCommand } from "#shared/workshop/command";
import type { Client } from "../../../../../renderer/app/host/client";
import { patience } from "../../../../patience";
import { openApp } from "../../../render-app";

type App = Awaited<ReturnType<typeof openApp>>;
let app: App | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});

/** Creates a decision and gives its workshop's address; `prepare` does what has to be done before the screen opens. */
const workshop =
  (prepare: (host: Client, id: string) => Promise<unknown> = async () => undefined) =>
  async (host: Client) => {
    const { record } = await host.records.create({ playbook: "django-vs-flask", example: "close-call" });
    await prepare(host, record.id);
    return `#/decisions/${record.id}/workshop`;
  };

const idOf = () => location.hash.split("/")[2] ?? "";

test("a plan can be changed, is saved, and begins a workshop that nobody can join yet", async () => {
  app = await openApp(workshop());
  const { user, client } = app;
  expect(await screen.findByRole("heading", { level: 1, name: "Who decides what, in which minutes?" })).toBeVisible();
  await user.click(screen.getByRole("radio", { name: "20 minutes" }));
  expect(screen.queryByLabelText("Minutes for: Premortem")).toBeNull();
  await user.click(screen.getByRole("switch", { name: /Keep answers without names/ }));
  expect(screen.getByRole("radio", { name: /Single ballots with names/ })).toBeDisabled();
  await waitFor(async () => {
    const saved = await client.session.plan({ id: idOf() });
    expect([saved.agenda.length, saved.anonymous]).toEqual([7, true]);
  });
  await user.click(screen.getByRole("button", { name: "Begin the workshop" }));
  expect(await screen.findByRole("heading", { level: 1, name: "Join and frame" })).toBeVisible();
  expect((await client.session.view({ id: idOf() })).network.open).toBe(false);
  expect(screen.getByText(/Anonymous takes at least 3 voters/)).toBeVisible();
});

test("the plan says how many minutes the clock will tell, how many it takes to join, and both together", async () => {
  app = await openApp(workshop());
  await app.user.click(await screen.findByRole("radio", { name: "20 minutes" }));
  expect(screen.getByText("18 min, and 2 to join")).toBeVisible();
  const agenda = screen.getByRole("region", { name: "Agenda" });
  expect(agenda).toHaveTextContent("18 minutes once you start the time, and before it 2 to join: 20 in all");
  await app.user.click(screen.getByRole("button", { name: "Begin the workshop" }));
  expect(await screen.findByText("18 min, not started")).toBeVisible();
});

test("how to weigh is asked as long as anybody weighs", async () => {
  app = await openApp(workshop());
  const { user } = app;
  expect(await screen.findByRole("radio", { name: "Swing" })).toBeVisible();
  await user.click(screen.getByRole("switch", { name: "With: Blind points" }));
  expect(screen.queryByRole("radio", { name: "Swing" })).toBeNull();
  expect(screen.getByText(/“Blind points” is off the agenda: nobody weighs/)).toBeVisible();
});

test("a name that is too long is said to be, and the rest of the plan is saved", async () => {
  app = await openApp(workshop());
  const { user, client } = app;
  const field = await screen.findByRole("textbox", { name: "Facilitator" });
  await user.clear(field);
  await user.click(field);
  await user.paste("x".repeat(61));
  expect(field).toHaveAccessibleDescription("A name has at most 60 letters; this one has 61.");
  expect(screen.getByRole("button", { name: "Begin the workshop" })).toBeDisabled();
  await user.type(screen.getByRole("textbox", { name: "When and where" }), "Here");
  const saved = () => client.session.plan({ id: idOf() });
  await waitFor(async () => expect((await saved()).when).toBe("Here"));
  expect((await saved()).facilitator.name).toBe("Facilitator");
  // A letter that takes several units of text is one.
  await user.clear(field);
  await user.click(field);
  await user.paste("\u{1f9ed}".repeat(60));
  await waitFor(async () => expect([...(await saved()).facilitator.name].length).toBe(60));
  await user.click(screen.getByRole("button", { name: "Begin the workshop" }));
  await user.click(await screen.findByRole("button", { name: "Add somebody here" }));
  const name = screen.getByRole("textbox", { name: "Name" });
  await user.click(name);
  await user.paste("y".repeat(70));
  expect(name).toHaveAccessibleDescription("A name has at most 60 letters; this one has 70.");
  await user.keyboard("{Enter}");
  expect((await client.session.view({ id: idOf() })).view.people).toHaveLength(1);
});

test("a decision that takes the place of another says what that one chose and why, in its frame and to the room", async () => {
  let id = "";
  app = await openApp(async (host) => {
    const { record, etag } = await host.records.create({ playbook: "django-vs-flask", example: "shop" });
    const saved = await host.records.save({ id: record.id, etag, draft: { ...record.draft, status: "draft" } });
    await host.records.setStatus({ id: record.id, etag: saved.etag, status: "accepted" });
    id = (await host.records.supersede({ id: record.id, carry: ["frame", "options"] })).record.id;
    await host.session.begin({ id });
    return `#/decisions/${id}/frame`;
  });
  const { before } = await app.client.session.brief({ id });
  expect(before?.reason).not.toBe("");
  const line = await screen.findByText(/^Takes the place of/);
  expect(within(line).getByRole("link")).toBeVisible();
  expect(line).toHaveTextContent(`Decided there: ${before?.option}, on `);
  expect(line).toHaveTextContent(before?.reason ?? "-");
});

test("space pauses, plus adds a minute, and R asks once if people are missing", async () => {
  app = await openApp(
    workshop(async (host, id) => {
      await host.session.begin({ id });
      await host.session.seat({ id, name: "Ana", role: "voter" });
      await host.session.seat({ id, name: "Ben", role: "voter" });
      const plan = await host.session.plan({ id });
      for (const { step } of plan.agenda.slice(1)) {
        if (step === "points") break;
        await host.session.command({ id, command: { type: step === "criteria" ? "skip" : "advance" } });
      }
      const { view } = await host.session.view({ id });
      if (view.step === "criteria") await host.session.command({ id, command: { type: "skip" } });
    }),
  );
  const { user, client } = app;
  expect(await screen.findByRole("heading", { level: 1, name: "Blind points" })).toBeVisible();
  await user.keyboard(" ");
  expect(await screen.findByText("Paused")).toBeVisible();
  const { left } = (await client.session.view({ id: idOf() })).view.timer;
  await user.keyboard("+");
  await waitFor(async () => expect((await client.session.view({ id: idOf() })).view.timer.left).toBe(left + 60_000));
  await user.keyboard("r");
  const dialog = await screen.findByRole("dialog", { name: "Reveal with 0 of 2?" });
  expect(within(dialog).getByText(/Ana and Ben haven't finished/)).toBeInTheDocument();
  expect((await client.session.view({ id: idOf() })).view.phase).toBe("open");
  await user.click(within(dialog).getByRole("button", { name: "Reveal now" }));
  expect(await screen.findByText(/Opening in/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: /^Cancel/ }));
  expect(await screen.findByRole("button", { name: /^Reveal with 0 of 2/ })).toBeVisible();
});

test("a person who shares this device gets a curtain, and their screen only after saying who they are", async () => {
  app = await openApp(
    workshop(async (host, id) => {
      await host.session.begin({ id });
      await host.session.seat({ id, name: "Ana", role: "voter" });
    }),
  );
  const { user } = app;
  await user.click(await screen.findByRole("button", { name: "Hand over to Ana" }));
  expect(await screen.findByRole("heading", { level: 1, name: "For Ana" })).toBeVisible();
  expect(screen.queryByText("Hello, Ana")).toBeNull();
  await user.click(screen.getByRole("button", { name: "I'm Ana" }));
  expect(await screen.findByRole("heading", { level: 1, name: "Hello, Ana" })).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Give it back" }));
  expect(await screen.findByRole("heading", { level: 1, name: "Join and frame" })).toBeVisible();
});

test("whoever is added on this device is typed into the field: no letter of the name runs a key", async () => {
  app = await openApp(
    workshop(async (host, id) => {
      await host.session.begin({ id });
      await host.session.seat({ id, name: "Ana", role: "voter" });
      await host.session.command({ id, command: { type: "advance" } });
    }),
  );
  const { user, client } = app;
  await user.click(await screen.findByRole("button", { name: "Add somebody here" }));
  expect(screen.getByRole("textbox", { name: "Name" })).toHaveFocus();
  await user.keyboard("Per Rot{Enter}");
  expect(await screen.findByRole("button", { name: "Hand over to Per Rot" })).toBeVisible();
  expect((await client.session.view({ id: idOf() })).view.timer.running).toBe(true);
});

test("the words of a step switch it as its switch does", async () => {
  app = await openApp(workshop());
  const { user } = app;
  await user.click(await screen.findByText("Premortem"));
  expect(screen.getByRole("switch", { name: "With: Premortem" })).not.toBeChecked();
  await user.click(screen.getByText("Premortem"));
  expect(screen.getByLabelText("Minutes for: Premortem")).toHaveValue("4");
});

test("a rehearsal says that it is one, and closing it leaves nothing", async () => {
  app = await openApp(workshop());
  const { user, client } = app;
  await user.click(await screen.findByRole("button", { name: "Rehearse" }));
  expect(await screen.findByText("Rehearsal")).toBeVisible();
  const { view } = await client.session.view({ id: idOf() });
  expect(view.people.length).toBe(6);
  await user.keyboard("{Control>}k{/Control}");
  await user.click(await screen.findByRole("button", { name: /Close the workshop/ }));
  const dialog = await screen.findByRole("dialog", { name: "Close the workshop?" });
  await user.click(within(dialog).getByRole("button", { name: "Close the workshop" }));
  expect(await screen.findByRole("heading", { level: 1, name: "Who decides what, in which minutes?" })).toBeVisible();
  expect(await client.session.list()).toEqual([]);
});

test("the start screen leads back into a workshop that runs", async () => {
  app = await openApp(async (host) => {
    await workshop(async (client, id) => client.session.begin({ id }))(host);
    return "#/";
  });
  const { user } = app;
  const section = await screen.findByRole("region", { name: "Workshops" });
  await user.click(within(section).getByRole("link", { name: /Rejoin/ }));
  expect(await screen.findByRole("heading", { level: 1, name: "Join and frame" })).toBeVisible();
});

test("the projector shows who is awaited, and no answer before the reveal", async () => {
  app = await openApp(
    workshop(async (host, id) => {
      await host.session.begin({ id });
      await host.session.seat({ id, name: "Ana <b>B</b>", role: "voter" });
      for (let i = 0; i < 3; i++) {
        const { view } = await host.session.view({ id });
        await host.session.command({ id, command: { type: view.blind ? "skip" : "advance" } });
      }
    }),
  );
  const id = idOf();
  location.hash = `#/present/${id}`;
  expect(await screen.findByText("0 of 1 done. Waiting for Ana <b>B</b>")).toBeVisible();
  expect(screen.queryByRole("table")).toBeNull();
  expect(screen.queryByRole("button")).toBeNull();
});

test("where ballots have no names it says why nobody elsewhere is asked a second time", async () => {
  app = await openApp(
    workshop(async (host, id) => {
      await host.session.savePlan({ id, plan: { ...(await host.session.plan({ id })), anonymous: true } });
      const command = (one: FacilitatorCommand) => host.session.command({ id, command: one as never });
      await host.session.begin({ id });
      const { view } = await host.session.view({ id });
      const steps = view.agenda.map(({ step }) => step);
      const seats: string[] = [];
      for (const name of ["Ana", "Ben", "Cleo"]) {
        const { view: now } = await host.session.seat({ id, name, role: "voter" });
        seats.push(now.people.find((one) => one.name === name)?.seat ?? "");
      }
      for (const step of steps.slice(0, steps.indexOf("judgements")))
        await command({ type: step === "criteria" || step === "points" ? "skip" : "advance" });
      const { criteria } = await host.session.brief({ id });
      for (const [i, seat] of seats.entries()) {
        await command({ type: "hand", seat });
        const scores = { django: i === 0 ? 5 : 1, flask: i === 0 ? 1 : 5 } as const;
        const word = { on: "judgement" as const, criterion: criteria[0]?.id ?? "", judgement: { scores } };
        await host.session.answer({ id, seat, command: { type: "cast", word } });
      }
      await command({ type: "hand", seat: null });
      await command({ type: "reveal" });
      await waitFor(async () => expect((await host.session.view({ id })).view.phase).toBe("revealed"), {
        timeout: patience(10_000),
      });
    }),
    undefined,
    () => new Date(),
  );
  expect(
    await screen.findByText(/Ballots have no names here, so a second one/, {}, { timeout: patience(10_000) }),
  ).toBeVisible();
  expect(screen.queryByRole("button", { name: "Ask people elsewhere" })).toBeNull();
});
