#!/usr/bin/env bash
# lowdb 7.0.1 (npm), JSONFilePreset from lowdb/node
# Guess: JSONFilePreset("db.json", ...) reads and writes that file, in tests too.
# Seen: with NODE_ENV=test, which Vitest and Jest set by themselves, it is an
#   object in memory: the file isn't written, and one that is there isn't read
#   either. A test of what survives a restart fails, one that only counts on
#   reading back from the same object passes for a store that never stores.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts lowdb@7.0.1

cat >show.js <<'JS'
import { existsSync, writeFileSync } from "node:fs"
import { JSONFilePreset } from "lowdb/node"
writeFileSync("old.json", '{"title":"Use a queue"}')
const old = await JSONFilePreset("old.json", { title: "nothing" })
const made = await JSONFilePreset("new.json", { title: "nothing" })
await made.update((data) => {
  data.title = "Use a cache"
})
console.log(`read ${old.data.title}, ${existsSync("new.json") ? "wrote" : "wrote no"} file`)
JS
changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
expect 'NODE_ENV=test' "$(NODE_ENV=test node show.js)" 'read nothing, wrote no file'
expect 'without NODE_ENV' "$(env -u NODE_ENV node show.js)" 'read Use a queue, wrote file'
exit $changed
