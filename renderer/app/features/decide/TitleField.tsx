import { Button, TextInput } from "@mantine/core";
import { proposedTitle } from "#shared/record/title";
import { useRecord } from "../record/RecordContext";
import classes from "./Fields.module.css";

/** What the ADR is called, and with one click what it decides. */
export function TitleField() {
  const { draft, change } = useRecord();
  const offered = proposedTitle(draft);
  const put = (about: string, title: string) =>
    change(about, (before) => ({ ...before, frame: { ...before.frame, title } }));
  return (
    <div className={classes.title}>
      <TextInput
        label="Title"
        maxLength={500}
        value={draft.frame.title}
        onChange={({ target }) => put("frame.title", target.value)}
      />
      {offered !== null && (
        <Button variant="subtle" size="compact-sm" title={offered} onClick={() => put("decision.title", offered)}>
          Call it “{offered}”
        </Button>
      )}
    </div>
  );
}
