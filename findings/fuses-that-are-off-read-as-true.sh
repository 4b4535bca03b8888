#!/usr/bin/env bash
# @electron/fuses 1.8.0 (npm, the one that electron-builder 26 uses)
# Guess: getCurrentFuseWire gives for each fuse something that is false when the
#   fuse is off, so that a check may say `if (wire[RunAsNode]) fail()`.
# Seen: it gives the byte in the file: 49, the figure "1", for on and 48, "0", for
#   off. Both count as true: that check fails for a safe build, and the check
#   that a fuse is on passes for one that is off. Only FuseState tells them apart.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @electron/fuses@1.8.0

cat >show.cjs <<'JS'
const { flipFuses, FuseV1Options, FuseVersion, getCurrentFuseWire } = require("@electron/fuses")
const { writeFileSync } = require("node:fs")
async function main() {
  // What of Electron's program the library looks at: its mark, version, count and states.
  writeFileSync("electron", Buffer.concat([Buffer.from("dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX"), Buffer.from([1, 8]), Buffer.from("10100110")]))
  await flipFuses("electron", {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
  })
  const wire = await getCurrentFuseWire("electron")
  const off = wire[FuseV1Options.RunAsNode]
  const on = wire[FuseV1Options.OnlyLoadAppFromAsar]
  const rows = [
    ["a fuse that is off", off, 48],
    ["is it taken for true", Boolean(off), true],
    ["a fuse that is on", on, 49],
    ["is it true", on === true, false],
  ]
  let changed = 0
  for (const [name, seen, want] of rows) {
    console.log(`${name}: ${seen}`)
    if (seen !== want) {
      console.log(`changed: expected ${want}`)
      changed = 1
    }
  }
  process.exit(changed)
}
main()
JS
node show.cjs
