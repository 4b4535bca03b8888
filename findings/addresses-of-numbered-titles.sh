#!/usr/bin/env bash
# markdownlint-cli2 0.24.1, VitePress 1.6.4 and markdown-it-anchor 9.2.0 (npm),
#   pandoc 2.17.1.1 (Debian's package)
# Guess: an address of a heading that markdownlint's MD051 has checked is there on
#   the site as well: all make it as GitHub does, "1. Use a queue" is
#   #1-use-a-queue.
# Seen: no two of them agree on a title with a number, as adr-tools writes it.
#   VitePress puts a low line before it, pandoc takes the number away, so that
#   all numbers come to the same, and markdown-it-anchor keeps the dot. Of a
#   question with an apostrophe there are three forms, too. MD051 refuses the
#   addresses that work on the site.
set -euo pipefail
need() { # package version
  if [ "$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null || true)" != "$2" ]; then
    apt-get install -y -qq --no-install-recommends "$1=$2" >/dev/null
  fi
}
need pandoc 2.17.1.1-2~deb12u1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts markdownlint-cli2@0.24.1 vitepress@1.6.4 markdown-it@14.1.0 markdown-it-anchor@9.2.0

printf "# 1. Use a queue\n\n## What's next?\n\nEnd.\n" >adr.md
cat >render.mjs <<'JS'
import { readFileSync } from "node:fs"
import MarkdownIt from "markdown-it"
import anchor from "markdown-it-anchor"
import { createMarkdownRenderer } from "vitepress"
const text = readFileSync("adr.md", "utf8")
console.log(process.argv[2] === "vitepress" ? await (await createMarkdownRenderer(".")).render(text) : new MarkdownIt().use(anchor).render(text))
process.exit()
JS
ids() { grep -oE '<h[12][^>]* id="[^"]*"' | sed 's/.* id="/#/; s/"$//' | paste -sd ' '; }
linted() { # address
  { cat adr.md && printf '\n[See](%s).\n' "$1"; } >linted.md
  node_modules/.bin/markdownlint-cli2 linted.md >said 2>&1 || true
  grep -q MD051 said && echo refused || echo accepted
}
changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
expect 'VitePress' "$(node render.mjs vitepress | ids)" "#_1-use-a-queue #what-s-next"
expect 'markdown-it-anchor' "$(node render.mjs anchor | ids)" "#1.-use-a-queue #what's-next%3F"
expect 'pandoc' "$(pandoc -f markdown -t html adr.md | ids)" '#use-a-queue #whats-next'
for address in '#1-use-a-queue' '#whats-next'; do
  expect "MD051, $address" "$(linted "$address")" accepted
done
for address in '#_1-use-a-queue' '#what-s-next' '#1.-use-a-queue' '#use-a-queue'; do
  expect "MD051, $address" "$(linted "$address")" refused
done
exit $changed
