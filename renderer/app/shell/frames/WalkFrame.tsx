/** The frame of every screen inside a record: top bar, rail, main, panel, bottom bar. */

import { ActionIcon, Button, Drawer, Tooltip } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowLeft,
  IconCheck,
  IconCommand,
  IconPresentation,
} from "@tabler/icons-react";
import { type ReactNode, useCallback, useEffect, useMemo, useRef } from "react";
import { progress } from "#shared/record/progress";
import type { Step } from "#shared/record/summary";
import { useRecord } from "../../features/record/RecordContext";
import { FailureNote } from "../../ui/FailureNote";
import { KeyCap, KeyHints } from "../../ui/KeyCap";
import { Row } from "../../ui/layout";
import { SaveMark } from "../../ui/SaveMark";
import { Text } from "../../ui/Text";
import { type Command, useCommands, useOffer } from "../Commands";
import { useKeys } from "../keys";
import { Logo } from "../Logo";
import { go, hrefOf, type Place, placeText } from "../route";
import classes from "./WalkFrame.module.css";

export const stepNames: Record<Step, string> = {
  frame: "Frame",
  criteria: "Criteria",
  answers: "Answers",
  weights: "Weights",
  result: "Result",
  decide: "Decide",
};

const stepOrder = Object.keys(stepNames) as Step[];

interface Go {
  label: string;
  to: Place | "start" | (() => void);
  /** Shown inside the button; the key itself is bound here too. */
  keys?: string[];
  loading?: boolean;
}

interface WalkFrameProps {
  place: Place;
  rail?: ReactNode;
  children: ReactNode;
  /** The right panel. Under 1180 pixels it is a drawer over main. */
  panel?: { title: string; content: ReactNode; wide?: boolean; open?: boolean; onClose?: () => void };
  hints?: { keys: string[]; does: string }[];
  back?: Go;
  /** The one filled button, named by where it goes. */
  primary?: Go;
  /** The effect of the primary in words, beside it. */
  effect?: ReactNode;
}

export function WalkFrame({ place, rail, children, panel, hints = [], back, primary, effect }: WalkFrameProps) {
  const { record, moved } = useRecord();
  const narrow = useMediaQuery("(max-width: 1179px)", false, { getInitialValueInEffect: false });
  const main = useRef<HTMLElement>(null);
  const text = placeText(place);

  useEffect(() => moved(text), [moved, text]);
  // A new place starts at its top, and a screen reader starts at its question.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the place changes
  useEffect(() => {
    if (main.current) main.current.scrollTop = 0;
    main.current?.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  }, [text]);

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

  const showPanel = panel && panel.open !== false;
  const shape = [
    classes.walk,
    rail && classes.withRail,
    showPanel && !narrow && classes.withPanel,
    panel?.wide && classes.wide,
  ];
  return (
    <div className={shape.filter(Boolean).join(" ")}>
      <TopBar place={place} />
      {rail && <aside className={classes.rail}>{rail}</aside>}
      <main ref={main} className={classes.main}>
        <Trouble />
        {children}
      </main>
      {showPanel && !narrow && (
        <aside className={classes.panel} aria-label={panel.title}>
          {panel.content}
        </aside>
      )}
      {panel && narrow && (
        <Drawer
          opened={panel.open === true}
          onClose={() => panel.onClose?.()}
          position="right"
          size={panel.wide ? 620 : 400}
          title={panel.title}
        >
          {panel.content}
        </Drawer>
      )}
      <footer className={classes.bottom}>
        <div>
          {back && (
            <Button variant="default" leftSection={<IconArrowLeft size={16} />} onClick={() => follow(back)}>
              {back.label}
            </Button>
          )}
        </div>
        <KeyHints hints={hints} />
        <Row gap={12} justify="end" className={classes.forward}>
          {effect && (
            <Text as="span" size="aside" tone="soft">
              {effect}
            </Text>
          )}
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
        </Row>
      </footer>
    </div>
  );
}

function TopBar({ place }: { place: Place }) {
  const { record, undo, redo, readOnly, saving } = useRecord();
  const { open } = useCommands();
  const { done } = progress(record);
  const { id } = record;
  const { status } = record.draft;
  const holdable = readOnly === null && (status === "draft" || status === "proposed");
  const workshop = useCallback(() => go({ at: "workshop", id, sheet: false }), [id]);
  useOffer(
    useMemo(
      (): Command[] =>
        holdable
          ? [
              {
                id: "workshop",
                label: "Workshop",
                hint: "Answer and decide together, on everybody's phone",
                run: workshop,
              },
            ]
          : [],
      [holdable, workshop],
    ),
  );
  useKeys({
    ...(undo && { "Mod+z": undo }),
    ...(redo && { "Mod+Shift+z": redo, "Mod+y": redo }),
  });
  return (
    <header className={classes.top}>
      <Row className={classes.crumbs}>
        <Logo />
        <a href={hrefOf({ at: "start" })}>Decisions</a>
        <span aria-hidden="true">/</span>
        <strong title={record.draft.frame.title}>{record.draft.frame.title || "Untitled"}</strong>
      </Row>
      <nav aria-label="Steps" className={classes.steps}>
        {stepOrder.map((step) => (
          <a
            key={step}
            href={hrefOf({ at: "record", id: record.id, place: { step } })}
            aria-current={step === place.step ? "step" : undefined}
            data-done={done[step] ? "" : undefined}
          >
            {done[step] && step !== place.step && <IconCheck size={14} aria-label="done" className={classes.tick} />}
            {stepNames[step]}
          </a>
        ))}
      </nav>
      <Row gap={4} justify="end">
        {readOnly ? (
          <Text as="span" size="meta" tone="quiet">
            Read only
          </Text>
        ) : (
          <SaveMark state={saving.state} />
        )}
        <Tool label="Undo (Ctrl Z)" act={undo} icon={<IconArrowBackUp size={18} />} />
        <Tool label="Redo (Ctrl Shift Z)" act={redo} icon={<IconArrowForwardUp size={18} />} />
        {holdable && <Tool label="Workshop" act={workshop} icon={<IconPresentation size={18} />} />}
        <Tool label="Commands (Ctrl K)" act={open} icon={<IconCommand size={18} />} />
      </Row>
    </header>
  );
}

function Tool({ label, act, icon }: { label: string; act: (() => void) | null; icon: ReactNode }) {
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

function Trouble() {
  const { saving, locked, reload, saveAgain } = useRecord();
  if (saving.state === "failed") {
    const conflict = saving.failure.code === "CONFLICT";
    return (
      <div className={classes.trouble}>
        <FailureNote
          failure={conflict ? { ...saving.failure, subject: null, remedy: inTwoPlaces } : saving.failure}
          actions={
            conflict
              ? [
                  { does: "Load what is stored", act: () => void reload() },
                  { does: "Keep what is here", act: () => void saveAgain() },
                ]
              : [{ does: "Try again", act: () => void saveAgain() }]
          }
        />
      </div>
    );
  }
  if (locked)
    return (
      <Text size="aside" tone="soft" mb={20} className={classes.readOnly}>
        {locked}
      </Text>
    );
  return null;
}
