#!/usr/bin/env bash
# Docusaurus 3.10.2 (@docusaurus/plugin-content-docs, npm), its reading of file names
# Guess: 0003-use-a-queue.md has an address with its number, and if Docusaurus
#   takes the number off, it does so for every file of a folder.
# Seen: the number goes to the order of the menu and out of the address, for
#   20261120-... too, but not where the title begins with a figure:
#   0004-24-hour-support stays as it is and has no place in the order. Two ADRs
#   with the same words and other numbers (a decision that was taken anew) come
#   to one address.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @docusaurus/plugin-content-docs@3.10.2 react@19.3.1 react-dom@19.3.1

cat >show.cjs <<'JS'
const { DefaultNumberPrefixParser } = require("@docusaurus/plugin-content-docs/lib/numberPrefix.js")
const expected = [
  ["0003-use-a-queue", "use-a-queue", 3],
  ["0007-use-a-queue", "use-a-queue", 7],
  ["20261120-use-a-queue", "use-a-queue", 20261120],
  ["0004-24-hour-support", "0004-24-hour-support", undefined],
  ["0005-3d-models-of-shelves", "0005-3d-models-of-shelves", undefined],
  ["ADR-0006-use-a-cache", "ADR-0006-use-a-cache", undefined],
  ["12-factor-app", "factor-app", 12],
]
let changed = 0
for (const [file, name, order] of expected) {
  const seen = DefaultNumberPrefixParser(file)
  console.log(`${file}.md: address ${seen.filename}, place ${seen.numberPrefix}`)
  if (seen.filename !== name || seen.numberPrefix !== order) {
    console.log(`changed: expected ${name}, ${order}`)
    changed = 1
  }
}
process.exit(changed)
JS
node show.cjs
