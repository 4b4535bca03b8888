#!/usr/bin/env bash
# markdownlint-cli2-formatter-sarif 0.0.4 with markdownlint-cli2 0.24.1 (npm)
# Guess: SARIF's artifactLocation.uri is a URI, so that the formatter writes
#   blanks as %20 and # as %23, and each result leads back to its file.
# Seen: the file's name is put there as it is. Read as the URI it claims to be,
#   0002-use-c#.md is the file "0002-use-c" and 0001-100%25-cover.md another one,
#   and a result for the one and the same file from a tool that does encode
#   doesn't match. The version it gives for markdownlint-cli2 is its own.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts markdownlint-cli2@0.24.1 markdownlint-cli2-formatter-sarif@0.0.4

mkdir adr
for name in '0001-100%25-cover' '0002-use-c#' '0003 use a queue'; do
  printf '# A decision\n\n\nToo many blank lines.\n' >"adr/$name.md"
done
echo '{"outputFormatters":[["markdownlint-cli2-formatter-sarif"]]}' >.markdownlint-cli2.jsonc
node_modules/.bin/markdownlint-cli2 'adr/*.md' >/dev/null 2>&1 || true

cat >show.cjs <<'JS'
const { existsSync, readFileSync } = require("node:fs")
const { fileURLToPath, pathToFileURL } = require("node:url")
const [run] = JSON.parse(readFileSync("markdownlint-cli2-sarif.sarif", "utf8")).runs
const uris = [...new Set(run.results.map((result) => result.locations[0].physicalLocation.artifactLocation.uri))].sort()
const root = pathToFileURL(`${process.cwd()}/`)
const rows = [
  ["uris", uris.join(", "), "adr/0001-100%25-cover.md, adr/0002-use-c#.md, adr/0003 use a queue.md"],
  ...[["0001", "lost"], ["0002", "lost"], ["0003", "found"]].map(([number, want], at) => [
    `file of ${number}`, existsSync(fileURLToPath(new URL(uris[at], root))) ? "found" : "lost", want,
  ]),
  ["version of markdownlint-cli2 in it", run.tool.driver.version, "0.0.4"],
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
node show.cjs
