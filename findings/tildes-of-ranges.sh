#!/usr/bin/env bash
# remark-gfm 4.0.1 with remark-cli 12.0.1, marked 18.2.1, markdown-it 15.0.3 (npm),
#   Hugo 0.111.3 and pandoc 2.17.1.1 (Debian's packages)
# Guess: "takes 5~10 ms, at worst 20~30 ms" is shown as typed, for words are struck out
#   between two tildes each.
# Seen: in remark-gfm (Docusaurus, Astro, react-markdown) and marked one is enough: a
#   reader sees that 10 ms and 20 were withdrawn. In markdown-it (VitePress), Hugo and
#   pandoc it is as typed. `remark --output` doubles the tildes in the file, and then
#   the words are struck out for all of them. A blank before a tilde ("~5 ms") keeps
#   it; `singleTilde: false` does for remark.
set -euo pipefail
need() { # package version
  if [ "$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null || true)" != "$2" ]; then
    apt-get install -y -qq --no-install-recommends "$1=$2" >/dev/null
  fi
}
need hugo 0.111.3-1
need pandoc 2.17.1.1-2~deb12u1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts marked@18.2.1 markdown-it@15.0.3 unified@11.0.5 remark-parse@11.0.0 remark-gfm@4.0.1 remark-rehype@11.1.2 rehype-stringify@10.0.1 remark-cli@12.0.1

cat >render.mjs <<'JS'
import { readFileSync } from "node:fs"
import MarkdownIt from "markdown-it"
import { marked } from "marked"
import rehypeStringify from "rehype-stringify"
import remarkGfm from "remark-gfm"
import remarkParse from "remark-parse"
import remarkRehype from "remark-rehype"
import { unified } from "unified"

const remark = (options) => (text) =>
  String(unified().use(remarkParse).use(remarkGfm, options).use(remarkRehype).use(rehypeStringify).processSync(text))
const readers = {
  remark: remark(),
  two: remark({ singleTilde: false }),
  marked: (text) => marked.parse(text),
  it: (text) => new MarkdownIt().render(text),
}
console.log(readers[process.argv[2]](readFileSync("adr.md", "utf8")))
JS
mkdir -p site/content site/layouts/_default
echo 'baseURL = "https://shop.example/"' >site/config.toml
echo '{{ .Content }}' >site/layouts/_default/single.html
hugo_site() {
  printf -- '---\n---\n' | cat - adr.md >site/content/page.md
  hugo --quiet -s site
  cat site/public/page/index.html
}
struck() { # reader ...: what stands between tags
  "$@" | grep -oE '<(del|s)>[^<]*' | cut -d '>' -f 2 || echo nothing
}
changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
echo 'Takes 5~10 ms, at worst 20~30 ms.' >adr.md
words='10 ms, at worst 20'
expect 'struck by remark-gfm' "$(struck node render.mjs remark)" "$words"
expect 'by marked' "$(struck node render.mjs marked)" "$words"
expect 'by remark-gfm, singleTilde off' "$(struck node render.mjs two)" nothing
expect 'by markdown-it' "$(struck node render.mjs it)" nothing
expect 'by Hugo' "$(struck hugo_site)" nothing
expect 'by pandoc' "$(struck pandoc -f markdown -t html adr.md)" nothing
npx remark adr.md --quiet --use remark-gfm --output
expect 'after remark' "$(cat adr.md)" 'Takes 5~~10 ms, at worst 20~~30 ms.'
expect 'by markdown-it' "$(struck node render.mjs it)" "$words"
expect 'by Hugo' "$(struck hugo_site)" "$words"
expect 'by pandoc' "$(struck pandoc -f markdown -t html adr.md)" "$words"
echo 'Takes ~5 ms, at worst ~30 ms.' >adr.md
expect 'behind a blank, by remark-gfm' "$(struck node render.mjs remark)" nothing
exit $changed
