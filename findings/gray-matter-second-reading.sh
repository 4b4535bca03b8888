#!/usr/bin/env bash
# gray-matter 4.0.3 (npm), which many sites' generators read front matter with
# Guess: front matter that isn't YAML (`consulted: @anna`) is an error each time
#   that the same text is read, and each reading gives data of its own.
# Seen: the first reading fails. The second one, of the same text, succeeds: no
#   metadata at all, and the front matter stands in the content. So a list of ADRs
#   that is made after a page of one shows it without a status and says nothing.
#   Of a right text both readings give one object: what the first caller changes
#   in it, the second one reads. Any second argument, {} too, does away with both.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts gray-matter@4.0.3

cat >show.cjs <<'JS'
const matter = require("gray-matter")
const wrong = "---\nstatus: accepted\nconsulted: @anna\n---\n\n# Use a queue\n"
const right = "---\nstatus: accepted\n---\n\n# Use a queue\n"
function read(text, ...options) {
  try {
    const { data, content } = matter(text, ...options)
    return `${JSON.stringify(data)}, content begins with ${content.trim().split("\n")[0]}`
  } catch (error) {
    return `fails (${error.name})`
  }
}
const rows = [
  ["first reading", read(wrong), "fails (YAMLException)"],
  ["second reading", read(wrong), "{}, content begins with ---"],
  ["first reading with {}", read(wrong, {}), "fails (YAMLException)"],
  ["second reading with {}", read(wrong, {}), "fails (YAMLException)"],
]
matter(right).data.status = "superseded"
rows.push(["after another caller's change", read(right), '{"status":"superseded"}, content begins with # Use a queue'])
rows.push(["the same with {}", read(right, {}), '{"status":"accepted"}, content begins with # Use a queue'])
let changed = 0
for (const [name, seen, want] of rows) {
  console.log(`${name}: ${seen}`)
  if (seen !== want) {
    console.log(`changed: expected ${want}`)
    changed = 1
  }
}
process.exit(changed)
JS
node show.cjs
