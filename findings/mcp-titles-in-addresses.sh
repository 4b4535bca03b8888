#!/usr/bin/env bash
# @modelcontextprotocol/sdk 1.32.2 (npm), a server's resource templates
# Guess: what a template takes out of an address comes as it was meant: a title
#   with its blanks, a list always as a list.
# Seen: adr://title/{title} is handed "Use%20a%20queue", also where the client asked
#   for "Use a queue"; a lookup by title finds nothing until the server decodes
#   it. A comma ends the match, so that "Use a queue, not a table" is "not found"
#   unless the client writes %2C, and {numbers*} is a list for two, a text for one.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @modelcontextprotocol/sdk@1.32.2

cat >show.js <<'JS'
import { Client } from "@modelcontextprotocol/sdk/client/index.js"
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js"
import { McpServer, ResourceTemplate } from "@modelcontextprotocol/sdk/server/mcp.js"

const server = new McpServer({ name: "adrs", version: "1.0.0" })
for (const [name, template] of [
  ["title", "adr://title/{title}"],
  ["compare", "adr://compare/{numbers*}"],
])
  server.registerResource(name, new ResourceTemplate(template, { list: undefined }), {}, ({ href }, taken) => ({
    contents: [{ uri: href, text: JSON.stringify(taken) }],
  }))
const client = new Client({ name: "reader", version: "1.0.0" })
const [here, there] = InMemoryTransport.createLinkedPair()
await Promise.all([server.connect(there), client.connect(here)])
const read = (uri) =>
  client.readResource({ uri }).then(
    ({ contents }) => contents[0].text,
    ({ message }) => (message.endsWith("not found") ? "not found" : message),
  )
const rows = [
  ["blanks, encoded", await read("adr://title/Use%20a%20queue"), '{"title":"Use%20a%20queue"}'],
  ["blanks, as typed", await read("adr://title/Use a queue"), '{"title":"Use%20a%20queue"}'],
  ["a comma", await read("adr://title/Use a queue, not a table"), "not found"],
  ["a comma, encoded", await read("adr://title/Use a queue%2C not a table"), '{"title":"Use%20a%20queue%2C%20not%20a%20table"}'],
  ["two numbers", await read("adr://compare/3,5"), '{"numbers":["3","5"]}'],
  ["one number", await read("adr://compare/3"), '{"numbers":"3"}'],
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
node show.js
