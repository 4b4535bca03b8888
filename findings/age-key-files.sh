#!/usr/bin/env bash
# age-encryption 0.3.1 (npm) on key files of age 1.1.1 (Debian's package)
# Guess: what age-keygen wrote can be handed to addIdentity, or at least its last
#   line as read from the file. And a file of recipients may say behind each
#   key whose it is, as authorized_keys does.
# Seen: addIdentity takes the bare key only: the whole file is an "unrecognized
#   identity type", and the line with its line end fails with "printable ASCII
#   expected", which doesn't say what is wrong. age's own file of recipients
#   allows comments on lines of their own; "age1... # Anna" is "malformed", and
#   so is a blank before the key, while a carriage return behind it is fine.
set -euo pipefail
need() { # package version
  if [ "$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null || true)" != "$2" ]; then
    apt-get install -y -qq --no-install-recommends "$1=$2" >/dev/null
  fi
}
need age 1.1.1-1+b3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts age-encryption@0.3.1

age-keygen -o key 2>/dev/null
recipient=$(age-keygen -y key)
cat >add.mjs <<'JS'
import { Decrypter } from "age-encryption"
import { readFileSync } from "node:fs"
const file = readFileSync("key", "utf8")
const line = file.split("\n").find((each) => each.startsWith("AGE-SECRET-KEY-"))
const text = { file, line: `${line}\n`, key: line }[process.argv[2]]
try {
  new Decrypter().addIdentity(text)
  console.log("taken")
} catch (error) {
  console.log(/unrecognized identity type|printable ASCII expected/.exec(error.message)?.[0] ?? error.message)
}
JS
changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
expect 'the whole file' "$(node add.mjs file)" 'unrecognized identity type'
expect 'its line with the line end' "$(node add.mjs line)" 'printable ASCII expected'
expect 'the key alone' "$(node add.mjs key)" taken
sealed() { # line of the file of recipients
  printf "$1" "$recipient" >recipients
  if echo 'Use a queue' | age -R recipients -o sealed.age 2>said; then echo sealed; else grep -o malformed said; fi
}
expect 'comment on its own line' "$(sealed '# Anna\n%s\n')" sealed
expect 'comment behind the key' "$(sealed '%s # Anna\n')" malformed
expect 'blank before the key' "$(sealed ' %s\n')" malformed
expect 'carriage return behind it' "$(sealed '%s\r\n')" sealed
exit $changed
