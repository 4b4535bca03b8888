/**
 * The desktop app beside an empty window of the same Electron, by turns: from the start of the process to the first screen
 * that can be used, and the memory of all its processes, with 100 decisions in the list and one of them open.
 */
import { chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { _electron } from "@playwright/test";
import { openStore } from "#electron/host/store/store";
import { openDesktop } from "../../scripts/lib/desktop.mjs";
import { options, record } from "../samples/stored-records";
import { bounded, type Figure, median } from "./figures";

const root = resolve(import.meta.dirname, "../..");
const rounds = 5;

interface Cost {
  /** Milliseconds to the first usable screen. */
  ms: number;
  /** Megabytes of all processes, what they share counted once. */
  mb: number;
}
type Desktop = Extract<Awaited<ReturnType<typeof openDesktop>>, { close: () => void }>;

export default async function bench(): Promise<Figure[]> {
  const context = { root, env: process.env, platform: process.platform, uid: process.getuid?.(), say: console.log };
  if (process.platform !== "linux") return skipped("memory is read from /proc");
  const app = await openDesktop(context);
  if ("why" in app) return skipped(app.why);
  const empty = await openDesktop({ ...context, app: join(root, "test/bench/empty-window.cjs") });
  if ("why" in empty) return skipped(empty.why);
  const costs: Record<"app" | "empty", Cost[]> = { app: [], empty: [] };
  try {
    // The first round of each warms caches of the disk.
    for (let n = -1; n < rounds; n++) {
      for (const what of n % 2 === 0 ? (["app", "empty"] as const) : (["empty", "app"] as const)) {
        const cost = await (what === "app" ? ofApp(app) : ofEmpty(empty));
        if (n >= 0) costs[what].push(cost);
      }
    }
  } finally {
    app.close();
    empty.close();
  }
  const of = (what: "app" | "empty", cost: keyof Cost) => median(costs[what].map((one) => one[cost]));
  return [
    bounded("start of the desktop app to its first usable screen", of("app", "ms"), "ms", 1.5 * of("empty", "ms")),
    bounded("the same, against an empty window", of("app", "ms") / of("empty", "ms"), "times", 1.5),
    bounded("memory with 100 decisions, one of them open", of("app", "mb"), "MB", 1.3 * of("empty", "mb")),
    bounded("the same, against an empty window", of("app", "mb") / of("empty", "mb"), "times", 1.3),
  ];
}

function skipped(why: string): Figure[] {
  console.log(`skipped: the desktop app, ${why}`);
  return [];
}

async function ofApp(desktop: Desktop): Promise<Cost> {
  const data = await filled(100, Number(desktop.env.ADROIT_DESKTOP_USER ?? process.getuid?.()));
  const begun = performance.now();
  const app = await launched(desktop, data);
  try {
    const page = await app.firstWindow();
    await page.getByRole("button", { name: "New decision" }).waitFor();
    const ms = performance.now() - begun;
    await page.getByRole("link", { name: "Continue" }).first().click();
    await page.getByRole("navigation", { name: "Steps" }).waitFor();
    return { ms, mb: memory(app.process().pid ?? 0) };
  } finally {
    await app.close();
    rmSync(data, { recursive: true, force: true });
  }
}

async function ofEmpty(desktop: Desktop): Promise<Cost> {
  const begun = performance.now();
  const app = await launched(desktop, tmpdir());
  try {
    await (await app.firstWindow()).getByRole("heading", { name: "Empty" }).waitFor();
    return { ms: performance.now() - begun, mb: memory(app.process().pid ?? 0) };
  } finally {
    await app.close();
  }
}

function launched({ env }: Desktop, data: string) {
  const all = { ...process.env, ...env, ADROIT_DATA: data };
  const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  return _electron.launch({
    ...(env.ADROIT_DESKTOP && { executablePath: env.ADROIT_DESKTOP }),
    args: [root],
    env: given as Record<string, string>,
    chromiumSandbox: true,
  });
}

/** A data folder with so many decisions, of the user that the app runs as. */
async function filled(count: number, user: number): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), "adroit-bench-"));
  await (await openStore(options(dir))).close();
  mkdirSync(join(dir, "records"), { recursive: true });
  const sample = record("r0");
  for (let n = 0; n < count; n++) {
    writeFileSync(join(dir, `records/r${n}.json`), `${JSON.stringify({ ...sample, id: `r${n}` })}\n`);
  }
  chownSync(dir, user, user);
  for (const entry of readdirSync(dir, { recursive: true, encoding: "utf8" })) chownSync(join(dir, entry), user, user);
  return dir;
}

/** Megabytes of a process and all below it: the proportional size, so that shared pages are counted once in all. */
function memory(pid: number): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    const stat = /^\d+$/.test(name) ? read(`/proc/${name}/stat`) : "";
    const parent = /\) \S (\d+) /.exec(stat)?.[1];
    if (parent) parents.set(Number(name), Number(parent));
  }
  const below = (one: number): boolean => one === pid || (parents.has(one) && below(parents.get(one) ?? 0));
  const kilobytes = [...parents.keys()]
    .filter(below)
    .map((one) => Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${one}/smaps_rollup`))?.[1] ?? 0));
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1000;
}

/** A process may have ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
