import { faultsOfBoxes } from "../../scripts/lib/boxes.mjs";
import { clientOf, fill, opened, screens, sizes } from "../../scripts/lib/screens.mjs";
import { patience } from "../patience";
import { expect, test } from "./fixtures";
import { temporary } from "./temporary";

/** The combination of size and scheme that each screen is looked at in; another seed looks at others. */
const seed = Number(process.env.ADROIT_SEED ?? 1);

/** Where a fault was found once: these are looked at in that size whatever the seed. */
const once: Record<string, keyof typeof sizes> = {
  // A text that is only heard scrolled the page, a button lay below a drawer, and a drawer below another.
  "playbook-long": "small",
  update: "zoomed",
  "pull-request": "small",
  playbook: "zoomed",
};

// In two parts, side by side: it is the longest of all.
test.describe.configure({ mode: "parallel" });
for (const part of [0, 1])
  test(`every screen once, in a size and a scheme: nothing cut, covered, out of reach or without a focus, part ${part + 1}`, async ({
    page,
    served,
  }) => {
    test.setTimeout(patience(240_000));
    const ids = await fill(clientOf(served.address), temporary("adroit-screens-"));
    await page.emulateMedia({ reducedMotion: "reduce" });
    const all = Object.values(sizes);
    const found: string[] = [];
    for (const [i, screen] of screens(ids).entries()) {
      if (i % 2 !== part) continue;
      const known = once[screen.name];
      const { width, height } = known ? sizes[known] : (all[(i * 7 + seed) % all.length] ?? sizes.laptop);
      const colorScheme = (i + seed) % 4 < 2 ? "light" : "dark";
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      await opened(page, screen);
      const faults = await page.evaluate(faultsOfBoxes);
      found.push(...faults.map((fault) => `${screen.name} at ${width}x${height}, ${colorScheme}: ${fault}`));
    }
    expect(found).toEqual([]);
  });

test("faults of boxes are found: sideways scrolling, cut text, text over text, a focus that doesn't show", async ({
  page,
}) => {
  const faults = async (html: string) => {
    await page.evaluate((inner) => {
      document.body.innerHTML = inner;
      // The content policy allows no style attributes in markup.
      for (const one of document.querySelectorAll<HTMLElement>("[data-css]")) one.style.cssText = one.dataset.css ?? "";
    }, html);
    return (await page.evaluate(faultsOfBoxes)).join("\n");
  };
  expect(await faults(`<p data-css="width:5000px">Wide</p>`)).toContain("the page scrolls sideways");
  const cut = "width:40px;overflow:hidden;white-space:nowrap";
  expect(await faults(`<p data-css="${cut}">Something outside happened</p>`)).toContain("is cut");
  expect(await faults(`<p data-css="${cut};text-overflow:ellipsis">Something outside</p>`)).toContain(
    "shows the whole nowhere",
  );
  expect(await faults(`<p title="All" data-css="${cut};text-overflow:ellipsis">Something outside</p>`)).toBe("");
  const dialog = "width:300px;overflow-y:auto";
  expect(
    await faults(
      `<section role="dialog" tabindex="-1" data-css="${dialog}"><p data-css="width:400px">To</p></section>`,
    ),
  ).toContain("scrolls sideways");
  expect(await faults(`<div role="row"><span data-css="${cut};display:block">Problem</span></div>`)).toContain(
    "is cut",
  );
  expect(await faults(`<p>over 99 %</p><p data-css="margin-top:-18px">of the weightings</p>`)).toContain(
    "over each other",
  );
  expect(await faults(`<button data-css="outline:none;border:0">Press</button>`)).toContain("doesn't show the focus");
});
