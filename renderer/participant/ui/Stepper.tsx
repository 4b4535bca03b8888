/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import { Icon } from "./parts";

interface Way {
  /** What is heard of the button. */
  label: string;
  /** `null`: there it ends. */
  go: (() => void) | null;
}

/** A figure between minus and plus, in a row with what it is about. */
export function Stepper({
  legend,
  about,
  label,
  value,
  less,
  more,
}: {
  legend: string;
  about: ComponentChildren;
  /** What the figure is. */
  label: string;
  value: string | number;
  less: Way;
  more: Way;
}) {
  return (
    <fieldset class="pointsrow">
      <legend class="visually-hidden">{legend}</legend>
      <div>{about}</div>
      <Step way={less} icon="minus" />
      <output class="num" aria-label={label}>
        {value}
      </output>
      <Step way={more} icon="plus" />
    </fieldset>
  );
}

function Step({ way: { label, go }, icon }: { way: Way; icon: "minus" | "plus" }) {
  return (
    <button type="button" class="square" aria-label={label} disabled={go === null} onClick={() => go?.()}>
      <Icon name={icon} />
    </button>
  );
}
