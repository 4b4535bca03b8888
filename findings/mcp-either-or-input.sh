#!/usr/bin/env bash
# @modelcontextprotocol/sdk 1.32.2 with zod 4.6.7 (npm)
# Guess: a tool that takes a number or a slug, z.union of two objects, is listed
#   with "anyOf" of the two, or is refused at registering if that can't be said.
# Seen: it is listed as an object without any property, so that nobody who calls
#   it can know what to give, while the calls themselves are checked against the
#   union: an empty object, which the listed schema allows, is an error.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @modelcontextprotocol/sdk@1.32.2 zod@4.6.7

cat >show.mjs <<'JS'
import { Client } from "@modelcontextprotocol/sdk/client/index.js"
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js"
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js"
import * as z from "zod"

const server = new McpServer({ name: "log", version: "1.0.0" })
server.registerTool(
  "read",
  { inputSchema: z.union([z.object({ number: z.number() }), z.object({ slug: z.string() })]) },
  (input) => ({ content: [{ type: "text", text: JSON.stringify(input) }] }),
)
const client = new Client({ name: "reader", version: "1.0.0" })
const [a, b] = InMemoryTransport.createLinkedPair()
await Promise.all([server.connect(a), client.connect(b)])

const { inputSchema } = (await client.listTools()).tools[0]
const call = async (input) => {
  const answer = await client.callTool({ name: "read", arguments: input })
  return answer.isError ? "error" : answer.content[0].text
}
const rows = [
  ["listed", JSON.stringify(inputSchema), '{"type":"object","properties":{}}'],
  ["called with a number", await call({ number: 3 }), '{"number":3}'],
  ["called with a slug", await call({ slug: "use-a-queue" }), '{"slug":"use-a-queue"}'],
  ["called with nothing", await call({}), "error"],
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
node show.mjs
