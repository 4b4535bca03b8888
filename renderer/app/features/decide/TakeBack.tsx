import { Button, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { Dialog } from "../../ui/Dialog";
import { Stack } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { useRecord } from "../record/RecordContext";
import { line } from "./prose";

/** Who takes an accepted status back and why; both stay in the history. */
export function TakeBack({ onClose, onBack }: { onClose(): void; onBack(by: string, why: string): void }) {
  const { record, draft } = useRecord();
  const [by, setBy] = useState(draft.decision?.by ?? "");
  const [why, setWhy] = useState("");
  const lacks = by.trim() === "" || why.trim() === "";
  return (
    <Dialog
      opened
      onClose={onClose}
      title="Take the acceptance back?"
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            Keep it
          </Button>
          <Button disabled={lacks} onClick={() => onBack(by.trim(), why.trim())}>
            Take back
          </Button>
        </>
      }
    >
      <Stack gap={12}>
        <Text tone="soft">
          The decision is proposed again, and all of it can be changed.{" "}
          {record.repo && "Its file follows when you update it, after a look at the difference. "}
          Who took it back, when and why stays in its history.
        </Text>
        <TextInput label="Who" maxLength={120} value={by} onChange={({ target }) => setBy(target.value)} />
        <Textarea
          {...line}
          label="Why"
          data-autofocus
          maxLength={500}
          value={why}
          onChange={({ target }) => setWhy(target.value)}
        />
      </Stack>
    </Dialog>
  );
}
