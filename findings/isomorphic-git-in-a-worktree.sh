#!/usr/bin/env bash
# isomorphic-git 1.44.19 (npm) in a linked worktree, as `git worktree add` makes it
# Guess: it either reads such a folder as git does, or says at the first call that
#   it can't, for a file called .git is no folder.
# Seen: half of it works. currentBranch names the branch and listFiles lists the
#   files; log fails, since it looks for the branch in the worktree's own part;
#   and statusMatrix doesn't fail but answers that nothing has ever been
#   committed: every ADR of a clean worktree is new and staged.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts isomorphic-git@1.44.19

export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
git init -q shop
printf '# Use a queue\n' >shop/0001-use-a-queue.md
git -C shop add .
git -C shop -c user.name=Ana -c user.email=ana@shop.example commit -q -m 'Use a queue'
git -C shop worktree add -q ../side -b side
cat >show.mjs <<'JS'
import fs from "node:fs"
import git from "isomorphic-git"
const said = (call) => call.then(JSON.stringify, (error) => error.code)
const file = "0001-use-a-queue.md"
const rows = [
  ["branch", "side", git.currentBranch({ fs, dir: "side" }), '"side"'],
  ["files", "side", git.listFiles({ fs, dir: "side" }), `["${file}"]`],
  ["log", "side", git.log({ fs, dir: "side" }), "NotFoundError"],
  ["status", "side", git.statusMatrix({ fs, dir: "side" }), `[["${file}",0,2,2]]`],
  ["status", "shop", git.statusMatrix({ fs, dir: "shop" }), `[["${file}",1,1,1]]`],
]
let changed = 0
for (const [name, dir, call, want] of rows) {
  const seen = await said(call)
  console.log(`${name} in ${dir}: ${seen}`)
  if (seen !== want) {
    console.log(`changed: expected ${want}`)
    changed = 1
  }
}
process.exit(changed)
JS
node show.mjs
[ -z "$(git -C side status --porcelain)" ] && echo 'git says of the worktree: clean'
