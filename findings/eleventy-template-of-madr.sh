#!/usr/bin/env bash
# Eleventy 3.1.8 and madr 4.0.0 (npm)
# Guess: MADR's template, which its instructions put beside the ADRs, is a page with
#   placeholders on a site, as it is with Jekyll, Hugo and MkDocs.
# Seen: the site isn't built at all. `date: {YYYY-MM-DD when ...}` is a mapping to
#   YAML, and Eleventy, which dates every page, stops at it: no ADR is published
#   until the template is left out. A day that is put in there mends it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @11ty/eleventy@3.1.8 madr@4.0.0

mkdir decisions
cp node_modules/madr/template/adr-template.md decisions/
printf -- '---\nstatus: accepted\ndate: 2026-11-20\n---\n\n# Use a queue\n' >decisions/0001-use-a-queue.md
built() {
  rm -rf out
  code=0
  node_modules/.bin/eleventy --input=decisions --output=out --quiet >said 2>&1 || code=$?
  echo "exit code $code, pages: $({ find out -name index.html 2>/dev/null || true; } | wc -l)"
}
changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
expect 'with the template' "$(built)" 'exit code 1, pages: 0'
expect 'what it says' "$(grep -o -m1 'value for `date` (\[object Object\]) is invalid' said)" 'value for `date` ([object Object]) is invalid'
sed -i 's/^date: {.*/date: 2026-11-20/' decisions/adr-template.md
expect 'with a day in it' "$(built)" 'exit code 0, pages: 2'
exit $changed
