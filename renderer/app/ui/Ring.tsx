import { IconCheck } from "@tabler/icons-react";
import { type Look, looking } from "./look";
import classes from "./Ring.module.css";

/** How it stands with one of a list that is gone through. Said by words beside it, too. */
export function Ring({ state, ...look }: Look & { state: "next" | "now" | "done" }) {
  return (
    <span {...looking({ ...look, className: classes.ring ?? "" })} data-state={state} aria-hidden="true">
      {state === "done" && <IconCheck size={11} />}
    </span>
  );
}
