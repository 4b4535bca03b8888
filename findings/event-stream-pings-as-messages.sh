#!/usr/bin/env bash
# @microsoft/fetch-event-source 2.0.1 and eventsource 5.1.5 (npm), one stream
# Guess: a comment that a server sends to keep a stream open (": ping") is heard
#   by nobody; both libraries call onmessage for events that have data, and only
#   for those without a name of their own.
# Seen: eventsource does. fetch-event-source calls onmessage for every blank line:
#   for comments, for a lone "retry" and a lone "id", each with empty data, and
#   for named events too. JSON.parse of the data fails at the first ping.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @microsoft/fetch-event-source@2.0.1 eventsource@5.1.5

cat >show.mjs <<'JS'
import { EventSource } from "eventsource"
import { createServer } from "node:http"
// fetch-event-source expects a page around it.
globalThis.window = globalThis
globalThis.document = { hidden: false, addEventListener() {}, removeEventListener() {} }
const { fetchEventSource } = await import("@microsoft/fetch-event-source")

const server = createServer((_, answer) => {
  answer.writeHead(200, { "content-type": "text/event-stream" })
  answer.write(': ping\n\ndata: {"round":1}\n\nretry: 60000\n\nid: 7\n\n: ping\n\nevent: end\ndata: {"round":2}\n\n')
  setTimeout(() => answer.end(), 50)
})
await new Promise((ready) => server.listen(0, "127.0.0.1", ready))
const url = `http://127.0.0.1:${server.address().port}`

const fetched = []
await fetchEventSource(url, { openWhenHidden: true, onmessage: ({ data }) => fetched.push(data) })
const standard = []
const source = new EventSource(url)
source.onmessage = ({ data }) => standard.push(data)
await new Promise((closed) => {
  source.onerror = closed
})
source.close()
server.close()

const rows = [
  ["eventsource", standard, ['{"round":1}']],
  ["fetch-event-source", fetched, ["", '{"round":1}', "", "", "", '{"round":2}']],
]
let changed = 0
for (const [name, seen, want] of rows) {
  console.log(`${name}: ${seen.length} calls of onmessage: ${JSON.stringify(seen)}`)
  if (JSON.stringify(seen) !== JSON.stringify(want)) {
    console.log(`changed: expected ${JSON.stringify(want)}`)
    changed = 1
  }
}
process.exit(changed)
JS
node show.mjs
