#!/usr/bin/env bash
# bonjour-service 1.4.4 (npm), what a room is announced as
# Guess: a service may be called as people call the room, dots included, for its
#   name is one label of a DNS name; and of the data beside it a value that isn't
#   set isn't sent.
# Seen: a dot becomes a hyphen: "Use Node.js 22.1" is announced, and found by
#   others, as "Use Node-js 22-1", nothing is told, and the name that one keeps
#   for comparing is another. A value that is undefined or null is sent in words.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts bonjour-service@1.4.4

cat >show.cjs <<'JS'
const { Service } = require("bonjour-service")
const service = new Service({
  name: "Use Node.js 22.1",
  type: "room",
  port: 4711,
  txt: { round: 2, open: true, topic: undefined, by: null },
})
const sent = service.records().find(({ type }) => type === "TXT").data.map(String)
const rows = [
  ["name", service.name, "Use Node-js 22-1"],
  ["whole name", service.fqdn, "Use Node-js 22-1._room._tcp.local"],
  ["data", sent.join(", "), "round=2, open=true, topic=undefined, by=null"],
]
let changed = 0
for (const [name, seen, want] of rows) {
  console.log(`${name}: ${seen}`)
  if (seen !== want) {
    console.log(`changed: expected ${want}`)
    changed = 1
  }
}
process.exit(changed)
JS
node show.cjs
