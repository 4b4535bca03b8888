#!/usr/bin/env bash
# conf 15.1.0 (npm), what electron-store keeps settings with
# Guess: defaults fill in what a file of an older version lacks, at any depth, and
#   a setting that is deleted is its default again.
# Seen: only the first level is filled in: where the file has `window`, a default
#   for `window.height` that came later is undefined. After delete the value is
#   undefined until the app starts again, when the default is back. `reset`
#   does what one expects of both.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts conf@15.1.0

echo '{ "window": { "width": 800 } }' >config.json
cat >show.mjs <<'JS'
import Conf from "conf"
const open = () => new Conf({ cwd: ".", defaults: { window: { width: 1024, height: 700 }, theme: "dark" } })
const first = open()
const rows = [["height beside an older width", first.get("window.height"), undefined]]
rows.push(["a whole group that is missing", first.get("theme"), "dark"])
first.delete("theme")
rows.push(["after delete", first.get("theme"), undefined])
rows.push(["after delete and a new start", open().get("theme"), "dark"])
first.reset("window")
rows.push(["height after reset", first.get("window.height"), 700])
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
node show.mjs
