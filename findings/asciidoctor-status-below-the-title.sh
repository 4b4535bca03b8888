#!/usr/bin/env bash
# Asciidoctor 2.0.18 (Debian's package)
# Guess: "Status: accepted" on the line below the title is a paragraph; what
#   belongs to the header of a document begins with a colon (":status: ...").
# Seen: it is the name of the author, and the line below it a revision, of the day
#   "Date" and with the remark "2026-11-20". In the text there is no status any
#   more: a page that only takes the body, as sites do, shows neither, and a whole
#   page gives the ADR an author called "Status: accepted". A blank line below the
#   title keeps both.
set -euo pipefail
need() { # package version
  if [ "$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null || true)" != "$2" ]; then
    apt-get install -y -qq --no-install-recommends "$1=$2" >/dev/null
  fi
}
need asciidoctor 2.0.18-2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
printf '= 12. Use a queue\nStatus: accepted\nDate: 2026-11-20\n\n== Context\n\nOrders come in bursts.\n' >close.adoc
printf '= 12. Use a queue\n\nStatus: accepted\nDate: 2026-11-20\n\n== Context\n\nOrders come in bursts.\n' >apart.adoc
changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
body() { asciidoctor -e -o - "$1" 2>&1 | sed 's/<[^>]*>/ /g' | tr -s ' \n' ' ' | sed 's/^ //; s/ $//'; }
expect 'body' "$(body close.adoc)" 'Context Orders come in bursts.'
expect 'body with a blank line' "$(body apart.adoc)" 'Status: accepted Date: 2026-11-20 Context Orders come in bursts.'
asciidoctor -o close.html close.adoc
expect 'author' "$(sed -n 's/.*<meta name="author" content="\(.*\)">.*/\1/p' close.html)" 'Status: accepted'
expect 'revision' "$(sed -n 's/.*<span id="revremark">\(.*\)<\/span>.*/\1/p; s/.*<span id="revdate">\(.*\)<\/span>.*/\1/p' close.html | paste -sd ' ')" 'Date 2026-11-20'
exit $changed
