#!/usr/bin/env bash
# eventsource 5.1.5, @microsoft/fetch-event-source 2.0.1 and event-source-polyfill 1.0.31 (npm)
# Guess: a block with an id and no data ("you are up to date with 2") moves the place
#   from which a stream goes on after a break, as the standard's steps have it.
# Seen: for two of three. event-source-polyfill goes on from the id of the last
#   message that had data, so a server that counts what it needn't tell is asked
#   for it again after each break.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts eventsource@5.1.5 @microsoft/fetch-event-source@2.0.1 event-source-polyfill@1.0.31

cat >show.js <<'JS'
import { createServer } from "node:http"
import { EventSource } from "eventsource"
import polyfill from "event-source-polyfill"

globalThis.document = { hidden: false, addEventListener() {}, removeEventListener() {} }
globalThis.window = { setTimeout, clearTimeout, fetch }
const { fetchEventSource } = await import("@microsoft/fetch-event-source")

let asked
const server = createServer(({ url, headers }, response) => {
  const id = headers["last-event-id"] ?? new URL(url, "http://localhost").searchParams.get("lastEventId") ?? "the beginning"
  asked.next(id)
  response.writeHead(200, { "content-type": "text/event-stream" })
  response.write("retry: 50\n\nid: 1\ndata: Anna voted\n\n")
  setTimeout(() => response.end("id: 2\n\n"), 100)
})
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve))
const url = `http://127.0.0.1:${server.address().port}/`

/** From which id the second connection wants to go on. */
async function second(open) {
  const ids = []
  let close
  const two = new Promise((resolve) => {
    asked = { next: (id) => ids.push(id) === 2 && resolve() }
  })
  close = open()
  await two
  close()
  return ids[1]
}
const rows = [
  [
    "eventsource",
    await second(() => {
      const stream = new EventSource(url)
      return () => stream.close()
    }),
    "2",
  ],
  [
    "fetch-event-source",
    await second(() => {
      const stop = new AbortController()
      fetchEventSource(url, {
        signal: stop.signal,
        openWhenHidden: true,
        onclose() {
          throw new Error("again")
        },
        onerror: () => 50,
      })
      return () => stop.abort()
    }),
    "2",
  ],
  [
    "event-source-polyfill",
    await second(() => {
      const stream = new polyfill.EventSourcePolyfill(url)
      return () => stream.close()
    }),
    "1",
  ],
]
let changed = 0
for (const [name, seen, want] of rows) {
  console.log(`${name} goes on from: ${seen}`)
  if (seen !== want) {
    console.log(`changed: expected ${want}`)
    changed = 1
  }
}
process.exit(changed)
JS
timeout 60 node show.js
