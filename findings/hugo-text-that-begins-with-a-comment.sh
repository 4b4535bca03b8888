#!/usr/bin/env bash
# Hugo 0.111.3 (Debian's package) on lists of adr-log 2.2.0 (npm)
# Guess: an HTML comment at the top of a Markdown file without front matter is
#   left out and the rest is shown, as it is everywhere else in a file.
# Seen: with one comment at the top the build stops: "starting HTML comment with
#   no end", although it ends on its line. With a second one further down the
#   build passes and all between the first and the last comment is gone. The
#   list that adr-log makes anew begins and ends with one: its page is empty.
#   With a heading above, or front matter, even an empty one, all is shown.
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

mkdir -p adr site/content site/layouts/_default
echo 'baseURL = "https://shop.example/"' >site/config.toml
echo '{{ .Content }}' >site/layouts/_default/single.html
printf '# Use a queue for orders\n\nOrders come in bursts.\n' >adr/0001-use-a-queue-for-orders.md
(cd adr && ../node_modules/.bin/adr-log -d . -i list.md >/dev/null)

build() { # Markdown
  rm -rf site/public
  cat >site/content/page.md
  if hugo --quiet -s site >said 2>&1; then
    sed -E 's/<[^>]*>//g' site/public/page/index.html | tr -s '\n' ' ' | sed 's/^ *//; s/ *$//'
  else
    grep -o 'starting HTML comment with no end' said || cat said
  fi
}
changed=0
expect() { # name, seen, expected
  echo "$1: \"$2\""
  if [ "$2" != "$3" ]; then
    echo "changed: expected \"$3\""
    changed=1
  fi
}
expect 'one comment at the top' \
  "$(printf '<!-- reviewed -->\n\n# Use a queue\n\nOrders come.\n' | build)" 'starting HTML comment with no end'
expect 'and one further down' \
  "$(printf '<!-- reviewed -->\n\n# Use a queue\n\nOrders come.\n\n<!-- end -->\n\nThe end.\n' | build)" 'The end.'
expect 'list of adr-log, its first words' "$(grep -m1 . adr/list.md)" '<!-- adrlog -->'
expect 'list of adr-log on the page' "$(build <adr/list.md)" ''
expect 'the same under a heading' \
  "$( (printf '# Decisions\n\n' && cat adr/list.md) | build)" 'Decisions ADR-0001 - Use a queue for orders'
expect 'the same after empty front matter' \
  "$( (printf -- '---\n---\n' && cat adr/list.md) | build)" 'ADR-0001 - Use a queue for orders'
exit $changed
