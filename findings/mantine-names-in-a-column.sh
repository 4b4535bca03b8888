#!/usr/bin/env bash
# @mantine/core 9.7.3 (npm), its TagsInput, in jsdom 29.1.1
# Guess: names copied from a column of a table, one a line, become one tag each.
#   A name that differs from one that is there in its letters' case is another.
# Seen: lines aren't parted: a single tag "Anna\nBen" with the line end inside, for
#   only `splitChars` part a pasted text (a comma, as it comes). "anna" beside
#   "Anna" is dropped without a word and the field is emptied as if it were taken.
#   What stood in the field already is glued to the first name that is pasted.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @mantine/core@9.7.3 @mantine/hooks@9.7.3 react@19.3.1 react-dom@19.3.1 \
  jsdom@29.1.1 @testing-library/react@16.3.3 @testing-library/dom@10.4.2 @testing-library/user-event@14.6.12

cat >show.cjs <<'JS'
const { JSDOM } = require("jsdom")
const { window } = new JSDOM("<body></body>", { pretendToBeVisual: true, url: "http://localhost/" })
window.matchMedia = () => ({ matches: false, addEventListener() {}, removeEventListener() {} })
window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
}
Object.defineProperty(window.document, "fonts", { value: new window.EventTarget() })
for (const name of Object.getOwnPropertyNames(window))
  if (!(name in globalThis) || /^(navigator|Event|EventTarget|CustomEvent)$/.test(name))
    Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true })
globalThis.IS_REACT_ACT_ENVIRONMENT = true
const { createElement, useState } = require("react")
const { cleanup, render } = require("@testing-library/react")
const { userEvent } = require("@testing-library/user-event")
const { MantineProvider, TagsInput } = require("@mantine/core")

/** The tags, and the text that is left in the field, after somebody did something. */
async function after(tags, props, act) {
  let now
  const Field = () => {
    const [value, setValue] = useState(tags)
    now = value
    return createElement(TagsInput, { ...props, value, onChange: setValue })
  }
  const { container } = render(createElement(MantineProvider, { env: "test" }, createElement(Field)))
  const user = userEvent.setup({ document })
  const input = container.querySelector("input:not([type=hidden])")
  await user.click(input)
  await act(user)
  const left = input.value
  cleanup()
  return JSON.stringify([now, left])
}
async function main() {
  const lines = (user) => user.paste("Anna\nBen")
  const rows = [
    ["two lines pasted", await after([], {}, lines), '[["Anna\\nBen"],""]'],
    ["two lines pasted, line ends part", await after([], { splitChars: [",", "\n"] }, lines), '[["Anna","Ben"],""]'],
    ["anna beside Anna", await after(["Anna"], {}, (user) => user.keyboard("anna{Enter}")), '[["Anna"],""]'],
    [
      "Zoe typed, then two pasted",
      await after([], {}, async (user) => {
        await user.keyboard("Zoe")
        await user.paste("Anna, Ben")
      }),
      '[["ZoeAnna","Ben"],""]',
    ],
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
}
main()
JS
node show.cjs
