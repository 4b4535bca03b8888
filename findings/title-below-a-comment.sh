#!/usr/bin/env bash
# MkDocs 1.4.2 (Debian's package) and Docusaurus 3.10.2 (@docusaurus/utils, npm)
# Guess: the title of a page is its first heading of the first level, and a
#   comment above it, such as a linter's switch or a generator's mark, is nothing.
# Seen: a comment on the line above the heading takes the title away in both.
#   MkDocs then calls the page by its file's name ("0001 use a queue"), in
#   navigation and search; Docusaurus finds no title at all in the text. MkDocs
#   doesn't know an underlined heading either, Docusaurus does.
set -euo pipefail
need() { # package version
  if [ "$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null || true)" != "$2" ]; then
    apt-get install -y -qq --no-install-recommends "$1=$2" >/dev/null
  fi
}
need mkdocs 1.4.2+dfsg-2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @docusaurus/utils@3.10.2

mkdir docs
echo 'site_name: Shop' >mkdocs.yml
echo '# Home' >docs/index.md
printf '# Use a queue\n\nText.\n' >docs/plain.md
printf '<!-- markdownlint-disable MD013 -->\n# Use a queue\n\nText.\n' >docs/comment.md
printf -- '---\nstatus: "accepted"\n---\n\n<!-- made by a tool -->\n\n# Use a queue\n\nText.\n' >docs/madr.md
printf 'Use a queue\n===========\n\nText.\n' >docs/underlined.md
/usr/bin/mkdocs build --strict --quiet
in_mkdocs() { sed -n 's/.*<title>\(.*\) - Shop.*/\1/p' "site/$1/index.html"; }
in_docusaurus() {
  node -e 'const u = require("@docusaurus/utils"), f = process.argv[1]
    u.parseMarkdownFile({ filePath: f, fileContent: require("fs").readFileSync(f, "utf8"),
      parseFrontMatter: u.DEFAULT_PARSE_FRONT_MATTER }).then((p) => console.log(p.contentTitle ?? "none"))' "docs/$1.md"
}
changed=0
expect() { # reader, page, title
  seen=$("in_$1" "$2")
  echo "$1, $2: $seen"
  if [ "$seen" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
expect mkdocs plain 'Use a queue'
expect mkdocs comment 'Comment'
expect mkdocs madr 'Madr'
expect mkdocs underlined 'Underlined'
expect docusaurus plain 'Use a queue'
expect docusaurus comment 'none'
expect docusaurus madr 'none'
expect docusaurus underlined 'Use a queue'
exit $changed
