#!/usr/bin/env bash
# yaml 2.9.1 (npm), its documents, which keep comments
# Guess: parseDocument, set("status", ...) and toString change the line of the status;
#   the rest of the front matter stays as it was typed, for that is what documents
#   are for beside plain parsing.
# Seen: comments and quotes stay, the rest is laid out anew. A title of more than
#   80 signs is broken in two lines, so that whoever reads `title:` from its line
#   loses the second half; lists are indented, blanks and blank lines in a row go.
#   One change of a status is a difference of six lines. `lineWidth: 0` keeps
#   the title whole, and `indentSeq: false` the lists where they were; nothing
#   keeps the blanks.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts yaml@2.9.1

cat >show.cjs <<'JS'
const { parseDocument } = require("yaml")
const before = [
  "status: proposed # by vote",
  "date: '2026-11-20'",
  "title: Use a queue between the shop and the warehouse so that neither waits for the other",
  "decision-makers:",
  "- Ana",
  "- Ben",
  "tags: [queue,  shop]",
  "consulted:   Cid",
  "",
].join("\n")
/** Lines that aren't there any more after the status was set, without that of the status. */
function lost(options) {
  const document = parseDocument(before)
  document.set("status", "accepted")
  const after = document.toString(options).split("\n")
  if (after[0] !== "status: accepted # by vote") return `status: ${after[0]}`
  const gone = before.split("\n").filter((line, i) => i > 0 && !after.includes(line))
  return gone.map((line) => line.trim().split(" ").slice(0, 2).join(" ")).join(", ")
}
const rows = [
  ["as it comes", lost(), "title: Use, - Ana, - Ben, tags: [queue,, consulted: "],
  ["lineWidth: 0", lost({ lineWidth: 0 }), "- Ana, - Ben, tags: [queue,, consulted: "],
  ["and indentSeq: false", lost({ lineWidth: 0, indentSeq: false }), "tags: [queue,, consulted: "],
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
JS
node show.cjs
