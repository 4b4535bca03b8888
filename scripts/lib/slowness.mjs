/**
 * How slow this machine is just now, so that what waits for it waits long enough: a suite that is held to a third of a
 * processor, or runs beside other work, isn't broken because of that.
 */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

/** Milliseconds that the probe takes on the machine that all limits were chosen on: 2 cores, nothing else to do. */
const usual = 115;
/** A machine that is slower than this many times isn't waited for any longer. */
export const most = 8;

const probe = `
const { parentPort } = require("node:worker_threads");
const begun = performance.now();
let x = 1;
for (let i = 0; i < 2e7; i++) x = (x * 1103515245 + 12345) & 0x7fffffff;
parentPort.postMessage({ took: performance.now() - begun, x });
`;

const probed = () =>
  new Promise((resolve, reject) => {
    const worker = new Worker(probe, { eval: true });
    worker.once("message", ({ took }) => resolve(took));
    worker.once("error", reject);
  });

/** The factor that belongs to a probe of so many milliseconds: at least 1, at most `most`, to one decimal. */
export const factorOf = (took) => Math.min(most, Math.max(1, Math.round((took / usual) * 10) / 10));

/** Measures on all processors at once, since that is how tests use them: half a second where the machine is free. */
async function measured() {
  const rounds = [];
  for (let round = 0; round < 3; round++) {
    rounds.push(Math.max(...(await Promise.all(Array.from({ length: availableParallelism() }, probed)))));
  }
  // The worst, since a machine that is busy is so by fits and starts.
  return factorOf(Math.max(...rounds));
}

/**
 * The factor for every limit: that of `ADROIT_SLOWNESS`, else measured now and left there for all processes that we
 * start, so that one run has one factor.
 * @returns {Promise<number>} at least 1
 */
export async function slowness(env = process.env) {
  const told = Number(env.ADROIT_SLOWNESS);
  const factor = told >= 1 ? told : await measured();
  env.ADROIT_SLOWNESS = String(factor);
  return factor;
}
