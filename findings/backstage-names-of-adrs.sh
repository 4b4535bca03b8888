#!/usr/bin/env bash
# @backstage/plugin-adr-common 0.2.22 (npm), the filter that its pages and search
#   use unless one brings another
# Guess: it takes every Markdown file whose name begins with a number, or with ADR
#   and a number, as the tools for ADRs name them.
# Seen: four figures and a hyphen, no more and no less. Three figures, five, "ADR-"
#   in front, an underscore and the names of log4brains are left out without a
#   word, while minutes of a day ("2026-11-20-meeting.md") are an ADR.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @backstage/plugin-adr-common@0.2.22

cat >show.cjs <<'JS'
const { madrFilePathFilter } = require("@backstage/plugin-adr-common")
const want = {
  "0012-use-a-queue.md": true,
  "012-use-a-queue.md": false,
  "12345-use-a-queue.md": false,
  "ADR-0012-use-a-queue.md": false,
  "0012_use_a_queue.md": false,
  "20261120-use-a-queue.md": false,
  "2026-11-20-meeting.md": true,
}
let changed = 0
for (const [name, taken] of Object.entries(want)) {
  const seen = madrFilePathFilter(name)
  console.log(`${name}: ${seen ? "an ADR" : "left out"}`)
  if (seen !== taken) {
    console.log(`changed: expected ${taken ? "an ADR" : "left out"}`)
    changed = 1
  }
}
process.exit(changed)
JS
node show.cjs
