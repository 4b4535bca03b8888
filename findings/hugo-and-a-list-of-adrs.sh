#!/usr/bin/env bash
# Hugo 0.111.3 (Debian's package) after adr-log 2.2.0 (npm)
# Guess: adr-log writes its list beside the ADRs into index.md, and Hugo shows
#   that list as the page of the folder, and every ADR under it.
# Seen: a folder with index.md is one page to Hugo (a "leaf bundle") and all
#   other Markdown in it are that page's attachments: the list is published,
#   not one ADR is, every link in it is dead, and the build says nothing and
#   ends with 0. As _index.md the same list is shown and so are the ADRs.
set -euo pipefail
need() { # package version
  if [ "$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null || true)" != "$2" ]; then
    apt-get install -y -qq --no-install-recommends "$1=$2" >/dev/null
  fi
}
need hugo 0.111.3-1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts adr-log@2.2.0

mkdir -p site/content/decisions site/layouts/_default
cd site
echo 'baseURL = "https://shop.example/"' >config.toml
echo '{{ .Content }}' | tee layouts/_default/single.html >layouts/_default/list.html
adr() { printf '# %s\n\n## Status\n\nAccepted\n\n## Context\n\nOrders come in bursts.\n' "$1"; }
adr 'Use a queue for orders' >content/decisions/0001-use-a-queue-for-orders.md
adr 'Keep orders for a year' >content/decisions/0002-keep-orders-for-a-year.md

printf '# Decisions of the shop\n\n<!-- adrlog -->\n' >content/decisions/index.md
echo 'adr-log:'
../node_modules/.bin/adr-log -d content/decisions -i >/dev/null
grep '^\* \[' content/decisions/index.md
published() { find public/decisions -mindepth 2 -name index.html | wc -l; }
changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
hugo --quiet && code=0 || code=$?
expect 'exit code of Hugo with index.md' $code 0
expect 'pages of ADRs' "$(published)" 0
expect 'links in the list' "$(grep -c '<a href="0' public/decisions/index.html)" 2

rm -r public
mv content/decisions/index.md content/decisions/_index.md
hugo --quiet
expect 'pages of ADRs with _index.md' "$(published)" 2
exit $changed
