import { screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { dropKept, keep, keptOf } from "../../../../../renderer/app/features/record/kept";
import type { Client } from "../../../../../renderer/app/host/client";
import { openApp } from "../../../render-app";

let app: Awaited<ReturnType<typeof openApp>> | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
  localStorage.clear();
});

async function kept(host: Client, change: (etag: string) => Promise<string>) {
  const { record, etag } = await host.records.create({ playbook: "django-vs-flask", example: "shop" });
  const { draft } = record;
  keep(record.id, etag, { ...draft, frame: { ...draft.frame, title: "Typed while away" } }, Date.now());
  await change(etag);
  return `#/decisions/${record.id}/frame`;
}

test("what was typed while the host was away is stored when the record is opened again", async () => {
  app = await openApp((host) => kept(host, async (etag) => etag));
  await waitFor(() => expect(screen.getByRole("textbox", { name: "Title" })).toHaveValue("Typed while away"));
  const [one] = (await app.client.records.list()).records;
  expect(one?.title).toBe("Typed while away");
  expect(keptOf(one?.id ?? "", Date.now())).toBeNull();
});

test("where the record was changed since, the user says which of both stays", async () => {
  app = await openApp((host) =>
    kept(host, async (etag) => {
      const [one] = (await host.records.list()).records;
      const { record } = await host.records.get({ id: one?.id ?? "" });
      const { draft } = record;
      await host.records.save({
        id: record.id,
        etag,
        draft: { ...draft, frame: { ...draft.frame, title: "Elsewhere" } },
      });
      return etag;
    }),
  );
  expect(await screen.findByText(/isn't stored: the decision was changed since/)).toBeVisible();
  expect(screen.getByRole("textbox", { name: "Title" })).toHaveValue("Elsewhere");
  await app.user.click(screen.getByRole("button", { name: "Store mine over it" }));
  await waitFor(() => expect(screen.getByRole("textbox", { name: "Title" })).toHaveValue("Typed while away"));
  expect(screen.queryByText(/isn't stored/)).toBeNull();
});

test("nothing is kept for longer than a week, and what isn't ours is left alone", () => {
  localStorage.setItem("adroit.kept.broken", "{");
  localStorage.setItem("other", "1");
  keep("one", "etag", {} as never, 0);
  expect(keptOf("one", 6 * 24 * 3600 * 1000)).not.toBeNull();
  expect(keptOf("one", 8 * 24 * 3600 * 1000)).toBeNull();
  expect(localStorage.getItem("adroit.kept.one")).toBeNull();
  expect(localStorage.getItem("other")).toBe("1");
  dropKept("one");
});
