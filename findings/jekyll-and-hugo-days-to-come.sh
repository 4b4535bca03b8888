#!/usr/bin/env bash
# Jekyll 4.3.1 and Hugo 0.111.3 (Debian's packages), MkDocs 1.4.2 beside them
# Guess: a day to come holds back the posts of a blog. Pages of documentation, and
#   a collection of decisions, are published whatever their front matter calls
#   `date`, which to an ADR is the day on which it was decided.
# Seen: both leave out every page whose day hasn't begun by the clock of the machine
#   that builds, say nothing and end with 0. A decision that holds from next month
#   on is missing, and one dated today, east of a build server on UTC, is until
#   that day has begun there. MkDocs shows it. --future and --buildFuture do too.
set -euo pipefail
need() { # package version
  if [ "$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null || true)" != "$2" ]; then
    apt-get install -y -qq --no-install-recommends "$1=$2" >/dev/null
  fi
}
need jekyll 4.3.1+dfsg-3+deb12u1
need hugo 0.111.3-1
need mkdocs 1.4.2+dfsg-2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
adr() { printf -- '---\nstatus: accepted\ndate: %s\n---\n\n# Use a %s\n' "$1" "$2"; }
mkdir -p adrs jekyll hugo/content hugo/layouts/_default mkdocs
adr "$(date -u -d 'today' +%F)" queue >adrs/0001-use-a-queue.md
adr "$(date -u -d '2 days' +%F)" cache >adrs/0002-use-a-cache.md
cp -r adrs jekyll/_decisions
cp -r adrs hugo/content/decisions
cp -r adrs mkdocs/docs
echo '# Home' >mkdocs/docs/index.md
printf 'timezone: UTC\ncollections:\n  decisions:\n    output: true\n' >jekyll/_config.yml
echo 'baseURL = "https://shop.example/"' >hugo/config.toml
echo '{{ .Content }}' >hugo/layouts/_default/single.html
cp hugo/layouts/_default/single.html hugo/layouts/_default/list.html
echo 'site_name: Shop' >mkdocs/mkdocs.yml
changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
built() { # folder of pages, command ...
  pages=$1
  shift
  code=0
  "$@" >said 2>&1 || code=$?
  echo "exit code $code, ADRs: $(find "$pages" -path '*000*' -name '*.html' | wc -l), words about it: $(grep -ciE 'future|skip|cache' said || true)"
}
expect 'Jekyll' "$(built jekyll/out/decisions jekyll build -s jekyll -d jekyll/out --disable-disk-cache)" 'exit code 0, ADRs: 1, words about it: 0'
expect 'Jekyll with --future' "$(built jekyll/all/decisions jekyll build -s jekyll -d jekyll/all --disable-disk-cache --future)" 'exit code 0, ADRs: 2, words about it: 0'
expect 'Hugo' "$(built hugo/out/decisions hugo -s hugo -d out)" 'exit code 0, ADRs: 1, words about it: 0'
expect 'Hugo with --buildFuture' "$(built hugo/all/decisions hugo -s hugo -d all --buildFuture)" 'exit code 0, ADRs: 2, words about it: 0'
expect 'MkDocs' "$(built mkdocs/out /usr/bin/mkdocs build -q -f mkdocs/mkdocs.yml -d out)" 'exit code 0, ADRs: 2, words about it: 0'
exit $changed
