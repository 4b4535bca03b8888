#!/usr/bin/env bash
# VitePress 1.6.4, its Markdown renderer as its users get it
# Guess: a path such as /orders/{id} is shown wherever it stands. Only doubled
#   braces mean something to VitePress.
# Seen: at the end of a paragraph, heading, list item, table cell or code span
#   a brace with words is taken for HTML attributes: {id} is gone from the page
#   and the element gets an empty attribute "id", a heading loses its anchor.
#   The same words in the middle of a sentence stay.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts vitepress@1.6.4

cat >show.js <<'JS'
import { createMarkdownRenderer } from "vitepress"
const page = await createMarkdownRenderer(".")
const kept = (html) => html.replace(/<a [^]*<\/a>/, "").includes("{id}")
const expected = [
  ["An order is read from /orders/{id} by the shop.", true],
  ["An order is read from /orders/{id}", false],
  ["## Serve orders at /orders/{id}", false],
  ["* Good, because of /orders/{id}\n* Bad, because it is new", false],
  ["| Path |\n| --- |\n| /orders/{id} |", false],
  ["`GET`{id} is all that they need.", false],
  ["An order is read from /orders/\\{id}", true],
  ["An order is read from /orders/{id}.", true],
]
let changed = 0
for (const [typed, want] of expected) {
  const html = (await page.render(typed)).trim()
  console.log(`${kept(html) ? "shown" : "lost "}  ${JSON.stringify(typed)}`)
  if (kept(html) !== want) {
    console.log(`changed: expected it to be ${want ? "shown" : "lost"}, got ${html}`)
    changed = 1
  }
}
const [, anchor] = /<h2 id="([^"]*)"/.exec(await page.render("## Serve orders at /orders/{id}")) ?? []
console.log(`anchor of the heading: ${JSON.stringify(anchor)}`)
if (anchor !== "") {
  console.log("changed: the heading has an anchor again")
  changed = 1
}
process.exit(changed)
JS
node show.js
