import { beforeEach, expect, test } from "vitest";
import { quickStyle, wholeStyle } from "./style";

const tags =
  "a b button dialog details div embed fieldset h1 img input li noscript p slot span summary table td template ul";

beforeEach(() => {
  document.head.innerHTML = "<style>:root { --a: 1 } .mantine-hidden-from-xs { display: none !important }</style>";
});

test.for([
  "",
  "hidden",
  "hidden='until-found'",
  "open",
  "open hidden",
  "popover",
  "type='hidden'",
  "style='display: none'",
  "style='display: flex; visibility: hidden'",
  "style='visibility: collapse'",
  "style='all: initial'",
  "style='color: red'",
  "class='mantine-hidden-from-xs'",
])("elements with %j are shown and hidden as jsdom says, and so is what is in them", (attributes) => {
  for (const tag of tags.split(" ")) {
    const outer = document.createElement("div");
    outer.innerHTML = `<div ${attributes}><${tag} ${attributes}></${tag}><${tag}></${tag}></div>`;
    document.body.replaceChildren(outer);
    for (const element of outer.querySelectorAll("*"))
      for (const property of ["display", "visibility"])
        expect(quickStyle(element).getPropertyValue(property), element.outerHTML).toBe(
          wholeStyle(element).getPropertyValue(property),
        );
  }
});

test("whatever else is asked jsdom answers", () => {
  document.body.innerHTML = "<p style='opacity: 0.5; --gap: 4px; border-top-width: 3px'>Words</p>";
  const style = quickStyle(document.querySelector("p")!);
  expect(style.opacity).toBe("0.5");
  expect(style.getPropertyValue("--gap")).toBe("4px");
  expect(style.borderTopWidth).toBe("3px");
  expect(style.length).toBe(wholeStyle(document.querySelector("p")!).length);
});
