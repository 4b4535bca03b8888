#!/usr/bin/env bash
# @modelcontextprotocol/sdk 1.32.2 (npm), its client on tools with an outputSchema
# Guess: the client holds each result to the schema that the tool states, whenever
#   the tool is called.
# Seen: only to schemas of the page of tools that it listed last. Before the first
#   list nothing is checked: a number that came as a text is handed on. Where a
#   server lists its tools in two pages, reading the second one ends the checking
#   of the tools of the first. A client that walks through all pages, as the
#   protocol wants it, is left with the last.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @modelcontextprotocol/sdk@1.32.2

cat >show.js <<'JS'
import { Client } from "@modelcontextprotocol/sdk/client/index.js"
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js"
import { Server } from "@modelcontextprotocol/sdk/server/index.js"
import { CallToolRequestSchema, ListToolsRequestSchema } from "@modelcontextprotocol/sdk/types.js"

const outputSchema = { type: "object", properties: { number: { type: "integer" } }, required: ["number"] }
const tool = (name) => ({ name, inputSchema: { type: "object" }, outputSchema })
const server = new Server({ name: "adrs", version: "1.0.0" }, { capabilities: { tools: {} } })
server.setRequestHandler(ListToolsRequestSchema, ({ params }) =>
  params?.cursor ? { tools: [tool("newest_adr")] } : { tools: [tool("oldest_adr")], nextCursor: "2" },
)
server.setRequestHandler(CallToolRequestSchema, () => ({ content: [], structuredContent: { number: "12" } }))
const client = new Client({ name: "reader", version: "1.0.0" })
const [here, there] = InMemoryTransport.createLinkedPair()
await Promise.all([server.connect(there), client.connect(here)])

async function calls() {
  const seen = []
  for (const name of ["oldest_adr", "newest_adr"]) {
    const result = await client.callTool({ name }).catch(() => undefined)
    seen.push(`${name} ${result ? "unchecked" : "checked"}`)
  }
  return seen.join(", ")
}
const rows = [["before the list", await calls(), "oldest_adr unchecked, newest_adr unchecked"]]
const { nextCursor } = await client.listTools()
rows.push(["after page 1", await calls(), "oldest_adr checked, newest_adr unchecked"])
await client.listTools({ cursor: nextCursor })
rows.push(["after page 2", await calls(), "oldest_adr unchecked, newest_adr checked"])
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
