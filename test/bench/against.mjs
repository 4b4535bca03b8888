/**
 * What things cost, as whoever uses Adroit meets them: its command line, the browser host, the contract over HTTP, its
 * screens, the built files. It imports no build, so that any two commits can be compared.
 *
 * `node test/bench/against.mjs BEFORE NOW [FILTER]`, each the folder of a built Adroit, measures both by turns.
 * `node test/bench/against.mjs --growth NOW [FILTER]` measures one build at a size and at ten times that size.
 *
 * Of the works whose name holds FILTER it prints, as soon as each is measured, a line of JSON, `{ work, unit, figures, why,
 * broke, grows }`: for each side a figure, null where it can't be had, and why something failed; whether that was more than
 * a refusal; and how the work grows, where it has a size.
 */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import * as build from "./against/builds.mjs";
import * as made from "./against/made.mjs";
import { lastReveal, votesAtOnce } from "./against/room.mjs";
import * as screen from "./against/screens.mjs";
import { byTurns } from "./against/turns.mjs";

const rounds = 7;
const files = 1000;
const many = 10_000;
const decisions = 1500;
const records = 20_000;
const people = 200;
const phones = 50;
const bytes = 90_000;
const { values: options, positionals } = parseArgs({
  options: { growth: { type: "boolean", default: false } },
  allowPositionals: true,
});
const work = mkdtempSync(join(tmpdir(), "adroit-against-"));

/** Made when it is first asked for, once for the same arguments. */
const once = (make) => {
  const known = new Map();
  return (...args) => {
    const key = args.join(" ");
    if (!known.has(key)) known.set(key, make(...args));
    return known.get(key);
  };
};
const adrs = once((count) => made.filledFolder(work, count));
const configured = once((size) => made.configuredFolder(work, size));
const model = once((count) => made.writtenModel(work, count));
/** What each build makes and stores itself, to be copied for each measurement. */
const crowded = once((root, count) => made.roomRecord(root, work, { people: count, criteria: 60 }));
const heavy = once((root, count) => made.roomRecord(root, work, { people: count, criteria: 60, reason: 1600 }));
const stocked = once((root, count) => made.manyRecords(root, work, count));

/** How a work grows whose size may be ten times as large. */
const tenfold = (from, of) => ({ from, to: 10 * from, of });
/** How a work grows that can't be larger than it is, or not ten times so: to the limit. */
const upTo = (to, of, limit) => ({ from: to / 10, to, of, limit });
const mostBallots = "a round has 500 ballots at most";
const mostSeats = "a room has 200 seats at most";

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
async function readOne(root, count = files) {
  return withHost(root, async ({ call }) => {
    const { answer } = await call("repo/list", { root: adrs(count) });
    const read = async () => (await call("repo/read", { root: adrs(count), file: fileOf(answer) })).took;
    for (let n = 0; n < 10; n++) await read();
    const times = [];
    for (let n = 0; n < 50; n++) times.push(await read());
    return times.toSorted((a, b) => a - b)[25];
  });
}

const fileOf = ({ folders: [folder], entries: [entry] }) =>
  entry.file.startsWith("docs/") ? entry.file : `${folder.dir}/${entry.file}`;

/** Megabytes that the browser host holds after it has listed the folder. */
async function memoryListed(root, count = files) {
  return withHost(root, async ({ call, held }) => {
    await call("repo/list", { root: adrs(count) });
    return held();
  });
}

/** Milliseconds that another call waits at most while the browser host reads an archive of so many decisions. */
async function archived(root, count = decisions) {
  return withHost(root, async (host) => {
    const { call, send } = host;
    const { answer: examples } = await call("examples/list");
    await call("records/create", { playbook: "django-vs-flask", example: examples[0].id });
    const { answer: file } = await call("archive/export", { trash: false });
    const archive = JSON.parse(file.text);
    const [record] = archive.records;
    archive.records = Array.from({ length: count }, (_, n) => ({ ...record, id: `r${n}` }));
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
async function listedAnew(root, count = records) {
  return withCopy(root, await stocked(root, count), async (host) => {
    const begun = host.spent();
    const listed = async () => {
      const response = await host.send("records/list", JSON.stringify({}));
      // Its megabytes are read but not parsed: that would hold up the other call in this process.
      const { length } = Buffer.from(await response.arrayBuffer());
      if (!response.ok || length < 100 * count) throw new Error(`records/list gave ${length} bytes`);
    };
    const longest = await build.longestBeside(host, listed());
    return [host.spent() - begun, longest];
  });
}

/** Milliseconds of processor for the plan of an export, and how long another call waits at most meanwhile. */
async function planned(root, count = people) {
  const { data, id } = await crowded(root, count);
  return withCopy(root, data, async (host) => {
    const plan = () => host.call("repo/plan", { id, root: configured(bytes) });
    await host.call("settings/get");
    const begun = host.spent();
    const longest = await build.longestBeside(host, plan());
    return [host.spent() - begun, longest];
  });
}

/** Milliseconds in which a record of 20 MB is read, and saved. */
async function readHeavy(root, count = people) {
  const { data, id } = await heavy(root, count);
  return withCopy(root, data, async ({ call }) => (await call("records/get", { id })).took);
}

async function savedHeavy(root, count = people) {
  const { data, id } = await heavy(root, count);
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
      const begun = performance.timeOrigin + performance.now();
      return withHost(root, async ({ address }) => {
        const at =
          what === "empty"
            ? await screen.drawn(page, `${new URL(address).origin}/empty`, "body", "")
            : await screen.drawn(page, address, "button", "New decision");
        return at - begun;
      });
    });
  return [await shown("app"), await shown("empty")];
}

/** The repository screen: first rows, all with problems, the 95th percentile from key to frame, script for a key. */
async function repositoryScreen(root, count = many) {
  // In one title alone: 7777 of ten thousand, 77777 of a hundred thousand.
  const words = `decision about part ${"7".repeat(String(count).length - 1)}`;
  return withHost(root, ({ address }) =>
    screen.withPage(async (page, script) => {
      await page.goto(address);
      const { first, all } = await screen.repositoryOpened(page, adrs(count), count);
      const { frames, script: each } = await screen.repositorySearched(page, script, words);
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

async function openedHeavy(root, count = people) {
  const { data } = await heavy(root, count);
  return withCopy(root, data, ({ address }) =>
    screen.withPage(async (page, script) => {
      await page.goto(address);
      return screen.recordOpened(page, script);
    }),
  );
}

const json = (root, ...args) => command(root, ...args, "--json");
/** Figures of a build's own bench, by how their names begin; at ten times the size by `larger`. */
const own = (file, names, larger) => (root, size) => build.ownFigures(root, file, size === 10 ? larger : names);

/** Each is measured so many times and the least counts: everything else that the machine does only adds. */
const works = [
  { work: "an empty Node process", unit: "ms", times: rounds, measure: () => build.emptyProcess(work) },
  { work: "list one ADR", unit: "ms", times: rounds, measure: (root) => json(root, "list", adrs(1)) },
  {
    work: `list ${files} ADRs`,
    unit: "ms",
    times: rounds,
    grows: tenfold(files, "ADRs"),
    measure: (root, count = files) => json(root, "list", adrs(count)),
  },
  {
    work: `check ${files} ADRs`,
    unit: "ms",
    times: rounds,
    grows: tenfold(files, "ADRs"),
    measure: (root, count = files) => json(root, "check", adrs(count)),
  },
  {
    work: `what is due of ${files} ADRs`,
    unit: "ms",
    times: rounds,
    grows: tenfold(files, "ADRs"),
    measure: (root, count = files) => json(root, "due", adrs(count)),
  },
  { work: "read one ADR over HTTP", unit: "ms", times: 3, grows: tenfold(files, "ADRs beside it"), measure: readOne },
  {
    work: "analyse a model of 12 people",
    unit: "ms",
    times: rounds,
    grows: tenfold(12, "people"),
    measure: (root, count = 12) => json(root, "analyse", model(count)),
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
    grows: tenfold(many, "ADRs"),
    measure: repositoryScreen,
  },
  {
    work: "npm start -- --web without a build, to its address",
    unit: "ms",
    times: 2,
    measure: (root) => build.startedAnew(root, work),
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
  {
    work: `memory of the browser host, ${files} ADRs listed`,
    unit: "MB",
    times: 3,
    grows: tenfold(files, "ADRs"),
    measure: memoryListed,
  },
  {
    work: `longest wait beside an archive of ${decisions} decisions`,
    unit: "ms",
    times: 3,
    grows: upTo(decisions, "decisions", "an archive has 64 MB at most"),
    measure: archived,
  },
  {
    work: [`first list of ${records} records without an index, processor`, "longest other call meanwhile"],
    unit: "ms",
    times: 1,
    grows: upTo(records, "records", "ten times as many would take 26 GB on the disk"),
    measure: listedAnew,
  },
  {
    work: [`export plan of ${people} people by 60 criteria, processor`, "longest call beside that plan"],
    unit: "ms",
    times: 3,
    grows: upTo(people, "people", mostBallots),
    measure: planned,
  },
  {
    work: "read a record of 20 MB over HTTP",
    unit: "ms",
    times: 2,
    grows: upTo(people, "people", mostBallots),
    measure: readHeavy,
  },
  {
    work: "save a record of 20 MB over HTTP",
    unit: "ms",
    times: 2,
    grows: upTo(people, "people", mostBallots),
    measure: savedHeavy,
  },
  {
    work: "open a record of 20 MB, script",
    unit: "ms",
    times: 2,
    grows: upTo(people, "people", mostBallots),
    measure: openedHeavy,
  },
  { work: "one step of a dragged weight, script", unit: "ms", times: 2, measure: weightDragged },
  {
    work: "evaluation of the largest playbook",
    unit: "ms",
    times: 2,
    grows: tenfold(1, "times its criteria"),
    measure: own("evaluation", ["evaluation of"], ["evaluation at ten times"]),
  },
  {
    work: ["analysis of 2 options, 12 criteria, 12 people", "analysis of 5 options, 12 criteria, 50 people"],
    unit: "ms",
    times: 2,
    grows: tenfold(1, "times the people"),
    measure: own(
      "analysis",
      ["analysis of 2 options, 12 criteria, 12 people", "analysis of 5 options, 12 criteria, 50 people"],
      ["analysis of 2 options, 12 criteria, 120 people", "analysis of 5 options, 12 criteria, 500 people"],
    ),
  },
  {
    work: `${phones} votes at once, to the facilitator's counter, p95`,
    unit: "ms",
    times: 5,
    grows: upTo(200, "phones", mostSeats),
    measure: (root, count = phones) => withHost(root, (host) => votesAtOnce(host, count)),
  },
  {
    work: `a reveal to the last of ${phones} phones`,
    unit: "ms",
    times: 5,
    grows: upTo(200, "phones", mostSeats),
    measure: (root, count = phones) => withHost(root, (host) => lastReveal(host, count)),
  },
  {
    work: "a configuration of 90 kB",
    unit: "ms",
    times: 2,
    grows: upTo(30_000, "bytes", "a configuration of more than 32 kB isn't read"),
    measure: (root, size = bytes) =>
      withHost(root, async ({ call }) => (await call("repo/inspect", { path: configured(size) })).took),
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

/** What measures a work on each of the two sides. */
function sidesOf({ measure, grows }) {
  const [first, second] = positionals;
  if (options.growth) return [grows.from, grows.to].map((size) => () => measure(first, size));
  return [first, second].map((root) => () => measure(root));
}

const filter = positionals[options.growth ? 1 : 2] ?? "";
try {
  for (const one of works) {
    if (![one.work].flat().some((name) => name.includes(filter))) continue;
    const { unit, grows } = one;
    if (options.growth && !grows) continue;
    const { names, figures, ...failures } = await byTurns(one, sidesOf(one));
    for (const [k, name] of names.entries()) {
      const row = { work: name, unit, figures: figures.map((side) => side[k]), ...failures, grows };
      process.stdout.write(`${JSON.stringify(row)}\n`);
    }
  }
} finally {
  rmSync(work, { recursive: true, force: true, maxRetries: 9 });
}
// Whatever a measurement that broke has left open isn't waited for.
process.stdout.write("", () => process.exit());
