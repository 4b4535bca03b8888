#!/usr/bin/env bash
# @electron/asar 3.4.1 (npm, the one that electron-builder 26 uses)
# Guess: --unpack and --unpack-dir take patterns of one kind, relative to the
#   folder that is packed, as `asar list` shows the files.
# Seen: they are counted from different places. --unpack 'bin/*.node' unpacks
#   nothing, without a word; '*.node' and 'app/bin/*.node', with the packed folder's
#   own name, do. --unpack-dir is the other way round: 'bin' does, 'app/bin'
#   nothing. `asar list` puts a slash before every name, and extractFile says of
#   a name with that slash that it isn't in the archive.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @electron/asar@3.4.1

mkdir -p app/bin
echo 'one' >app/bin/git.node
echo '{"name":"shop"}' >app/package.json
asar() { node_modules/.bin/asar "$@"; }
state() { # option, pattern
  asar pack app out.asar "$1" "$2"
  asar list --is-pack out.asar | sed -n 's/ *: .*git\.node$//p'
}
changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
expect "--unpack 'bin/*.node'" "$(state --unpack 'bin/*.node')" pack
expect "--unpack '*.node'" "$(state --unpack '*.node')" unpack
expect "--unpack 'app/bin/*.node'" "$(state --unpack 'app/bin/*.node')" unpack
expect "--unpack-dir bin" "$(state --unpack-dir bin)" unpack
expect "--unpack-dir app/bin" "$(state --unpack-dir app/bin)" pack
extract() {
  node -e 'const { extractFile } = require("@electron/asar")
    try { console.log(JSON.parse(extractFile("out.asar", process.argv[1])).name) }
    catch (error) { console.log(error.message.replace(/^.* was/, "was")) }' "$1"
}
expect 'as listed' "$(asar list out.asar | grep package)" /package.json
expect 'extractFile of /package.json' "$(extract /package.json)" 'was not found in this archive'
expect 'extractFile of package.json' "$(extract package.json)" shop
exit $changed
