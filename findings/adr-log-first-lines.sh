#!/usr/bin/env bash
# adr-log 2.2.0 and doctoc 2.5.0 (npm)
# Guess: the title in the list is the first heading of the file, and the number the one
#   in the file's name. What has none isn't an ADR and not listed, or without a number.
# Seen: the title is the first line less two signs, whatever they are: underlined
#   headings lose their first two letters ("e a queue"), and once doctoc has put a
#   table of contents above the heading, the title is the rest of its comment. Files
#   that don't begin with figures are numbered by their place among themselves: next
#   to the real ADR-0001, ADR-0003-use-a-lake.md is ADR-1, the minutes are ADR-2.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts adr-log@2.2.0 doctoc@2.5.0

mkdir adrs
printf '# Use a queue\n\n## Context\n\nOrders come in bursts.\n' >adrs/0001-use-a-queue.md
printf 'Use a cache\n===========\n\nReading is slow.\n' >adrs/0002-use-a-cache.md
printf '# Use a lake\n' >adrs/ADR-0003-use-a-lake.md
printf '# Minutes of autumn\n' >adrs/minutes.md
listed() { # name of a file
  node_modules/.bin/adr-log -d adrs | sed -nE "s/^\* \[(.*)\]\($1\) - /\1, /p"
}
changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
expect 'a heading with a mark' "$(listed 0001-use-a-queue.md)" 'ADR-0001, Use a queue'
expect 'an underlined heading' "$(listed 0002-use-a-cache.md)" 'ADR-0002, e a cache'
expect 'ADR in front of the figures' "$(listed ADR-0003-use-a-lake.md)" 'ADR-1, Use a lake'
expect 'minutes' "$(listed minutes.md)" 'ADR-2, Minutes of autumn'
node_modules/.bin/doctoc adrs/0001-use-a-queue.md >said
expect 'after doctoc' "$(listed 0001-use-a-queue.md)" 'ADR-0001, -- START doctoc generated TOC please keep comment here to allow auto update -->'
exit $changed
