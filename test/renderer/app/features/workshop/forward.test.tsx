/** What is said beside the button that goes on, over the real session. */
import { MantineProvider } from "@mantine/core";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { facilitatorView } from "#shared/workshop/view/facilitator";
import { Forward } from "../../../../../renderer/app/features/workshop/Forward";
import { type Run, run } from "../../../../samples/session";

afterEach(cleanup);

const show = ({ session, now }: Run) => {
  const nothing = () => {};
  render(
    <MantineProvider>
      <Forward
        {...{ view: facilitatorView(session), next: "points", now }}
        {...{ reveal: nothing, cancel: nothing, admitAll: nothing, advance: nothing, close: nothing }}
      />
    </MantineProvider>,
  );
};

test("a proposal that nobody settled isn't passed over in silence", () => {
  const it = run();
  for (const seat of ["ana", "ben"]) it.seat(seat);
  it.to("criteria");
  it.cast("ana", { on: "proposal", id: "p1", kind: "criterion", text: "Comfort" });
  it.cast("ben", { on: "proposal", id: "p2", kind: "must-have", text: "Dry" });
  it.reveal();
  show(it);
  expect(screen.getByText("2 proposals are open and won't be judged")).toBeVisible();
  cleanup();
  for (const item of ["p1", "p2"]) it.ask({ type: "resolve", item, how: "drop", reason: "", owner: "" });
  show(it);
  expect(screen.queryByText(/won't be judged/)).toBeNull();
  expect(screen.getByRole("button", { name: "Next: Blind points" })).toBeVisible();
});
