#!/usr/bin/env bash
# velite 0.4.0, and @content-collections/cli 0.1.9 with core 0.15.3 beside it (npm)
# Guess: an ADR whose status isn't one of the schema's words fails the build, for
#   that is why one gives a schema.
# Seen: velite leaves the ADR out of the log, prints what is wrong and ends with 0:
#   a pipeline that looks at the code publishes a log without the decision. With
#   --strict it ends with 1. content-collections leaves it out, too, but ends with 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts velite@0.4.0 @content-collections/core@0.15.3 @content-collections/cli@0.1.9 zod@4.6.7
mkdir -p docs/adrs
adr() { printf -- '---\ntitle: Use a %s\nstatus: %s\n---\n\n# Use a %s\n' "$1" "$2" "$1"; }
adr queue accepted >docs/adrs/0001-use-a-queue.md
adr cache Accepted >docs/adrs/0002-use-a-cache.md
cat >velite.config.js <<'JS'
import { defineConfig, s } from "velite"
const status = s.enum(["proposed", "accepted"])
export default defineConfig({
  root: "docs",
  collections: { adrs: { name: "Adr", pattern: "adrs/*.md", schema: s.object({ title: s.string(), status }) } },
})
JS
cat >content-collections.ts <<'JS'
import { defineCollection, defineConfig } from "@content-collections/core"
import { z } from "zod"
const schema = z.object({ title: z.string(), status: z.enum(["proposed", "accepted"]), content: z.string() })
export default defineConfig({ content: [defineCollection({ name: "adrs", directory: "docs/adrs", include: "*.md", schema })] })
JS
changed=0
expect() { # name, seen, expected
  echo "$1: $2"
  if [ "$2" != "$3" ]; then
    echo "changed: expected $3"
    changed=1
  fi
}
built() { # file of the log, command ...
  file=$1
  shift
  code=0
  "$@" >said 2>&1 </dev/null || code=$?
  echo "exit code $code, ADRs: $(grep -cE '"?title"?:' "$file" || true)"
}
expect 'velite' "$(built .velite/adrs.json npx velite build)" 'exit code 0, ADRs: 1'
expect 'velite --strict' "$(built .velite/adrs.json npx velite build --strict)" 'exit code 1, ADRs: 1'
expect 'content-collections' "$(built .content-collections/generated/allAdrs.js npx content-collections build)" 'exit code 1, ADRs: 1'
exit $changed
