#!/usr/bin/env bash
# MkDocs 1.4.2 (Debian's package)
# Guess: metadata of a page is front matter between dashes. Lines with a colon at
#   the top of a file without it are a paragraph, as on most sites.
# Seen: they are metadata too, an older form of it, and are left out of the page.
#   "Status: accepted" above the heading is gone, and so is a first sentence
#   such as "Note: superseded by ADR 12." or one that begins with an address.
#   With --strict nothing is said. A blank line above them helps, and so does a
#   heading or a list mark.
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
mkdir docs
echo 'site_name: Shop' >mkdocs.yml
echo '# Home' >docs/index.md
printf 'Status: accepted\nDate: 2026-11-20\n\n# Use a queue\n\nOrders come in bursts.\n' >docs/lines.md
printf 'Note: superseded by ADR 12.\n\n# Use a queue\n\nOrders come in bursts.\n' >docs/note.md
printf 'https://shop.example/12 tells why this holds no more.\n\n# Use a queue\n' >docs/address.md
printf '\nStatus: accepted\n\n# Use a queue\n' >docs/blank.md
printf '* Status: accepted\n\n# Use a queue\n' >docs/list.md
printf '# Use a queue\n\nStatus: accepted\n' >docs/below.md
printf 'Title: A sketch\n\n# Use a queue\n' >docs/title.md
changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
expect 'exit code and words' "$(/usr/bin/mkdocs build --strict 2>&1 | grep -ciE 'warn|error' || true)" 0
text() { sed -n '/role="main"/,/<\/div>/p' "site/$1/index.html" | sed 's/<[^>]*>/ /g' | tr -s ' \n' ' ' | sed 's/^ //; s/ $//'; }
expect 'status and date above the heading' "$(text lines)" 'Use a queue Orders come in bursts.'
expect 'a note above the heading' "$(text note)" 'Use a queue Orders come in bursts.'
expect 'a sentence that begins with an address' "$(text address)" 'Use a queue'
expect 'a blank line above' "$(text blank)" 'Status: accepted Use a queue'
expect 'a list above the heading' "$(text list)" 'Status: accepted Use a queue'
expect 'a line below the heading' "$(text below)" 'Use a queue Status: accepted'
expect 'name of the page with "Title:"' "$(sed -n 's/.*<title>\(.*\)<\/title>.*/\1/p' site/title/index.html)" 'A sketch - Shop'
exit $changed
