#!/usr/bin/env bash
# @orpc/server and @orpc/client 1.16.1 (npm), over a MessagePort
# Guess: oRPC's own serializer carries what JSON can't: it is made for Date,
#   BigInt, NaN, Map, Set and undefined, so for Infinity and -0 as well, and a
#   MessagePort could copy all of them by itself.
# Seen: NaN, an invalid Date, BigInt and undefined inside an array arrive as they
#   were; Infinity and -Infinity arrive as null, -0 as 0, a Uint8Array as an
#   object with the keys 0, 1, 2, an Error as an empty object. Nothing is told
#   on either side, and the types say number.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @orpc/server@1.16.1 @orpc/client@1.16.1

cat >show.mjs <<'JS'
import { createORPCClient } from "@orpc/client"
import { RPCLink } from "@orpc/client/message-port"
import { os } from "@orpc/server"
import { RPCHandler } from "@orpc/server/message-port"
import { inspect } from "node:util"

const given = {
  nan: Number.NaN,
  invalid: new Date(Number.NaN),
  big: 5n,
  gap: [1, undefined, 3],
  most: Number.POSITIVE_INFINITY,
  least: Number.NEGATIVE_INFINITY,
  zero: -0,
  bytes: new Uint8Array([7, 8]),
  error: new RangeError("too many"),
}
const { port1, port2 } = new MessageChannel()
new RPCHandler({ read: os.handler(() => given) }).upgrade(port1, { context: {} })
port1.start()
port2.start()
const got = await createORPCClient(new RPCLink({ port: port2 })).read()
port1.close()
port2.close()

const expected = {
  nan: "NaN",
  invalid: "Invalid Date",
  big: "5n",
  gap: "[ 1, undefined, 3 ]",
  most: "null",
  least: "null",
  zero: "0",
  bytes: "{ '0': 7, '1': 8 }",
  error: "{}",
}
let changed = 0
for (const [name, want] of Object.entries(expected)) {
  const seen = inspect(got[name])
  console.log(`${inspect(given[name]).split("\n")[0]} arrives as ${seen}`)
  if (seen !== want) {
    console.log(`changed: expected ${want}`)
    changed = 1
  }
}
process.exit(changed)
JS
node show.mjs
