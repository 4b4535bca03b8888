#!/usr/bin/env bash
# kramdown 2.4.0 (Jekyll), pandoc 2.17.1.1 and Python-Markdown 3.4.1 (Debian's
#   packages), marked 18.2.1 (npm)
# Guess: "[Anna]: we need it by May" isn't the definition of a link's address,
#   because more words follow the first one, and is shown as a sentence.
# Seen: so it is for marked, pandoc's gfm and Python-Markdown. kramdown and pandoc's
#   own Markdown take all of the line for an address: it is gone from the page,
#   and of a paragraph only the lines behind it are left. kramdown takes even
#   "[Anna\]: ..." so; a backslash before the first bracket helps everywhere.
set -euo pipefail
need() { # package version
  if [ "$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null || true)" != "$2" ]; then
    apt-get install -y -qq --no-install-recommends "$1=$2" >/dev/null
  fi
}
need ruby-kramdown 2.4.0-2
need ruby-kramdown-parser-gfm 1.1.0-2
need pandoc 2.17.1.1-2~deb12u1
need python3-markdown 3.4.1-2+deb12u1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts marked@18.2.1

marked() { node_modules/.bin/marked; }
pandoc_gfm() { /usr/bin/pandoc -f gfm -t html; }
pandoc_markdown() { /usr/bin/pandoc -f markdown -t html; }
python_markdown() { /usr/bin/python3 -m markdown; }
kramdown() {
  /usr/bin/ruby -e 'require "kramdown"; require "kramdown-parser-gfm"
    print Kramdown::Document.new(STDIN.read, input: "GFM").to_html'
}
changed=0
expect() { # reader, Markdown, text on the page
  seen=$(printf '%s\n' "$2" | "$1" | sed 's/<[^>]*>//g' | tr -s '\n' ' ' | sed 's/^ *//; s/ *$//')
  echo "$1: $(printf '%s' "$2" | tr '\n' '/') -> ${seen:-nothing}"
  if [ "$seen" != "$3" ]; then
    echo "changed: expected ${3:-nothing}"
    changed=1
  fi
}
typed=$'[Anna]: we need it by May\nand not later.'
for reader in marked pandoc_gfm python_markdown; do
  expect $reader "$typed" '[Anna]: we need it by May and not later.'
done
for reader in kramdown pandoc_markdown; do
  expect $reader "$typed" 'and not later.'
done
for reader in marked pandoc_gfm python_markdown kramdown pandoc_markdown; do
  expect $reader "\\$typed" '[Anna]: we need it by May and not later.'
done
expect pandoc_markdown '[Anna\]: we need it by May' '[Anna]: we need it by May'
expect kramdown '[Anna\]: we need it by May' ''
exit $changed
