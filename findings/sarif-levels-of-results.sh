#!/usr/bin/env bash
# @security-alert/sarif-to-markdown 1.11.1 and sarif-junit 1.1.4 (npm)
# Guess: a result's own level counts, the rule's default where it has none, and
#   "warning" where neither says anything, as SARIF 2.1.0 has it (3.27.10).
# Seen: sarif-to-markdown knows the rule's default alone. Results that bring their
#   level themselves aren't in the report, which says "Nothing here.", and of
#   several results of a rule it prints the first message, with all the places.
#   To sarif-junit a result without a level has passed, while the same one that
#   says "warning" has failed; the rule's default is nothing to it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @security-alert/sarif-to-markdown@1.11.1 sarif-junit@1.1.4

cat >show.cjs <<'JS'
const { execFileSync } = require("node:child_process")
const { readFileSync, writeFileSync } = require("node:fs")
const { sarifToMarkdown } = require("@security-alert/sarif-to-markdown")
const toMarkdown = sarifToMarkdown({ title: "ADRs", owner: "shop", repo: "orders", branch: "main", sourceRoot: "" })
const result = (message, level) => ({
  ruleId: "link",
  ...(level && { level }),
  message: { text: message },
  locations: [{ physicalLocation: { artifactLocation: { uri: "0001-use-a-queue.md" }, region: { startLine: 3 } } }],
})
function read(rule, results) {
  const log = { version: "2.1.0", runs: [{ tool: { driver: { name: "check", rules: [{ id: "link", ...rule }] } }, results }] }
  writeFileSync("log.sarif", JSON.stringify(log))
  execFileSync("node_modules/.bin/sarif-junit", ["-i", "log.sarif", "-o", "log.xml"])
  const [failures] = /(?<=failures=")\d+/.exec(readFileSync("log.xml", "utf8"))
  const [report] = toMarkdown(log)[0].body.split("## Suppressed")
  const found = results.filter(({ message }) => report.includes(message.text)).map(({ message }) => message.text)
  return `report: ${found.join(" and ") || "nothing"}; failures: ${failures}`
}
const byRule = { defaultConfiguration: { level: "error" } }
const rows = [
  ["level of the result", read({}, [result("no such file", "error")]), "report: nothing; failures: 1"],
  ["level of the rule", read(byRule, [result("no such file")]), "report: no such file; failures: 0"],
  ["no level", read({}, [result("no such file")]), "report: nothing; failures: 0"],
  ["warning", read({}, [result("no such file", "warning")]), "report: nothing; failures: 1"],
  ["two results of a rule", read(byRule, [result("no such file"), result("no such heading")]), "report: no such file; failures: 0"],
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
