#!/usr/bin/env bash
# @modelcontextprotocol/sdk 1.32.2 and zod 3.25.76 (npm), a tool's input as a shape
# Guess: the tool is listed with "additionalProperties": false, so an argument that
#   it doesn't have ("staus" for status) is refused, and the agent tries again.
# Seen: the call succeeds and the argument is dropped before the tool sees it: the
#   agent believes that it set a status. What is listed is the same, character
#   for character, for a strict object, which does refuse it. With zod 4 the list
#   tells the two apart, and the shape drops the argument all the same.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @modelcontextprotocol/sdk@1.32.2 zod@3.25.76

cat >show.mjs <<'JS'
import { Client } from "@modelcontextprotocol/sdk/client/index.js"
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js"
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js"
import { z as three } from "zod/v3"
import { z as four } from "zod/v4"

async function tried(input) {
  const server = new McpServer({ name: "shop", version: "1.0.0" })
  const propose = async (given) => ({ content: [{ type: "text", text: JSON.stringify(given) }] })
  server.registerTool("propose", { inputSchema: input }, propose)
  const client = new Client({ name: "agent", version: "1.0.0" })
  const [here, there] = InMemoryTransport.createLinkedPair()
  await Promise.all([server.connect(there), client.connect(here)])
  const [{ inputSchema }] = (await client.listTools()).tools
  const { isError, content } = await client.callTool({ name: "propose", arguments: { title: "Use a queue", staus: "accepted" } })
  await client.close()
  return `additionalProperties ${inputSchema.additionalProperties}, ${isError ? "refused" : `called with ${content[0].text}`}`
}
const shape = (z) => ({ title: z.string(), status: z.string().optional() })
const rows = [
  ["zod 3, shape", shape(three), 'additionalProperties false, called with {"title":"Use a queue"}'],
  ["zod 3, strict object", three.object(shape(three)).strict(), "additionalProperties false, refused"],
  ["zod 4, shape", shape(four), 'additionalProperties undefined, called with {"title":"Use a queue"}'],
  ["zod 4, strict object", four.strictObject(shape(four)), "additionalProperties false, refused"],
]
let changed = 0
for (const [name, input, want] of rows) {
  const seen = await tried(input)
  console.log(`${name}: ${seen}`)
  if (seen !== want) {
    console.log(`changed: expected ${want}`)
    changed = 1
  }
}
process.exit(changed)
JS
node show.mjs
