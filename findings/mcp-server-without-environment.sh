#!/usr/bin/env bash
# @modelcontextprotocol/sdk 1.32.2 (npm), its client that starts a server
# Guess: a server that is started over stdio inherits the environment of the
#   client, as everything that Node starts does.
# Seen: it gets HOME, LOGNAME, PATH, SHELL, TERM and USER, as far as they are
#   set, and nothing else. TZ and LANG are gone, so that "today" in the server
#   can be another day than in the client, and so are settings of git, proxies
#   and the server's own variables. Only what the client lists under `env` is added.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @modelcontextprotocol/sdk@1.32.2

cat >server.mjs <<'JS'
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js"
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js"
const server = new McpServer({ name: "log", version: "1.0.0" })
const day = () => new Date(Date.UTC(2026, 10, 20, 20)).getDate()
server.registerTool("look", {}, () => ({
  content: [{ type: "text", text: JSON.stringify({ names: Object.keys(process.env).sort(), day: day() }) }],
}))
await server.connect(new StdioServerTransport())
JS
cat >show.mjs <<'JS'
import { Client } from "@modelcontextprotocol/sdk/client/index.js"
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js"
async function look(more) {
  const client = new Client({ name: "reader", version: "1.0.0" })
  await client.connect(new StdioClientTransport({ command: process.execPath, args: ["server.mjs"], ...more }))
  const { content } = await client.callTool({ name: "look" })
  await client.close()
  return JSON.parse(content[0].text)
}
const here = new Date(Date.UTC(2026, 10, 20, 20)).getDate()
const plain = await look({})
const told = await look({ env: { TZ: process.env.TZ } })
const known = new Set(["HOME", "LOGNAME", "PATH", "SHELL", "TERM", "USER"])
const rows = [
  ["names beyond the six", plain.names.filter((name) => !known.has(name)).join(" "), ""],
  ["day in the client", here, 21],
  ["day in the server", plain.day, 20],
  ["day in a server that was told TZ", told.day, 21],
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
if [ "$(env -u TZ node -p 'new Date(Date.UTC(2026,10,20,20)).getDate()')" != 20 ]; then
  echo 'the clock of this computer is too far east of Greenwich to show the difference'
  exit 2
fi
TZ=Asia/Tokyo LANG=de_DE.UTF-8 LOG_DIR=docs/adr node show.mjs
