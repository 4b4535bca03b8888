import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { at, openApp } from "../../../render-app";

let opened: Awaited<ReturnType<typeof openApp>> | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

const points = () => screen.getByRole("heading", { name: /^Where the/ }).textContent;
const panel = () => within(screen.getByRole("complementary", { name: "What would change it" }));
const moved = (name: string, to: number) =>
  fireEvent.change(screen.getByRole("slider", { name: `Weight of ${name}` }), { target: { value: `${to}` } });

test("weights that are tried change what is shown and nothing else, until they are kept", async () => {
  opened = await openApp(at("shop", "result"));
  const { user, client } = opened;
  const trying = await screen.findByRole("button", { name: "Try other weights" });
  const before = points();
  await user.click(trying);
  moved("Complexity", 90);
  expect(await screen.findByText(/With other weights/)).toBeVisible();
  await waitFor(() => expect(points()).not.toBe(before));
  await user.keyboard("{Escape}");
  await waitFor(() => expect(points()).toBe(before));

  await user.keyboard("t");
  moved("Complexity", 90);
  moved("Complexity", 60);
  await user.click(panel().getByRole("button", { name: "Keep these weights" }));
  const { records } = await client.records.list();
  const kept = async () => (await client.records.get({ id: records[0]?.id ?? "" })).record.draft.rounds[0]?.ballots[0];
  await waitFor(async () => expect((await kept())?.points.complexity).toBe(60));
  expect(screen.queryByText(/With other weights/)).toBeNull();
});

test("the numbers behind the values have rows once they are opened, with the weights that are shown", async () => {
  opened = await openApp(at("shop", "result"));
  const { user } = opened;
  const summary = await screen.findByText("How the values come about");
  expect(screen.queryByRole("table")).toBeNull();
  const details = summary.closest("details") as HTMLDetailsElement;
  details.open = true;
  fireEvent(details, new Event("toggle"));
  const row = () => within(screen.getByRole("table")).getByRole("row", { name: /^Complexity/ });
  await waitFor(() => expect(row()).toBeVisible());
  await user.click(screen.getByRole("button", { name: "Try other weights" }));
  moved("Complexity", 90);
  await waitFor(() => expect(row()).toHaveTextContent("90 %"));
});
