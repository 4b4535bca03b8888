#!/usr/bin/env bash
# Hexo 8.1.2 (npm), with its renderer for Markdown
# Guess: front matter is what stands between two lines of dashes at the top of a
#   file. An ADR without it is shown whole, rules and underlined headings included.
# Seen: the line at the top may be missing: all above the first line of three or
#   more dashes is taken for YAML, be it a rule, the line below a heading or one
#   in a block of code. It hardly ever is YAML, so the ADR isn't published; an
#   error is logged, and the build ends with 0. What is YAML by chance is gone
#   from the page instead.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat >package.json <<'JSON'
{ "private": true, "hexo": { "version": "8.1.2" }, "dependencies": {} }
JSON
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact hexo@8.1.2 hexo-renderer-marked@7.0.1 hexo-renderer-ejs@2.0.0

mkdir -p source/_posts themes/plain/layout
printf 'title: Shop\nurl: https://shop.example\npermalink: :name/\ntheme: plain\n' >_config.yml
echo '<%- page.content %>' >themes/plain/layout/post.ejs
head='Date: 2026-11-20\n\n## Status\n\nAccepted\n'
printf "# 1. Use a queue\n\n$head\n## Context\n\nOrders come in bursts.\n" >source/_posts/0001-plain.md
printf "# 2. Use a cache\n\n$head\n## Context\n\nOrders are looked up.\n\n---\n\nLast looked at in May.\n" >source/_posts/0002-with-a-rule.md
printf 'Use a store\n===========\n\nDate: 2026-11-20\n\nStatus\n------\n\nAccepted\n' >source/_posts/0003-underlined.md
printf 'Status: accepted\nDate: 2026-11-20\n\n---\n\n# Use a table\n\nOrders are counted.\n' >source/_posts/0004-lines-first.md
printf "# 6. Use YAML\n\n$head\n\`\`\`yaml\n---\nqueue: orders\n\`\`\`\n" >source/_posts/0006-in-code.md
printf -- '---\nstatus: accepted\n---\n\n# 5. Use a rule\n\nOrders are many.\n\n---\n\nLast looked at in May.\n' >source/_posts/0005-front-matter.md

changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
expect 'exit code' "$(node_modules/.bin/hexo generate >said 2>&1 && echo 0 || echo $?)" 0
expect 'errors in the log' "$(grep -c 'ERROR Process failed' said)" 3
text() { if [ -f "public/$1/index.html" ]; then sed 's/<[^>]*>/ /g' "public/$1/index.html" | tr -s ' \n' ' ' | sed 's/^ //; s/ $//'; else echo 'not published'; fi; }
expect 'no rule' "$(text 0001-plain)" '1. Use a queue Date: 2026-11-20 Status Accepted Context Orders come in bursts.'
expect 'a rule near the end' "$(text 0002-with-a-rule)" 'not published'
expect 'underlined headings' "$(text 0003-underlined)" 'not published'
expect 'dashes in a block of code' "$(text 0006-in-code)" 'not published'
expect 'labelled lines above a rule' "$(text 0004-lines-first)" 'Use a table Orders are counted.'
expect 'front matter and a rule' "$(text 0005-front-matter)" '5. Use a rule Orders are many. Last looked at in May.'
exit $changed
