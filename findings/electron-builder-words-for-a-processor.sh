#!/usr/bin/env bash
# builder-util 26.16.0 (npm), what electron-builder puts for ${arch} in names
# Guess: ${arch} is x64 or arm64 in every file that one build makes, so that a
#   release page or a download script can put the names together.
# Seen: each format uses its own words. The same processor is x64 in tar.gz, zip
#   and dmg, x86_64 in AppImage, rpm and flatpak, amd64 in deb and snap; arm64 is
#   aarch64 in rpm, pacman and flatpak, yet arm64 in AppImage and deb.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts builder-util@26.16.0

cat >show.cjs <<'JS'
const { Arch, getArtifactArchName } = require("builder-util")
const expected = {
  "tar.gz": "x64 arm64",
  zip: "x64 arm64",
  dmg: "x64 arm64",
  exe: "x64 arm64",
  AppImage: "x86_64 arm64",
  deb: "amd64 arm64",
  snap: "amd64 arm64",
  rpm: "x86_64 aarch64",
  flatpak: "x86_64 aarch64",
  pacman: "x64 aarch64",
}
let changed = 0
for (const [format, want] of Object.entries(expected)) {
  const seen = [Arch.x64, Arch.arm64].map((arch) => getArtifactArchName(arch, format)).join(" ")
  console.log(`${format}: ${seen}`)
  if (seen !== want) {
    console.log(`changed: expected ${want}`)
    changed = 1
  }
}
process.exit(changed)
JS
node show.cjs
