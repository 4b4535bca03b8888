#!/usr/bin/env bash
# MkDocs 1.4.2 (Debian's package), the search that it builds into every site
# Guess: the title of a page, typed or pasted as it stands there, finds the page.
# Seen: not where it has a colon. What is before a colon is the name of a field to
#   the index, only "title" and "text" are there, and the search fails on the way:
#   the page gets no answer and goes on showing what it showed. "ADR-0012: Use a
#   queue" and "status: accepted" are never found. Without the colon they are; a
#   hyphen is no harm.
set -euo pipefail
need() { # package version
  if [ "$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null || true)" != "$2" ]; then
    apt-get install -y -qq --no-install-recommends "$1=$2" >/dev/null
  fi
}
need mkdocs 1.4.2+dfsg-2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir docs
echo 'site_name: Shop' >mkdocs.yml
echo '# Home' >docs/index.md
printf '# ADR-0012: Use a queue\n\nStatus: accepted\n\nOrders come in bursts.\n' >docs/0012-use-a-queue.md
/usr/bin/mkdocs build --strict --quiet
cat >show.cjs <<'JS'
const { readFileSync } = require("node:fs")
const vm = require("node:vm")
const read = (name) => readFileSync(`site/search/${name}`, "utf8")
// The worker of the site, with as much around it as it uses.
const answers = []
const around = {
  console: { log() {}, error: console.error },
  postMessage: (answer) => answers.push(answer),
  importScripts: (...names) => names.forEach((name) => vm.runInContext(read(name), around)),
  XMLHttpRequest: class {
    addEventListener(_, loaded) { this.loaded = loaded }
    open(_, name) { this.responseText = read(name) }
    send() { this.loaded.call(this) }
  },
}
vm.createContext(around)
vm.runInContext(read("worker.js"), around)
around.onmessage({ data: { init: true } })
function asked(query) {
  answers.length = 0
  try {
    around.onmessage({ data: { query } })
  } catch (error) {
    return `no answer: ${error.message.split(",")[0]}`
  }
  return answers[0].results.length > 0 ? "found" : "nothing found"
}
const rows = [
  ["ADR-0012 Use a queue", "found"],
  ["ADR-0012: Use a queue", "no answer: unrecognised field '0012'"],
  ["status accepted", "found"],
  ["status: accepted", "no answer: unrecognised field 'status'"],
  ["title: queue", "found"],
]
let changed = 0
for (const [query, want] of rows) {
  const seen = asked(query)
  console.log(`${query} => ${seen}`)
  if (seen !== want) {
    console.log(`changed: expected ${want}`)
    changed = 1
  }
}
process.exit(changed)
JS
node show.cjs
