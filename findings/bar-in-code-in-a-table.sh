#!/usr/bin/env bash
# marked 18.2.1 and markdown-it 15.0.3 (npm); kramdown 2.4.0, Python-Markdown
#   3.4.1 and pandoc 2.17.1.1 (Debian's packages)
# Guess: in a table's cell a bar inside a code span is written `A \| B`, and
#   every reader of tables then shows A | B.
# Seen: two families that exclude each other. GFM's readers show A | B for
#   `A \| B`, and cut the cell in two for `A | B`. kramdown, Python-Markdown and
#   pandoc's Markdown let the code span protect its bar: they show A | B for
#   `A | B`, and the backslash too for `A \| B`. No spelling with a code span
#   is right in both; outside of one, \| is right everywhere.
set -euo pipefail
need() { # package version
  if [ "$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null || true)" != "$2" ]; then
    apt-get install -y -qq --no-install-recommends "$1=$2" >/dev/null
  fi
}
need ruby-kramdown 2.4.0-2
need python3-markdown 3.4.1-2+deb12u1
need pandoc 2.17.1.1-2~deb12u1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts marked@18.2.1 markdown-it@15.0.3

marked() { node_modules/.bin/marked; }
markdown_it() { node_modules/.bin/markdown-it -; }
kramdown() { /usr/bin/ruby -e 'require "kramdown"; print Kramdown::Document.new(STDIN.read).to_html'; }
python_markdown() { /usr/bin/python3 -m markdown -x tables; }
pandoc_markdown() { /usr/bin/pandoc -f markdown -t html; }

changed=0
expect() { # reader, cell, what is shown
  shown=$(printf '| Type | Use |\n| --- | --- |\n| %s | yes |\n' "$2" | "$1" |
    grep -m1 -A1 -E '<td[^>]*>' | tr -d '\n' | sed -E 's/^[^<]*<td[^>]*>//; s/<\/td>.*//; s/<\/?code>/`/g')
  echo "$1: $2 -> $shown"
  if [ "$shown" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
for reader in marked markdown_it; do
  expect $reader '`A \| B`' '`A | B`'
  expect $reader '`A | B`' '`A'
  expect $reader 'A \| B' 'A | B'
done
for reader in kramdown python_markdown pandoc_markdown; do
  expect $reader '`A \| B`' '`A \| B`'
  expect $reader '`A | B`' '`A | B`'
  expect $reader 'A \| B' 'A | B'
done
exit $changed
