/** What axe finds on a page, in both themes. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { patience } from "../patience";
import { expect, test } from "./fixtures";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** The rules that look at colours. What else there is to find is the same in both themes. */
const aboutColours = ["color-contrast", "link-in-text-block"];

async function findings(builder: AxeBuilder): Promise<string[]> {
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target} ${failureSummary}`),
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
 * Without its newer way, which opens a further page for every look to put together what it found in frames of other
 * origins: the app has no frames.
 */
const axe = (page: Page) => new AxeBuilder({ page }).setLegacyMode();

/** Expects that axe finds nothing on the screen, neither light nor dark. The theme is switched where the page stands. */
export async function expectNoFindings(page: Page, screen: string) {
  const look = async () => {
    await show(page, "light");
    expect(await findings(axe(page).withTags(rules)), `${screen}, light`).toEqual([]);
    await show(page, "dark");
    expect(await findings(axe(page).withRules(aboutColours)), `${screen}, dark`).toEqual([]);
  };
  await test.step(`axe: ${screen}`, look, { timeout: patience(60_000) });
}
