import type { Id } from "#shared/base/id";

/** An id made of a title, told apart from the taken ones by a number. */
export function idFor(title: string, taken: readonly Id[]): Id {
  const base =
    title
      .toLowerCase()
      .normalize("NFD")
      .replace(/\p{M}+/gu, "")
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^[^a-z]+|-+$/g, "")
      .slice(0, 32)
      .replace(/-+$/, "") || "own";
  let id = base;
  for (let n = 2; taken.includes(id); n++) id = `${base}-${n}`;
  return id;
}
