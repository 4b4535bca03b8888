#!/usr/bin/env bash
# @modelcontextprotocol/inspector 2.12.0, its command line, and @modelcontextprotocol/sdk
#   1.32.2 with zod 4.6.7 (npm)
# Guess: the type that the server's schema gives decides: title=12 is the text "12" for
#   a tool whose title is a text, and a prompt whose argument is z.number() is given a
#   number, or is refused when it is registered.
# Seen: what looks like JSON is JSON to the inspector: 12, true and null are no texts,
#   quotes are taken off, and the tool refuses a title that it would take from any
#   other client. 0012 is a text, since JSON has no such number. The arguments of
#   a prompt are texts on the way, always: the prompt is registered and listed, and
#   nobody can ever get it; z.coerce.number() can be got.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @modelcontextprotocol/inspector@2.12.0 @modelcontextprotocol/sdk@1.32.2 zod@4.6.7

cat >server.js <<'JS'
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js"
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js"
import { z } from "zod"

const server = new McpServer({ name: "adrs", version: "1.0.0" })
const text = (value) => [{ type: "text", text: `${typeof value} ${value}` }]
server.registerTool("propose", { inputSchema: { title: z.string() } }, ({ title }) => ({ content: text(title) }))
const review = ({ number }) => ({ messages: [{ role: "user", content: text(number)[0] }] })
server.registerPrompt("review", { argsSchema: { number: z.number() } }, review)
server.registerPrompt("review-of-a-text", { argsSchema: { number: z.coerce.number() } }, review)
await server.connect(new StdioServerTransport())
JS
ask() { # argument of the inspector ...
  npx mcp-inspector --cli node server.js "$@" 2>&1 | grep -oE 'string [^\\"]+|number [^\\"]+|expected [a-z]+, received [a-z]+|"name": "review[a-z-]*"' | paste -sd ' '
}
tool() { ask --method tools/call --tool-name propose --tool-arg "$1"; }
changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
expect 'title=Use a queue' "$(tool 'title=Use a queue')" 'string Use a queue'
expect 'title=12' "$(tool title=12)" 'expected string, received number'
expect 'title=true' "$(tool title=true)" 'expected string, received boolean'
expect 'title=0012' "$(tool title=0012)" 'string 0012'
expect 'title="12"' "$(tool 'title="12"')" 'string 12'
expect 'prompts listed' "$(ask --method prompts/list)" '"name": "review" "name": "review-of-a-text"'
expect 'z.number()' "$(ask --method prompts/get --prompt-name review --prompt-args number=12)" 'expected number, received string'
expect 'z.coerce.number()' "$(ask --method prompts/get --prompt-name review-of-a-text --prompt-args number=12)" 'number 12'
exit $changed
