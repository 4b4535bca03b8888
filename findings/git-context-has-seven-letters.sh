#!/usr/bin/env bash
# git 2.39.5 (Debian's package), its sample hook and `git diff --check`
# Guess: the check finds blanks at the ends of lines and what a merge left behind;
#   an ADR with underlined headings passes, whatever they say.
# Seen: "Context" has seven letters, and seven equals signs are the mark between
#   the two sides of a conflict. Underlined as Markdown and reStructuredText do it,
#   the section that every ADR has is a "leftover conflict marker", and git's own
#   sample hook refuses the commit. "Decision" with eight passes.
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
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
git init -q .
git config user.name Ana
git config user.email ana@shop.example
cp .git/hooks/pre-commit.sample .git/hooks/pre-commit
chmod +x .git/hooks/pre-commit
underlined() { printf '%s\n%s\n\nOrders come in bursts.\n' "$1" "$(printf '%*s' "${#1}" '' | tr ' ' =)"; }
changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
committed() { git commit -q -m "$1" >said 2>&1 && echo yes || echo no; }
underlined Decision >0001-use-a-queue.md
git add .
expect 'commits "Decision" underlined' "$(committed 'Use a queue')" yes
underlined Context >0002-use-a-cache.md
underlined Context >0003-use-a-store.rst
git add .
expect 'commits "Context" underlined' "$(committed 'Use a cache')" no
expect 'what it says' "$(paste -sd '|' said)" '0002-use-a-cache.md:2: leftover conflict marker|0003-use-a-store.rst:2: leftover conflict marker'
printf '## Context\n\nOrders come in bursts.\n' >0002-use-a-cache.md
git add 0002-use-a-cache.md
git rm -q --cached 0003-use-a-store.rst
expect 'commits "## Context"' "$(committed 'Use a cache')" yes
exit $changed
