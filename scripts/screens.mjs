/**
 * `npm run screens [-- NAME...]`: every screen with short and long content, at four sizes, light and dark, looked at by
 * its boxes; pictures of those with faults in `out/screens`. `small`, `laptop`, `large`, `zoomed`, `light` and `dark`
 * choose from those, other names the screens. Ends with 1 when something is cut, covered or out of reach.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { faultsOfBoxes } from "./lib/boxes.mjs";
import { buildWhenStale } from "./lib/prepare.mjs";
import { root } from "./lib/root.mjs";
import { clientOf, fill, opened, screens, sizes } from "./lib/screens.mjs";
import { launched, serve } from "./lib/serve.mjs";

const schemes = /** @type {const} */ (["light", "dark"]);
const asked = process.argv.slice(2);
/** What was asked for of these; all of them where nothing was. @template {string} T @param {readonly T[]} all */
const chosen = (all) => (all.some((one) => asked.includes(one)) ? all.filter((one) => asked.includes(one)) : all);
const sizesWanted = chosen(Object.keys(sizes));
const schemesWanted = chosen(schemes);
const wanted = asked.filter((one) => !(one in sizes) && !schemes.some((scheme) => scheme === one));
const folder = join(root, "out/screens");
if (!(await buildWhenStale({ root, env: process.env, say: console.log }))) process.exit(1);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const data = mkdtempSync(join(tmpdir(), "adroit-screens-"));
const host = await serve(data);
const repository = mkdtempSync(join(tmpdir(), "adroit-screens-repository-"));
const ids = await fill(clientOf(host.address), repository);
const browser = await launched();
let looked = 0;
let faulty = 0;
for (const size of sizesWanted) {
  const { width, height, density } = sizes[size];
  for (const colorScheme of schemesWanted) {
    const page = await browser.newPage({
      ...{ viewport: { width, height }, deviceScaleFactor: density, colorScheme },
      ...{ reducedMotion: "reduce", locale: "en-GB" },
    });
    await page.goto(host.address);
    for (const screen of screens(ids)) {
      if (wanted.length > 0 && !wanted.some((name) => screen.name.includes(name))) continue;
      const faults = await opened(page, screen).then(
        () => page.evaluate(faultsOfBoxes),
        (error) => [`it can't be opened: ${error.message}`],
      );
      looked++;
      if (faults.length === 0) continue;
      faulty++;
      const name = `${size}-${colorScheme}-${screen.name}`;
      console.log(`${name}\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
      await page.screenshot({ path: join(folder, `${name}.png`) });
    }
    await page.close();
    console.log(`${size}, ${colorScheme}: done`);
  }
}
await browser.close();
await host.stop();
for (const one of [data, repository]) rmSync(one, { recursive: true, force: true });
console.log(`${looked} screens looked at, ${faulty} with faults${faulty > 0 ? `; pictures in ${folder}` : ""}`);
process.exit(faulty > 0 ? 1 : 0);
