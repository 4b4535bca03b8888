#!/usr/bin/env bash
# adr-tools 2.0.4 (npm; another program than the shell scripts of that name)
# Guess: `adr-tools update` brings the table of contents up to date, and no
#   file of a decision is touched.
# Seen: it renames every file after its first line, and leaves the links in the
#   other files as they were. A MADR file begins with its front matter's `---`,
#   so that 0003-use-a-cache.md becomes 0003-.md, and `list` calls it "3.---".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts adr-tools@2.0.4

echo '{"language":"en","path":"docs/adr/","prefix":"","digits":4}' >.adr.json
mkdir -p docs/adr
cat >docs/adr/0001-use-a-queue.md <<'MD'
# 1. Use a queue for the orders of the shop

Date: 2026-11-20

## Status

Accepted

## Context

Orders come in bursts.
MD
cat >docs/adr/0002-keep-orders-for-a-year.md <<'MD'
# 2. Keep orders for a year

Date: 2026-11-20

## Status

Accepted

Amends [1. Use a queue for the orders of the shop](0001-use-a-queue.md)

## Context

Orders are looked up again.
MD
cat >docs/adr/0003-use-a-cache.md <<'MD'
---
status: "accepted"
date: 2026-11-20
---

# Use a cache

## Context and Problem Statement

Orders are looked up again.
MD
changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
expect 'MADR 4 in its list' "$(node_modules/.bin/adr-tools list </dev/null | grep -o '3\.[^ ]*')" '3.---'
node_modules/.bin/adr-tools update </dev/null >/dev/null
files=$(cd docs/adr && ls 0*.md | tr '\n' ' ')
expect 'files after update' "$files" \
  '0001-use-a-queue-for-the-orders-of-the-shop.md 0002-keep-orders-for-a-year.md 0003-.md '
link=$(sed -n 's/^Amends.*(\(.*\))/\1/p' docs/adr/0002-*.md)
expect 'link of the second to the first' "$link" 0001-use-a-queue.md
expect 'where that leads' "$([ -e "docs/adr/$link" ] && echo somewhere || echo nowhere)" nowhere
exit $changed
