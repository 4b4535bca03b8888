#!/usr/bin/env bash
# gray-matter 4.0.3, front-matter 4.0.2, remark-frontmatter 5.0.0 (npm); Jekyll 4.3.1,
#   Hugo 0.111.3, MkDocs 1.4.2 and pandoc 2.17.1.1 (Debian's packages)
# Guess: front matter may end with "...", as YAML ends a document and pandoc's manual
#   has it; whoever reads the one end reads the other.
# Seen: Jekyll, MkDocs, pandoc and front-matter read it. gray-matter (VitePress
#   and Docusaurus) takes the whole ADR for YAML and fails, Hugo stops the build,
#   and remark-frontmatter shows it: a rule, and the status as a paragraph.
set -euo pipefail
need() { # package version
  if [ "$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null || true)" != "$2" ]; then
    apt-get install -y -qq --no-install-recommends "$1=$2" >/dev/null
  fi
}
need jekyll 4.3.1+dfsg-3+deb12u1
need hugo 0.111.3-1
need mkdocs 1.4.2+dfsg-2
need pandoc '2.17.1.1-2~deb12u1'
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts gray-matter@4.0.3 front-matter@4.0.2 remark-frontmatter@5.0.0 remark-parse@11.0.0 unified@11.0.5
printf -- '---\nstatus: accepted\n...\n\n# Use a queue\n\nWe need one.\n' >adr.md
cat >show.js <<'JS'
import { readFileSync } from "node:fs"
import frontMatter from "front-matter"
import matter from "gray-matter"
import remarkFrontmatter from "remark-frontmatter"
import remarkParse from "remark-parse"
import { unified } from "unified"
const text = readFileSync("adr.md", "utf8")
const readers = {
  "gray-matter": () => (matter(text, {}).data.status === "accepted" ? "read" : "shown"),
  "front-matter": () => (frontMatter(text).body.startsWith("# Use a queue") ? "read" : "shown"),
  "remark-frontmatter": () =>
    unified().use(remarkParse).use(remarkFrontmatter).parse(text).children[0].type === "yaml" ? "read" : "shown",
}
try {
  console.log(readers[process.argv[2]]())
} catch {
  console.log("fails")
}
JS
mkdir -p jekyll/_adrs hugo/content hugo/layouts/_default mkdocs/docs
cp adr.md jekyll/_adrs/
cp adr.md hugo/content/
cp adr.md mkdocs/docs/
echo '# Home' >mkdocs/docs/index.md
printf 'collections:\n  adrs:\n    output: true\n' >jekyll/_config.yml
echo 'baseURL = "https://shop.example/"' >hugo/config.toml
echo '{{ .Content }}' >hugo/layouts/_default/single.html
cp hugo/layouts/_default/single.html hugo/layouts/_default/list.html
echo 'site_name: Shop' >mkdocs/mkdocs.yml
changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
built() { # page, command ...
  page=$1
  shift
  if ! "$@" >said 2>&1; then
    echo fails
  elif grep -q 'We need one' "$page"; then
    if grep -q 'status: accepted' "$page"; then echo shown; else echo read; fi
  else
    echo empty
  fi
}
for reader in front-matter:read gray-matter:fails remark-frontmatter:shown; do
  expect "${reader%:*}" "$(node show.js "${reader%:*}")" "${reader#*:}"
done
expect 'Jekyll' "$(built jekyll/out/adrs/adr.html jekyll build -s jekyll -d jekyll/out --disable-disk-cache)" 'read'
expect 'MkDocs' "$(built mkdocs/out/adr/index.html /usr/bin/mkdocs build -q -f mkdocs/mkdocs.yml -d out)" 'read'
expect 'pandoc' "$(built out.html pandoc adr.md -o out.html)" 'read'
expect 'Hugo' "$(built hugo/out/adr/index.html hugo -s hugo -d out)" 'fails'
exit $changed
