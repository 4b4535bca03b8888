#!/usr/bin/env bash
# remark-math 6.0.0 with remark-parse 11.0.0 (npm), as Docusaurus and others show formulas,
#   markdown-it-texmath 1.0.0 with markdown-it 14.1.0 (npm), pandoc 2.17.1.1 (Debian's package)
# Guess: where formulas are on, "from $5 to $10 a month" stays a sentence for all:
#   no formula ends before a figure or behind a blank, or begins with one.
# Seen: texmath and pandoc have such a rule. remark-math takes all between any two
#   dollars of a paragraph for a formula, blanks and all: "5 to" out of the costs of
#   two options, "or in" out of "paid in $ or in $". `singleDollarTextMath: false`,
#   or a backslash before the sign, leaves them alone.
set -euo pipefail
need() { # package version
  if [ "$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null || true)" != "$2" ]; then
    apt-get install -y -qq --no-install-recommends "$1=$2" >/dev/null
  fi
}
need pandoc '2.17.1.1-2~deb12u1'
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts remark-math@6.0.0 remark-parse@11.0.0 unified@11.0.5 markdown-it@14.1.0 markdown-it-texmath@1.0.0

cat >show.js <<'JS'
import { execFileSync } from "node:child_process"
import MarkdownIt from "markdown-it"
import texmath from "markdown-it-texmath"
import remarkMath from "remark-math"
import remarkParse from "remark-parse"
import { unified } from "unified"

const formula = (text) => `formula "${text}"`
function byRemark(text, options) {
  const { children } = unified().use(remarkParse).use(remarkMath, options).parse(text).children[0]
  return children.filter(({ type }) => type === "inlineMath").map(({ value }) => formula(value)).join() || "text"
}
const engine = { renderToString: (text) => `<formula>${text}</formula>` }
const markdown = new MarkdownIt().use(texmath, { engine, delimiters: "dollars" })
const byTexmath = (text) => (markdown.render(text).includes("<formula>") ? "formula" : "text")
const byPandoc = (text) =>
  execFileSync("pandoc", ["-f", "markdown", "-t", "native"], { input: text, encoding: "utf8" }).includes("Math") ? "formula" : "text"
const rows = []
for (const [text, found] of [
  ["from $5 to $10 a month", "5 to "],
  ["$200 a year, US$300 from May", "200 a year, US"],
  ["paid in $ or in $", "or in"],
]) {
  rows.push([`remark-math, ${text}`, byRemark(text), formula(found)])
  rows.push([`the same without single dollars`, byRemark(text, { singleDollarTextMath: false }), "text"])
  rows.push([`texmath, ${text}`, byTexmath(text), "text"])
  rows.push([`pandoc, ${text}`, byPandoc(text), "text"])
}
rows.push(["remark-math, from \\$5 to \\$10", byRemark("from \\$5 to \\$10"), "text"])
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
