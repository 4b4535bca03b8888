#!/usr/bin/env bash
# markdown-link-check 3.15.0, and remark-validate-links 13.1.0 with remark-cli 12.0.1 (npm)
# Guess: a checker that finds a link to a heading that isn't there in the same file
#   finds one in another ADR as well.
# Seen: markdown-link-check looks for headings in the same file only. Of another file
#   it looks whether the file is there, and ticks the link off. remark-validate-links
#   finds both.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts markdown-link-check@3.15.0 remark-cli@12.0.1 remark-validate-links@13.1.0
mkdir adrs
printf '# Use a queue\n\n## Context\n\nText.\n' >adrs/0001-use-a-queue.md
changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
found() { # link, command ...
  printf '# Use a cache\n\nAs [there](%s).\n' "$1" >adrs/0002-use-a-cache.md
  shift
  code=0
  "$@" >said 2>&1 || code=$?
  if [ "$code" = 0 ]; then echo fine; else echo "found, exit code $code"; fi
}
check=(npx markdown-link-check -q adrs/0002-use-a-cache.md)
validate=(npx remark -q --frail --use remark-validate-links=repository:false adrs)
expect 'link-check, heading of another ADR' "$(found 0001-use-a-queue.md#context "${check[@]}")" 'fine'
expect 'link-check, no such heading there' "$(found 0001-use-a-queue.md#nothing "${check[@]}")" 'fine'
expect 'link-check, no such heading here' "$(found '#nothing' "${check[@]}")" 'found, exit code 1'
expect 'link-check, no such ADR' "$(found 0003-use-a-lake.md "${check[@]}")" 'found, exit code 1'
expect 'validate-links, heading of another ADR' "$(found 0001-use-a-queue.md#context "${validate[@]}")" 'fine'
expect 'validate-links, no such heading there' "$(found 0001-use-a-queue.md#nothing "${validate[@]}")" 'found, exit code 1'
exit $changed
