#!/usr/bin/env bash
# git-json-merge 1.0.0 (npm) as the merge driver of git 2.39.5 (Debian's package)
# Guess: a driver that knows JSON merges what differs in other properties, and leaves
#   a conflict where both branches gave one property another value.
# Seen: there is no conflict. Ours stays, theirs is gone, and git says that it has
#   merged. Which decision holds depends on who merges whom: a rebase, where ours is
#   the other one, ends with the other status.
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
npm install --silent --no-audit --no-fund --ignore-scripts git-json-merge@1.0.0
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null GIT_AUTHOR_NAME=Ana GIT_COMMITTER_NAME=Ana
export GIT_AUTHOR_EMAIL=ana@shop.example GIT_COMMITTER_EMAIL=ana@shop.example LC_ALL=C
put() { # status, owner
  printf '{\n  "title": "Use a queue",\n  "status": "%s",\n  "owner": "%s"\n}\n' "$1" "$2" >shop/0001.json
}
start() { # status and owner of main, status and owner of the branch, driver
  rm -rf shop
  git init -q -b main shop
  git -C shop config merge.json.driver "$work/node_modules/.bin/git-json-merge %A %O %B"
  echo "*.json merge=$5" >shop/.gitattributes
  put proposed Ana
  git -C shop add .
  git -C shop commit -qm 'Propose'
  git -C shop switch -qc other
  put "$3" "$4"
  git -C shop commit -qam 'Decide there'
  git -C shop switch -q main
  put "$1" "$2"
  git -C shop commit -qam 'Decide here'
}
ends() { # command of git
  code=0
  git -C shop "$@" >said 2>&1 || code=$?
  state=$(node -p 'const { status, owner } = JSON.parse(require("fs").readFileSync("shop/0001.json")); `${status}, ${owner}`' 2>/dev/null || echo 'conflict')
  echo "exit code $code, $state"
}
changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
start accepted Ana proposed Ben json
expect 'two properties' "$(ends merge other)" 'exit code 0, accepted, Ben'
start accepted Ana rejected Ana json
expect 'one property' "$(ends merge other)" 'exit code 0, accepted, Ana'
start accepted Ana rejected Ana json
expect 'one property, the other way' "$(git -C shop switch -q other && ends merge main)" 'exit code 0, rejected, Ana'
start accepted Ana rejected Ana json
expect 'one property, rebased' "$(ends rebase other)" 'exit code 0, rejected, Ana'
start accepted Ana rejected Ana text
expect 'one property, without the driver' "$(ends merge other)" 'exit code 1, conflict'
exit $changed
