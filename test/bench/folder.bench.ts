/** Looking at an ADR folder: beside an empty process, log4brains' core and adr-log, and with ten times as many files. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { bounded } from "./figures";
import { filled } from "./filled";

const cli = resolve(import.meta.dirname, "../../out/cli/index.js");
/** Where log4brains and adr-log are installed: `PEERS=DIR node scripts/peers.mjs` puts them there. */
const peers = process.env.PEERS;

const log4brains = `
  const { Log4brains } = require("@log4brains/core");
  Log4brains.create(process.argv[1]).searchAdrs().then((all) => console.log(all.length));
`;

/** Seconds after which files count as unchanged, so that what they told is kept. */
const settled = 3;

export default async function folderBench() {
  const [single, few, many] = [filled(1), filled(1000), filled(10_000)];
  const data = mkdtempSync(join(tmpdir(), "adroit-bench-data-"));
  const first = mkdtempSync(join(tmpdir(), "adroit-bench-first-"));
  try {
    await setTimeout(settled * 1000);
    const command = (name: string, root: string) => timed([cli, name, root, "--json"], root, data);
    const list = (root: string) => command("list", root);
    const empty = () => timed(["-e", ""], few, data);
    const results = [];
    for (const [name, bound] of [
      ["list", 1.9],
      ["check", 2.2],
      ["due", 2.2],
    ] as const) {
      // What files told is kept by the first run of each.
      command(name, few);
      const [ours, none] = best(9, () => command(name, few), empty);
      results.push(bounded(`${name} of 1,000 ADRs again, against an empty process`, ours / none, "times", bound));
    }
    const [anew, none] = best(
      9,
      () => {
        rmSync(first, { recursive: true, force: true });
        return timed([cli, "list", few, "--json"], few, first);
      },
      empty,
    );
    results.push(bounded("list of 1,000 ADRs for the first time, against an empty process", anew / none, "times", 3));
    const [one, nothing] = best(15, () => list(single), empty);
    results.push(bounded("list of one ADR, against an empty process", one / nothing, "times", 1.3));
    const [thousand, ten] = best(
      5,
      () => list(few),
      () => list(many),
    );
    results.push(bounded("listing 10,000 ADRs against 1,000", ten / thousand, "times", 5));
    const memory = peak([cli, "list", few, "--json"], few, data) / peak(["-e", ""], few, data);
    results.push(bounded("peak memory of listing 1,000 ADRs, against an empty process", memory, "times", 1.5));
    if (!peers || !existsSync(join(peers, "node_modules/adr-log"))) {
      console.log("skipped: log4brains and adr-log (set PEERS to a folder that has them)");
      return results;
    }
    const adrLogCli = join(peers, "node_modules/adr-log/cli.js");
    const [ours, adrLog] = best(
      9,
      () => list(few),
      () => timed([adrLogCli, "-d", "docs/adr"], few, data),
    );
    writeFileSync(join(few, ".log4brains.yml"), "project:\n  name: Bench\n  tz: Etc/UTC\n  adrFolder: ./docs/adr\n");
    const brains = timed(["-e", log4brains, few], peers, data);
    return [
      ...results,
      bounded("listing 1,000 ADRs, against adr-log's time", ours / adrLog, "times", 0.6),
      bounded("listing 1,000 ADRs, against log4brains' time", ours / brains, "times", 1 / 20),
    ];
  } finally {
    for (const folder of [single, few, many, data, first]) rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds, of a whole process started by node. 1 means that it found problems, which is an answer. */
function timed(args: string[], cwd: string, data: string): number {
  const begun = performance.now();
  const { status } = spawnSync(process.execPath, args, { cwd, stdio: "ignore", env: envWith(data) });
  if (status !== 0 && status !== 1) throw new Error(`${args.join(" ")} ended with ${status}`);
  return performance.now() - begun;
}

const envWith = (data: string) => ({ ...process.env, ADROIT_DATA: data });

/** Kilobytes that a process held at most, as it says itself at its end. */
function peak(args: string[], cwd: string, data: string): number {
  const tell = "process.on('exit',()=>require('fs').writeSync(2,'peak '+process.resourceUsage().maxRSS))";
  const preload = join(data, "peak.cjs");
  writeFileSync(preload, tell);
  const { stderr } = spawnSync(process.execPath, ["-r", preload, ...args], {
    cwd,
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
    env: envWith(data),
  });
  return Number(/peak (\d+)/.exec(stderr)?.[1]);
}

/** The least time of each. They run by turns, so that what else the machine does hits both alike. */
function best(times: number, a: () => number, b: () => number): [number, number] {
  const rounds = Array.from({ length: times }, () => [a(), b()] as const);
  return [Math.min(...rounds.map(([time]) => time)), Math.min(...rounds.map(([, time]) => time))];
}
