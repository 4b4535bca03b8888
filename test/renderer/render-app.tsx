/** The whole app in jsdom over a real host: real handlers, real contract, real files, no network. */
import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { act, render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createHost } from "#electron/host/host";
import { silentLog } from "#electron/host/log";
import { createRouter, memoryClient } from "#electron/host/router";
import { App } from "../../renderer/app/App";
import type { Client } from "../../renderer/app/host/client";
import { load } from "../../renderer/app/host/load";
import { templates } from "../samples/shipped";
import { removeFolder } from "../temporary";

/**
 * @param calls hears the name of every call that the app makes, `records.get` for example
 * @param clock stands still unless given; a reveal needs one that runs
 */
export async function openApp(
  prepare: (host: Client) => Promise<string | undefined> = async () => undefined,
  calls: (name: string) => void = () => {},
  clock = () => new Date("2026-11-20T10:00:00Z"),
) {
  const data = mkdtempSync(join(tmpdir(), "adroit-app-"));
  const host = await createHost({
    data,
    templates,
    clock,
    random: randomBytes,
    kind: "memory",
    version: "0.0.0",
    log: silentLog,
    dialogs: null,
  });
  const client: Client = memoryClient({ router: createRouter(host), log: silentLog, random: randomBytes });
  const hash = (await prepare(client)) ?? "#/";
  location.hash = hash;
  const loaded = await load(heard(client, [], calls));
  // To ask of every ancestor's style whether it can be clicked takes jsdom longer than the click; the specs in a browser do.
  const user = userEvent.setup({ pointerEventsCheck: 0 });
  const view = render(<App loaded={loaded} nonce="" />);
  return {
    user,
    client,
    data,
    async close() {
      view.unmount();
      await act(async () => host.close());
      await removeFolder(data);
    },
  };
}

/** Creates a decision from an example and gives its address at a place. */
export const at = (example: string, place: string) => async (host: Client) => {
  const { record } = await host.records.create({ playbook: "django-vs-flask", example });
  return `#/decisions/${record.id}/${place}`;
};

/** The client, with a word about every call. */
function heard<T extends object>(client: T, path: string[], hear: (name: string) => void): T {
  return new Proxy(client, {
    get(target, name) {
      const found = Reflect.get(target, name);
      return typeof name === "string" && ((typeof found === "object" && found !== null) || typeof found === "function")
        ? heard(found, [...path, name], hear)
        : (found as unknown);
    },
    apply(target, self, given) {
      hear(path.join("."));
      return Reflect.apply(target as () => unknown, self, given);
    },
  });
}
