/** Prints the figures of one bench: `node scripts/bench-file.mjs FILE`, the file being one of `test/bench/`. */
import { openLoader } from "./lib/load.mjs";

const [file] = process.argv.slice(2);
const shown = (value) => String(Number(value.toPrecision(3)));
const { load, close } = await openLoader();
try {
  const { default: bench } = await load(`test/bench/${file}`);
  for (const { name, value, unit, bound, ok } of await bench()) {
    console.log(`${ok ? "within" : "OVER  "}  ${name}: ${shown(value)} ${unit} (at most ${shown(bound)} ${unit})`);
  }
} catch (error) {
  console.log(`broken  ${file}: ${error instanceof Error ? error.message : error}`);
}
await close();
