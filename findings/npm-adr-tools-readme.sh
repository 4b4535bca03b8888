#!/usr/bin/env bash
# adr-tools 2.0.4 (npm; another program than the shell scripts of that name)
# Guess: `adr-tools new` makes one file. Where there is a README.md beside the
#   decisions, it is left alone, or gets a line between two marks.
# Seen: `new` replaces docs/adr/README.md as a whole by its own table of contents
#   without asking, and so does `generate toc`. The table shows words of the
#   file's name where the title should be. Of a title without quotes only the
#   first word is taken: `new Use a cache` makes 0002-use.md.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts adr-tools@2.0.4

echo '{"language":"en","path":"docs/adr/","prefix":"","digits":4}' >.adr.json
mkdir -p docs/adr
printf '# 1. Use a queue for orders\n\n## Status\n\nAccepted\n' >docs/adr/0001-use-a-queue.md
own='# How we decide

<!-- adrlog -->
* [ADR-0001](0001-use-a-queue.md) - Use a queue for orders
<!-- adrlogstop -->

Ask Anna before the first one.'
printf '%s\n' "$own" >docs/adr/README.md
changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
node_modules/.bin/adr-tools new Use a cache </dev/null >/dev/null
expect 'new file' "$(cd docs/adr && ls 0002*)" 0002-use.md
expect 'README.md after new' "$(tr '\n' '~' <docs/adr/README.md)" \
  '# Architecture Decision Records~~* [1. use-a-queue](0001-use-a-queue.md)~* [2. use](0002-use.md)'
printf '%s\n' "$own" >docs/adr/README.md
node_modules/.bin/adr-tools generate toc </dev/null >/dev/null
expect 'own lines left by generate toc' "$(grep -c 'Anna\|adrlog' docs/adr/README.md || true)" 0
exit $changed
