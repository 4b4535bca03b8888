import { TagsInput, Textarea, TextInput } from "@mantine/core";
import { useEffect, useId, useRef } from "react";
import type { Frame } from "#shared/record/record";
import { unscored } from "#shared/record/unscored";
import { WalkFrame } from "../../shell/frames/WalkFrame";
import choices from "../../ui/choices.module.css";
import { Row, Stack } from "../../ui/layout";
import { Prose } from "../../ui/Prose";
import { Text } from "../../ui/Text";
import { useRecord } from "../record/RecordContext";
import classes from "./FrameStep.module.css";
import { hintsPanel } from "./Hints";
import { TakesPlace } from "./TakesPlace";

const doors: { value: NonNullable<Frame["reversible"]>; label: string; hint: string }[] = [
  { value: "easily", label: "Easily", hint: "A few days would undo it" },
  { value: "with-effort", label: "With effort", hint: "Weeks, and somebody would notice" },
  { value: "hardly", label: "Hardly", hint: "We would live with it for years" },
];

const hints = {
  "Problem before solution": "Say what the product has to do. Reasons for one option belong to the answers.",
  "One decider": "Others advise. The decider may choose against the recommendation and then says why.",
  "How easily you could go back": "The harder it is, the sooner the decision comes up for review.",
};

type SetFrame = <K extends keyof Frame>(name: K, value: Frame[K]) => void;

/** What is decided, for whom, and who takes part. */
export function FrameStep() {
  const { record, draft, playbook, change, locked } = useRecord();
  const { frame } = draft;
  const set: SetFrame = (name, value) =>
    change(`frame.${name}`, (before) => ({ ...before, frame: { ...before.frame, [name]: value } }));
  const off = locked !== null;

  // A blank frame starts with the cursor in its first field.
  const title = useRef<HTMLInputElement>(null);
  const blank = useRef(frame.title === "" && !off);
  useEffect(() => {
    if (blank.current) title.current?.focus();
  }, []);

  return (
    <WalkFrame
      place={{ step: "frame" }}
      back={{ label: "Decisions", to: "start" }}
      primary={{
        label: unscored(draft) ? "Next: Options" : "Next: Criteria",
        to: { step: "criteria" },
        keys: ["Ctrl", "↵"],
      }}
      hints={[{ keys: ["Tab"], does: "next field" }]}
      panel={hintsPanel("A good frame", { Question: playbook.question, ...hints })}
    >
      <Text size="meta" tone="quiet" weight={600} mb={6}>
        Frame
      </Text>
      <Prose as="h1" voice="question">
        What has to be decided?
      </Prose>
      {record.supersedes && <TakesPlace of={record.supersedes} />}
      <Stack gap={16} mt={20} className={classes.fields}>
        <TextInput
          ref={title}
          label="Title"
          description="Short, as the ADR will be called"
          placeholder="Web framework for the booking portal"
          value={frame.title}
          maxLength={500}
          disabled={off}
          onChange={(event) => set("title", event.currentTarget.value)}
        />
        <Textarea
          label="Problem"
          description="What you build, for whom, and why the question comes up now. The question itself comes last."
          autosize
          minRows={3}
          maxRows={12}
          value={frame.problem}
          disabled={off}
          onChange={(event) => set("problem", event.currentTarget.value)}
        />
        <Textarea
          label="Scope"
          description="What it covers and what it leaves out"
          autosize
          minRows={1}
          maxRows={8}
          value={frame.scope}
          disabled={off}
          onChange={(event) => set("scope", event.currentTarget.value)}
        />
        <TextInput
          label="Decider"
          description="One person or role who has the last word"
          value={frame.decider}
          maxLength={120}
          disabled={off}
          onChange={(event) => set("decider", event.currentTarget.value)}
        />
        <Doors frame={frame} off={off} set={set} />
        <People frame={frame} off={off} set={set} />
      </Stack>
    </WalkFrame>
  );
}

interface PartProps {
  frame: Frame;
  off: boolean;
  set: SetFrame;
}

/** How easily one could go back; the chosen one is taken back by choosing it again. */
function Doors({ frame, off, set }: PartProps) {
  const name = useId();
  return (
    <fieldset className={classes.doors} disabled={off}>
      <Text as="legend" weight={600} mb={6}>
        How easily could you go back?
      </Text>
      <Stack columns="repeat(auto-fit, minmax(200px, 1fr))">
        {doors.map(({ value, label, hint }) => (
          <Row
            key={value}
            as="label"
            gap={10}
            align="start"
            py={12}
            className={choices.choice}
            data-chosen={frame.reversible === value ? "" : undefined}
          >
            <input
              type="radio"
              name={name}
              checked={frame.reversible === value}
              onChange={() => set("reversible", value)}
              onClick={() => frame.reversible === value && set("reversible", null)}
            />
            <div>
              <Text weight={550}>{label}</Text>
              <Text size="meta" tone="soft">
                {hint}
              </Text>
            </div>
          </Row>
        ))}
      </Stack>
    </fieldset>
  );
}

/** Who takes part, is asked and is told. */
function People({ frame, off, set }: PartProps) {
  const many = frame.decisionMakers.length + frame.consulted.length + frame.informed.length;
  const people = (key: "decisionMakers" | "consulted" | "informed", label: string, description: string) => (
    <TagsInput
      label={label}
      description={description}
      placeholder={frame[key].length === 0 ? "Name or role, then Enter" : ""}
      value={frame[key]}
      disabled={off}
      acceptValueOnBlur
      // A column of names that is pasted comes with ends of lines.
      splitChars={[",", ";", "\n", "\t"]}
      onChange={(value) => set(key, value)}
    />
  );
  return (
    <details>
      <summary>
        People <small>{many === 0 ? "who takes part, is asked and is told" : `${many} named`}</small>
      </summary>
      <Stack columns="repeat(auto-fit, minmax(260px, 1fr))" gap={16} mt={12}>
        {people("decisionMakers", "Decision makers", "Who takes part in the decision")}
        {people("consulted", "Consulted", "Who is asked and answers")}
        {people("informed", "Informed", "Who is told the outcome")}
      </Stack>
    </details>
  );
}
