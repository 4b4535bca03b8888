#!/usr/bin/env bash
# @modelcontextprotocol/server-filesystem 2026.8.31 with the SDK's client 1.32.2 (npm),
#   its tool edit_file on ADRs
# Guess: a text that is there twice, or differs from the file in blanks, is refused, as
#   the editing tools of agents do it; the rest of the file stays. read_text_file with
#   `tail: 1` gives the last line.
# Seen: of two the first one is changed: "proposed" in a title, not the status. Where
#   blanks at the ends of lines differ, the lines are taken as meant and laid out anew:
#   an item of an inner list moves out of it, two blanks that end a line in the
#   middle of a paragraph go. A file with CRLF has none afterwards, in no line. The
#   last line of a file that ends as files should is empty.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @modelcontextprotocol/server-filesystem@2026.8.31 @modelcontextprotocol/sdk@1.32.2

cat >show.js <<'JS'
import { Client } from "@modelcontextprotocol/sdk/client/index.js"
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js"
import { mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs"

mkdirSync("adrs")
const folder = realpathSync("adrs")
const path = `${folder}/0001-use-a-queue.md`
const client = new Client({ name: "reader", version: "1.0.0" })
const server = "node_modules/@modelcontextprotocol/server-filesystem/dist/index.js"
await client.connect(new StdioClientTransport({ command: process.execPath, args: [server, folder], stderr: "ignore" }))

async function edited(text, oldText, newText) {
  writeFileSync(path, text)
  const { isError } = await client.callTool({ name: "edit_file", arguments: { path, edits: [{ oldText, newText }] } })
  return isError ? "refused" : JSON.stringify(readFileSync(path, "utf8"))
}
async function tail(lines) {
  writeFileSync(path, "one\ntwo\n")
  const { content } = await client.callTool({ name: "read_text_file", arguments: { path, tail: lines } })
  return JSON.stringify(content[0].text)
}
const rows = [
  [
    "there twice",
    await edited("# Drop proposed fields\n\nStatus: proposed\n", "proposed", "accepted"),
    JSON.stringify("# Drop accepted fields\n\nStatus: proposed\n"),
  ],
  ["other words", await edited("Status: proposed\n", "Status: draft", "Status: accepted"), "refused"],
  ["an inner list", await edited("- queue\n    - fast\n", "- queue\n- fast", "- queue\n- slow"), JSON.stringify("- queue\n- slow\n")],
  ["a line that is broken", await edited("Ana,  \nBen,  \nCem\n", "Ana,\nBen,\nCem", "Ana,\nBen,\nDan"), JSON.stringify("Ana,\nBen,\nDan\n")],
  ["CRLF", await edited("# Use a queue\r\n\r\nStatus: proposed\r\n", "proposed", "accepted"), JSON.stringify("# Use a queue\n\nStatus: accepted\n")],
  ["the last line", await tail(1), JSON.stringify("")],
  ["the last two", await tail(2), JSON.stringify("two\n")],
]
await client.close()
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
