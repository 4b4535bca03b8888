#!/usr/bin/env bash
# Jekyll 4.3.1, MkDocs 1.4.2, Hugo 0.111.3 and pandoc 2.17.1.1 (Debian's packages)
# Guess: `consulted: @anna` isn't YAML (a plain value can't begin with @), so
#   every site generator stops and names the file.
# Seen: Hugo and pandoc stop. Jekyll prints "Error: YAML Exception", publishes
#   the page without its status and title all the same, and ends with 0. MkDocs
#   with --strict says nothing, ends with 0 and prints the whole front matter
#   at the top of the page, which is now called by its file's name.
set -euo pipefail
need() { # package version
  if [ "$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null || true)" != "$2" ]; then
    apt-get install -y -qq --no-install-recommends "$1=$2" >/dev/null
  fi
}
need jekyll 4.3.1+dfsg-3+deb12u1
need mkdocs 1.4.2+dfsg-2
need hugo 0.111.3-1
need pandoc 2.17.1.1-2~deb12u1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat >adr.md <<'MD'
---
title: Use a queue for orders
status: accepted
consulted: @anna
---

# Use a queue for orders

Orders come in bursts.
MD
changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
code() { # command
  "$@" >out 2>&1 && echo 0 || echo $?
}

mkdir -p hugo/content hugo/layouts/_default
echo 'baseURL = "https://shop.example/"' >hugo/config.toml
echo '{{ .Content }}' >hugo/layouts/_default/single.html
cp adr.md hugo/content/0001-use-a-queue.md
expect 'Hugo stops' "$([ "$(code hugo --quiet -s hugo)" != 0 ] && echo yes || echo no)" yes
expect 'pandoc stops' "$([ "$(code pandoc -f markdown -t html adr.md)" != 0 ] && echo yes || echo no)" yes

mkdir -p jekyll/_decisions
printf 'collections:\n  decisions:\n    output: true\n' >jekyll/_config.yml
cp adr.md jekyll/_decisions/0001-use-a-queue.md
printf -- '---\n---\n{%% for d in site.decisions %%}[{{ d.status }}|{{ d.title }}]{%% endfor %%}\n' >jekyll/index.html
expect 'exit code of Jekyll' "$(code jekyll build -s jekyll -d jekyll-site --disable-disk-cache)" 0
expect 'Jekyll says' "$(grep -o 'YAML Exception' out)" 'YAML Exception'
expect 'status and title that Jekyll knows' "$(cat jekyll-site/index.html)" '[|]'
expect 'heading on the page of Jekyll' "$(grep -c '<h1' jekyll-site/decisions/0001-use-a-queue.html)" 1

mkdir -p mkdocs/docs
echo 'site_name: Decisions of the shop' >mkdocs/mkdocs.yml
echo '# Decisions' >mkdocs/docs/index.md
cp adr.md mkdocs/docs/0001-use-a-queue.md
expect 'exit code of mkdocs --strict' "$(code mkdocs build --strict -f mkdocs/mkdocs.yml)" 0
expect 'MkDocs complains' "$(grep -icE 'warn|error' out || true)" 0
page=mkdocs/site/0001-use-a-queue/index.html
expect 'front matter shown by MkDocs' "$(grep -c '^consulted: @anna' $page)" 1
expect 'title of the page' "$(sed -n 's/.*<title>\(.*\) - Decisions.*/\1/p' $page)" '0001 use a queue'
exit $changed
