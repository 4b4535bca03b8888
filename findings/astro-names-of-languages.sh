#!/usr/bin/env bash
# astro 5.18.2 (npm), content collections with the glob loader
# Guess: an ADR's id, and with it its address, is the name of its file without .md, so
#   that two files are two pages, and what can't be read stops the build.
# Seen: signs are taken out of it and capitals made small. use-c++.md and use-c.md are
#   one page, without a word; use-c#.md is "no such file", left out, and the build
#   ends with 0. "use-node.js.md" is at use-nodejs, ADR-0014.md at adr-0014, so
#   that links by the files' names lead nowhere.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts astro@5.18.2
mkdir -p adrs src/pages
cat >src/content.config.ts <<'TS'
import { defineCollection } from "astro:content"
import { glob } from "astro/loaders"
export const collections = { adrs: defineCollection({ loader: glob({ pattern: "*.md", base: "adrs" }) }) }
TS
cat >'src/pages/[id].astro' <<'ASTRO'
---
import { getCollection, render } from "astro:content"
export const getStaticPaths = async () => (await getCollection("adrs")).map((adr) => ({ params: { id: adr.id }, props: { adr } }))
const { Content } = await render(Astro.props.adr)
---
<Content />
ASTRO
changed=0
expect() { # files, expected
  rm -rf adrs/* dist .astro node_modules/.astro
  for name in $1; do printf -- '---\nstatus: accepted\n---\n\n# %s\n' "$name" >"adrs/$name"; done
  code=0
  ASTRO_TELEMETRY_DISABLED=1 npx astro build >said 2>&1 </dev/null || code=$?
  seen="exit code $code, pages: $(find dist -name index.html -printf '%P\n' | sed 's,/index.html,,' | sort | xargs), words about ids: $(grep -ciE 'duplicate|same id' said || true)"
  echo "$1: $seen"
  if [ "$seen" != "$2" ]; then
    echo "changed: expected $2"
    changed=1
  fi
}
expect 'use-c.md use-c++.md use-c#.md' 'exit code 0, pages: use-c, words about ids: 0'
expect 'use-node.js.md ADR-0014.md' 'exit code 0, pages: adr-0014 use-nodejs, words about ids: 0'
exit $changed
