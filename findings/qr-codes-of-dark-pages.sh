#!/usr/bin/env bash
# @zxing/library 0.23.0, jsqr 1.4.0, uqr 0.1.3 and pngjs 7.0.0 (npm), ZBar 0.23.92 (Debian's package)
# Guess: a QR code that is light on a dark page is read as well as one that is dark
#   on a light page, as phones do it. The quiet zone may not be left out.
# Seen: jsQR alone does. @zxing/library, which many pages that scan with the camera
#   use, and ZBar don't find it at all, with TRY_HARDER neither; ZBar does with
#   `test-inverted`, ZXing once it is handed the picture the other way round. The
#   quiet zone is no matter to any of them as long as nothing else is in the picture.
set -euo pipefail
need() { # package version
  if [ "$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null || true)" != "$2" ]; then
    apt-get install -y -qq --no-install-recommends "$1=$2" >/dev/null
  fi
}
need zbar-tools 0.23.92-7+deb12u1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @zxing/library@0.23.0 jsqr@1.4.0 uqr@0.1.3 pngjs@7.0.0

cat >show.js <<'JS'
import { spawnSync } from "node:child_process"
import { writeFileSync } from "node:fs"
import zxing from "@zxing/library"
import jsQR from "jsqr"
import { PNG } from "pngjs"
import { encode } from "uqr"

const link = "http://192.168.1.20:4711/join/KQ3T"
/** A picture with eight points a module, and the same as bytes of grey. */
function picture(light, border) {
  const { data, size } = encode(link, { border })
  const width = size * 8
  const png = new PNG({ width, height: width })
  const grey = new Uint8ClampedArray(width * width)
  for (let i = 0; i < grey.length; i++) {
    const dark = data[Math.floor(i / width / 8)][Math.floor((i % width) / 8)]
    grey[i] = dark === light ? 255 : 0
    png.data.set([grey[i], grey[i], grey[i], 255], 4 * i)
  }
  return { png, grey, width }
}
function byZxing({ grey, width }, inverted = false) {
  const source = new zxing.RGBLuminanceSource(grey, width, width)
  const bits = new zxing.HybridBinarizer(inverted ? new zxing.InvertedLuminanceSource(source) : source)
  const hints = new Map([
    [zxing.DecodeHintType.POSSIBLE_FORMATS, [zxing.BarcodeFormat.QR_CODE]],
    [zxing.DecodeHintType.TRY_HARDER, true],
  ])
  try {
    return new zxing.MultiFormatReader().decode(new zxing.BinaryBitmap(bits), hints).getText()
  } catch {
    return ""
  }
}
const byJsqr = ({ png, width }) => jsQR(new Uint8ClampedArray(png.data), width, width)?.data
function byZbar({ png }, ...settings) {
  writeFileSync("code.png", PNG.sync.write(png))
  return spawnSync("zbarimg", ["-q", "--raw", ...settings, "code.png"], { encoding: "utf8" }).stdout.trim()
}
const word = (text) => (text === link ? "read" : "not found")
console.warn = () => {}
console.error = () => {}
const rows = []
for (const border of [4, 0]) {
  const onLight = picture(false, border)
  const onDark = picture(true, border)
  const zone = `quiet zone ${border}`
  rows.push([`dark on light, ${zone}`, [byZxing(onLight), byJsqr(onLight), byZbar(onLight)].map(word).join(), "read,read,read"])
  rows.push([`light on dark, ${zone}`, [byZxing(onDark), byJsqr(onDark), byZbar(onDark)].map(word).join(), "not found,read,not found"])
  rows.push([`ZXing, handed the other way round`, word(byZxing(onDark, true)), "read"])
  rows.push([`ZBar with test-inverted`, word(byZbar(onDark, "-Stest-inverted")), "read"])
}
let changed = 0
for (const [name, seen, want] of rows) {
  console.log(`${name}: ${seen}`)
  if (seen !== want) {
    console.log(`changed: expected ${want}`)
    changed = 1
  }
}
process.exit(changed)
JS
node show.js
