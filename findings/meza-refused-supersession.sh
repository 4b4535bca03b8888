#!/usr/bin/env bash
# @meza/adr-tools 2.0.3 (npm), `adr new -q -s`
# Guess: `-s 2` is decision 0002, and when the old decision can't be found or
#   can't be changed nothing is written.
# Seen: "2" is any file with a 2 in its name: beside 0012 it is ambiguous and
#   refused. A MADR 4 file is refused too ("Could not find status section"). Both
#   times the command ends with 1, and the new decision has been written all the
#   same, as Accepted and without a link, and has used up its number.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @meza/adr-tools@2.0.3

mkdir -p docs/adr
echo docs/adr >.adr-dir
for number in 0002 0012; do
  printf '# %s. Use a queue of kind %s\n\nDate: 2026-11-20\n\n## Status\n\nAccepted\n\n## Context\n\nOrders come in bursts.\n' \
    "$((10#$number))" "$number" >"docs/adr/$number-use-a-queue-of-kind-$number.md"
done
cat >docs/adr/0013-use-a-cache.md <<'MD'
---
status: "accepted"
date: 2026-11-20
---

# Use a cache

## Context and Problem Statement

Orders are looked up again.
MD
cksum docs/adr/*.md >before
new() { # reference, title
  VISUAL=true EDITOR=true node node_modules/@meza/adr-tools/dist/index.js new -q -s "$@" </dev/null >said 2>&1 && echo 0 || echo $?
}
changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
status() { sed -n '/^## Status/,/^## Context/p' "$1" | grep -v '^#' | grep . | tr '\n' ' '; }
expect 'exit code for 2' "$(new 2 Use a stream)" 1
expect 'what it says' "$(grep -o 'Multiple files match' said)" 'Multiple files match'
expect 'status of the new file' "$(status docs/adr/0014-use-a-stream.md)" 'Accepted '
expect 'exit code for the MADR file' "$(new 13 Use a store)" 1
expect 'what it says' "$(grep -o 'Could not find status section' said)" 'Could not find status section'
expect 'status of the new file' "$(status docs/adr/0015-use-a-store.md)" 'Accepted '
expect 'old files that changed' "$(cksum $(awk '{print $3}' before) | cmp -s - before && echo none || echo some)" none
exit $changed
