/** Settings, Data: on a real host with real files. */
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { defaultSettings } from "#electron/host/store/settings";
import { archiveOf } from "#shared/api/archive";
import type { Client } from "../../../../../renderer/app/host/client";
import { record } from "../../../../samples/stored-records";
import { resultOf } from "../../../../samples/underway";
import { openApp } from "../../../render-app";

type Opened = Awaited<ReturnType<typeof openApp>>;
let opened: Opened | undefined;
let saved: { name: string; text: Promise<string> }[] = [];

beforeEach(() => {
  saved = [];
  const blobs = new Map<string, Blob>();
  URL.createObjectURL = (blob) => {
    const url = `blob:${blobs.size}`;
    blobs.set(url, blob as Blob);
    return url;
  };
  URL.revokeObjectURL = () => undefined;
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    const blob = blobs.get(this.href);
    if (blob) saved.push({ name: this.download, text: textOf(blob) });
  });
});
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

const textOf = (blob: Blob) =>
  new Promise<string>((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsText(blob);
  });

const create = async (host: Client, title: string) =>
  (await host.records.create({ playbook: "django-vs-flask", title })).record.id;

async function rename(host: Client, id: string, title: string) {
  const { record, etag } = await host.records.get({ id });
  await host.records.save({ id, etag, draft: { ...record.draft, frame: { ...record.draft.frame, title } } });
}

const titles = async (host: Client) => (await host.records.list()).records.map(({ title }) => title).sort();

/** Opens the settings on data that `fill` made; gives an archive of it as it was before `change`. */
async function open(fill: (host: Client) => Promise<unknown>, change: (host: Client) => Promise<unknown>) {
  let text = "";
  opened = await openApp(async (host) => {
    await fill(host);
    ({ text } = await host.archive.export({ trash: true }));
    await change(host);
    return "#/settings";
  });
  const data = await screen.findByRole("region", { name: "Data" });
  const choose = async (content: string, name = "adroit.json") => {
    const file = new File([content], name, { type: "application/json" });
    // jsdom's files can't be read the way that browsers read them.
    file.text = async () => content;
    const input = document.querySelector<HTMLInputElement>('input[type="file"]');
    fireEvent.change(input as HTMLInputElement, { target: { files: [file] } });
  };
  return { ...opened, data, text, choose };
}

const never = async () => undefined;

test("everything is exported to a file, and it is said what is in it", async () => {
  const { user, data, client } = await open(async (host) => {
    await create(host, "Which framework?");
    await host.records.remove({ id: await create(host, "Thrown away") });
  }, never);
  await user.click(within(data).getByRole("button", { name: "Export" }));
  expect(await within(data).findByText(/1 decision exported to/)).toHaveTextContent("adroit-2026-11-20.json");
  await user.click(within(data).getByRole("switch", { name: "With the trash" }));
  await user.click(within(data).getByRole("button", { name: "Export" }));
  expect(await within(data).findByText(/1 decision and 1 of the trash exported to/)).toBeVisible();
  expect(saved.map(({ name }) => name)).toEqual(["adroit-2026-11-20.json", "adroit-2026-11-20.json"]);
  const text = (await saved[1]?.text) ?? "";
  expect((await resultOf(client.archive.look({ text }))).records).toMatchObject([
    { title: "Which framework?", state: "same" },
  ]);
});

test("what an archive would change is shown first; then what is different stays unless told", async () => {
  const { user, choose, text, client } = await open(
    async (host) => {
      await create(host, "Gone");
      await create(host, "Kept");
    },
    async (host) => {
      const { records } = await host.records.list();
      for (const { id, title } of records) {
        if (title === "Kept") await rename(host, id, "Changed");
        else await host.records.remove({ id });
      }
    },
  );
  await choose(text);
  const dialog = await screen.findByRole("dialog", { name: /^Archive of / });
  expect(within(dialog).getByRole("combobox", { name: "What to do with Kept" })).toHaveValue("leave");
  expect(within(dialog).getByRole("combobox", { name: "What to do with Gone" })).toHaveValue("add");
  await user.click(within(dialog).getByRole("button", { name: "Bring in 1 decision" }));
  expect(await screen.findByText(/^1 decision brought in\. How it was before/)).toBeVisible();
  expect(await titles(client)).toEqual(["Changed", "Gone"]);
});

test("a decision that is different is replaced or copied where that is chosen", async () => {
  const { user, choose, text, client } = await open(
    (host) => create(host, "Kept"),
    async (host) => rename(host, (await host.records.list()).records[0]?.id ?? "", "Changed"),
  );
  await choose(text);
  let dialog = await screen.findByRole("dialog", { name: /^Archive of / });
  expect(within(dialog).getByRole("button", { name: "Bring in" })).toBeDisabled();
  await user.selectOptions(within(dialog).getByRole("combobox"), "Bring in as a copy");
  await user.click(within(dialog).getByRole("button", { name: "Bring in 1 decision" }));
  expect(await screen.findByText(/^1 copy made\./)).toBeVisible();
  expect(await titles(client)).toEqual(["Changed", "Kept (copy)"]);

  await choose(text);
  dialog = await screen.findByRole("dialog", { name: /^Archive of / });
  await user.click(within(dialog).getByRole("radio", { name: "Replace" }));
  await user.click(within(dialog).getByRole("button", { name: "Bring in 1 decision" }));
  expect(await screen.findByText(/^1 replaced\./)).toBeVisible();
  expect(await titles(client)).toEqual(["Kept", "Kept (copy)"]);
});

test("reading a large archive shows how far it is, and can be cancelled", async () => {
  const { user, choose, data } = await open(never, never);
  const many = Array.from({ length: 4000 }, (_, n) => record(`r${n}`));
  const archive = archiveOf({
    ...{ made: "2026-11-20T10:00:00.000Z", app: "", records: many, trash: [], settings: defaultSettings },
  });
  await choose(JSON.stringify(archive));
  expect(await within(data).findByRole("progressbar", { name: "Archive" })).toBeVisible();
  expect(await within(data).findByText(/^Read \d+ of 4000 decisions$/)).toBeVisible();
  await user.click(within(data).getByRole("button", { name: "Cancel" }));
  await waitFor(() => expect(within(data).queryByRole("progressbar")).not.toBeInTheDocument());
  expect(within(data).queryByRole("alert")).not.toBeInTheDocument();
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
});

test("its settings are taken over when that is asked for", async () => {
  const { user, choose, text, client } = await open(
    (host) => host.settings.set({ singleKeys: false }),
    (host) => host.settings.set({ singleKeys: true }),
  );
  await choose(text);
  const dialog = await screen.findByRole("dialog", { name: /^Archive of / });
  await user.click(within(dialog).getByRole("switch", { name: "Take over its settings" }));
  await user.click(within(dialog).getByRole("button", { name: "Bring in" }));
  expect(await screen.findByText(/The settings are those of the file/)).toBeVisible();
  expect(await client.settings.get()).toMatchObject({ singleKeys: false });
});

test("a file that is no archive is refused in words, and so is one that is too large", async () => {
  const { choose, data } = await open(never, never);
  await choose("{}");
  expect(await within(data).findByRole("alert")).toHaveTextContent("This isn't an archive of Adroit");
  const large = new File([], "large.json");
  Object.defineProperty(large, "size", { value: 65 * 1024 * 1024 });
  fireEvent.change(document.querySelector('input[type="file"]') as HTMLInputElement, { target: { files: [large] } });
  await waitFor(() => expect(within(data).getByRole("alert")).toHaveTextContent("The file is too large"));
});

test("a decision comes back from a snapshot", async () => {
  const { user, data, client } = await open(
    (host) => create(host, "Before"),
    async (host) => {
      const [record] = (await host.records.list()).records;
      const id = record?.id ?? "";
      const { text } = await host.archive.export({ trash: false });
      await rename(host, id, "After");
      // Replacing keeps "After" in a snapshot.
      await resultOf(host.archive.import({ text, choices: { [id]: "replace" }, trash: false, settings: false }));
      await host.records.remove({ id });
    },
  );
  const snapshots = await within(data).findByRole("list", { name: "Snapshots" });
  await waitFor(() => expect(within(snapshots).getAllByRole("listitem")).toHaveLength(2));
  const [newest] = within(snapshots).getAllByRole("listitem");
  expect(newest).toHaveTextContent(/before decisions were brought in.*1 decision/);
  await user.click(within(newest as HTMLElement).getByRole("button", { name: /^Restore from / }));
  const dialog = await screen.findByRole("dialog", { name: /^Restore from / });
  expect(await within(dialog).findByRole("combobox", { name: "What to do with After" })).toHaveValue("add");
  await user.click(within(dialog).getByRole("button", { name: "Bring in 1 decision" }));
  expect(await within(data).findByText(/^1 decision brought in\./)).toBeVisible();
  expect(await titles(client)).toEqual(["After"]);
});
