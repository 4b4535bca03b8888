/** What a window saved itself isn't read back; what another window saved is. */
import { screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { at, openApp } from "../../../render-app";

type App = Awaited<ReturnType<typeof openApp>>;
let app: App | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});

test("a title that is typed is saved and not read again, one from another window is shown", async () => {
  let reads = 0;
  app = await openApp(at("close-call", "frame"), (call) => {
    if (call === "records.get") reads++;
  });
  const { user, client } = app;
  const id = location.hash.split("/")[2] ?? "";
  const field = (await screen.findAllByRole("textbox"))[0] as HTMLInputElement;
  expect(reads).toBe(1);
  await user.type(field, " again");
  await waitFor(async () => expect((await client.records.list()).records[0]?.title).toMatch(/ again$/));
  await new Promise((later) => setTimeout(later, 500));
  expect(reads).toBe(1);

  const { record, etag } = await client.records.get({ id });
  const draft = { ...record.draft, frame: { ...record.draft.frame, title: "From another window" } };
  await client.records.save({ id, etag, draft });
  expect(await screen.findByDisplayValue("From another window")).toBeVisible();
});
