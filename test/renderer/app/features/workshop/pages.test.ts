import { act, fireEvent, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { usePages } from "../../../../../renderer/app/features/workshop/usePages";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const later = () => act(() => void vi.advanceTimersByTime(20_000));

test("every page is shown once, then the first stays", () => {
  const { result } = renderHook(() => usePages(["a", "b", "c", "d", "e"], 2));
  expect(result.current).toEqual({ shown: ["a", "b"], words: "1 to 2 of 5" });
  const seen: string[] = [];
  for (let i = 0; i < 6; i++) {
    later();
    seen.push(result.current.shown.join(""));
  }
  expect(seen).toEqual(["cd", "e", "ab", "ab", "ab", "ab"]);
});

test("who turns pages by hand stays where they are", () => {
  const { result } = renderHook(() => usePages(["a", "b", "c"], 1));
  const press = (key: string) => fireEvent.keyDown(window, { key });
  press("PageDown");
  later();
  expect(result.current.shown).toEqual(["b"]);
  press("ArrowRight");
  press("ArrowRight");
  expect(result.current.shown).toEqual(["c"]);
  press("ArrowLeft");
  expect(result.current.shown).toEqual(["b"]);
});

test("what fits on one page has no pages", () => {
  const { result } = renderHook(() => usePages(["a"], 2));
  expect(result.current).toEqual({ shown: ["a"], words: null });
});
