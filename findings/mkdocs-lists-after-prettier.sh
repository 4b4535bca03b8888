#!/usr/bin/env bash
# Python-Markdown 3.4.1 (Debian's package) with the extensions that MkDocs turns
#   on, after Prettier 3.10.1 (npm)
# Guess: lists that Prettier has just laid out (two blanks before what belongs to
#   an item) read the same on a MkDocs site, but for nested lists, of which
#   everybody knows that they want four blanks.
# Seen: a second paragraph of an item ends the list and stands outside of it; a
#   fence inside an item is no block: its language and text run together in one
#   line; numbers that come after bullets become bullets of the same list, and
#   bullets that come after numbers are numbered on.
set -euo pipefail
need() { # package version
  if [ "$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null || true)" != "$2" ]; then
    apt-get install -y -qq --no-install-recommends "$1=$2" >/dev/null
  fi
}
need python3-markdown 3.4.1-2+deb12u1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts prettier@3.10.1

changed=0
expect() { # name, Markdown, what must be in its HTML
  html=$(printf '%s\n' "$2" | node_modules/.bin/prettier --parser markdown |
    /usr/bin/python3 -m markdown -x toc -x tables -x fenced_code | tr -d '\n' | tr -s ' ')
  echo "$1: $html"
  case $html in
  "$3") ;;
  *)
    echo "changed: expected $3"
    changed=1
    ;;
  esac
}
expect 'second paragraph' $'* Good, because fast\n\n  Measured in autumn.\n* Bad, because new' \
  '<ul><li>Good, because fast</li></ul><p>Measured in autumn.</p><ul><li>Bad, because new</li></ul>'
expect 'fence in an item' $'* The index:\n  ```sql\n  CREATE INDEX shop ON orders (shop);\n  ```\n* The queue' \
  '<ul><li>The index: <code>sql CREATE INDEX shop ON orders (shop);</code></li><li>The queue</li></ul>'
expect 'numbers after bullets' $'* A queue\n* A table\n\n1. Measure\n2. Decide' \
  '<ul><li>A queue</li><li><p>A table</p></li><li><p>Measure</p></li><li>Decide</li></ul>'
expect 'bullets after numbers' $'1. Measure\n2. Decide\n\n* A queue\n* A table' \
  '<ol><li>Measure</li><li><p>Decide</p></li><li><p>A queue</p></li><li>A table</li></ol>'
exit $changed
