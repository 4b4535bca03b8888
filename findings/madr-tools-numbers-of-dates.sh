#!/usr/bin/env bash
# madr-tools 1.2.7 (npm), `madr new`
# Guess: the next number is one more than the highest of the ADRs, that is of
#   files called 0001-title.md; other files don't count.
# Seen: the first four figures of any file count. Beside minutes of a day
#   ("20261120-minutes.md", a name as log4brains gives it, too) the next ADR is
#   2027, and a picture "0900-load.png" makes it 901. The list that it writes
#   into index.md calls the minutes ADR-2026. The first ADR of all is 0.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts madr-tools@1.2.7

madr() { node node_modules/madr-tools/dist/cli.js "$@" </dev/null >said 2>&1; }
new() {
  ls docs/decisions >before
  madr new "$1"
  ls docs/decisions | grep -vxFf before | grep -v index.md
}
madr init
changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
expect 'the first' "$(new 'Use a queue')" 0000-use-a-queue.md
expect 'the second' "$(new 'Use a cache')" 0001-use-a-cache.md
touch docs/decisions/0900-load.png
expect 'beside a picture' "$(new 'Use a store')" 0901-use-a-store.md
printf '# Minutes\n' >docs/decisions/20261120-minutes.md
expect 'beside minutes' "$(new 'Use a table')" 2027-use-a-table.md
expect 'minutes in the list' "$(grep -o 'ADR-[0-9]*..[^)]*minutes.md' docs/decisions/index.md)" 'ADR-2026](./20261120-minutes.md'
exit $changed
