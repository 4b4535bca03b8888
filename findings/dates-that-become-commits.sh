#!/usr/bin/env bash
# remark-github 12.0.0 (npm), on names and dates as log4brains writes them
# Guess: it links what GitHub links: "#12", "GH-12", "@anna" and hashes. A date
#   without hyphens, the identifier of an ADR in log4brains, is a number.
# Seen: eight figures are a hash of a commit to it. Each "20261120" in a sentence
#   or a title links to a commit that nobody made, and as hashes are shown short
#   it reads "2026112" on the page. Amounts of seven figures and more as well.
#   Inside of links they stay.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts remark@15.0.1 remark-github@12.0.0 remark-html@16.0.1

cat >show.mjs <<'JS'
import { remark } from "remark"
import github from "remark-github"
import html from "remark-html"
const to = (commit, words) => `<a href="https://github.com/shop/orders/commit/${commit}"><code>${words}</code></a>`
const rows = [
  ["Superseded by 20261120-use-a-queue.", `<p>Superseded by ${to("20261120", "2026112")}-use-a-queue.</p>`],
  ["# 20261120 Use a queue", `<h1>${to("20261120", "2026112")} Use a queue</h1>`],
  ["For 1250000 orders a year.", `<p>For ${to("1250000", "1250000")} orders a year.</p>`],
  ["See [20261120](20261120-use-a-queue.md).", '<p>See <a href="20261120-use-a-queue.md">20261120</a>.</p>'],
  ["On 2026-11-20, as ADR-0012.", "<p>On 2026-11-20, as ADR-0012.</p>"],
]
let changed = 0
for (const [typed, want] of rows) {
  const seen = String(await remark().use(github, { repository: "shop/orders" }).use(html).process(typed)).trim()
  console.log(`${typed}\n  ${seen}`)
  if (seen !== want) {
    console.log(`changed: expected ${want}`)
    changed = 1
  }
}
process.exit(changed)
JS
node show.mjs
