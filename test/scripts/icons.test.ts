import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { icns, ico, sizes } from "../../scripts/lib/icons.mjs";

const root = resolve(import.meta.dirname, "../..");
const icons = join(root, "electron/icons");

/** Width and height in the head of a PNG file. */
function edges(png: Buffer): [number, number] {
  expect(png.subarray(0, 8).toString("hex")).toBe("89504e470d0a1a0a");
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

/** Images of an `.ico` file by the edge that it says they have. */
function imagesOfIco(bytes: Buffer): [number, Buffer][] {
  expect([bytes.readUInt16LE(0), bytes.readUInt16LE(2)]).toEqual([0, 1]);
  return Array.from({ length: bytes.readUInt16LE(4) }, (_, i) => {
    const at = 6 + 16 * i;
    const [length, offset] = [bytes.readUInt32LE(at + 8), bytes.readUInt32LE(at + 12)];
    return [bytes.readUInt8(at) || 256, bytes.subarray(offset, offset + length)];
  });
}

/** Images of an `.icns` file by name. */
function imagesOfIcns(bytes: Buffer): [string, Buffer][] {
  expect(bytes.toString("latin1", 0, 4)).toBe("icns");
  expect(bytes.readUInt32BE(4)).toBe(bytes.length);
  const found: [string, Buffer][] = [];
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at + 4)) {
    found.push([bytes.toString("latin1", at, at + 4), bytes.subarray(at + 8, at + bytes.readUInt32BE(at + 4))]);
  }
  return found;
}

const image = (size: number) => ({ size, png: Buffer.from(`image of ${size}`) });

test("containers hold the images as they are", () => {
  const images = sizes.map(image);
  expect(imagesOfIco(ico(images))).toEqual(
    [16, 24, 32, 48, 64, 128, 256].map((size) => [size, Buffer.from(`image of ${size}`)]),
  );
  expect(Object.fromEntries(imagesOfIcns(icns(images)).map(([name, png]) => [name, String(png)]))).toEqual({
    icp4: "image of 16",
    icp5: "image of 32",
    ic11: "image of 32",
    ic12: "image of 64",
    ic07: "image of 128",
    ic08: "image of 256",
    ic13: "image of 256",
    ic09: "image of 512",
    ic14: "image of 512",
    ic10: "image of 1024",
  });
});

test.each(sizes)("the icon of %d pixels is there in that size", (size) => {
  expect(edges(readFileSync(join(icons, `png/${size}x${size}.png`)))).toEqual([size, size]);
});

test("the icons of Windows and macOS hold what they say", () => {
  const windows = imagesOfIco(readFileSync(join(icons, "icon.ico")));
  expect(windows.map(([size]) => size)).toEqual([16, 24, 32, 48, 64, 128, 256]);
  for (const [size, png] of windows) expect(edges(png)).toEqual([size, size]);
  const mac = imagesOfIcns(readFileSync(join(icons, "icon.icns")));
  expect(mac).toHaveLength(10);
  expect(mac.map(([, png]) => edges(png)[0])).toEqual([16, 32, 32, 64, 128, 256, 256, 512, 512, 1024]);
});

test("the icons were made from the drawing that is there (else: node scripts/icons.mjs)", () => {
  const drawing = readFileSync(join(root, "renderer/app/public/icon.svg"));
  const made = readFileSync(join(icons, "drawing.sha256"), "utf8").trim();
  expect(made).toBe(createHash("sha256").update(drawing).digest("hex"));
});
