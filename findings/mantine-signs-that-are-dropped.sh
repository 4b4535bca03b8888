#!/usr/bin/env bash
# @mantine/core 9.7.3 (npm), its NumberInput, in jsdom 29.1.1
# Guess: where `allowDecimal` is off, "7.5" typed is 7 or refused, as it is when
#   it is pasted. What isn't a number ("3-5", "1e3") is refused when pasted. With
#   `max={10}` onChange never tells more than 10.
# Seen: typed signs that aren't allowed are left out one by one: "7.5" gives 75,
#   pasted it gives 7. Pasted "3-5" gives -35, without negatives 35, and "1e3"
#   gives 13. onChange tells 12 and, a moment later, on leaving the field, 10;
#   of a lone "-" it tells the text "-".
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
for (const name of Object.getOwnPropertyNames(window))
  if (!(name in globalThis) || /^(navigator|Event|EventTarget|CustomEvent)$/.test(name))
    Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true })
globalThis.IS_REACT_ACT_ENVIRONMENT = true
const { createElement, useState } = require("react")
const { cleanup, render } = require("@testing-library/react")
const { userEvent } = require("@testing-library/user-event")
const { MantineProvider, NumberInput } = require("@mantine/core")

/** What onChange tells while somebody types or pastes, and then leaves the field. */
async function told(does, text, props) {
  const values = []
  const Field = () => {
    const [value, setValue] = useState("")
    const onChange = (next) => {
      values.push(next)
      setValue(next)
    }
    return createElement(NumberInput, { ...props, value, onChange })
  }
  const { container } = render(createElement(MantineProvider, { env: "test" }, createElement(Field)))
  const user = userEvent.setup({ document })
  await user.click(container.querySelector("input"))
  if (does === "typed") await user.keyboard(text)
  else await user.paste(text)
  await user.tab()
  cleanup()
  return values
}
const rows = [
  ["typed", "7.5", { allowDecimal: false }, [7, 75]],
  ["pasted", "7.5", { allowDecimal: false }, [7]],
  ["typed", "7.5", { allowDecimal: false, clampBehavior: "strict", min: 0, max: 100 }, [7, 75]],
  ["pasted", "3-5", {}, [-35]],
  ["pasted", "3-5", { allowNegative: false }, [35]],
  ["pasted", "1e3", {}, [13]],
  ["typed", "12", { max: 10 }, [1, 12, 10]],
  ["typed", "-3", { min: 0 }, ["-", -3, 0]],
]
async function main() {
  let changed = 0
  for (const [does, text, props, want] of rows) {
    const seen = await told(does, text, props)
    console.log(`${does} ${text} ${JSON.stringify(props)}: ${JSON.stringify(seen)}`)
    if (JSON.stringify(seen) !== JSON.stringify(want)) {
      console.log(`changed: expected ${JSON.stringify(want)}`)
      changed = 1
    }
  }
  process.exit(changed)
}
main()
JS
node show.cjs
