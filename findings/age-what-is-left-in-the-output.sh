#!/usr/bin/env bash
# age 1.1.1 (Debian's package), `age -d -o FILE`
# Guess: FILE is there if decryption succeeded, and isn't if it failed.
# Seen: neither. Of a file that was cut off (a copy that ended early) the output
#   keeps all blocks of 64 kB before the bad one and age ends with 1: looking
#   for the file finds 196608 bytes that look right. An empty text decrypts with
#   code 0 and no output file is made at all. Only the exit code tells.
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
age-keygen -o key 2>/dev/null
recipient=$(age-keygen -y key)
head -c 200000 /dev/zero | tr '\0' a >long
age -r "$recipient" -o long.age long
head -c -100 long.age >cut.age
age -r "$recipient" -o empty.age </dev/null
changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
opened() { # sealed file
  rm -f out
  age -d -i key -o out "$1" 2>/dev/null && code=0 || code=$?
  if [ -e out ]; then echo "code $code, $(wc -c <out) bytes"; else echo "code $code, no file"; fi
}
expect 'whole' "$(opened long.age)" 'code 0, 200000 bytes'
expect 'cut off' "$(opened cut.age)" 'code 1, 196608 bytes'
expect 'empty' "$(opened empty.age)" 'code 0, no file'
exit $changed
