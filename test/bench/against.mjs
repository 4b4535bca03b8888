/**
 * Two builds of Adroit by turns, as whoever uses them meets them: their command line, the browser host, the contract over
 * HTTP, their screens, the built files. It imports neither, so that any two commits can be compared.
 *
 * `node test/bench/against.mjs BEFORE NOW [FILTER]`, each the folder of a built Adroit, prints a JSON array of
 * `{ work, unit, before, now }`, of the works whose name holds FILTER. A value that can't be had from a build is null,
 * with the reason on stderr.
 */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as build from "./against/builds.mjs";
import * as made from "./against/made.mjs";
import { lastReveal, votesAtOnce } from "./against/room.mjs";
import * as screen from "./against/screens.mjs";

const rounds = 7;
const files = 1000;
const many = 10_000;
const decisions = 1500;
const records = 20_000;
const [before, now, filter = ""] = process.argv.slice(2);
const work = mkdtempSync(join(tmpdir(), "adroit-against-"));

/** Made when it is first asked for, once. */
const once = (make) => {
  let value;
  return () => {
    value ??= make();
    return value;
  };
};
const adrs = once(() => made.filledFolder(work, files));
const oneAdr = once(() => made.filledFolder(work, 1));
const manyAdrs = once(() => made.filledFolder(work, many));
const configured = once(() => made.configuredFolder(work));
const model = once(() => made.writtenModel(work));
/** What each build makes and stores itself, to be copied for each measurement. */
const ofBuild = (make) => {
  const known = new Map();
  return async (root) => {
    if (!known.has(root)) known.set(root, await make(root));
    return known.get(root);
  };
};
const crowded = ofBuild((root) => made.roomRecord(root, work, { people: 200, criteria: 60 }));
const heavy = ofBuild((root) => made.roomRecord(root, work, { people: 200, criteria: 60, reason: 1600 }));
const stocked = ofBuild((root) => made.manyRecords(root, work, records));

const example = (root) => join(root, "templates/examples/shop.yaml");
const command = (root, ...args) => build.command(root, work, ...args);
const withHost = (root, body, data) => build.withHost(root, work, body, data);

/** On a copy of a data folder, so that no measurement finds what another one left. */
async function withCopy(root, data, body) {
  const copy = mkdtempSync(join(work, "copy-"));
  cpSync(data, copy, { recursive: true });
  try {
    return await withHost(root, body, copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Milliseconds of one read of an ADR, the median of 50 after 10 that warm up. */
async function readOne(root) {
  return withHost(root, async ({ call }) => {
    const { answer } = await call("repo/list", { root: adrs() });
    const read = async () => (await call("repo/read", { root: adrs(), file: fileOf(answer) })).took;
    for (let n = 0; n < 10; n++) await read();
    const times = [];
    for (let n = 0; n < 50; n++) times.push(await read());
    return times.toSorted((a, b) => a - b)[25];
  });
}

const fileOf = ({ folders: [folder], entries: [entry] }) =>
  entry.file.startsWith("docs/") ? entry.file : `${folder.dir}/${entry.file}`;

/** Megabytes that the browser host holds after it has listed the folder. */
async function memoryListed(root) {
  return withHost(root, async ({ call, held }) => {
    await call("repo/list", { root: adrs() });
    return held();
  });
}

/** Milliseconds that another call waits at most while the browser host reads an archive of so many decisions. */
async function archived(root) {
  return withHost(root, async (host) => {
    const { call, send } = host;
    const { answer: examples } = await call("examples/list");
    await call("records/create", { playbook: "django-vs-flask", example: examples[0].id });
    const { answer: file } = await call("archive/export", { trash: false });
    const archive = JSON.parse(file.text);
    const [record] = archive.records;
    archive.records = Array.from({ length: decisions }, (_, n) => ({ ...record, id: `r${n}` }));
    const body = Buffer.from(JSON.stringify({ json: { text: JSON.stringify(archive) } }));
    const looked = async () => {
      const response = await send("archive/look", body);
      const text = await response.text();
      if (!response.ok || !text.includes('"r7"')) throw new Error(`archive/look said ${text.slice(0, 300)}`);
    };
    return build.longestBeside(host, looked());
  });
}

/** Milliseconds of processor for a first list without an index, and how long another call waits at most meanwhile. */
async function listedAnew(root) {
  return withCopy(root, await stocked(root), async (host) => {
    const begun = host.spent();
    const listed = async () => {
      const response = await host.send("records/list", JSON.stringify({}));
      // Its megabytes are read but not parsed: that would hold up the other call in this process.
      const { length } = Buffer.from(await response.arrayBuffer());
      if (!response.ok || length < 100 * records) throw new Error(`records/list gave ${length} bytes`);
    };
    const longest = await build.longestBeside(host, listed());
    return [host.spent() - begun, longest];
  });
}

/** Milliseconds of processor for the plan of an export, and how long another call waits at most meanwhile. */
async function planned(root) {
  const { data, id } = await crowded(root);
  return withCopy(root, data, async (host) => {
    const plan = () => host.call("repo/plan", { id, root: configured() });
    await host.call("settings/get");
    const begun = host.spent();
    const longest = await build.longestBeside(host, plan());
    return [host.spent() - begun, longest];
  });
}

/** Milliseconds in which a record of 20 MB is read, and saved. */
async function readHeavy(root) {
  const { data, id } = await heavy(root);
  return withCopy(root, data, async ({ call }) => (await call("records/get", { id })).took);
}

async function savedHeavy(root) {
  const { data, id } = await heavy(root);
  return withCopy(root, data, async ({ call }) => {
    const { record, etag } = (await call("records/get", { id })).answer;
    const frame = { ...record.draft.frame, title: "Saved" };
    return (await call("records/save", { id, etag, draft: { ...record.draft, frame } })).took;
  });
}

/** Milliseconds from the start of the process to the first screen that can be used, and to an empty page. */
async function firstUsable(root) {
  const shown = (what) =>
    screen.withPage(async (page) => {
      const begun = performance.now();
      return withHost(root, async ({ address }) => {
        if (what === "empty") await page.goto(`${new URL(address).origin}/empty`);
        else {
          await page.goto(address, { waitUntil: "commit" });
          await page.getByRole("button", { name: "New decision" }).waitFor();
        }
        return performance.now() - begun;
      });
    });
  return [await shown("app"), await shown("empty")];
}

/** The repository screen: first rows, all with problems, the 95th percentile from key to frame, script for a key. */
async function repositoryScreen(root) {
  return withHost(root, ({ address }) =>
    screen.withPage(async (page, script) => {
      await page.goto(address);
      const { first, all } = await screen.repositoryOpened(page, manyAdrs(), many);
      const { frames, script: each } = await screen.repositorySearched(page, script, "decision about part 7777");
      const p95 = frames.toSorted((a, b) => a - b)[Math.floor(0.95 * frames.length)];
      return [first, all, p95, each];
    }),
  );
}

async function weightDragged(root) {
  return withHost(root, ({ address }) =>
    screen.withPage(async (page, script) => {
      await page.goto(address);
      return screen.weightDragged(page, script);
    }),
  );
}

async function openedHeavy(root) {
  const { data } = await heavy(root);
  return withCopy(root, data, ({ address }) =>
    screen.withPage(async (page, script) => {
      await page.goto(address);
      return screen.recordOpened(page, script);
    }),
  );
}

const json = (root, ...args) => command(root, ...args, "--json");
const own = (file, ...names) => ({ measure: (root) => build.ownFigures(root, file, names) });

/** Each is measured so many times and the least counts: everything else that the machine does only adds. */
const works = [
  { work: "an empty Node process", unit: "ms", times: rounds, measure: () => build.emptyProcess(work) },
  { work: "list one ADR", unit: "ms", times: rounds, measure: (root) => json(root, "list", oneAdr()) },
  { work: `list ${files} ADRs`, unit: "ms", times: rounds, measure: (root) => json(root, "list", adrs()) },
  { work: `check ${files} ADRs`, unit: "ms", times: rounds, measure: (root) => json(root, "check", adrs()) },
  { work: `what is due of ${files} ADRs`, unit: "ms", times: rounds, measure: (root) => json(root, "due", adrs()) },
  { work: "read one ADR over HTTP", unit: "ms", times: 3, measure: readOne },
  {
    work: "analyse a model of 12 people",
    unit: "ms",
    times: rounds,
    measure: (root) => json(root, "analyse", model()),
  },
  { work: "decide an example", unit: "ms", times: rounds, measure: (root) => json(root, "decide", example(root)) },
  {
    work: [
      `repository screen, ${many} ADRs: first rows`,
      `repository screen, ${many} ADRs: all with problems`,
      `repository screen, ${many} ADRs: key to next frame, p95`,
      `repository screen, ${many} ADRs: script for a key`,
    ],
    unit: "ms",
    times: 2,
    measure: repositoryScreen,
  },
  {
    work: "browser host to its first answer",
    unit: "ms",
    times: rounds,
    measure: (root) => withHost(root, async ({ started }) => started),
  },
  {
    work: ["browser host to first usable screen, less the empty page", "browser host to the empty page"],
    unit: "ms",
    times: 9,
    measure: firstUsable,
    // Of two times that both vary the difference is taken last: its own least would be that of an unlucky empty page.
    of: ([app, empty]) => [app - empty, empty],
  },
  {
    work: "memory of the browser host after start",
    unit: "MB",
    times: 3,
    measure: (root) => withHost(root, async ({ held }) => held()),
  },
  { work: "memory of a bare Node server", unit: "MB", times: 3, measure: () => build.bareServer(work) },
  { work: `memory of the browser host, ${files} ADRs listed`, unit: "MB", times: 3, measure: memoryListed },
  { work: `longest wait beside an archive of ${decisions} decisions`, unit: "ms", times: 3, measure: archived },
  {
    work: [`first list of ${records} records without an index, processor`, "longest other call meanwhile"],
    unit: "ms",
    times: 1,
    measure: listedAnew,
  },
  {
    work: ["export plan of 200 people by 60 criteria, processor", "longest call beside that plan"],
    unit: "ms",
    times: 3,
    measure: planned,
  },
  { work: "read a record of 20 MB over HTTP", unit: "ms", times: 2, measure: readHeavy },
  { work: "save a record of 20 MB over HTTP", unit: "ms", times: 2, measure: savedHeavy },
  { work: "open a record of 20 MB, script", unit: "ms", times: 2, measure: openedHeavy },
  { work: "one step of a dragged weight, script", unit: "ms", times: 2, measure: weightDragged },
  { work: "evaluation of the largest playbook", unit: "ms", times: 2, ...own("evaluation", "evaluation of") },
  {
    work: ["analysis of 2 options, 12 criteria, 12 people", "analysis of 5 options, 12 criteria, 50 people"],
    unit: "ms",
    times: 2,
    ...own("analysis", "analysis of 2 options", "analysis of 5 options"),
  },
  {
    work: "50 votes at once, to the facilitator's counter, p95",
    unit: "ms",
    times: 5,
    measure: (root) => withHost(root, votesAtOnce),
  },
  {
    work: "a reveal to the last of 50 phones",
    unit: "ms",
    times: 5,
    measure: (root) => withHost(root, lastReveal),
  },
  {
    work: "a configuration of 90 kB",
    unit: "ms",
    times: 2,
    measure: (root) => withHost(root, async ({ call }) => (await call("repo/inspect", { path: configured() })).took),
  },
  { work: "first-load scripts, gzipped", unit: "kB", times: 1, measure: (root) => build.firstLoad(root).scripts },
  {
    work: "first-load style sheets, gzipped",
    unit: "kB",
    times: 1,
    measure: (root) => build.firstLoad(root).firstStyles,
  },
  { work: "all style sheets, gzipped", unit: "kB", times: 1, measure: (root) => build.firstLoad(root).styles },
  { work: "all style sheets, as they are", unit: "kB", times: 1, measure: (root) => build.firstLoad(root).rawStyles },
];

/** The least of each figure, by build, or null; `of` makes figures of what was measured. */
async function leastOf({ work: names, times, measure, of = (values) => values }) {
  const all = [names].flat();
  const least = { [before]: all.map(() => null), [now]: all.map(() => null) };
  // By turns, and the first of a turn is the other one each time.
  for (let n = 0; n < times; n++) {
    for (const root of n % 2 === 0 ? [before, now] : [now, before]) {
      try {
        const values = [await measure(root)].flat();
        least[root] = least[root].map((known, k) => Math.min(known ?? Number.POSITIVE_INFINITY, values[k]));
      } catch (error) {
        if (n === 0) console.error(`${all[0]}, ${root}: ${error.message}`);
      }
    }
  }
  const [old, here] = [before, now].map((root) => (least[root].includes(null) ? least[root] : of(least[root])));
  return all.map((name, k) => ({ work: name, before: old[k], now: here[k] }));
}

const results = [];
try {
  for (const one of works.filter(({ work: names }) => [names].flat().some((name) => name.includes(filter))))
    results.push(...(await leastOf(one)).map((row) => ({ ...row, unit: one.unit })));
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log(JSON.stringify(results));
