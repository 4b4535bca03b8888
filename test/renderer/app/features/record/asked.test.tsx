/** In a large room a recommendation takes as long as the rest of the screen: only what shows it waits for it. */
import { screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { recommend } from "#shared/record/recommend";
import { openApp } from "../../../render-app";

vi.mock("#shared/record/recommend", { spy: true });

let opened: Awaited<ReturnType<typeof openApp>> | undefined;
afterEach(() => opened?.close());

test("a decision is opened, named and given criteria without a recommendation, which its result makes once", async () => {
  opened = await openApp();
  const { user } = opened;
  const question = (text: RegExp | string) =>
    waitFor(async () => expect(await screen.findByRole("heading", { level: 1 })).toHaveTextContent(text));
  await user.click(await screen.findByRole("button", { name: "Any other decision" }));
  await question("What has to be decided?");
  vi.mocked(recommend).mockClear();
  await user.type(screen.getByRole("textbox", { name: "Title" }), "Logs");
  await user.click(screen.getByRole("link", { name: /Criteria/ }));
  expect(await screen.findByText(/Give them names/)).toBeVisible();
  expect(recommend).not.toHaveBeenCalled();
  await user.click(screen.getByRole("link", { name: /Result/ }));
  await waitFor(() => expect(recommend).toHaveBeenCalledOnce());
});
