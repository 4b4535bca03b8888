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

// jsdom lays nothing out. A popover whose button has no size takes it for scrolled away and hides itself, whereupon its
// focus trap finds nothing to focus and prints the element, with 500 lines of what React keeps in it.
Object.defineProperties(document.documentElement, { clientWidth: { value: 1280 }, clientHeight: { value: 800 } });
Element.prototype.getBoundingClientRect = () => new DOMRect(10, 10, 100, 20);

afterEach(cleanup);
