#!/usr/bin/env bash
# @log4brains/core 1.1.0 and madr 2.1.2 (npm), whose template it says it reads
# Guess: the comments "<!-- optional -->" behind status, deciders and date, which
#   are in MADR 2's own template, mean nothing, so they may stay when the lines
#   are filled in.
# Seen: they are part of the values. An accepted ADR is a draft without a date,
#   the last decider is called "Ben <!-- optional -->", and "superseded by" names
#   a file that isn't there. Without the comments all of it is read.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @log4brains/core@1.1.0 madr@2.1.2

mkdir -p docs/adr
printf 'project:\n  name: Shop\n  tz: Etc/UTC\n  adrFolder: ./docs/adr\n' >.log4brains.yml
git init -q .
filled() { # status
  sed -e "s/^\(\* Status:\) \[.*\] /\1 $1 /; s/^\(\* Deciders:\) \[.*\] /\1 Ana, Ben /; s/^\(\* Date:\) \[.*\] /\1 2026-11-20 /" \
    -e 's/^# .*/# Use a queue/' node_modules/madr/template/template.md
}
filled accepted >docs/adr/20261120-with.md
filled 'superseded by [20261120-with](20261120-with.md)' >docs/adr/20261121-replaced.md
for name in 20261120-with 20261121-replaced; do
  sed 's/ <!-- optional -->//' "docs/adr/$name.md" >"docs/adr/$name-out.md"
done
git add docs
git -c user.name=Ana -c user.email=ana@shop.example commit -q -m 'Use a queue'
cat >show.cjs <<'JS'
const { Log4brains } = require("@log4brains/core")
const want = {
  "20261120-with": ["draft", "no date", "Ana, Ben <!-- optional -->", ""],
  "20261120-with-out": ["accepted", "dated", "Ana, Ben", ""],
  "20261121-replaced": ["superseded", "no date", "Ana, Ben <!-- optional -->", "20261120-with <!-- optional -->"],
  "20261121-replaced-out": ["superseded", "dated", "Ana, Ben", "20261120-with"],
}
Log4brains.create(".")
  .searchAdrs()
  .then((adrs) => {
    let changed = adrs.length === 4 ? 0 : 1
    for (const { slug, status, publicationDate, deciders, supersededBy } of adrs) {
      const seen = [status, publicationDate ? "dated" : "no date", deciders.join(", "), supersededBy ?? ""]
      console.log(`${slug}: ${seen.join(" | ")}`)
      if (JSON.stringify(seen) === JSON.stringify(want[slug])) continue
      console.log(`changed: expected ${want[slug].join(" | ")}`)
      changed = 1
    }
    process.exit(changed)
  })
JS
node show.cjs
