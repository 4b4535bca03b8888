#!/usr/bin/env bash
# docsify 5.0.0 in jsdom 29.1.1 (npm)
# Guess: adr/0001-use-a-queue.md links to 0002-use-a-cache.md beside it, and on the site
#   that leads to the page beside it, as everywhere else that shows Markdown.
# Seen: links are counted from the site's own folder: "#/0002-use-a-cache", a page that
#   isn't there. Pictures are counted from the file, so the folder looks right until
#   somebody clicks. `relativePath: true` counts links from the file as well.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts docsify@5.0.0 jsdom@29.1.1

mkdir -p site/adr
cp node_modules/docsify/dist/docsify.js site/
printf '# Use a queue\n\nNot [a cache](0002-use-a-cache.md), ![load](load.png), [home](../README.md).\n' >site/adr/0001-use-a-queue.md
cat >show.js <<'JS'
import { readFile, writeFile } from "node:fs/promises"
import { createServer } from "node:http"
import { JSDOM } from "jsdom"

const server = createServer(async ({ url }, response) => {
  const file = url === "/" ? "/index.html" : url
  await readFile(`site${file}`).then(
    (bytes) => response.end(bytes),
    () => response.writeHead(404).end(),
  )
})
await new Promise((resolve) => server.listen(0, resolve))

/** The addresses of the links and the picture on the page of the ADR. */
async function addresses(options) {
  const page = `<!doctype html><div id="app"></div><script>window.$docsify = ${JSON.stringify(options)}</script><script src="docsify.js"></script>`
  await writeFile("site/index.html", page)
  const { window } = await JSDOM.fromURL(`http://localhost:${server.address().port}/#/adr/0001-use-a-queue`, {
    runScripts: "dangerously",
    resources: "usable",
    pretendToBeVisual: true,
    // What docsify asks of a browser and jsdom doesn't have.
    beforeParse(of) {
      of.fetch = (path, ...rest) => fetch(new URL(path, of.location.href), ...rest)
      of.matchMedia = () => ({ matches: false, addEventListener() {} })
      of.scrollTo = () => {}
      of.CSS ??= { supports: () => true, escape: String }
      of.IntersectionObserver = class {
        observe() {}
        unobserve() {}
        disconnect() {}
      }
    },
  })
  const shown = (selector) => window.document.querySelector(`.markdown-section p ${selector}`)
  for (let tries = 0; tries < 100 && !shown("a"); tries++) await new Promise((resolve) => setTimeout(resolve, 100))
  const links = [...window.document.querySelectorAll(".markdown-section p a")].map((a) => a.getAttribute("href"))
  const seen = [...links, new URL(shown("img").src).pathname].join(" ")
  window.close()
  return seen
}
const rows = [
  ["as it comes", await addresses({}), "#/0002-use-a-cache #/../README /adr/load.png"],
  ["relativePath", await addresses({ relativePath: true }), "#/adr/0002-use-a-cache #/README /adr/load.png"],
]
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
node show.js
