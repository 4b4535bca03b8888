#!/usr/bin/env bash
# @modelcontextprotocol/sdk 1.32.2 (npm), its client on a tool's results
# Guess: the protocol names JSON Schema 2020-12 as the dialect of schemas, so
#   its own client checks results by it, at least where "$schema" says so.
# Seen: results are checked by draft 7. A pair described by prefixItems and
#   "items": false is refused though it is right ("boolean schema is false"); a
#   wrong one without "items" passes, and so does what unevaluatedProperties
#   forbids. "$schema" makes no difference and nothing is said about it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @modelcontextprotocol/sdk@1.32.2

cat >show.mjs <<'JS'
import { Client } from "@modelcontextprotocol/sdk/client/index.js"
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js"
import { Server } from "@modelcontextprotocol/sdk/server/index.js"
import { CallToolRequestSchema, ListToolsRequestSchema } from "@modelcontextprotocol/sdk/types.js"

const $schema = "https://json-schema.org/draft/2020-12/schema"
async function checked(outputSchema, structuredContent) {
  const server = new Server({ name: "log", version: "1.0.0" }, { capabilities: { tools: {} } })
  const inputSchema = { type: "object" }
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: [{ name: "read", inputSchema, outputSchema }] }))
  server.setRequestHandler(CallToolRequestSchema, () => ({ content: [], structuredContent }))
  const client = new Client({ name: "reader", version: "1.0.0" })
  const [a, b] = InMemoryTransport.createLinkedPair()
  await Promise.all([server.connect(a), client.connect(b)])
  await client.listTools()
  return client.callTool({ name: "read" }).then(
    () => "passes",
    (error) => error.message.replace(/^.*output schema: /, ""),
  )
}
const pair = { type: "array", prefixItems: [{ type: "string" }, { type: "number" }] }
const number = { number: { type: "number" } }
const rows = [
  ["a right pair", { properties: { weight: { ...pair, items: false } } }, { weight: ["cost", 3] }, "data/weight/0 boolean schema is false, data/weight/1 boolean schema is false"],
  ["a wrong pair", { properties: { weight: pair } }, { weight: [3, "cost"] }, "passes"],
  ["one field more", { properties: number, unevaluatedProperties: false }, { number: 1, slug: "x" }, "passes"],
  ["the same in words of draft 7", { properties: number, additionalProperties: false }, { number: 1, slug: "x" }, "data must NOT have additional properties"],
]
let changed = 0
for (const [name, schema, content, want] of rows) {
  const seen = await checked({ $schema, type: "object", ...schema }, content)
  console.log(`${name}: ${seen}`)
  if (seen !== want) {
    console.log(`changed: expected ${want}`)
    changed = 1
  }
}
process.exit(changed)
JS
node show.mjs
