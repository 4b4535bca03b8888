/** What jsdom lacks and the components ask for, and a clean document after each test. */
import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";
import { patience } from "../patience";

configure({ asyncUtilTimeout: patience(10_000) });

window.matchMedia = (query) => ({
  matches: false,
  media: query,
  onchange: null,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  addListener: () => undefined,
  removeListener: () => undefined,
  dispatchEvent: () => false,
});

window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

Element.prototype.scrollIntoView = () => undefined;
Element.prototype.scrollTo = () => undefined;
Element.prototype.scrollBy = () => undefined;
Object.defineProperty(document, "fonts", { value: new EventTarget() });

// Where nothing is laid out, a popover takes its button for scrolled away and hides itself, so that its focus trap finds
// nothing to focus and prints the element, with 500 lines of what React keeps in it. In a browser the specs see the focus.
const { warn } = console;
console.warn = (...said: unknown[]) => {
  if (!String(said[0]).startsWith("[@mantine/hooks/use-focus-trap] Failed to find focusable element")) warn(...said);
};

afterEach(cleanup);
