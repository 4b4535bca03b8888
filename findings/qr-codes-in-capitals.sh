#!/usr/bin/env bash
# qrcode 1.5.4, qrcode-generator 2.0.4, uqr 0.1.3 and qr 0.7.0 (npm)
# Guess: an address in capitals makes a smaller code, whoever draws it, for capitals and
#   figures have a denser form of their own; and where only a part is in capitals,
#   that part gains.
# Seen: qrcode-generator never uses that form by itself: 29 modules for either. uqr and
#   qr do only if the whole text fits it: one small letter ("https:" in front) and the
#   code is as large as if all were small. qrcode alone mixes both. Whoever turns an
#   address to capitals so that it is read from the back of a room has to look whether
#   anything came of it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts qrcode@1.5.4 qrcode-generator@2.0.4 uqr@0.1.3 qr@0.7.0

cat >show.js <<'JS'
import qr from "qr"
import qrcode from "qrcode"
import generator from "qrcode-generator"
import { encode } from "uqr"

/** Modules along one side, without the border, at level M. */
const sides = {
  qrcode: (text) => qrcode.create(text, { errorCorrectionLevel: "M" }).modules.size,
  "qrcode-generator": (text) => {
    const code = generator(0, "M")
    code.addData(text)
    code.make()
    return code.getModuleCount()
  },
  uqr: (text) => encode(text, { ecc: "M", border: 0 }).size,
  qr: (text) => qr(text, "raw", { ecc: "medium", border: 1 }).length - 2,
}
const texts = ["https://room.example/r/abcdefghjk", "https://ROOM.EXAMPLE/R/ABCDEFGHJK", "HTTPS://ROOM.EXAMPLE/R/ABCDEFGHJK"]
const want = { qrcode: "29 25 25", "qrcode-generator": "29 29 29", uqr: "29 29 25", qr: "29 29 25" }
let changed = 0
for (const [name, side] of Object.entries(sides)) {
  const seen = texts.map(side).join(" ")
  console.log(`${name}, small, mixed, capitals: ${seen}`)
  if (seen !== want[name]) {
    console.log(`changed: expected ${want[name]}`)
    changed = 1
  }
}
process.exit(changed)
JS
node show.js
