/** The frame of every screen inside a record: its steps on top, the way back and on at the bottom. */

import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconArrowBackUp, IconArrowForwardUp, IconCheck, IconCommand, IconPresentation } from "@tabler/icons-react";
import { memo, type ReactNode, useCallback, useEffect, useMemo } from "react";
import { progress } from "#shared/record/progress";
import type { Draft } from "#shared/record/record";
import type { WalkStep } from "#shared/record/summary";
import { unscored } from "#shared/record/unscored";
import { KeptNote } from "../../features/record/KeptNote";
import { useRecord, useSaving } from "../../features/record/RecordContext";
import { failureOf } from "../../host/failure";
import { useHost } from "../../host/HostContext";
import { copyText } from "../../ui/copy";
import { FailureNote } from "../../ui/FailureNote";
import { KeyCap } from "../../ui/KeyCap";
import { Box, Row } from "../../ui/layout";
import { SaveMark } from "../../ui/SaveMark";
import { Text } from "../../ui/Text";
import { useCommands, useOffer } from "../Commands";
import type { PaletteCommand } from "../command";
import { useKeys } from "../keys";
import { fromHere, go, hrefOf, placeText, type RecordPlace } from "../route";
import { BottomBar, Crumbs, useFreshPlace } from "./bars";
import { type Panel, PanelFrame } from "./PanelFrame";
import classes from "./WalkFrame.module.css";

const stepNames: Record<WalkStep, string> = {
  frame: "Frame",
  criteria: "Criteria",
  answers: "Answers",
  weights: "Weights",
  result: "Result",
  decide: "Decide",
};

const stepOrder = Object.keys(stepNames) as WalkStep[];

/** Where nothing is scored there is nothing to answer, weigh or compute. */
const stepsOf = (draft: Draft): WalkStep[] => (unscored(draft) ? ["frame", "criteria", "decide"] : stepOrder);

interface Go {
  label: string;
  to: RecordPlace | "start" | (() => void);
  /** Shown inside the button; the key itself is bound here too. */
  keys?: string[];
  loading?: boolean;
}

interface WalkFrameProps {
  place: RecordPlace;
  rail?: ReactNode;
  children: ReactNode;
  panel?: Panel;
  hints?: { keys: string[]; does: string }[];
  back?: Go;
  /** The one filled button, named by where it goes. */
  primary?: Go;
  /** The effect of the primary in words, beside it. */
  effect?: ReactNode;
}

export function WalkFrame({ place, rail, children, panel, hints = [], back, primary, effect }: WalkFrameProps) {
  const { record, moved } = useRecord();
  const text = placeText(place);
  useEffect(() => moved(text), [moved, text]);
  const main = useFreshPlace(text);

  const follow = (way: Go | undefined) => {
    if (!way) return;
    if (typeof way.to === "function") way.to();
    else if (way.to === "start") go({ at: "start" });
    else go({ at: "record", id: record.id, place: way.to });
  };
  useKeys({
    ...(primary && { Enter: () => follow(primary), "Mod+Enter": () => follow(primary) }),
    ...(back && { "Alt+ArrowLeft": () => follow(back) }),
  });

  return (
    <PanelFrame
      top={<TopBar step={place.step} />}
      notes={
        <>
          <Trouble />
          <KeptNote />
        </>
      }
      rail={rail}
      panel={panel}
      main={main}
      bottom={
        <BottomBar back={back && { label: back.label, act: () => follow(back) }} hints={hints} effect={effect}>
          {primary && (
            <Button
              onClick={() => follow(primary)}
              loading={primary.loading ?? false}
              rightSection={(primary.keys ?? ["↵"]).map((key) => (
                <KeyCap key={key} on="accent">
                  {key}
                </KeyCap>
              ))}
            >
              {primary.label}
            </Button>
          )}
        </BottomBar>
      }
    >
      {children}
    </PanelFrame>
  );
}

const TopBar = memo(function TopBar({ step: here }: { step: RecordPlace["step"] }) {
  const { record, undo, redo, readOnly } = useRecord();
  const { open } = useCommands();
  const { done } = progress(record);
  const { id } = record;
  const { status } = record.draft;
  const holdable = readOnly === null && !unscored(record.draft) && (status === "draft" || status === "proposed");
  const { host } = useHost();
  const workshop = useCallback(() => go({ at: "workshop", id, sheet: false }), [id]);
  useOffer(
    useMemo((): PaletteCommand[] => {
      const asPlaybook: PaletteCommand = {
        id: "as-playbook",
        label: "Save as playbook",
        hint: "What was asked and said here, for the next decision of its kind",
        run: () => {
          const goOn = fromHere();
          void host.playbooks.fromRecord({ id }).then(
            ({ file }) => goOn({ at: "playbook", file, part: "" }),
            (error: unknown) => notifications.show({ message: failureOf(error).message }),
          );
        },
      };
      const hint = "Answer and decide together, on everybody's phone";
      return [...(holdable ? [{ id: "workshop", label: "Workshop", hint, run: workshop }] : []), asPlaybook];
    }, [host, id, holdable, workshop]),
  );
  useKeys({
    ...(undo && { "Mod+z": undo }),
    ...(redo && { "Mod+Shift+z": redo, "Mod+y": redo }),
  });
  return (
    <header className={classes.top}>
      <Crumbs>
        <strong className="one-line" title={record.draft.frame.title}>
          {record.draft.frame.title || "Untitled"}
        </strong>
      </Crumbs>
      <nav aria-label="Steps" className={classes.steps}>
        {stepsOf(record.draft).map((step) => (
          <a
            key={step}
            href={hrefOf({ at: "record", id: record.id, place: { step } })}
            aria-current={step === here ? "step" : undefined}
            data-done={done[step] ? "" : undefined}
          >
            {done[step] && step !== here && <IconCheck size={14} aria-label="done" className={classes.tick} />}
            {step === "criteria" && unscored(record.draft) ? "Options" : stepNames[step]}
          </a>
        ))}
      </nav>
      <Row gap={4} justify="end">
        {readOnly ? (
          <Text as="span" size="meta" tone="quiet">
            Read only
          </Text>
        ) : (
          <Saved />
        )}
        <Tool label="Undo (Ctrl Z)" act={undo} icon={<IconArrowBackUp size={18} />} />
        <Tool label="Redo (Ctrl Shift Z)" act={redo} icon={<IconArrowForwardUp size={18} />} />
        {holdable && <Tool label="Workshop" act={workshop} icon={<IconPresentation size={18} />} />}
        <Tool label="Commands (Ctrl K)" act={open} icon={<IconCommand size={18} />} />
      </Row>
    </header>
  );
});

/** By itself, since it changes with every save and the bar around it doesn't. */
function Saved() {
  return <SaveMark state={useSaving().state} />;
}

export function Tool({ label, act, icon }: { label: string; act: (() => void) | null; icon: ReactNode }) {
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} color="gray" size={32} disabled={!act} onClick={() => act?.()}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}

/** Why the record can't be stored or changed, at the top of main. Nothing typed is lost. */
const inTwoPlaces =
  "Loading what is stored drops what you changed here since. Keeping what is here writes over the other change.";

const whileAway =
  "What you type is kept in this browser. Start Adroit again (npm start) and open the address it prints in this browser: it is stored then. On another port or in another browser, copy it from here.";

function Trouble() {
  const { locked, draft, reload, saveAgain } = useRecord();
  const saving = useSaving();
  if (saving.state === "failed") {
    const { code } = saving.failure;
    const conflict = code === "CONFLICT";
    const away = code === "LOST" || code === "KEY";
    return (
      <Box mb={20}>
        <FailureNote
          failure={
            conflict
              ? { ...saving.failure, subject: null, remedy: inTwoPlaces }
              : away
                ? { ...saving.failure, remedy: whileAway }
                : saving.failure
          }
          actions={
            conflict
              ? [
                  { does: "Load what is stored", act: () => void reload() },
                  { does: "Keep what is here", act: () => void saveAgain() },
                ]
              : [
                  { does: "Try again", act: () => void saveAgain() },
                  ...(away
                    ? [{ does: "Copy what isn't stored", act: () => copyText(JSON.stringify(draft, null, 2)) }]
                    : []),
                ]
          }
        />
      </Box>
    );
  }
  if (locked)
    return (
      <Text size="aside" tone="soft" mb={20} card="sunken" py={10}>
        {locked}
      </Text>
    );
  return null;
}
