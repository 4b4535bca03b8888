#!/usr/bin/env bash
# VitePress 1.6.4 (npm), a build of ADRs
# Guess: the check for dead links looks at links into the site. An address that
#   somebody typed in a sentence, http://localhost:8080/health, is none of its
#   business; a link to a file of code that isn't there is.
# Seen: the other way round. The bare address is made a link, counted as dead, and
#   stops the whole build; in a code span it doesn't, and http://127.0.0.1 never
#   does. A link to ../src/queue.ts, which isn't on the site, passes, because
#   only links to pages are looked at; without an ending, as LICENSE is, it stops.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts vitepress@1.6.4

mkdir docs
cat >docs/index.md <<'MD'
# Use a queue

The check is at http://localhost:8080/health for now, then at http://127.0.0.1:8080/health.
In code it is `http://localhost:8081/health`. See [the code](../src/queue.ts),
[its data](.data/0001.json) and [the terms](../LICENSE).
MD
changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
node_modules/.bin/vitepress build docs >said 2>&1 && code=0 || code=$?
expect 'exit code' "$code" 1
expect 'dead links' "$(grep -o 'Found dead link [^ ]*' said | cut -d' ' -f4 | tr '\n' ' ')" 'http://localhost:8080/health ./../LICENSE '
sed -i 's/at http:\/\/localhost[^ ]*/there/; s/\[the terms\][^ ]*\./the terms./' docs/index.md
node_modules/.bin/vitepress build docs >said 2>&1 && code=0 || code=$?
expect 'exit code without these two' "$code" 0
exit $changed
