/** What a browser host holds, and what it takes with much in it: 20,000 records without an index, a record of 20 MB. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../scripts/lib/root.mjs";
import { bareServer, longestBeside, withHost } from "./against/builds.mjs";
import { manyRecords, roomRecord } from "./against/made.mjs";
import { recordOpened, withPage } from "./against/screens.mjs";
import { bounded, median } from "./figures";

const records = 20_000;

export default async function bench() {
  const work = mkdtempSync(join(tmpdir(), "adroit-large-"));
  try {
    const { spent, longest } = await listed(work);
    return [
      bounded("memory of the browser host after start, against a bare Node server", await held(work), "times", 1.5),
      bounded(`first list of ${records} records without an index, processor`, spent, "ms", 3000),
      bounded("longest other call meanwhile", longest, "ms", 200),
      bounded("script to open a record of 20 MB", await opened(work), "ms", 500),
    ];
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function held(work: string): Promise<number> {
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let n = 0; n < 5; n++) {
    ours.push(await withHost(root, work, async ({ held }) => held()));
    bare.push(await bareServer(work));
  }
  return median(ours) / median(bare);
}

async function listed(work: string) {
  const data = await manyRecords(root, work, records);
  return withHost(
    root,
    work,
    async (host) => {
      const begun = host.spent();
      const list = async () => {
        const response = await host.send("records/list", JSON.stringify({}));
        // Its megabytes aren't parsed: that would hold up the other call in this process.
        const { byteLength } = await response.arrayBuffer();
        if (!response.ok || byteLength < 100 * records) throw new Error(`records/list gave ${byteLength} bytes`);
      };
      const longest = await longestBeside(host, list());
      return { spent: host.spent() - begun, longest };
    },
    data,
  );
}

/** Milliseconds of script until a record of 20 MB stands open; it has to be saved as well. */
async function opened(work: string): Promise<number> {
  const { data, id } = await roomRecord(root, work, { people: 200, criteria: 60, reason: 1600 });
  return withHost(
    root,
    work,
    ({ address, call }) =>
      withPage(async (page, script) => {
        await page.goto(address);
        const took = await recordOpened(page, script);
        const { record, etag } = (await call("records/get", { id })).answer;
        const frame = { ...record.draft.frame, title: "Saved" };
        await call("records/save", { id, etag, draft: { ...record.draft, frame } });
        return took;
      }),
    data,
  );
}
