#!/usr/bin/env bash
# kramdown 2.4.0 with its GFM parser 1.1.0 (Debian's packages), as Jekyll uses it
# Guess: a table needs its row of dashes; a sentence with a bar in it is a sentence.
# Seen: one line with a bar is a table of one row, without any dashes. So is a
#   list item, and the line "**Status:** Accepted | **Date:** ..." that many
#   ADRs begin with. With a second line that has no bar it is a paragraph again.
set -euo pipefail
need() { # package version
  if [ "$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null || true)" != "$2" ]; then
    apt-get install -y -qq --no-install-recommends "$1=$2" >/dev/null
  fi
}
need ruby-kramdown 2.4.0-2
need ruby-kramdown-parser-gfm 1.1.0-2
show() { # text
  printf '%s\n' "$1" | /usr/bin/ruby -e '
    require "kramdown"
    require "kramdown-parser-gfm"
    print Kramdown::Document.new(STDIN.read, input: "GFM").to_html'
}
changed=0
expect() { # table|text, Markdown
  html=$(show "$2")
  case $html in *"<table>"*) is=table ;; *) is=text ;; esac
  echo "$is: $(printf '%s' "$2" | tr '\n' '/')"
  if [ "$is" != "$1" ]; then
    echo "changed: expected $1"
    changed=1
  fi
}
expect table 'We compare a queue | a table for the orders.'
expect table '* Good, because a queue | a table both work'
expect table '**Status:** Accepted | **Date:** 2026-11-20'
expect text $'We compare a queue | a table\nfor the orders.'
expect text 'We compare a queue \| a table for the orders.'
expect text 'We compare a queue &#124; a table for the orders.'
expect text '## A queue | a table'
exit $changed
