#!/usr/bin/env bash
# mammoth 1.13.0 and turndown 7.2.5 (npm), which make Markdown of Word and of HTML
# Guess: "12. Use Node.js" as a heading and "Date: 2026-11-20" as a paragraph come
#   out as one would type them; only what would mean something gets a backslash.
# Seen: mammoth writes one before every hyphen, dot and bracket ("2026\-11\-20"),
#   turndown one behind each leading number, in headings too ("# 12\. Use").
#   Sites show it well, tools that read lines don't: adr-log 2.2.0, which takes
#   "12." off a title, leaves "12\." in its list. docx (npm) wrote the document;
#   pandoc 2.17.1.1 (Debian's package) makes plain lines of it.
set -euo pipefail
need() { # package version
  if [ "$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null || true)" != "$2" ]; then
    apt-get install -y -qq --no-install-recommends "$1=$2" >/dev/null
  fi
}
need pandoc 2.17.1.1-2~deb12u1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts mammoth@1.13.0 turndown@7.2.5 adr-log@2.2.0 docx@9.15.2

mkdir adr
cat >make.cjs <<'JS'
const { writeFileSync } = require("node:fs")
const { Document, HeadingLevel, Packer, Paragraph } = require("docx")
const Turndown = require("turndown")
const children = [
  new Paragraph({ text: "12. Use Node.js", heading: HeadingLevel.HEADING_1 }),
  new Paragraph("Date: 2026-11-20"),
  new Paragraph("Superseded by ADR-0013 (in part)"),
]
Packer.toBuffer(new Document({ sections: [{ children }] }))
  .then((buffer) => {
    writeFileSync("adr.docx", buffer)
    return require("mammoth").convertToMarkdown({ buffer })
  })
  .then(({ value }) => writeFileSync("adr/0012-of-word.md", value.replace(/<a id=[^>]*><\/a>/g, "")))
const html = "<h1>12. Use Node.js</h1><p>Date: 2026-11-20</p><p>Superseded by ADR-0013 (in part)</p>"
writeFileSync("adr/0012-of-html.md", new Turndown({ headingStyle: "atx" }).turndown(html))
JS
node make.cjs
changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
lines() { grep . "$1" | paste -sd '|'; }
expect 'mammoth' "$(lines adr/0012-of-word.md)" '# 12\. Use Node\.js|Date: 2026\-11\-20|Superseded by ADR\-0013 \(in part\)'
expect 'turndown' "$(lines adr/0012-of-html.md)" '# 12\. Use Node.js|Date: 2026-11-20|Superseded by ADR-0013 (in part)'
pandoc -t gfm adr.docx >adr/0012-of-pandoc.md
expect 'pandoc' "$(lines adr/0012-of-pandoc.md)" '# 12. Use Node.js|Date: 2026-11-20|Superseded by ADR-0013 (in part)'
printf '<!-- adrlog -->\n<!-- adrlogstop -->\n' >adr/index.md
node_modules/.bin/adr-log -d adr -i adr/index.md >/dev/null 2>&1
expect 'titles in the list' "$(grep -o ') - .*' adr/index.md | paste -sd '|')" ') - 12\. Use Node.js|) - Use Node.js|) - 12\. Use Node\.js'
exit $changed
