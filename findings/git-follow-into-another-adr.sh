#!/usr/bin/env bash
# git 2.39.5 (Debian's package), `git log --follow` on ADRs of one template
# Guess: --follow goes on through renames, as its manual says; a file that was
#   added beside others, which all stay, begins with the commit that added it.
# Seen: it goes on through copies too, and ADRs of one template are alike enough.
#   The history of ADR 2 leads into ADR 1 and from there into the template:
#   whoever asks for the oldest commit, with --diff-filter=A as well, is told the
#   day and the author of the template. Without --follow it is right.
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
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 GIT_COMMITTER_NAME=Ana GIT_COMMITTER_EMAIL=ana@shop.example
git init -q .
adr() { # title, first sentence
  printf '# %s\n\n## Status\n\nProposed\n\n## Context\n\n%s\n\n## Decision\n\nWhat do we do about it?\n\n## Consequences\n\nWhat is easier afterwards, and what is harder?\n' "$1" "$2"
}
commit() { # day, author, subject
  git add .
  GIT_AUTHOR_DATE="$1T12:00:00Z" GIT_COMMITTER_DATE="$1T12:00:00Z" git commit -q --author "$2 <$2@shop.example>" -m "$3"
}
adr 'Title' 'What happened?' >template.md
commit 2020-01-15 Cem 'Add a template'
adr 'Use a queue' 'Orders come in bursts.' >0001-use-a-queue.md
commit 2026-11-20 Ana 'Use a queue'
adr 'Use a cache' 'Orders are looked up again.' >0002-use-a-cache.md
commit 2026-11-24 Ben 'Use a cache'

changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
subjects() { git log --format=%s "$@" -- 0002-use-a-cache.md | paste -sd '|'; }
expect 'history of ADR 2' "$(subjects)" 'Use a cache'
expect 'history of ADR 2 with --follow' "$(subjects --follow)" 'Use a cache|Use a queue|Add a template'
added() { git log --follow --diff-filter=A --format='%as by %an' -- "$1"; }
expect 'ADR 2 was added' "$(added 0002-use-a-cache.md)" '2020-01-15 by Cem'
expect 'ADR 1 was added' "$(added 0001-use-a-queue.md)" '2020-01-15 by Cem'
exit $changed
