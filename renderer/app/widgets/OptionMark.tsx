import classes from "./OptionMark.module.css";

const shapes = ["circle", "diamond", "triangle", "square"] as const;

/** The hue and hatch of the nth option. The first two have a colour of their own, the others are grey with a pattern. */
export const optionClass = (n: number) => classes[`option${Math.min(n, 3)}`] ?? "";

/** The mark of the nth option: shape before hue. */
export function OptionMark({ n, size = 10 }: { n: number; size?: number }) {
  const shape = shapes[n % shapes.length];
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
    </svg>
  );
}
