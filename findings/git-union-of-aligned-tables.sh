#!/usr/bin/env bash
# git 2.39.5 (Debian's package) with `merge=union`, on a table that Prettier 3.10.1 (npm)
#   has laid out
# Guess: a list of ADRs is what union merges are for: two branches that bring a row
#   each give the old rows once and both new ones.
# Seen: a list does. In a table that Prettier aligns, one long title changes the width
#   of every row, so the whole table is what one branch wrote: union keeps both
#   tables, one below the other, each old row twice, with exit code 0. Prettier, run
#   once more, makes rows of the second heading and its line of dashes and is content.
#   Rows that are as wide as before merge as one expects.
set -euo pipefail
need() { # package version
  if [ "$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null || true)" != "$2" ]; then
    apt-get install -y -qq --no-install-recommends "$1=$2" >/dev/null
  fi
}
need git 1:2.39.5-0+deb12u3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts prettier@3.10.1
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null GIT_AUTHOR_NAME=Ana GIT_COMMITTER_NAME=Ana
export GIT_AUTHOR_EMAIL=ana@shop.example GIT_COMMITTER_EMAIL=ana@shop.example
format() { npx prettier --log-level error --write shop/README.md; }
table() { # title ...
  printf '# Decisions\n\n| title | status |\n| --- | --- |\n' >shop/README.md
  printf '| %s | proposed |\n' "$@" >>shop/README.md
  format
}
list() { # title ...
  printf '# Decisions\n\n' >shop/README.md
  printf -- '- %s\n' "$@" >>shop/README.md
  format
}
merged() { # table or list, title that each branch brings
  rm -rf shop
  git init -q -b main shop
  echo 'README.md merge=union' >shop/.gitattributes
  "$1" "1: Use a queue" "2: Use a cache"
  git -C shop add .
  git -C shop commit -qm 'Decide'
  git -C shop switch -qc other
  "$1" "1: Use a queue" "2: Use a cache" "$3"
  git -C shop commit -qam 'Decide there'
  git -C shop switch -q main
  "$1" "1: Use a queue" "2: Use a cache" "$2"
  git -C shop commit -qam 'Decide here'
  code=0
  git -C shop merge -q other -m 'Merge' >said 2>&1 || code=$?
  echo "exit code $code, $(numbers)"
}
numbers() { grep -oE '^(- |\| )([0-9]|title)' shop/README.md | cut -c3- | paste -sd ' '; }
changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
short='4: Use a mill'
long='4: Keep pictures of goods in object storage'
expect 'list' "$(merged list '3: Use a lake' "$long")" 'exit code 0, 1 2 3 4'
expect 'table, both as wide' "$(merged table '3: Use a lake' "$short")" 'exit code 0, title 1 2 3 4'
expect 'table, one wider' "$(merged table '3: Use a lake' "$long")" 'exit code 0, title 1 2 3 title 1 2 4'
format
expect 'formatted again' "$(numbers)" 'title 1 2 3 title 1 2 4'
expect 'and checked' "$(npx prettier --log-level silent --check shop/README.md && echo fine)" fine
exit $changed
