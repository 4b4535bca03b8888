/** A record file is cut off after each of its bytes, as a power cut may leave it. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Unreadable } from "#electron/host/files/document";
import { createHost } from "#electron/host/host";
import { openStore, type Store } from "#electron/host/store/store";
import { recordCodec } from "#electron/host/store/stored";
import { AdroitError } from "#shared/base/error";
import { templates } from "../samples/shipped";
import { options, record } from "../samples/stored-records";
import { type Fault, goesOn, inFolder } from "./fault";

/** Every length of a small record, by opening it in a store in which others lie. */
export const truncated: Fault = {
  name: "a record cut off, opened in a store",
  unit: "lengths",
  full: Number.POSITIVE_INFINITY,
  weight: 0.4,
  run: (share) =>
    inFolder(async (dir) => {
      const lost: string[] = [];
      const store = await openStore(options(dir));
      await store.create(record("whole"));
      const bytes = Buffer.from(`${JSON.stringify(record("cut"))}\n`);
      // Without the line end at its end it is still whole.
      const lengths = bytes.length - 1;
      // Spread evenly, so that a share of them covers the whole file.
      const stride = coprime(lengths);
      let done = 0;
      for (; done < lengths && goesOn(share, done) && lost.length < 10; done++) {
        const length = (done * stride) % lengths;
        const wrong = await setAside(store, dir, bytes.subarray(0, length));
        if (wrong) lost.push(`cut to ${length} bytes: ${wrong}`);
      }
      await store.close();
      return { count: done, lost, of: lengths };
    }),
};

async function setAside(store: Store, dir: string, cut: Buffer): Promise<string | null> {
  await writeFile(join(dir, "records/cut.json"), cut);
  const code = await store.get("cut").then(
    () => "opened",
    (error) => (error instanceof AdroitError ? error.code : String(error)),
  );
  if (code !== "RECORD_DAMAGED") return code;
  const { records, damaged } = await store.list();
  if (records.map(({ id }) => id).join() !== "whole") return "the other record isn't listed";
  const [report] = damaged;
  if (damaged.length !== 1 || !report) return `${damaged.length} reports`;
  if (!(await readFile(report.movedTo)).equals(cut)) return "its bytes weren't kept";
  await store.dismissDamaged("cut.json");
  return null;
}

/** Every length of a record as the app makes it, by reading it alone. */
export const truncatedLong: Fault = {
  name: "a record of an example cut off, read",
  unit: "lengths",
  full: Number.POSITIVE_INFINITY,
  weight: 0.4,
  run: (share) =>
    inFolder(async (dir) => {
      const lost: string[] = [];
      const { id, bytes } = await ofExample(dir);
      const lengths = bytes.length - 1;
      const codec = recordCodec(id);
      const stride = coprime(lengths);
      let done = 0;
      for (; done < lengths && goesOn(share, done) && lost.length < 10; done++) {
        const length = (done * stride) % lengths;
        try {
          codec.decode(bytes.subarray(0, length));
          lost.push(`cut to ${length} bytes it was taken for whole`);
        } catch (error) {
          if (!(error instanceof Unreadable)) lost.push(`cut to ${length} bytes: ${error}`);
        }
      }
      return { count: done, lost, of: lengths };
    }),
};

async function ofExample(dir: string): Promise<{ id: string; bytes: Buffer }> {
  const { random, log, clock } = options(dir);
  const host = await createHost({
    data: dir,
    templates,
    clock,
    random,
    log,
    kind: "memory",
    dialogs: null,
    version: "",
  });
  const { record: made } = await host.records.create(
    { playbook: "django-vs-flask", example: "shop" },
    { signal: undefined },
  );
  await host.close();
  return { id: made.id, bytes: await readFile(join(dir, `records/${made.id}.json`)) };
}

/** A stride that visits every length once. */
function coprime(lengths: number): number {
  const divides = (a: number, b: number): number => (b === 0 ? a : divides(b, a % b));
  for (let stride = Math.floor(lengths * 0.618); ; stride++) if (divides(lengths, stride) === 1) return stride;
}
