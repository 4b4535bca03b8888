#!/usr/bin/env bash
# @commitlint/cli 21.2.4 with @commitlint/config-conventional 21.2.4 (npm)
# Guess: the title of an ADR is a fine subject of the commit that brings it: names
#   are written as they are, and "docs(adr): PostgreSQL for orders" passes.
# Seen: a subject that begins with a capital is refused as "sentence-case", be it a
#   name (PostgreSQL, SQLite) or the ADR's identifier. The same words behind a small
#   one pass. In the scope capitals are nothing to it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @commitlint/cli@21.2.4 @commitlint/config-conventional@21.2.4
changed=0
expect() { # subject, expected
  seen=passes
  said=$(echo "$1" | npx commitlint -x @commitlint/config-conventional 2>&1) || seen=$(grep -oE '\[[a-z-]+\]' <<<"$said" | tr -d '[]')
  echo "$1: $seen"
  if [ "$seen" != "$2" ]; then
    echo "changed: expected $2"
    changed=1
  fi
}
expect 'docs(adr): PostgreSQL for orders' 'subject-case'
expect 'docs(adr): SQLite on the phones' 'subject-case'
expect 'docs(adr): ADR-0012 use a queue' 'subject-case'
expect 'docs(adr): use PostgreSQL for orders' 'passes'
expect 'docs(adr): accept ADR-0012' 'passes'
expect 'docs(ADR): use a queue' 'passes'
exit $changed
