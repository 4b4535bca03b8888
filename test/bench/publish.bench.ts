/** A published log: how long it takes to write, how large it is, and how fast it is searched. Beside log4brains. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { mulberry32 } from "#shared/base/random";
import { launched } from "../../scripts/lib/serve.mjs";
import { bounded, quantile } from "./figures";
import { filled } from "./filled";

const cli = resolve(import.meta.dirname, "../../out/cli/index.js");
/** Where log4brains is installed: `npm install --ignore-scripts log4brains` in any folder. */
const peers = process.env.PEERS;
/** Milliseconds of a frame. */
const frame = 1000 / 60;

export default async function bench() {
  const folder = mkdtempSync(join(tmpdir(), "adroit-bench-publish-"));
  const [few, many] = [filled(100), filled(1000)];
  try {
    const publish = (root: string) => timed(process.execPath, [cli, "publish", root, "--out", join(folder, "site")]);
    const [one, ten] = [few, many].map((root) => Math.min(...[1, 2, 3].map(() => publish(root)))) as [number, number];
    const file = join(folder, "log.html");
    execFileSync(process.execPath, [cli, "publish", wordy(join(folder, "wordy")), "--single", file]);
    return [
      bounded("publishing 1,000 ADRs against 100", ten / one, "times", 11),
      bounded("one file of 1,000 ADRs of 3 kB", statSync(file).size / 1e6, "MB", 6),
      bounded("a key in the search of that file, 95 of 100", await searched(file), "ms", frame),
      ...beside(few, one),
    ];
  } finally {
    for (const root of [folder, few, many]) rmSync(root, { recursive: true, force: true });
  }
}

function timed(command: string, args: string[], cwd?: string): number {
  const begun = performance.now();
  execFileSync(command, args, { cwd, stdio: "ignore", env: { ...process.env, NODE_OPTIONS: "" } });
  return performance.now() - begun;
}

/** 1,000 ADRs of 3 kB whose words differ as those of real texts do: few are frequent, most are rare. */
function wordy(root: string): string {
  const random = mulberry32(11);
  const syllables = "ka lo mi ter ver on ing re dis tri bu sta ple fra qu ent or al".split(" ");
  const word = () => {
    const rank = Math.floor(20_000 ** random());
    return (
      Array.from({ length: 2 + (rank % 3) }, (_, n) => syllables[(rank * (n + 7)) % syllables.length]).join("") +
      (rank > 3000 ? rank : "")
    );
  };
  const prose = (length: number) => {
    let text = "";
    while (text.length < length) text += `${word()} `;
    return text.trim();
  };
  mkdirSync(join(root, "docs/adr"), { recursive: true });
  for (let n = 1; n <= 1000; n++) {
    const sections = ["Context", "Decision", "Consequences"].map((title) => `## ${title}\n\n${prose(950)}.\n`);
    const text = `# ${n}. ${prose(30)}\n\nDate: 2026-01-02\n\n## Status\n\nAccepted\n\n${sections.join("\n")}`;
    writeFileSync(join(root, `docs/adr/${String(n).padStart(4, "0")}-decision.md`), text);
  }
  return root;
}

/** What a key costs until the list is laid out: words, beginnings, words that aren't there, and numbers. */
async function searched(file: string): Promise<number> {
  const browser = await launched();
  try {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(file).href);
    const times = await page.evaluate(async () => {
      const field = document.querySelector<HTMLInputElement>("#search");
      if (!field) return [];
      field.focus();
      const all: number[] = [];
      for (const query of ["kaminga", "terverter 12", "zzzzzzz", "mitreonx", "0777", "kalo miver"]) {
        for (let length = 1; length <= query.length; length++) {
          await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
          const begun = performance.now();
          field.value = query.slice(0, length);
          field.dispatchEvent(new Event("input", { bubbles: true }));
          document.body.getBoundingClientRect();
          all.push(performance.now() - begun);
        }
      }
      return all;
    });
    return quantile(times, 0.95);
  } finally {
    await browser.close();
  }
}

/** `log4brains build` of the same 100 ADRs. */
function beside(root: string, ours: number) {
  if (!peers || !existsSync(join(peers, "node_modules/log4brains"))) {
    console.log("skipped: log4brains build (set PEERS to a folder that has log4brains)");
    return [];
  }
  writeFileSync(join(root, ".log4brains.yml"), "project:\n  name: Bench\n  tz: Etc/UTC\n  adrFolder: ./docs/adr\n");
  const bin = join(peers, "node_modules/.bin/log4brains");
  const out = join(root, "log4brains-site");
  const theirs = timed(bin, ["build", "--out", out], root);
  if (readdirSync(out).length === 0) throw new Error("log4brains has built nothing.");
  return [bounded("publishing 100 ADRs, against log4brains' time", ours / theirs, "times", 1 / 50)];
}
