#!/usr/bin/env bash
# Asciidoctor 2.0.18 (Debian's package)
# Guess: "(A), (B) or (C)" are letters in brackets, and C++ is C++: what means
#   something is bold, code and links.
# Seen: the third option is a copyright sign, the eighteenth a registered mark;
#   in capitals only, and between backticks as well. A line that says C++ twice
#   says C twice; between backticks the two become one piece of code with the
#   words between them. Nothing is told.
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
shown() { printf '%s\n' "$1" | asciidoctor -e -o - - 2>&1 | sed -n 's/.*<p>\(.*\)<\/p>.*/\1/p'; }
changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
expect 'options in capitals' "$(shown 'We compare (A), (B) and (C).')" 'We compare (A), (B) and &#169;.'
expect 'a reason' "$(shown 'It is (R) for risk, not (c) for cost.')" 'It is &#174; for risk, not (c) for cost.'
expect 'once' "$(shown 'Written in C++ by two teams.')" 'Written in C++ by two teams.'
expect 'twice' "$(shown 'C++ is known here, and C++ is fast.')" 'C is known here, and C is fast.'
expect 'in code' "$(shown '`C++` is known here, and `(C)` too.')" '<code>C++</code> is known here, and <code>&#169;</code> too.'
expect 'in code, twice' "$(shown '`C++` is known here, and `C++` is fast.')" '<code>C` is known here, and `C</code> is fast.'
exit $changed
