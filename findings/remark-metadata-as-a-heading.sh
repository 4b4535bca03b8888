#!/usr/bin/env bash
# remark-cli 12.0.1 with remark-validate-links 13.1.0 (npm), then adr-log 2.2.0 and
#   gray-matter 4.0.3 (npm) on what it wrote
# Guess: a tool for Markdown files knows front matter, as linters, Prettier and sites
#   do: with --output the file is laid out anew, its metadata stay.
# Seen: without remark-frontmatter the first line is a rule and the metadata are a
#   heading, underlined by the second one. They are written so, "***" and as many
#   dashes as it takes, and no tool finds a status or a day any more; adr-log calls
#   the ADR "*". The check of links that it was called for passes, with exit code 0.
#   Adding the plugin later doesn't bring it back.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts remark-cli@12.0.1 remark-validate-links@13.1.0 remark-frontmatter@5.0.0 adr-log@2.2.0 gray-matter@4.0.3

mkdir adrs
changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
start() { printf -- '---\nstatus: accepted\ndate: "2026-11-20"\n---\n# Use a queue\n\nOrders come in bursts.\n' >adrs/0001-use-a-queue.md; }
remark() { # further plugins
  node_modules/.bin/remark adrs --quiet --frail --use remark-validate-links=repository:false "$@" --output && echo 'exit code 0'
}
status() {
  node -p 'require("gray-matter")(require("fs").readFileSync("adrs/0001-use-a-queue.md", "utf8"), {}).data.status ?? "none"'
}
title() { node_modules/.bin/adr-log -d adrs | sed -n 's/.*0001-use-a-queue.md) - //p'; }
start
expect 'before' "$(status), $(title)" 'accepted, Use a queue'
expect 'remark' "$(remark)" 'exit code 0'
expect 'first lines' "$(head -n 5 adrs/0001-use-a-queue.md | paste -sd '|')" '***||status: accepted|date: "2026-11-20"|------------------'
expect 'after it' "$(status), $(title)" 'none, *'
expect 'with remark-frontmatter, later' "$(remark --use remark-frontmatter), $(status)" 'exit code 0, none'
start
expect 'with remark-frontmatter, from the beginning' "$(remark --use remark-frontmatter), $(status)" 'exit code 0, accepted'
exit $changed
