/** What the facilitator's tables say, over the real session. */
import { MantineProvider } from "@mantine/core";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { briefOf } from "#shared/workshop/view/brief";
import { facilitatorView } from "#shared/workshop/view/facilitator";
import { PeopleInRoom } from "../../../../../renderer/app/features/workshop/steps/People";
import { Revealed } from "../../../../../renderer/app/features/workshop/steps/Revealed";
import type { SessionHandle } from "../../../../../renderer/app/features/workshop/useSession";
import { begun, type Run, run } from "../../../../samples/session";

afterEach(cleanup);

const handle = ({ session, now }: Run) =>
  ({ state: { view: facilitatorView(session), presence: {}, now } }) as unknown as SessionHandle;
const people = (it: Run) =>
  render(
    <MantineProvider>
      <PeopleInRoom session={handle(it)} />
    </MantineProvider>,
  );
const states = () =>
  screen
    .getAllByRole("row")
    .slice(1)
    .map((row) => row.querySelectorAll("td")[1]?.textContent);

test("in the last step one reads who chooses, who is awaited then, and no count of one", () => {
  const it = run();
  for (const seat of ["ana", "ben"]) it.seat(seat, seat === "ana" ? "decider" : "voter");
  it.to("decide");
  people(it);
  expect(states()).toEqual(["Choosing", "After the choice"]);
  expect(screen.queryByText("0 of 1")).toBeNull();
  cleanup();
  it.ask({ type: "choose", option: "ship", reason: "so", overrule: "so" }, { seat: "ana" });
  it.cast("ana", { on: "consent", level: 5, confidence: null, reason: "" });
  it.ask({ type: "done", done: true }, { seat: "ana" });
  people(it);
  expect(states()).toEqual(["Done", "Awaited"]);
});

test("names of options are whole", () => {
  const { inputs } = begun();
  const title = "A ship that was built for the northern harbours";
  const it = run({
    inputs: { ...inputs, options: inputs.options.map((one, n) => (n === 0 ? { ...one, title } : one)) },
  });
  it.seat("ana");
  it.to("judgements");
  it.cast("ana", { on: "judgement", criterion: "fun", judgement: { scores: { ship: 4, raft: 2 } } });
  it.reveal();
  it.to("reveal");
  render(
    <MantineProvider>
      <Revealed {...({ session: handle(it), brief: briefOf(it.session) } as Parameters<typeof Revealed>[0])} />
    </MantineProvider>,
  );
  for (const words of [title, "1 sinks → 5 flies"]) expect(screen.getByText(words)).not.toHaveClass("one-line");
});
