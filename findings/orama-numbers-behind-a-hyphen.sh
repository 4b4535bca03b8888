#!/usr/bin/env bash
# @orama/orama 3.1.18, flexsearch 0.8.212 and lunr 2.3.9 (npm), searches in documentation sites
# Guess: the number finds "ADR-0012: Use a queue", as in the search of an editor.
# Seen: for flexsearch and lunr it does. To Orama "adr-0012" is one word and a search
#   goes by the beginning of words: 0012 finds nothing, as long as the number stands
#   nowhere by itself. "C++" is c to it and finds each title with a word in c, the
#   right one not first. lunr on the other hand finds all three for "ADR-0012",
#   which it takes for two words.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @orama/orama@3.1.18 flexsearch@0.8.212 lunr@2.3.9

cat >show.js <<'JS'
import { create, insert, search } from "@orama/orama"
import flexsearch from "flexsearch"
import lunr from "lunr"

const titles = ["ADR-0012: Use a queue", "ADR-0013: Use C++ for it", "ADR-0014: Use a cache"]
const orama = create({ schema: { title: "string" } })
for (const title of titles) insert(orama, { title })
const flex = new flexsearch.Index({ tokenize: "forward" })
titles.forEach((title, i) => flex.add(i, title))
const moon = lunr(function () {
  this.ref("i")
  this.field("title")
  titles.forEach((title, i) => this.add({ i, title }))
})
const numbers = (found) => found.map((title) => title.slice(4, 8)).join(" ") || "nothing"
const rows = []
async function ask(words, byOrama, byFlex, byLunr) {
  const { hits } = await search(orama, { term: words })
  rows.push([`Orama, ${words}`, numbers(hits.map(({ document }) => document.title)), byOrama])
  rows.push([`flexsearch, ${words}`, numbers(flex.search(words).map((i) => titles[i])), byFlex])
  rows.push([`lunr, ${words}`, numbers(moon.search(words).map(({ ref }) => titles[ref])), byLunr])
}
await ask("0012", "nothing", "0012", "0012")
await ask("ADR-0012", "0012", "0012", "0012 0013 0014")
await ask("C++", "0014 0013", "0013 0014", "nothing")
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
