/** Listing an ADR folder with status and links: beside log4brains' core and adr-log, and with ten times as many files. */
import { execFileSync } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { bounded } from "./figures";
import { filled } from "./filled";

const cli = resolve(import.meta.dirname, "../../out/cli/index.js");
/** Where log4brains and adr-log are installed: `PEERS=DIR node scripts/peers.mjs` puts them there. */
const peers = process.env.PEERS;

const log4brains = `
  const { Log4brains } = require("@log4brains/core");
  Log4brains.create(process.argv[1]).searchAdrs().then((all) => console.log(all.length));
`;

export default async function folderBench() {
  const few = filled(1000);
  const many = filled(10_000);
  try {
    const list = (root: string) => timed([cli, "list", root, "--json"], root);
    const [one, ten] = best(
      5,
      () => list(few),
      () => list(many),
    );
    const results = [bounded("listing 10,000 ADRs against 1,000", ten / one, "times", 11)];
    if (!peers || !existsSync(join(peers, "node_modules/adr-log"))) {
      console.log("skipped: log4brains and adr-log (set PEERS to a folder that has them)");
      return results;
    }
    const adrLogCli = join(peers, "node_modules/adr-log/cli.js");
    const [ours, adrLog] = best(
      9,
      () => list(few),
      () => timed([adrLogCli, "-d", "docs/adr"], few),
    );
    writeFileSync(join(few, ".log4brains.yml"), "project:\n  name: Bench\n  tz: Etc/UTC\n  adrFolder: ./docs/adr\n");
    const brains = timed(["-e", log4brains, few], peers);
    return [
      ...results,
      bounded("listing 1,000 ADRs, against adr-log's time", ours / adrLog, "times", 1),
      bounded("listing 1,000 ADRs, against log4brains' time", ours / brains, "times", 1 / 20),
    ];
  } finally {
    for (const folder of [few, many]) rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds, of a whole process started by node. */
function timed(args: string[], cwd: string): number {
  const begun = performance.now();
  execFileSync(process.execPath, args, { cwd, stdio: "ignore" });
  return performance.now() - begun;
}

/** The least time of each. They run by turns, so that what else the machine does hits both alike. */
function best(times: number, a: () => number, b: () => number): [number, number] {
  const rounds = Array.from({ length: times }, () => [a(), b()] as const);
  return [Math.min(...rounds.map(([time]) => time)), Math.min(...rounds.map(([, time]) => time))];
}
