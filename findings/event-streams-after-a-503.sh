#!/usr/bin/env bash
# eventsource 5.1.5, event-source-polyfill 1.0.31 and @microsoft/fetch-event-source
#   2.0.1 (npm), a stream whose server is away for a moment
# Guess: a stream opens itself again until the server is back, whatever a proxy
#   answers in between. That is what one takes it for instead of a socket.
# Seen: only while nobody answers at all. One 503 from a proxy while the server
#   starts anew ends it for good in the first two, as the standard has it: whoever
#   is in a room stays there and hears nothing more, and a listener for errors is
#   called as it is for each ordinary break. fetch-event-source tries again.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts eventsource@5.1.5 event-source-polyfill@1.0.31 @microsoft/fetch-event-source@2.0.1

cat >show.mjs <<'JS'
import { createServer } from "node:http"
import { EventSource } from "eventsource"
import polyfill from "event-source-polyfill"
// fetch-event-source expects a page around it, and one tells the console of each break.
globalThis.window = globalThis
globalThis.document = { hidden: false, addEventListener() {}, removeEventListener() {} }
console.error = () => {}
const { fetchEventSource } = await import("@microsoft/fetch-event-source")

/** Answers once, is away once (by a status, or by hanging up), and answers again. */
async function heard(open, status) {
  let requests = 0
  const server = createServer((request, answer) => {
    requests++
    if (requests === 2) return status ? answer.writeHead(status).end() : request.socket.destroy()
    answer.writeHead(200, { "content-type": "text/event-stream" })
    answer.write(`retry: 50\ndata: ${requests}\n\n`)
    if (requests === 1) setTimeout(() => answer.end(), 50)
  })
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready))
  const data = []
  const close = open(`http://127.0.0.1:${server.address().port}/`, (event) => event.data && data.push(event.data))
  await new Promise((later) => setTimeout(later, 4000))
  close()
  server.closeAllConnections()
  server.close()
  return data.join(", ")
}
const classic = (Source) => (url, onmessage) => {
  const source = Object.assign(new Source(url), { onmessage, onerror() {} })
  return () => source.close()
}
const fetched = (url, onmessage) => {
  const stop = new AbortController()
  // It ends where the server ends, unless that is called an error.
  const onclose = () => {
    throw new Error("ended")
  }
  fetchEventSource(url, { signal: stop.signal, openWhenHidden: true, onmessage, onclose }).catch(() => {})
  return () => stop.abort()
}
const rows = [
  ["eventsource", classic(EventSource), "1, 3", "1"],
  ["event-source-polyfill", classic(polyfill.EventSourcePolyfill), "1, 3", "1"],
  ["fetch-event-source", fetched, "1, 3", "1, 3"],
]
let changed = 0
await Promise.all(
  rows.map(async ([name, open, unanswered, refused]) => {
    for (const [how, status, want] of [["nobody answers", 0, unanswered], ["503", 503, refused]]) {
      const seen = await heard(open, status)
      console.log(`${name}, ${how}: hears ${seen}`)
      if (seen !== want) {
        console.log(`changed: expected ${want}`)
        changed = 1
      }
    }
  }),
)
process.exit(changed)
JS
node show.mjs
