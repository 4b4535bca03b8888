/**
 * What jsdom lacks and the components ask for, and a clean document after each test. Files run one after the other in one
 * document and with the same modules, so this puts back what they may leave.
 */
import "@testing-library/jest-dom/vitest";
import { notifications } from "@mantine/notifications";
import { cleanup, configure, getConfig } from "@testing-library/react";
import { afterEach } from "vitest";
import { patience } from "../patience";
import { quickStyle } from "./style";

const { getElementError } = getConfig();

configure({
  asyncUtilTimeout: patience(10_000),
  defaultHidden: false,
  // Whoever waits asks again after each change and reads the last error alone, to which the document is added then.
  getElementError(message, container) {
    const { _disableExpensiveErrorDiagnostics: waits } = getConfig() as { _disableExpensiveErrorDiagnostics?: boolean };
    return waits ? new Error(`${message}`) : getElementError(message, container);
  },
});

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

window.getComputedStyle = quickStyle;

window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

Element.prototype.scrollIntoView = () => undefined;
Element.prototype.scrollTo = () => undefined;
Element.prototype.scrollBy = () => undefined;
Object.defineProperty(document, "fonts", { value: new EventTarget(), configurable: true });

// jsdom lays nothing out. A popover whose button has no size takes it for scrolled away and hides itself, whereupon its
// focus trap finds nothing to focus and prints the element, with 500 lines of what React keeps in it.
Object.defineProperties(document.documentElement, {
  clientWidth: { value: 1280, configurable: true },
  clientHeight: { value: 800, configurable: true },
});
Element.prototype.getBoundingClientRect = () => new DOMRect(10, 10, 100, 20);

// Where the file before ended. No event tells of it, which would come in the midst of the first test.
history.replaceState(null, "", "/");

afterEach(() => {
  cleanup();
  notifications.clean();
  notifications.cleanQueue();
  // Phones are put there by hand, and windows of their own.
  document.body.replaceChildren();
  localStorage.clear();
  sessionStorage.clear();
});
