/** Containers of icons, which hold PNG images as they are. */

/** Edges in pixels that the three systems ask for. */
export const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

/** What macOS calls an image of an edge; some edges serve two, once for a screen with twice the pixels. */
const icnsNames = {
  16: ["icp4"],
  32: ["icp5", "ic11"],
  64: ["ic12"],
  128: ["ic07"],
  256: ["ic08", "ic13"],
  512: ["ic09", "ic14"],
  1024: ["ic10"],
};

/**
 * An icon for Windows: a head, sixteen bytes an image, the images. It knows edges up to 256.
 * @param {{ size: number, png: Buffer }[]} images
 */
export function ico(images) {
  const fitting = images.filter(({ size }) => size <= 256);
  const head = Buffer.alloc(6 + 16 * fitting.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(fitting.length, 4);
  let offset = head.length;
  for (const [i, { size, png }] of fitting.entries()) {
    const at = 6 + 16 * i;
    // 256 doesn't fit a byte and is written as 0.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...fitting.map(({ png }) => png)]);
}

/**
 * An icon for macOS: a head, then each image after its name and length.
 * @param {{ size: number, png: Buffer }[]} images
 */
export function icns(images) {
  const parts = images.flatMap(({ size, png }) => (icnsNames[size] ?? []).map((name) => block(name, png)));
  return block("icns", Buffer.concat(parts));
}

/** A name of four letters, the length of the whole, the content. */
function block(name, content) {
  const head = Buffer.alloc(8);
  head.write(name, "latin1");
  head.writeUInt32BE(8 + content.length, 4);
  return Buffer.concat([head, content]);
}
