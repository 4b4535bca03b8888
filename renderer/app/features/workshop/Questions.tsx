/** What the facilitator is asked before a round opens without somebody, and before the workshop ends. */
import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import type { FacilitatorState } from "#shared/workshop/state";
import { names } from "#shared/workshop/words";
import { Dialog } from "../../ui/Dialog";
import { KeyCap } from "../../ui/KeyCap";

interface QuestionProps {
  view: FacilitatorState["view"];
  opened: boolean;
  onClose(): void;
}

export function RevealQuestion({
  view: { step, counter },
  reveal,
  nudge,
  ...dialog
}: QuestionProps & { reveal(): void; nudge(): void }) {
  const { done, of, waiting } = counter;
  return (
    <Dialog
      {...dialog}
      title={`Reveal with ${done} of ${of}?`}
      actions={
        <>
          <Button variant="default" onClick={nudge}>
            Ask them to finish
          </Button>
          <Button data-autofocus onClick={reveal} rightSection={<KeyCap on="accent">↵</KeyCap>}>
            Reveal now
          </Button>
        </>
      }
    >
      {names(waiting)} {waiting.length === 1 ? "hasn't" : "haven't"} finished.
      {step === "judgements" ? " What is put in until the countdown ends still counts; the rest joins in round 2." : ""}
    </Dialog>
  );
}

export function CloseQuestion({
  view: { rehearsal, opened: said },
  close,
  saveVotes,
  ...dialog
}: QuestionProps & { close(): void; saveVotes(): void }) {
  return (
    <Dialog
      {...dialog}
      title="Close the workshop?"
      actions={
        <>
          {said.rounds.length > 0 && !rehearsal && (
            <Button variant="default" leftSection={<IconDownload size={16} stroke={1.6} />} onClick={saveVotes}>
              Votes as CSV
            </Button>
          )}
          <Button onClick={close}>Close the workshop</Button>
        </>
      }
    >
      {rehearsal
        ? "The rehearsal ends and leaves nothing."
        : said.consent
          ? "Connections end, and what was said becomes part of the decision. You write the ADR next."
          : "Nothing was decided yet. Connections end; what was revealed becomes part of the decision, the rest is gone."}
    </Dialog>
  );
}
