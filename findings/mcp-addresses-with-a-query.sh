#!/usr/bin/env bash
# @modelcontextprotocol/sdk 1.32.2 (npm), a server's resource templates
# Guess: adr://list{?status,tag} is an RFC 6570 template, in which every part of
#   a query may be left out: all decisions, those of one status, in any order.
#   And an address that a template names word for word wins over a wider one.
# Seen: it is found only with all of its parts and in the order of the template;
#   with none, with one or the other way round it is "not found". Of two
#   templates that fit, the one that was registered first is asked.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @modelcontextprotocol/sdk@1.32.2

cat >show.mjs <<'JS'
import { Client } from "@modelcontextprotocol/sdk/client/index.js"
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js"
import { McpServer, ResourceTemplate } from "@modelcontextprotocol/sdk/server/mcp.js"

const server = new McpServer({ name: "log", version: "1.0.0" })
for (const [name, address] of [
  ["list", "adr://list{?status,tag}"],
  ["one", "adr://one/{number}"],
  ["latest", "adr://one/latest"],
]) {
  server.registerResource(name, new ResourceTemplate(address, { list: undefined }), {}, (uri, values) => ({
    contents: [{ uri: uri.href, text: `${name} ${JSON.stringify(values)}` }],
  }))
}
const client = new Client({ name: "reader", version: "1.0.0" })
const [a, b] = InMemoryTransport.createLinkedPair()
await Promise.all([server.connect(a), client.connect(b)])

const expected = [
  ["adr://list?status=accepted&tag=orders", 'list {"status":"accepted","tag":"orders"}'],
  ["adr://list", "not found"],
  ["adr://list?status=accepted", "not found"],
  ["adr://list?tag=orders&status=accepted", "not found"],
  ["adr://one/latest", 'one {"number":"latest"}'],
]
let changed = 0
for (const [uri, want] of expected) {
  const seen = await client.readResource({ uri }).then(
    (answer) => answer.contents[0].text,
    (error) => (/not found/.test(error.message) ? "not found" : error.message),
  )
  console.log(`${uri}: ${seen}`)
  if (seen !== want) {
    console.log(`changed: expected ${want}`)
    changed = 1
  }
}
process.exit(changed)
JS
node show.mjs
