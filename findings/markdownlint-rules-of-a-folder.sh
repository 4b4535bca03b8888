#!/usr/bin/env bash
# markdownlint-cli2 0.24.1 (npm), rules of a repository and of its folder of ADRs
# Guess: a folder's own rules are laid over those of the folders above, whatever
#   the file with them is called.
# Seen: it depends on the names. Only .markdownlint-cli2.yaml in the folder under
#   .markdownlint-cli2.yaml at the root adds its `config` to what is said above.
#   .markdownlint.yml, the name that MADR's template brings, replaces all that
#   the root says in either kind of file: rules that were off are back on for
#   the ADRs. A .markdownlint.yml at the root is replaced by either.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts markdownlint-cli2@0.24.1

# One line is too long (MD013) and two headings are the same (MD024).
mkdir -p docs/decisions
{
  printf '# Use a queue for orders\n\nOrders come in bursts'
  for _ in 1 2 3 4; do printf ', on Mondays more than on others'; done
  printf '.\n\n## Costs\n\nSmall.\n\n## Costs\n\nLarge.\n'
} >docs/decisions/0001-use-a-queue.md

found() {
  { node_modules/.bin/markdownlint-cli2 'docs/**/*.md' 2>&1 || true; } | { grep -o 'MD0[0-9]*' || true; } | sort -u | tr '\n' ' '
}
changed=0
expect() { # name, rules that are broken
  seen=$(found)
  echo "$1: ${seen:-nothing}"
  if [ "$seen" != "$2" ]; then
    echo "changed: expected ${2:-nothing}"
    changed=1
  fi
}
echo 'MD013: false' >.markdownlint.yml
expect 'root alone' 'MD024 '
printf 'config:\n  MD024: false\n' >docs/decisions/.markdownlint-cli2.yaml
expect '.markdownlint.yml above, .markdownlint-cli2.yaml in the folder' 'MD013 '
rm docs/decisions/.markdownlint-cli2.yaml
echo 'MD024: false' >docs/decisions/.markdownlint.yml
expect '.markdownlint.yml above and in the folder' 'MD013 '
rm .markdownlint.yml
printf 'config:\n  MD013: false\n' >.markdownlint-cli2.yaml
expect '.markdownlint-cli2.yaml above, .markdownlint.yml in the folder' 'MD013 '
rm docs/decisions/.markdownlint.yml
printf 'config:\n  MD024: false\n' >docs/decisions/.markdownlint-cli2.yaml
expect '.markdownlint-cli2.yaml above and in the folder' ''
exit $changed
