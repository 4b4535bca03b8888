#!/usr/bin/env bash
# Prettier 3.10.1 (npm) with "proseWrap": "always", and what reads its lines:
#   kramdown 2.4.0, Python-Markdown 3.4.1 with `extra`, Hugo 0.111.3, pandoc
#   2.17.1.1, MyST 0.18.1 in Sphinx 5.3.0 (Debian's packages)
# Guess: wrapping a paragraph moves words to other lines and is nothing that a
#   reader sees; Prettier begins no line with a sign that means something there.
# Seen: it doesn't for the signs of CommonMark only. A colon with a blank before
#   it, as French sets it, comes to the beginning of a line, and four of five
#   make a term with its definition of the sentence. "20 %", as German and French
#   set it, does so too: to MyST a line that begins with % is a comment, inside
#   a paragraph as well, and the line with all its words is gone. A no-break space
#   before the sign, which both languages ask for, keeps it where it is.
set -euo pipefail
need() { # package version
  if [ "$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null || true)" != "$2" ]; then
    apt-get install -y -qq --no-install-recommends "$1=$2" >/dev/null
  fi
}
need ruby-kramdown 2.4.0-2
need ruby-kramdown-parser-gfm 1.1.0-2
need python3-markdown 3.4.1-2+deb12u1
need hugo 0.111.3-1
need pandoc 2.17.1.1-2~deb12u1
need python3-sphinx 5.3.0-4
need python3-myst-parser 0.18.1-2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts prettier@3.10.1

cat >adr.md <<'MD'
# Utiliser une file

Les commandes arrivent par vagues et doivent être bien gardées, donc notre choix : utiliser une file.

Die Bestellungen kommen in Wellen, und an manchen Montagen warten gewiss über 20 % der Kunden länger als drei Sekunden.
MD
node_modules/.bin/prettier --prose-wrap always adr.md >wrapped.md

mkdir -p hugo/content hugo/layouts/_default sphinx
echo 'baseURL = "https://shop.example/"' >hugo/config.toml
echo '{{ .Content }}' >hugo/layouts/_default/single.html
echo 'extensions = ["myst_parser"]' >sphinx/conf.py
kramdown() { ruby -e 'require "kramdown"; require "kramdown-parser-gfm"; puts Kramdown::Document.new(STDIN.read, input: "GFM").to_html' <"$1"; }
python_markdown() { /usr/bin/python3 -c 'import markdown, sys; print(markdown.markdown(sys.stdin.read(), extensions=["extra"]))' <"$1"; }
hugo_site() { cp "$1" hugo/content/page.md && hugo --quiet -s hugo && cat hugo/public/page/index.html; }
pandoc_html() { pandoc -f markdown -t html "$1"; }
myst() { cp "$1" sphinx/index.md && /usr/bin/python3 -m sphinx -q -E -b html sphinx out && sed -n '/<section/,/<\/section>/p' out/index.html; }

changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
expect 'lines that begin with a sign' "$(grep -c '^[:%]' wrapped.md)" 2
made() { # reader, file
  html=$("$1" "$2")
  grep -q '<dl' <<<"$html" && printf 'a definition, ' || printf 'a sentence, '
  grep -q 'der Kunden' <<<"$html" && echo 'and the customers are there' || echo 'and no customers'
}
for reader in kramdown python_markdown hugo_site pandoc_html myst; do
  expect "$reader, as typed" "$(made $reader adr.md)" 'a sentence, and the customers are there'
done
for reader in kramdown python_markdown hugo_site pandoc_html; do
  expect "$reader, wrapped" "$(made $reader wrapped.md)" 'a definition, and the customers are there'
done
no_break=$(printf '\302\240')
sed "s/ \([:%]\) /$no_break\1 /g" adr.md | node_modules/.bin/prettier --prose-wrap always --parser markdown >kept.md
expect 'with no-break spaces before the signs' "$(grep -c '^[:%]' kept.md || true)" 0
expect 'myst, wrapped' "$(made myst wrapped.md)" 'a sentence, and no customers'
exit $changed
