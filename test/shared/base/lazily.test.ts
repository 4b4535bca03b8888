import { expect, test, vi } from "vitest";
import { lazily } from "#shared/base/lazily";

test("a part is worked out when it is first read, once, and the others not at all", () => {
  const sum = vi.fn(() => 3);
  const product = vi.fn(() => 2);
  const figures = lazily({ terms: [1, 2] }, { sum, product });
  expect(sum).not.toHaveBeenCalled();
  expect([figures.sum, figures.sum]).toEqual([3, 3]);
  expect(sum).toHaveBeenCalledTimes(1);
  expect(product).not.toHaveBeenCalled();
});

test("whoever copies it, writes it out or compares it has all of it, in its order", () => {
  const figures = () => lazily({ sum: 0, terms: [1, 2] }, { sum: () => 3, product: () => 2 });
  const all = { sum: 3, terms: [1, 2], product: 2 };
  expect(JSON.stringify(figures())).toBe(JSON.stringify(all));
  expect(structuredClone(figures())).toStrictEqual(all);
  expect({ ...figures() }).toStrictEqual(all);
  expect(figures()).toEqual(all);
});
