#!/usr/bin/env bash
# mermaid 11.17.2 (npm), diagrams of options, dates and states of decisions
# Guess: the words of a line are its text. Brackets in the middle, a colon in a
#   title and more words behind a state are shown or refused.
# Seen: they are neither. In a mindmap "Use Postgres (managed)" is a node called
#   "managed". A timeline makes two events of "Use C: for data". In a journey the
#   minutes of "Agree at 10:30: 3: Ana" are the score and the score is a person.
#   "accepted --> superseded by 0012" draws two states more, "by" and "0012".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts mermaid@11.17.2 jsdom@29.1.1

cat >show.mjs <<'JS'
import { JSDOM } from "jsdom"
// mermaid cleans its texts with the help of a page.
const { window } = new JSDOM("<body></body>")
Object.assign(globalThis, { window, document: window.document })
const { default: mermaid } = await import("mermaid")
mermaid.initialize({ startOnLoad: false })
const rows = [
  ["mindmap\n  root((Which database))\n    Use Postgres (managed)", (db) => db.getMindmap().children.map((node) => node.descr), ["managed"]],
  ["timeline\n  2026-11-20 : Use C: for data", (db) => db.getTasks()[0].events.map((event) => event.trim()), ["Use C", "for data"]],
  ["journey\n  section Deciding\n    Agree at 10:30: 3: Ana", (db) => db.getTasks().map(({ task, score, people }) => [task, score, ...people]).flat(), ["Agree at 10", 30, "3"]],
  ["stateDiagram-v2\n  accepted --> superseded by 0012", (db) => [...db.getStates().keys()], ["accepted", "superseded", "by", "0012"]],
]
let changed = 0
for (const [text, read, want] of rows) {
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text)
  const seen = JSON.stringify(read(db))
  console.log(`${text}\n=> ${seen}`)
  if (seen !== JSON.stringify(want)) {
    console.log(`changed: expected ${JSON.stringify(want)}`)
    changed = 1
  }
}
process.exit(changed)
JS
node show.mjs
