import { expect, test } from "vitest";
import { themeIn } from "#electron/shell/theme";

test.each([
  [{ theme: "dark" }, "dark"],
  [{ theme: "light", more: 1 }, "light"],
  [{ theme: "pink" }, "system"],
  [{}, "system"],
  [null, "system"],
  ["dark", "system"],
])("settings of %j have the theme %s", (settings, theme) => {
  expect(themeIn(settings)).toBe(theme);
});
