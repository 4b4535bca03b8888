#!/usr/bin/env bash
# @sinonjs/fake-timers 15.5.0 (npm), the clock of many test runners
# Guess: an installed clock rules node:timers/promises as it rules setTimeout,
#   whichever way a module gets hold of it.
# Seen: only by require. An import, of the function or of the whole module, is
#   bound to the real one: tests of the same code pass in CommonJS, and in ES
#   modules they wait for real time. AbortSignal.timeout is ruled in both.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @sinonjs/fake-timers@15.5.0

cat >show.mjs <<'JS'
import { createRequire } from "node:module"
import * as whole from "node:timers/promises"
import { setTimeout as one } from "node:timers/promises"
import { install } from "@sinonjs/fake-timers"
const clock = install()
const over = {}
const waits = {
  require: createRequire(import.meta.url)("node:timers/promises").setTimeout(60_000),
  "import of one": one(60_000, undefined, { ref: false }),
  "import of all": whole.setTimeout(60_000, undefined, { ref: false }),
}
for (const [name, wait] of Object.entries(waits)) wait.then(() => { over[name] = true })
const signal = AbortSignal.timeout(60_000)
await clock.tickAsync(120_000)
clock.uninstall()
over["AbortSignal.timeout"] = signal.aborted
const want = { require: true, "import of one": false, "import of all": false, "AbortSignal.timeout": true }
let changed = 0
for (const [name, expected] of Object.entries(want)) {
  const seen = over[name] === true
  console.log(`${name}: ${seen ? "over" : "still waits"} after two minutes of the clock`)
  if (seen !== expected) {
    console.log(`changed: expected ${expected ? "over" : "still waits"}`)
    changed = 1
  }
}
process.exit(changed)
JS
node show.mjs
