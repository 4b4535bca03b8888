import type { Locator } from "@playwright/test";

/** Puts a long text into a field all at once, as from a clipboard: to type thousands of lines takes Chromium ten seconds, and on a slow machine a minute. */
export const pasteInto = (field: Locator, text: string) =>
  field.evaluate((element, value) => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(element, value);
    element.dispatchEvent(new Event("input", { bubbles: true }));
  }, text);
