#!/usr/bin/env bash
# minisearch 7.2.0 (npm), `fuzzy: 0.2`
# Guess: a fifth of a word's letters may be wrong, so that words under five letters
#   must be right. And an index that is loaded with other fields than it was
#   made with is refused.
# Seen: the share is rounded, not cut: of three letters one may be wrong. A search
#   for "api" finds "app", "add" finds "adr". Loaded with fewer fields, the index
#   is taken without a word, and what stood in the missing one isn't found.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts minisearch@7.2.0

cat >show.js <<'JS'
import MiniSearch from "minisearch"
const index = new MiniSearch({ fields: ["title", "tags"] })
index.addAll([
  { id: 1, title: "Use an app for orders", tags: "shop" },
  { id: 2, title: "Write down every ADR", tags: "team" },
  { id: 3, title: "Keep it in a DB", tags: "data" },
])
const found = (words, fuzzy) => index.search(words, { fuzzy }).map((hit) => hit.terms.join()).join(" ")
const loaded = MiniSearch.loadJSON(JSON.stringify(index), { fields: ["title"] })
const rows = [
  ["api, exactly", found("api", false), ""],
  ["api, 0.2", found("api", 0.2), "app"],
  ["add, 0.2", found("add", 0.2), "adr"],
  ["da, 0.2", found("da", 0.2), ""],
  ["team, as made", index.search("team").length, 1],
  ["team, loaded without tags", loaded.search("team").length, 0],
]
let changed = 0
for (const [name, seen, want] of rows) {
  console.log(`${name}: ${seen === "" ? "nothing" : seen}`)
  if (seen !== want) {
    console.log(`changed: expected ${want === "" ? "nothing" : want}`)
    changed = 1
  }
}
process.exit(changed)
JS
node show.js
