#!/usr/bin/env bash
# age-encryption 0.3.1 (npm) and age 1.1.1 (Debian's package), the same armored text
# Guess: what one reader of armor opens the other opens, and a recipient may be
#   written in capitals, as its encoding (Bech32) has it, to make a smaller QR code.
# Seen: a blank line above the armor, as copying out of a message leaves it, is
#   nothing to age-encryption and "unexpected intro" to age. A blank behind the
#   lines is too much for both, line ends of Windows for neither. Capitals are
#   refused by both.
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

cat >make.mjs <<'JS'
import { writeFileSync } from "node:fs"
import { armor, Encrypter, generateIdentity, identityToRecipient } from "age-encryption"
const identity = await generateIdentity()
const recipient = await identityToRecipient(identity)
const encrypter = new Encrypter()
encrypter.addRecipient(recipient)
writeFileSync("identity", `${identity}\n`)
writeFileSync("recipient", recipient)
writeFileSync("plain", armor.encode(await encrypter.encrypt("three points")))
JS
node make.mjs
{ echo; cat plain; } >blank-line-above
sed 's/$/\r/' plain >windows
sed 's/$/ /' plain >blank-behind
cat >open.mjs <<'JS'
import { readFileSync } from "node:fs"
import { armor, Decrypter, Encrypter } from "age-encryption"
const read = (name) => readFileSync(name, "utf8")
const [what, name] = process.argv.slice(2)
if (what === "open") {
  const decrypter = new Decrypter()
  decrypter.addIdentity(read("identity").trim())
  await decrypter.decrypt(armor.decode(read(name)), "text")
} else new Encrypter().addRecipient(name)
JS
changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
said() { "$@" >said 2>&1 && echo yes || echo no; }
both() { # text
  echo "age-encryption $(said node open.mjs open "$1"), age $(said age -d -i identity "$1")"
}
expect 'opens it as it is' "$(both plain)" 'age-encryption yes, age yes'
expect 'with a blank line above' "$(both blank-line-above)" 'age-encryption yes, age no'
expect 'with line ends of Windows' "$(both windows)" 'age-encryption yes, age yes'
expect 'with a blank behind each line' "$(both blank-behind)" 'age-encryption no, age no'
capitals=$(tr a-z A-Z <recipient)
expect 'takes a recipient in capitals' "age-encryption $(said node open.mjs name "$capitals"), age $(said age -r "$capitals" plain)" 'age-encryption no, age no'
exit $changed
