#!/usr/bin/env bash
# remark-toc 9.0.0 with remark 15.0.1 (npm), which writes a table of contents into a file
# Guess: it looks for "Table of contents" or "Contents", puts the list below that heading
#   and leaves alone what else stands there, at least what is no list.
# Seen: "Content" will do, and all below the heading goes, paragraphs and sections of
#   a lower level included, up to the next one of its level. An ADR on pages whose
#   section "Content" says what they are made of loses it, and its list of contents
#   doesn't name what was lost. "The content" is left alone.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts remark@15.0.1 remark-toc@9.0.0

cat >show.js <<'JS'
import { remark } from "remark"
import remarkToc from "remark-toc"

const adr = (heading) => `# Keep pages in files

## ${heading}

Editors write ten pages a day.

### Pictures

They are large.

## Decision

Files.
`
async function kept(heading, options) {
  const text = String(await remark().use(remarkToc, options).process(adr(heading)))
  const parts = ["Editors write", "### Pictures", "They are large", "Files."].filter((part) => text.includes(part))
  return `${parts.join(", ") || "nothing"}${text.includes("[Decision](#decision)") ? "; contents" : ""}`
}
const all = "Editors write, ### Pictures, They are large, Files."
const rows = [
  ["Context", await kept("Context"), all],
  ["The content", await kept("The content"), all],
  ["Contents", await kept("Contents"), "Files.; contents"],
  ["Content", await kept("Content"), "Files.; contents"],
  ["Content, asked for Contents", await kept("Content", { heading: "contents" }), all],
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
node show.js
