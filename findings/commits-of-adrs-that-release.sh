#!/usr/bin/env bash
# @semantic-release/commit-analyzer 13.0.1 (npm), messages of commits that record ADRs
# Guess: a commit of type "docs" releases nothing. Only the capital words
#   BREAKING CHANGE with a colon at the end of a message make a major version.
# Seen: neither capitals nor a colon are asked for, nor the end: a line of the body
#   that begins with "Breaking change" is enough, and so is the row of a table.
#   "Breaking change of the format was turned down." publishes a major version,
#   by the rules of either preset. The same words later in the line don't.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @semantic-release/commit-analyzer@13.0.1 conventional-changelog-conventionalcommits@9.3.1

cat >show.mjs <<'JS'
import { analyzeCommits } from "@semantic-release/commit-analyzer"
const rows = [
  ["Orders come in bursts.", null],
  ["Breaking change of the order format was turned down.", "major"],
  ["We looked at two ways. The first is a\nbreaking change for shops, so we took the second.", "major"],
  ["| Breaking change | no |\n| Price | low |", "major"],
  ["A breaking change was turned down.", null],
  ["- Breaking change: none", null],
]
let changed = 0
for (const preset of ["angular", "conventionalcommits"])
  for (const [body, want] of rows) {
    const commits = [{ hash: "1234567", message: `docs: record ADR-0012\n\n${body}` }]
    const seen = await analyzeCommits({ preset }, { commits, cwd: process.cwd(), logger: { log() {} } })
    console.log(`${preset}, ${JSON.stringify(body)}: ${seen ?? "no release"}`)
    if (seen !== want) {
      console.log(`changed: expected ${want ?? "no release"}`)
      changed = 1
    }
  }
process.exit(changed)
JS
node show.mjs
