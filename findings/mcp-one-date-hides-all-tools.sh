#!/usr/bin/env bash
# @modelcontextprotocol/sdk 1.32.2 with zod 4.6.7 (npm)
# Guess: a tool whose input holds z.date(), or z.coerce.date(), is refused when
#   it is registered, because JSON has no dates, or is listed with a text there.
# Seen: registering and connecting pass, and the first tools/list fails as a
#   whole ("Date cannot be represented in JSON Schema"): a client sees none of
#   the server's tools. Called by its name, the same tool works and is given a
#   Date. z.iso.date() is fine.
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

async function connected(day) {
  const server = new McpServer({ name: "log", version: "1.0.0" })
  server.registerTool("list", { description: "All decisions" }, () => ({ content: [] }))
  server.registerTool("due", { inputSchema: { day } }, ({ day }) => ({
    content: [{ type: "text", text: day instanceof Date ? `Date ${day.toISOString()}` : day }],
  }))
  const client = new Client({ name: "reader", version: "1.0.0" })
  const [a, b] = InMemoryTransport.createLinkedPair()
  await Promise.all([server.connect(a), client.connect(b)])
  return client
}
const tools = (client) =>
  client.listTools().then(
    ({ tools }) => tools.map((tool) => tool.name).join(" "),
    (error) => /\w+ cannot be represented in JSON Schema/.exec(error.message)?.[0] ?? error.message,
  )
const call = async (client) =>
  (await client.callTool({ name: "due", arguments: { day: "2026-11-20" } })).content[0].text

const coerced = await connected(z.coerce.date())
const rows = [
  ["tools with z.date()", await tools(await connected(z.date())), "Date cannot be represented in JSON Schema"],
  ["tools with z.coerce.date()", await tools(coerced), "Date cannot be represented in JSON Schema"],
  ["the same, called unlisted", await call(coerced), "Date 2026-11-20T00:00:00.000Z"],
  ["tools with z.iso.date()", await tools(await connected(z.iso.date())), "list due"],
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
