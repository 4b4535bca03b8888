import { optionClass, optionLooks } from "../../options";
import classes from "./OptionMark.module.css";

const shapes = ["circle", "diamond", "triangle", "square", "cross"] as const;

/** The mark of the nth option: shape before hue. */
export function OptionMark({ n, size = 10 }: { n: number; size?: number }) {
  const shape = shapes[n % optionLooks];
  return (
    <svg
      className={`${classes.mark} ${optionClass(n)}`}
      width={size}
      height={size}
      viewBox="0 0 10 10"
      aria-hidden="true"
    >
      {shape === "circle" && <circle cx="5" cy="5" r="4.6" />}
      {shape === "diamond" && <path d="M5 0l5 5-5 5-5-5z" />}
      {shape === "triangle" && <path d="M5 .6 9.8 9.4H.2z" />}
      {shape === "square" && <path d="M.8.8h8.4v8.4H.8z" />}
      {shape === "cross" && <path d="M3.3 0h3.4v3.3H10v3.4H6.7V10H3.3V6.7H0V3.3h3.3z" />}
    </svg>
  );
}
