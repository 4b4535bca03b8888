import type { ComponentPropsWithRef, ElementType } from "react";
import { type Look, looking } from "./look";

/** Words of the tool, by their role. What goes on the record is `Prose`. */
export function Text<E extends ElementType = "p">({
  as,
  ...rest
}: Look & { as?: E } & Omit<ComponentPropsWithRef<E>, keyof Look | "as">) {
  const Tag: ElementType = as ?? "p";
  return <Tag {...looking(rest)} />;
}
