#!/usr/bin/env bash
# VitePress 1.6.4, its Markdown renderer as its users get it
# Guess: a requirement such as "must be <3 s" is shown as typed, and so is a
#   ratio such as 10:100:1. Nobody typed a smiley or a short code of one.
# Seen: "<3" becomes a red heart and ":100:" a hundred sign, so that the page
#   says "must be [heart] s" and "10[hundred]1". Nothing is told at build.
#   A backslash or a numeric reference before them keeps what was typed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts vitepress@1.6.4

cat >show.js <<'JS'
import { createMarkdownRenderer } from "vitepress"
const page = await createMarkdownRenderer(".")
const heart = "\u2764\uFE0F"
const hundred = "\u{1F4AF}"
const expected = [
  ["An answer takes <3 s.", `<p>An answer takes ${heart} s.</p>`],
  ["Reads to writes are 10:100:1.", `<p>Reads to writes are 10${hundred}1.</p>`],
  ["An answer takes \\<3 s.", "<p>An answer takes &lt;3 s.</p>"],
  ["An answer takes &#60;3 s.", "<p>An answer takes &#60;3 s.</p>"],
  ["Reads to writes are 10&#58;100:1.", "<p>Reads to writes are 10&#58;100:1.</p>"],
]
let changed = 0
for (const [typed, want] of expected) {
  const html = (await page.render(typed)).trim()
  console.log(`${typed}  ->  ${html}`)
  if (html !== want) {
    console.log(`changed: expected ${want}`)
    changed = 1
  }
}
process.exit(changed)
JS
node show.js
