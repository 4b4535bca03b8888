/** What axe finds on a page, in both themes. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type axe from "axe-core";
import { patience } from "../patience";
import { expect, test } from "./fixtures";

/** Half as long as what the package exports, and every page that is looked at reads it. */
const source = readFileSync(join(import.meta.dirname, "../../node_modules/axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** The rules that look at colours. What else there is to find is the same in both themes. */
const aboutColours = ["color-contrast", "link-in-text-block"];

/** What axe finds in a part of the page, by the rules that are named or carry one of the tags. */
async function findings(page: Page, within: string, runOnly: string[]): Promise<string[]> {
  // A page keeps axe until it is loaded anew; to put it in takes as long as a look.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  // What passed needn't be put into words and addresses, which is a good part of the work. The app has no frames.
  const options: axe.RunOptions = { runOnly, resultTypes: ["violations"], iframes: false };
  return page.evaluate(
    async ([part, how]) => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(part, how);
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} ${target} ${failureSummary}`),
      );
    },
    [within, options] as const,
  );
}

/** Shows the page in a theme, and waits until everything has its colour. */
async function show(page: Page, colorScheme: "light" | "dark") {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await page.evaluate(async (scheme) => {
    const drawn = () => new Promise((resolve) => requestAnimationFrame(() => resolve(undefined)));
    const { dataset } = document.documentElement;
    while (dataset.mantineColorScheme !== undefined && dataset.mantineColorScheme !== scheme) await drawn();
    await drawn();
    const fades = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    // One of an element that isn't drawn any more never ends, and shows nothing.
    const late = new Promise((resolve) => setTimeout(resolve, 2000));
    await Promise.race([Promise.allSettled(fades.map(({ finished }) => finished)), late]);
  }, colorScheme);
}

/**
 * Expects that axe finds nothing on the screen, or on the part of it that is named, neither light nor dark. The theme is
 * switched where the page stands.
 */
export async function expectNoFindings(page: Page, screen: string, within = "html") {
  const look = async () => {
    await show(page, "light");
    expect(await findings(page, within, rules), `${screen}, light`).toEqual([]);
    await show(page, "dark");
    expect(await findings(page, within, aboutColours), `${screen}, dark`).toEqual([]);
  };
  await test.step(`axe: ${screen}`, look, { timeout: patience(60_000) });
}
