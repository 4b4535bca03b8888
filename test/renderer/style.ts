/**
 * What hides an element and what sets it apart from its neighbours, which queries by role ask of every element that has part in
 * a name. jsdom matches all rules of its own sheet to work it out, anew after each change, for more than half a millisecond.
 * An element that nothing but its tag says anything of looks like any of its tag; jsdom answers for every other, and whatever
 * else is asked.
 */

/** As jsdom works it out. */
export const wholeStyle = window.getComputedStyle.bind(window);

/** Elements that jsdom's sheet shows or hides by more than their tag and `hidden`. */
const special = new Set(["details", "dialog", "embed", "summary"]);

/** Mantine's classes whose sheets are in the document: what a window's width hides, and props that depend on it. */
const sheets = /mantine-(visible|hidden)-from|__m__/;

const ofTag = new Map<string, string>();

/** Whether an attribute of the element, or a class, may say what its tag doesn't. */
const says = (element: Element, property: RegExp) =>
  element.hasAttribute("hidden") ||
  property.test(element.getAttribute("style") ?? "") ||
  sheets.test(element.getAttribute("class") ?? "");

function display(element: Element): string {
  const { localName, namespaceURI } = element;
  const apart =
    special.has(localName) ||
    element.hasAttribute("popover") ||
    (localName === "input" && element.getAttribute("type") === "hidden") ||
    says(element, /display|\ball\b/);
  if (apart) return wholeStyle(element).display;
  const tag = `${namespaceURI} ${localName}`;
  const known = ofTag.get(tag) ?? wholeStyle(document.createElementNS(namespaceURI, localName)).display;
  ofTag.set(tag, known);
  return known;
}

/** Inherited: whatever says something of it may stand at an ancestor. */
function visibility(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement)
    if (says(at, /visibility|\ball\b/)) return wholeStyle(element).visibility;
  return "visible";
}

/** `window.getComputedStyle` with these two worked out by themselves. */
export function quickStyle(element: Element, pseudo?: string | null): CSSStyleDeclaration {
  if (pseudo) return wholeStyle(element, pseudo);
  let whole: CSSStyleDeclaration | undefined;
  const value = (name: string) =>
    name === "display" ? display(element) : name === "visibility" ? visibility(element) : undefined;
  return new Proxy({} as CSSStyleDeclaration, {
    get(_, name) {
      if (name === "getPropertyValue") return (of: string) => value(of) ?? wholeStyle(element).getPropertyValue(of);
      const quick = typeof name === "string" ? value(name) : undefined;
      if (quick !== undefined) return quick;
      whole ??= wholeStyle(element);
      const found: unknown = Reflect.get(whole, name);
      return typeof found === "function" ? found.bind(whole) : found;
    },
  });
}
