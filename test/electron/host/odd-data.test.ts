/** A data folder with other things in the place of files: nothing outside is read or written, nothing waits, the rest goes on. */
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createHost } from "#electron/host/host";
import { openLog, silentLog } from "#electron/host/log";
import { type AdroitClient, createRouter, memoryClient } from "#electron/host/router";
import { recall, remember } from "#electron/shell/memory";
import { patience } from "../../patience";
import { oddFiles } from "../../samples/odd-files";
import { templates } from "../../samples/shipped";
import { record } from "../../samples/stored-records";
import { removeFolder } from "../../temporary";

/** Every file of the data folder, beside the record `kept`. */
const places = [
  ...["settings.json", "trust.json", "index.json", "lock/other.json", "log/adroit.log", "window.json"],
  ...["records/odd.json", "trash/odd~1.json", "damaged/odd.json~1.why.json", "playbooks/odd.yaml"],
  ...["snapshots/2026-10-01/records/odd.json", "sessions/kept.plan.json", "sessions/kept.call.json"],
  ...["sessions/kept.log", "sessions/kept.ballots.log"],
];

function laidOut(place: string, put: (typeof oddFiles)[number][1]) {
  const dir = mkdtempSync(join(tmpdir(), "adroit-odd-"));
  onTestFinished(() => removeFolder(dir));
  const [data, outside] = [join(dir, "data"), join(dir, "outside")];
  mkdirSync(outside);
  writeFileSync(join(outside, "secret"), "hush-hush");
  mkdirSync(join(data, "records"), { recursive: true });
  writeFileSync(join(data, "records/kept.json"), JSON.stringify(record("kept")));
  const path = join(data, place);
  mkdirSync(dirname(path), { recursive: true });
  put(path, outside);
  return { data, outside };
}

const calls: Record<string, (client: AdroitClient) => Promise<unknown>> = {
  settings: (client) => client.settings.set({ theme: "dark" }),
  list: (client) => client.records.list(),
  "a record": (client) => client.records.get({ id: "odd" }),
  trash: (client) => client.trash.list(),
  snapshots: (client) => client.backup.list(),
  "a snapshot": (client) => client.backup.look({ snapshot: "2026-10-01" }),
  archive: (client) => client.archive.export({ trash: true }),
  playbooks: (client) => client.playbooks.list(),
  sessions: (client) => client.session.list(),
  plan: (client) => client.session.plan({ id: "kept" }),
  call: (client) => client.calls.view({ id: "kept" }),
  resume: (client) => client.session.resume({ id: "kept" }),
  discard: (client) => client.session.discard({ id: "kept" }),
};

test.skipIf(process.platform === "win32").each(places)(
  "data whose %s is no plain file opens, and what can't be read is told",
  async (place) => {
    for (const [kind, put] of oddFiles) {
      const { data, outside } = laidOut(place, put);
      const since = performance.now();
      const log = openLog({ file: join(data, "log/adroit.log"), clock: () => new Date() });
      const host = await createHost({
        ...{ data, templates, clock: () => new Date("2026-10-06T12:00:00Z"), random: randomBytes },
        ...{ dialogs: null, kind: "memory", version: "", log },
      });
      const client = memoryClient({ router: createRouter(host), log, random: randomBytes });
      const said: Record<string, unknown> = {};
      for (const [name, call] of Object.entries(calls))
        said[name] = await call(client).catch((error: unknown) => error);
      remember(join(data, "window.json"), recall(join(data, "window.json")));
      await host.close();
      for (const [name, one] of Object.entries(said))
        expect(JSON.stringify(one) ?? "", `${kind}, ${name}`).not.toMatch(/hush-hush|"INTERNAL"/);
      expect(said.list, kind).toMatchObject({ records: [{ id: "kept" }] });
      expect(said.settings, kind).toMatchObject({ theme: "dark" });
      expect(readdirSync(outside), kind).toEqual(["secret"]);
      expect(readFileSync(join(outside, "secret"), "utf8")).toBe("hush-hush");
      expect(performance.now() - since, kind).toBeLessThan(patience(5_000));
    }
  },
  patience(60_000),
);

/** What is asked of a file of the right form that lies elsewhere and is only linked to. */
const linked: [place: string, text: string, ask: (client: AdroitClient) => Promise<unknown>, there: unknown][] = [
  ["settings.json", '{"theme":"dark"}', async (client) => (await client.settings.get()).theme, "dark"],
  [
    "records/odd.json",
    JSON.stringify(record("odd")),
    async (client) => (await client.records.get({ id: "odd" })).record.id,
    "odd",
  ],
];

test.skipIf(process.platform === "win32").each(linked)(
  "data in %s that is linked to isn't read, however right it is",
  async (place, text, ask, there) => {
    for (const link of [false, true]) {
      const { data } = laidOut(place, (path, outside) => {
        writeFileSync(link ? join(outside, "whole") : path, text);
        if (link) symlinkSync(join(outside, "whole"), path);
      });
      const host = await createHost({
        ...{ data, templates, clock: () => new Date("2026-10-06T12:00:00Z"), random: randomBytes },
        ...{ dialogs: null, kind: "memory", version: "", log: silentLog },
      });
      const client = memoryClient({ router: createRouter(host), log: silentLog, random: randomBytes });
      const said = await ask(client).catch(() => "nothing");
      await host.close();
      expect(said === there).toBe(!link);
    }
  },
);
