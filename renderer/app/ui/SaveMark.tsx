import { IconCheck } from "@tabler/icons-react";
import classes from "./SaveMark.module.css";
import { Text } from "./Text";

const words = { saved: "Saved", saving: "Saving", failed: "Not saved" };

/** Whether what is on screen is stored. */
export function SaveMark({ state }: { state: keyof typeof words }) {
  return (
    <Text
      as="span"
      size="meta"
      tone="quiet"
      className={classes.mark}
      data-failed={state === "failed" ? "" : undefined}
      role="status"
    >
      {state === "saved" && <IconCheck size={14} aria-hidden="true" />}
      {words[state]}
    </Text>
  );
}
