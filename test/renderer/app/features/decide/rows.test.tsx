import { MantineProvider } from "@mantine/core";
import { screen } from "@testing-library/react";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Rows } from "../../../../../renderer/app/features/decide/Rows";

// Nothing is hurried on for the test: what React does later in a browser it does later here.
const world = globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean };
let before: boolean | undefined;
beforeEach(() => {
  before = world.IS_REACT_ACT_ENVIRONMENT;
  world.IS_REACT_ACT_ENVIRONMENT = false;
});
afterEach(() => {
  world.IS_REACT_ACT_ENVIRONMENT = before;
});

let redraw = () => {};

function Consequences() {
  const [times, setTimes] = useState(0);
  redraw = () => setTimes((n) => n + 1);
  return (
    <MantineProvider env="test">
      <p>Drawn {times}</p>
      <Rows<string> items={[]} thing="point" add="Add a point" blank="" onChange={() => {}}>
        {(item, _, name) => <input aria-label={name} value={item} readOnly />}
      </Rows>
    </MantineProvider>
  );
}

test("a row that is added has the focus, also where the screen was drawn a moment before", async () => {
  const place = document.body.appendChild(document.createElement("div"));
  const root = createRoot(place);
  root.render(<Consequences />);
  const adder = await screen.findByRole("button", { name: "Add a point" });
  // The click comes when the screen has just changed, before React has come round to what follows from that.
  const clicked = new Promise<void>((done) => {
    new MutationObserver((_, watching) => {
      watching.disconnect();
      adder.click();
      done();
    }).observe(place, { subtree: true, characterData: true, childList: true });
  });
  setTimeout(redraw);
  await clicked;
  expect(await screen.findByRole("textbox", { name: "point 1" })).toHaveFocus();
  root.unmount();
  place.remove();
});
