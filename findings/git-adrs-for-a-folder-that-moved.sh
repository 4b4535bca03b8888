#!/usr/bin/env bash
# git 2.39.5 (Debian's package), merge and rebase
# Guess: one branch moves the ADRs from docs/adr to docs/decisions, another one brings
#   a new ADR in docs/adr. Nobody changed the same file, so they merge without a
#   conflict, and the new ADR lies in docs/adr alone.
# Seen: both stop with "CONFLICT (file location)", and the new ADR lies in
#   docs/decisions already: git takes the whole folder for renamed. Sent as a patch
#   (git am -3) it comes in without a word and lies in docs/adr. Where the old folder
#   keeps a single file that isn't moved, the merge is clean and the ADR lies there, too.
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
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null GIT_AUTHOR_NAME=Ana GIT_COMMITTER_NAME=Ana
export GIT_AUTHOR_EMAIL=ana@shop.example GIT_COMMITTER_EMAIL=ana@shop.example LC_ALL=C
start() { # another file of the old folder, if any
  rm -rf shop
  git init -q -b main shop
  mkdir -p shop/docs/adr shop/docs/decisions
  for i in 1 2 3; do printf '# Use thing %s\n\nWe need thing %s.\n' $i $i >shop/docs/adr/000$i-use-thing-$i.md; done
  if [ -n "${1:-}" ]; then echo 'What to know.' >"shop/docs/adr/$1"; fi
  git -C shop add .
  git -C shop commit -qm 'Decide'
  git -C shop switch -qc new
  printf '# Use a queue\n' >shop/docs/adr/0004-use-a-queue.md
  git -C shop add .
  git -C shop commit -qm 'Decide on a queue'
  git -C shop switch -q main
  (cd shop && git mv docs/adr/000*.md docs/decisions/)
  git -C shop commit -qm 'Move the ADRs'
}
changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
lies() { # exit code
  where=$(git -C shop ls-files '*0004*')
  echo "exit code $1, $(grep -oE 'CONFLICT \([a-z ]+\)' said || echo 'no conflict'), ADR in $(dirname "$where")"
}
start
code=0
git -C shop merge new >said 2>&1 || code=$?
expect 'merge' "$(lies $code)" 'exit code 1, CONFLICT (file location), ADR in docs/decisions'
start
code=0
git -C shop rebase main new >said 2>&1 || code=$?
expect 'rebase' "$(lies $code)" 'exit code 1, CONFLICT (file location), ADR in docs/decisions'
start
code=0
git -C shop format-patch -1 new --stdout | git -C shop am -3 >said 2>&1 || code=$?
expect 'patch' "$(lies $code)" 'exit code 0, no conflict, ADR in docs/adr'
start README.md
code=0
git -C shop merge new >said 2>&1 || code=$?
expect 'merge, with a README that stays' "$(lies $code)" 'exit code 0, no conflict, ADR in docs/adr'
exit $changed
