#!/usr/bin/env bash
# Hugo 0.111.3, kramdown 2.4.0 (Jekyll), pandoc 2.17.1.1 and Python-Markdown 3.4.1
#   (MkDocs), Debian's packages as installed
# Guess: `npm ci --ignore-scripts` and `1 << 4` in a sentence are shown as typed;
#   typographic quotes and dashes are something that one switches on.
# Seen: it is on in three of four. "--ignore-scripts" is shown with one long dash,
#   which a terminal doesn't take when it is copied, and in Hugo and kramdown
#   "<<" becomes a French quotation mark. Only Python-Markdown leaves both. A
#   numeric reference for the first sign keeps both everywhere.
set -euo pipefail
need() { # package version
  if [ "$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null || true)" != "$2" ]; then
    apt-get install -y -qq --no-install-recommends "$1=$2" >/dev/null
  fi
}
need hugo 0.111.3-1
need ruby-kramdown 2.4.0-2
need ruby-kramdown-parser-gfm 1.1.0-2
need pandoc 2.17.1.1-2~deb12u1
need python3-markdown 3.4.1-2+deb12u1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir -p site/content site/layouts/_default
echo 'baseURL = "https://shop.example/"' >site/config.toml
echo '{{ .Content }}' >site/layouts/_default/single.html

hugo_site() {
  printf -- '---\n---\n' | cat - typed.md >site/content/page.md
  hugo --quiet -s site
  cat site/public/page/index.html
}
kramdown() {
  /usr/bin/ruby -e 'require "kramdown"; require "kramdown-parser-gfm"
    print Kramdown::Document.new(File.read("typed.md", encoding: "UTF-8"), input: "GFM").to_html'
}
pandoc_html() { /usr/bin/pandoc -f markdown -t html typed.md; }
python_markdown() { /usr/bin/python3 -m markdown typed.md; }
words() { # reader: its page as text, with names for the signs
  "$1" | python3 -c 'import html, re, sys
text = html.unescape(re.sub("<[^>]*>", "", sys.stdin.read())).strip()
print(text.replace("\u00a0", " ").replace("\u2013", "[dash]").replace("\u00ab", "[quote]"))'
}
changed=0
expect() { # reader, text
  seen=$(words "$1")
  echo "$1: $seen"
  if [ "$seen" != "$2" ]; then
    echo "changed: expected $2"
    changed=1
  fi
}
echo 'Run npm ci --ignore-scripts with 1 << 4 jobs' >typed.md
expect hugo_site 'Run npm ci [dash]ignore-scripts with 1 [quote] 4 jobs'
expect kramdown 'Run npm ci [dash]ignore-scripts with 1 [quote] 4 jobs'
expect pandoc_html 'Run npm ci [dash]ignore-scripts with 1 << 4 jobs'
expect python_markdown 'Run npm ci --ignore-scripts with 1 << 4 jobs'
echo 'Run npm ci &#45;-ignore-scripts with 1 &#60;< 4 jobs' >typed.md
for reader in hugo_site kramdown pandoc_html python_markdown; do
  expect $reader 'Run npm ci --ignore-scripts with 1 << 4 jobs'
done
exit $changed
