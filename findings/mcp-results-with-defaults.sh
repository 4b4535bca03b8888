#!/usr/bin/env bash
# @modelcontextprotocol/sdk 1.32.2 with zod 4.6.7 (npm), results of tools
# Guess: a default in a tool's outputSchema works as one in its input: what is left
#   out is filled in, and isn't required. And what passes between client and
#   server in memory, as tests have it, passes over standard output too.
# Seen: the server checks the result with the default and sends it without; listed,
#   the property is required. Its own client refuses the answer. In memory
#   nothing is made JSON of: a Date arrives as a Date and `undefined` as a
#   property. Over standard output they are a text and nothing, so a test of the
#   one kind says little of the other.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @modelcontextprotocol/sdk@1.32.2 zod@4.6.7

cat >server.js <<'JS'
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js"
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js"
import { z } from "zod"

export const server = new McpServer({ name: "adrs", version: "1.0.0" })
const status = z.string().default("proposed")
server.registerTool("status", { inputSchema: { status }, outputSchema: { status } }, () => ({ content: [], structuredContent: {} }))
server.registerTool("day", {}, () => ({ content: [], structuredContent: { day: new Date("2026-11-20"), note: undefined } }))
if (process.argv[2] === "stdio") await server.connect(new StdioServerTransport())
JS
cat >show.js <<'JS'
import { Client } from "@modelcontextprotocol/sdk/client/index.js"
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js"
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js"
import { server } from "./server.js"

const [here, there] = InMemoryTransport.createLinkedPair()
const near = new Client({ name: "test", version: "1.0.0" })
await Promise.all([server.connect(there), near.connect(here)])
const far = new Client({ name: "reader", version: "1.0.0" })
await far.connect(new StdioClientTransport({ command: process.execPath, args: ["server.js", "stdio"] }))

const required = ({ required: names = [] }) => names.join() || "nothing"
async function day(client) {
  const { structuredContent: of } = await client.callTool({ name: "day" })
  return `${Object.keys(of).join()}; the day is ${of.day instanceof Date ? "a Date" : `a ${typeof of.day}`}`
}
const { tools } = await far.listTools()
const listed = tools.find(({ name }) => name === "status")
const rows = [
  ["required of the input", required(listed.inputSchema), "nothing"],
  ["required of the result", required(listed.outputSchema), "status"],
  [
    "the result without it",
    await far.callTool({ name: "status", arguments: {} }).then(JSON.stringify, ({ message }) => message.slice(message.indexOf("data"))),
    "data must have required property 'status'",
  ],
  ["in memory", await day(near), "day,note; the day is a Date"],
  ["over standard output", await day(far), "day; the day is a string"],
]
await far.close()
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
