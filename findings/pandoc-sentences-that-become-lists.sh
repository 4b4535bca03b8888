#!/usr/bin/env bash
# pandoc 2.17.1.1 (Debian's package), its own Markdown
# Guess: a list begins with a bullet or a figure; sentences that begin with "c."
#   (circa) or "i. e." are sentences. A paragraph after a table is a paragraph.
# Seen: "c. 20 shops" is the third item of a lettered list and its "c." is gone;
#   "i. e. the log" is a list in Roman figures with a list in letters inside. A
#   paragraph after a table that begins with "Table:" is made its caption and
#   moves above it. Read as gfm or commonmark, all of them stay sentences.
set -euo pipefail
need() { # package version
  if [ "$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null || true)" != "$2" ]; then
    apt-get install -y -qq --no-install-recommends "$1=$2" >/dev/null
  fi
}
need pandoc 2.17.1.1-2~deb12u1
changed=0
expect() { # format, Markdown, what must be in its HTML
  html=$(printf '%s\n' "$2" | /usr/bin/pandoc -f "$1" -t html | tr -d '\n')
  echo "$1: $(printf '%s' "$2" | tr '\n' '/'): $3"
  case $html in
  *"$3"*) ;;
  *)
    echo "changed: got $html"
    changed=1
    ;;
  esac
}
circa='c. 20 shops a month ask for it.'
that_is='i. e. the log of the shop'
table=$'| Option | Points |\n| --- | --- |\n| A queue | 7 |\n\nTable: orders holds 40 million rows.'
expect markdown "$circa" '<ol start="3" type="a"><li>20 shops a month ask for it.</li>'
expect gfm "$circa" '<p>c. 20 shops a month ask for it.</p>'
expect markdown "$that_is" '<ol type="i"><li><ol start="5" type="a"><li>the log of the shop</li>'
expect gfm "$that_is" '<p>i. e. the log of the shop</p>'
expect markdown "$table" '<table><caption>orders holds 40 million rows.</caption>'
expect gfm "$table" '<p>Table: orders holds 40 million rows.</p>'
exit $changed
