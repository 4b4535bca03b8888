import type { ComponentPropsWithRef, ElementType } from "react";
import type { Space } from "../theme/tokens";
import classes from "./Text.module.css";

interface TextProps {
  /** Its role in the scale of type; without it, that of what is around. */
  size?: "meta" | "aside" | "body" | "row" | "dialog" | "figure" | "page";
  /** Full, second or third ink. */
  tone?: "ink" | "soft" | "quiet" | "accent" | "bad" | "warn";
  weight?: 400 | 550 | 600 | 650;
  mt?: Space;
  mb?: Space;
}

/** Words of the tool, by their role. What goes on the record is `Prose`. */
export function Text<E extends ElementType = "p">({
  as,
  size,
  tone,
  weight,
  mt,
  mb,
  className,
  style,
  ...rest
}: TextProps & { as?: E } & Omit<ComponentPropsWithRef<E>, keyof TextProps | "as">) {
  const Tag: ElementType = as ?? "p";
  const look = [size && classes[size], tone && classes[tone], className].filter(Boolean).join(" ");
  const own = {
    ...(weight && { fontWeight: weight }),
    ...(mt !== undefined && { marginTop: mt }),
    ...(mb !== undefined && { marginBottom: mb }),
  };
  return <Tag className={look || undefined} style={{ ...own, ...style }} {...rest} />;
}
