#!/usr/bin/env bash
# Jekyll 4.3.1 (Debian's package), values of front matter that yaml 2.9.1 (npm) wrote
# Guess: `effort: 1,5` is the text "1,5" for every reader of YAML, and what the
#   yaml library writes without quotes means the same text to the others, but
#   for the well-known yes, no and dates.
# Seen: to Jekyll (Ruby's Psych) the comma is a mark between figures: 1,5 is the
#   number 15, 0,5 is 5.
#   12:30 is 45000. The yaml library writes both plain, the first even where it
#   was asked to heed YAML 1.1; it reads them back as texts, as js-yaml does.
set -euo pipefail
need() { # package version
  if [ "$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null || true)" != "$2" ]; then
    apt-get install -y -qq --no-install-recommends "$1=$2" >/dev/null
  fi
}
need jekyll 4.3.1+dfsg-3+deb12u1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts yaml@2.9.1 js-yaml@4.1.0

mkdir site
cat >write.cjs <<'JS'
const { stringify, parse } = require("yaml")
const { load } = require("js-yaml")
const values = { effort: "1,5", share: "0,5", users: "10,000", meeting: "12:30", price: "2,25 EUR" }
const compat = process.argv[2]
const text = stringify(values, compat ? { compat } : {})
for (const read of [parse, load])
  if (JSON.stringify(read(text)) !== JSON.stringify(values)) throw new Error("changed: it isn't read back as text")
const shown = Object.keys(values).map((key) => `{{ page.${key} }}`).join(" | ")
process.stdout.write(`---\n${text}---\n${shown}\n`)
JS
changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
built() {
  jekyll build -q -s site -d out --disable-disk-cache
  cat out/page.html
}
node write.cjs >site/page.html
expect 'as written' "$(sed -n 2,5p site/page.html | tr '\n' ' ')" 'effort: 1,5 share: 0,5 users: 10,000 meeting: 12:30 '
expect 'as Jekyll shows it' "$(built)" '15 | 5 | 10000 | 45000 | 2,25 EUR'
node write.cjs yaml-1.1 >site/page.html
expect 'as Jekyll shows what heeds YAML 1.1' "$(built)" '15 | 5 | 10000 | 12:30 | 2,25 EUR'
exit $changed
