#!/usr/bin/env bash
# git 2.39.5 (Debian's package), merge, rebase and cherry-pick
# Guess: one branch takes a decision back (ADR 3 is deleted) and brings ADR 9 at once;
#   another one accepts ADR 3. That is a conflict, "modify/delete".
# Seen: there is none. ADRs of one template are alike enough for git to take 3 for
#   renamed to 9, so the change is made to the new file: ADR 9, which nobody has
#   decided, says Accepted, with exit code 0. Rebase and cherry-pick do so too. Nor
#   does it help to turn renames off: merge.renames=false and -X no-renames are taken
#   and change nothing. With -X find-renames=95 it is the conflict that one expects.
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
adr() { # title, status
  printf '# %s\n\n## Status\n\n%s\n\n## Context\n\nWhat makes us decide something here, and what must hold?\n\n' "$1" "$2"
  printf '## Decision\n\nWhat do we do about it, and who does it?\n\n## Consequences\n\nWhat is easier afterwards, and what is harder?\n'
}
start() {
  rm -rf shop
  git init -q -b main shop
  adr '3. Use a queue' Proposed >shop/0003-use-a-queue.md
  git -C shop add .
  git -C shop commit -qm 'Propose a queue'
  git -C shop switch -qc accepting
  adr '3. Use a queue' Accepted >shop/0003-use-a-queue.md
  git -C shop commit -qam 'Accept the queue'
  git -C shop switch -q main
  git -C shop rm -q 0003-use-a-queue.md
  adr '9. Use a lake' Proposed >shop/0009-use-a-lake.md
  git -C shop add .
  git -C shop commit -qm 'Propose a lake instead'
}
changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
try() { # command of git
  start
  code=0
  git -C shop "$@" >said 2>&1 || code=$?
  echo "exit code $code, $(grep -oE 'CONFLICT \([a-z/ ]+\)' said || echo 'no conflict'), ADR 9 is $(sed -n 5p shop/0009-use-a-lake.md)"
}
expect 'merge' "$(try merge accepting)" 'exit code 0, no conflict, ADR 9 is Accepted'
expect 'rebase' "$(try rebase main accepting)" 'exit code 0, no conflict, ADR 9 is Accepted'
expect 'cherry-pick' "$(try cherry-pick accepting)" 'exit code 0, no conflict, ADR 9 is Accepted'
expect 'merge.renames=false' "$(try -c merge.renames=false merge accepting)" 'exit code 0, no conflict, ADR 9 is Accepted'
expect 'merge -X no-renames' "$(try merge -X no-renames accepting)" 'exit code 0, no conflict, ADR 9 is Accepted'
expect 'merge -X find-renames=95' "$(try merge -X find-renames=95 accepting)" 'exit code 1, CONFLICT (modify/delete), ADR 9 is Proposed'
exit $changed
