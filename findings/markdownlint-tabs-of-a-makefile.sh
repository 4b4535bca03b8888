#!/usr/bin/env bash
# markdownlint-cli2 0.24.1 (npm), --fix of an ADR that shows a Makefile, and GNU make
#   4.3 (Debian's package)
# Guess: --fix mends the Markdown. What stands between fences is somebody's code and
#   isn't touched.
# Seen: MD010 counts tabs in fences as well, and --fix makes one blank of each. The
#   recipe that one copies out of the ADR no longer is one: "missing separator". Proper
#   names (MD044) are mended in fences and in code between backticks too: a package
#   gets a name that isn't there. `code_blocks: false`, to be said for each
#   of the two, keeps both as they are.
set -euo pipefail
need() { # package version
  if [ "$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null || true)" != "$2" ]; then
    apt-get install -y -qq --no-install-recommends "$1=$2" >/dev/null
  fi
}
need make 4.3-4.1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts markdownlint-cli2@0.24.1
export LC_ALL=C

changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
fix() { # rules
  echo "{ \"config\": $1 }" >.markdownlint-cli2.jsonc
  printf '# Use make\n\nOne file for all.\n\n```make\nall:\n\techo built\n```\n\n```sh\nnpm install node.js\n```\n\nNot `node.js`.\n' >adr.md
  node_modules/.bin/markdownlint-cli2 --fix adr.md >said 2>&1 || true
}
make_of_adr() {
  sed -n '/^```make$/,/^```$/p' adr.md | sed '1d;$d' >Makefile
  make -s 2>&1 | grep -oE 'missing separator|^built'
}
fix '{}'
expect 'make' "$(make_of_adr)" 'missing separator'
fix '{ "MD010": { "code_blocks": false } }'
expect 'make, no code' "$(make_of_adr)" 'built'
fix '{ "MD044": { "names": ["Node.js"] } }'
expect 'names' "$(grep -ioE 'install node.js|`node.js`' adr.md | paste -sd ' ')" 'install Node.js `Node.js`'
fix '{ "MD044": { "names": ["Node.js"], "code_blocks": false } }'
expect 'names, no code' "$(grep -ioE 'install node.js|`node.js`' adr.md | paste -sd ' ')" 'install node.js `node.js`'
exit $changed
