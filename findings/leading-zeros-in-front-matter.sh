#!/usr/bin/env bash
# yaml 2.9.1, js-yaml 4.1.0, gray-matter 4.0.3 (npm); PyYAML 6.0, Ruby's Psych
#   4.0, Hugo 0.111.3 and pandoc 2.17.1.1 (Debian's packages)
# Guess: `number: 0012` is 12 and `number: 0009` is 9 for whoever reads it.
# Seen: 12 and 9 for yaml, js-yaml 4 and pandoc. For gray-matter, PyYAML (MkDocs)
#   and Psych (Jekyll) 0012 is octal, thus 10, and 0009, which can't be octal, is
#   the text "0009". Hugo makes 10 of the one and 9 of the other. Up to 7 all
#   agree, so that a log shows it only from its eighth decision on.
set -euo pipefail
need() { # package version
  if [ "$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null || true)" != "$2" ]; then
    apt-get install -y -qq --no-install-recommends "$1=$2" >/dev/null
  fi
}
need python3-yaml 6.0-3+b2
need ruby3.1 3.1.7+really3.1.2-0+deb12u1
need hugo 0.111.3-1
need pandoc 2.17.1.1-2~deb12u1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts yaml@2.9.1 js-yaml@4.1.0 gray-matter@4.0.3

printf 'seven: 0007\nnine: 0009\ntwelve: 0012\n' >front.yaml
{ echo ---; cat front.yaml; printf -- '---\n\n# Use a queue for orders\n'; } >adr.md
mkdir -p hugo/content hugo/layouts/_default
echo 'baseURL = "https://shop.example/"' >hugo/config.toml
echo '[{{ jsonify .Params.seven }},{{ jsonify .Params.nine }},{{ jsonify .Params.twelve }}]' >hugo/layouts/_default/single.html
cp adr.md hugo/content/adr.md

values='d=>JSON.stringify([d.seven,d.nine,d.twelve])'
yaml() { node -p "($values)(require('yaml').parse(require('fs').readFileSync('front.yaml','utf8')))"; }
js_yaml() { node -p "($values)(require('js-yaml').load(require('fs').readFileSync('front.yaml','utf8')))"; }
gray_matter() { node -p "($values)(require('gray-matter').read('adr.md').data)"; }
pyyaml() { /usr/bin/python3 -c 'import json, yaml
d = yaml.safe_load(open("front.yaml"))
print(json.dumps([d["seven"], d["nine"], d["twelve"]], separators=(",", ":")))'; }
psych() { /usr/bin/ruby -ryaml -rjson -e 'd = YAML.safe_load(File.read("front.yaml")); puts [d["seven"], d["nine"], d["twelve"]].to_json'; }
hugo_site() { hugo --quiet -s hugo && cat hugo/public/adr/index.html; }
pandoc_meta() { echo '[$seven$,$nine$,$twelve$]' >t.html && pandoc -f markdown -t html --template t.html --quiet adr.md; }
changed=0
expect() { # reader, values
  seen=$("$1")
  echo "$1: $seen"
  if [ "$seen" != "$2" ]; then
    echo "changed: expected $2"
    changed=1
  fi
}
echo 'read from 0007, 0009 and 0012:'
expect yaml '[7,9,12]'
expect js_yaml '[7,9,12]'
expect pandoc_meta '[7,9,12]'
expect gray_matter '[7,"0009",10]'
expect pyyaml '[7,"0009",10]'
expect psych '[7,"0009",10]'
expect hugo_site '[7,9,10]'
exit $changed
