#!/usr/bin/env bash
# Hugo 0.111.3 (Debian's package) on MADR 4 and Nygard files
# Guess: a page without "title" in its front matter gets its first heading, or
#   at least the file's name, as its title, as Jekyll and MkDocs do it.
# Seen: the title is the empty string. A list of ADRs is a list of links without
#   words, and the feed's entries have empty titles; the pages themselves look
#   right because the heading is in the text.
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
mkdir -p content/decisions layouts/_default
echo 'baseURL = "https://shop.example/"' >config.toml
echo '{{ .Content }}' >layouts/_default/single.html
echo '{{ range .Pages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ "\n" }}{{ end }}' >layouts/_default/list.html
cat >content/decisions/0001-use-a-queue-for-orders.md <<'MD'
---
status: "accepted"
date: 2026-11-20
---

# Use a queue for orders

## Context and Problem Statement

Orders come in bursts.
MD
cat >content/decisions/0002-keep-orders-for-a-year.md <<'MD'
# 2. Keep orders for a year

## Status

Accepted

## Context

Orders come in bursts.
MD
hugo --quiet
changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
expect 'links to ADRs' "$(grep -c '<a href="/decisions/000' public/decisions/index.html)" 2
expect 'of those without words' "$(grep -c '"></a>' public/decisions/index.html)" 2
expect 'entries of the feed without title' "$(grep -c '<title></title>' public/decisions/index.xml)" 2
expect 'pages that show their heading' "$(grep -l '<h1' public/decisions/*/index.html | wc -l)" 2
exit $changed
