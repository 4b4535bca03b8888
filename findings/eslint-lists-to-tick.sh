#!/usr/bin/env bash
# @eslint/markdown 8.0.3 with ESLint 10.15.0 (npm), its recommended rules
# Guess: what GitHub and other linters take for front matter and lists to tick is that
#   to ESLint as well: "[x] accepted" and `decision-makers: [Anna, Ben]` are fine.
# Seen: it reads CommonMark unless it is told otherwise, where neither is anything. Each
#   box, ticked or not, is a link whose address is missing, and so is the list of
#   people: every MADR of a repository is an error. `language: "markdown/gfm"` knows
#   the boxes, and `frontmatter: "yaml"` in languageOptions the front matter. A
#   table is a paragraph until then, so that rules for tables find nothing.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts eslint@10.15.0 @eslint/markdown@8.0.3

printf -- '---\nstatus: accepted\ndecision-makers: [Anna, Ben]\n---\n\n# Use a queue\n\n- [ ] proposed\n- [x] accepted\n\n| option | cost |\n| --- | --- |\n| queue | 5 | 7 |\n' >adr.md
linted() { # further part of the configuration
  cat >eslint.config.mjs <<JS
import markdown from "@eslint/markdown"
export default [...markdown.configs.recommended, { files: ["**/*.md"], $1 }]
JS
  { npx eslint --format json adr.md || true; } | node -e '
    const [{ messages }] = JSON.parse(require("fs").readFileSync(0))
    console.log(messages.map(({ line, ruleId }) => `${line}: ${ruleId.split("/")[1]}`).join(", ") || "fine")'
}
changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
expect 'as it comes' "$(linted '')" '3: no-missing-label-refs, 8: no-missing-label-refs, 9: no-missing-label-refs'
expect 'gfm' "$(linted 'language: "markdown/gfm"')" '3: no-missing-label-refs, 13: table-column-count'
expect 'front matter' "$(linted 'languageOptions: { frontmatter: "yaml" }')" '8: no-missing-label-refs, 9: no-missing-label-refs'
expect 'both' "$(linted 'language: "markdown/gfm", languageOptions: { frontmatter: "yaml" }')" '13: table-column-count'
exit $changed
