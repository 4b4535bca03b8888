#!/usr/bin/env bash
# lefthook 2.2.1 and lint-staged 16.4.0 (npm), which files a check of ADRs gets
# Guess: `docs/decisions/*.md` is what lies in the folder, `docs/decisions/**/*.md`
#   that and what lies deeper, for both.
# Seen: for lint-staged. In lefthook one star goes through folders, and two stars
#   and a slash need a folder: with `**/*.md` the ADRs of the folder itself aren't
#   checked at all, and the commit passes; with `*.md` those below are checked too.
#   `glob_matcher: doublestar` makes both the same.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts lefthook@2.2.1 lint-staged@16.4.0

export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
git init -q .
mkdir -p docs/decisions/api
touch docs/decisions/0001-use-a-queue.md docs/decisions/api/0002-use-a-cache.md
git add docs
cat >name.cjs <<'JS'
const names = process.argv.slice(2).map((path) => path.replace(/.*\//, "").slice(0, 4))
require("node:fs").writeFileSync("names", names.sort().join(" "))
JS
lefthook() { # pattern, further line
  printf '%s\npre-commit:\n  jobs:\n    - glob: "%s"\n      run: node name.cjs {staged_files}\n' "${2-}" "$1" >lefthook.yml
  rm -f names
  node_modules/.bin/lefthook run pre-commit >said 2>&1 && cat names 2>/dev/null || echo none
}
lint_staged() { # pattern
  printf '{ "%s": "node name.cjs" }\n' "$1" >.lintstagedrc.json
  rm -f names
  node_modules/.bin/lint-staged --no-stash >said 2>&1 && cat names 2>/dev/null || echo none
}
changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
expect 'lint-staged, docs/decisions/*.md' "$(lint_staged 'docs/decisions/*.md')" '0001'
expect 'lint-staged, docs/decisions/**/*.md' "$(lint_staged 'docs/decisions/**/*.md')" '0001 0002'
expect 'lefthook, docs/decisions/*.md' "$(lefthook 'docs/decisions/*.md')" '0001 0002'
expect 'lefthook, docs/decisions/**/*.md' "$(lefthook 'docs/decisions/**/*.md')" '0002'
expect 'lefthook, doublestar, docs/decisions/*.md' "$(lefthook 'docs/decisions/*.md' 'glob_matcher: doublestar')" '0001'
expect 'lefthook, doublestar, docs/decisions/**/*.md' "$(lefthook 'docs/decisions/**/*.md' 'glob_matcher: doublestar')" '0001 0002'
exit $changed
