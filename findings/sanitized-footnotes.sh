#!/usr/bin/env bash
# rehype-sanitize 6.0.0 behind remark-gfm 4.0.1 and remark-rehype 11.1.2 (npm)
# Guess: sanitizing takes away what could do harm. A footnote's number still leads to
#   the note, and the note back to its number.
# Seen: neither does. Both steps put "user-content-" before ids, so that they have it
#   twice, while the links have it once: a click on the number does nothing, and
#   nothing is told. Nor is it enough to take the prefix from remark-rehype: then the
#   ids have it once and the links not at all. `clobberPrefix: ""` for rehype-sanitize
#   alone, or for both, mends it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts unified@11.0.5 remark-parse@11.0.0 remark-gfm@4.0.1 remark-rehype@11.1.2 rehype-sanitize@6.0.0 rehype-stringify@10.0.1

cat >show.js <<'JS'
import rehypeSanitize, { defaultSchema } from "rehype-sanitize"
import rehypeStringify from "rehype-stringify"
import remarkGfm from "remark-gfm"
import remarkParse from "remark-parse"
import remarkRehype from "remark-rehype"
import { unified } from "unified"

const adr = "Orders come in bursts[^1].\n\n[^1]: As measured in autumn.\n"
const page = unified().use(remarkParse).use(remarkGfm)
const raw = page().use(remarkRehype).use(rehypeStringify)
const safe = page().use(remarkRehype).use(rehypeSanitize).use(rehypeStringify)
const first = page().use(remarkRehype, { clobberPrefix: "" }).use(rehypeSanitize).use(rehypeStringify)
const both = page().use(remarkRehype, { clobberPrefix: "" }).use(rehypeSanitize, { ...defaultSchema, clobberPrefix: "" }).use(rehypeStringify)
const second = page().use(remarkRehype).use(rehypeSanitize, { ...defaultSchema, clobberPrefix: "" }).use(rehypeStringify)
/** The links of a page whose ids are there, and those whose aren't. */
function links(of) {
  const html = String(of.processSync(adr))
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
  return [...html.matchAll(/ href="#([^"]*)"/g)].map(([, id]) => `${id} ${ids.includes(id) ? "is there" : "isn't"}`).join(", ")
}
const rows = [
  ["not sanitized", links(raw), "user-content-fn-1 is there, user-content-fnref-1 is there"],
  ["sanitized", links(safe), "user-content-fn-1 isn't, user-content-fnref-1 isn't"],
  ["no prefix of remark-rehype", links(first), "fn-1 isn't, fnref-1 isn't"],
  ["no prefix of rehype-sanitize", links(second), "user-content-fn-1 is there, user-content-fnref-1 is there"],
  ["no prefix of either", links(both), "fn-1 is there, fnref-1 is there"],
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
