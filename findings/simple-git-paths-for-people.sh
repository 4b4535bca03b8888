#!/usr/bin/env bash
# simple-git 4.0.2 (npm) on a repository whose folder of ADRs was moved
# Guess: `file` of a changed file is a path in the repository: for a renamed one
#   the new path, and `from` is the old.
# Seen: unless one asks for it with --name-status, `file` is what git prints for
#   people: "docs/{old => new}/0001-use-a-queue.md", which is neither path and
#   exists nowhere. diffSummary and log with --stat say so alike, and whoever
#   looks for the changed ADRs among these paths finds none.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts simple-git@4.0.2

export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
git init -q shop
(
  cd shop
  git config user.name Ana
  git config user.email ana@shop.example
  mkdir -p docs/old
  printf '# Use a queue\n\n## Status\n\nAccepted\n\n## Context\n\nOrders come in bursts.\n' >docs/old/0001-use-a-queue.md
  git add .
  git commit -q -m 'Use a queue'
  git mv docs/old docs/new
  git commit -q -m 'Move decisions'
)
cat >show.mjs <<'JS'
import { existsSync } from "node:fs"
import { simpleGit } from "simple-git"
const git = simpleGit("shop")
const printed = "docs/{old => new}/0001-use-a-queue.md"
const rows = [
  ["diffSummary", (await git.diffSummary(["HEAD~1", "HEAD"])).files, printed],
  ["log with --stat", (await git.log(["--stat", "-1"])).latest.diff.files, printed],
  ["diffSummary with --name-status", (await git.diffSummary(["--name-status", "HEAD~1", "HEAD"])).files, "docs/new/0001-use-a-queue.md"],
]
let changed = 0
for (const [name, [{ file, from }], want] of rows) {
  console.log(`${name}: ${file}, from ${from ?? "nowhere"}; ${existsSync(`shop/${file}`) ? "is there" : "isn't there"}`)
  if (file !== want) {
    console.log(`changed: expected ${want}`)
    changed = 1
  }
}
process.exit(changed)
JS
node show.mjs
