import { render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { Theme } from "../../../../renderer/app/theme/Theme";

test("what the theme is comes from the settings alone: nothing that a browser keeps is asked", () => {
  const kept = vi.spyOn(Storage.prototype, "getItem");
  render(
    <Theme nonce="n" scheme="dark">
      Inside
    </Theme>,
  );
  expect(screen.getByText("Inside")).toBeTruthy();
  expect(document.documentElement.getAttribute("data-mantine-color-scheme")).toBe("dark");
  expect(kept).not.toHaveBeenCalled();
});
