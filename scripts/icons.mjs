/**
 * `node scripts/icons.mjs`: makes the app's icons in `electron/icons/` from the one drawing, with the Chromium of the
 * tests. To be run when the drawing has changed; a test notices when that was forgotten.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { icns, ico, sizes } from "./lib/icons.mjs";
import { root } from "./lib/root.mjs";
import { launched } from "./lib/serve.mjs";

const drawing = readFileSync(join(root, "renderer/app/public/icon.svg"));
const folder = join(root, "electron/icons");
const browser = await launched();
const page = await browser.newPage();

/** The drawing with an edge of so many pixels, `margin` of it empty at every side. */
async function drawn(size, margin = 0) {
  await page.setViewportSize({ width: size, height: size });
  const image = `data:image/svg+xml;base64,${drawing.toString("base64")}`;
  const edge = size * (1 - 2 * margin);
  const style = `position: fixed; left: ${size * margin}px; top: ${size * margin}px; width: ${edge}px; height: ${edge}px`;
  await page.setContent(`<img src="${image}" style="${style}">`);
  await page.locator("img").evaluate((element) => element.decode());
  return { size, png: await page.screenshot({ omitBackground: true }) };
}
const all = async (margin) => {
  const images = [];
  for (const size of sizes) images.push(await drawn(size, margin));
  return images;
};

rmSync(folder, { recursive: true, force: true });
mkdirSync(join(folder, "png"), { recursive: true });
const plain = await all(0);
for (const { size, png } of plain) writeFileSync(join(folder, `png/${size}x${size}.png`), png);
writeFileSync(join(folder, "icon.ico"), ico(plain));
// Icons on macOS leave a margin of a tenth.
writeFileSync(join(folder, "icon.icns"), icns(await all(0.1)));
writeFileSync(join(folder, "drawing.sha256"), `${createHash("sha256").update(drawing).digest("hex")}\n`);
await browser.close();
console.log(`Wrote ${plain.length} sizes into electron/icons`);
