#!/usr/bin/env bash
# markdownlint-cli2 0.24.1, then @mdx-js/mdx 3.1.1 with remark-gfm 4.0.1 (npm)
# Guess: what a Markdown linter's own --fix writes still compiles, MDX included.
# Seen: for a bare address (MD034) it writes <https://...>, which is Markdown, but
#   MDX reads it as the begin of a tag and doesn't compile: "Unexpected character
#   `/`". The bare address that the linter refuses compiles, and so does
#   [words](https://...), the only form that pleases both.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts markdownlint-cli2@0.24.1 @mdx-js/mdx@3.1.1 remark-gfm@4.0.1

cat >compile.js <<'JS'
import { compile } from "@mdx-js/mdx"
import { readFileSync } from "node:fs"
import remarkGfm from "remark-gfm"
await compile(readFileSync(process.argv[2], "utf8"), { remarkPlugins: [remarkGfm] }).then(
  () => console.log("compiles"),
  (error) => console.log(/^Unexpected character `.`/.exec(error.message)?.[0] ?? error.message),
)
JS
changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
lint() { { node_modules/.bin/markdownlint-cli2 "$@" 2>&1 || true; } | grep -o "MD0[0-9]*" || echo clean; }
printf '# Use a queue\n\nMeasured at https://shop.example/load in autumn.\n' >adr.md
expect 'bare, linted' "$(lint adr.md)" MD034
expect 'bare, in MDX' "$(node compile.js adr.md)" compiles
expect 'after --fix, linted' "$(lint --fix adr.md)" clean
expect 'after --fix' "$(tail -n 1 adr.md)" 'Measured at <https://shop.example/load> in autumn.'
expect 'after --fix, in MDX' "$(node compile.js adr.md)" 'Unexpected character `/`'
printf '# Use a queue\n\nMeasured at [the test](https://shop.example/load) in autumn.\n' >adr.md
expect 'as a link, linted' "$(lint adr.md)" clean
expect 'as a link, in MDX' "$(node compile.js adr.md)" compiles
exit $changed
