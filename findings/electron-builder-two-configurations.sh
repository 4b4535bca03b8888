#!/usr/bin/env bash
# app-builder-lib 26.17.0 (npm), how electron-builder finds its configuration
# Guess: electron-builder.yml is the configuration; a "build" field that is still
#   in package.json is merged under it, or the doubling is an error. And with
#   `extends`, what the child says takes the place of what its parent says.
# Seen: the "build" field wins and electron-builder.yml isn't even read, which
#   only the line "loaded configuration" lets one see. With `extends` the lists
#   are joined: a child that asks for deb alone gets its parent's AppImage too,
#   and first. Values that aren't lists are replaced.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts app-builder-lib@26.17.0 dmg-builder@26.17.0 electron-builder-squirrel-windows@26.17.0

mkdir two parent
echo '{"name":"shop","version":"1.0.0","build":{"appId":"example.shop.field"}}' >two/package.json
echo 'appId: example.shop.file' >two/electron-builder.yml
echo '{"name":"shop","version":"1.0.0"}' >parent/package.json
printf 'appId: example.shop.parent\nlinux:\n  target: [AppImage]\n  category: Office\n' >parent/base.yml
printf 'extends: base.yml\nappId: example.shop.child\nlinux:\n  target: [deb]\n  category: Development\n' >parent/electron-builder.yml

cat >show.cjs <<'JS'
const { getConfig } = require("app-builder-lib/out/util/config/config.js")
async function main() {
  const two = await getConfig("two", null, null)
  const child = await getConfig("parent", null, null)
  const rows = [
    ["field and file, appId", two.appId, "example.shop.field"],
    ["child, appId", child.appId, "example.shop.child"],
    ["child, linux.category", child.linux.category, "Development"],
    ["child, linux.target", child.linux.target.join(" "), "AppImage deb"],
  ]
  let changed = 0
  for (const [name, seen, want] of rows) {
    console.log(`${name}: ${seen}`)
    if (seen !== want) {
      console.log(`changed: expected ${want}`)
      changed = 1
    }
  }
  process.exit(changed)
}
main()
JS
node show.cjs
