/** The primitives with samples, at `#/samples` under `npm run dev`. Not part of what is built. */
import { Button, Checkbox, Textarea, TextInput } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { spaces, type } from "../theme/tokens";
import { DiffLines } from "../ui/DiffLines";
import { Digit } from "../ui/Digit";
import { difference } from "../ui/difference";
import { Empty } from "../ui/Empty";
import { FailureNote } from "../ui/FailureNote";
import { Group } from "../ui/Group";
import { CloseButton, IconButton } from "../ui/IconButton";
import { KeyCap, KeyHints } from "../ui/KeyCap";
import { Row, Stack } from "../ui/layout";
import { Prose } from "../ui/Prose";
import { SaveMark } from "../ui/SaveMark";
import { Text } from "../ui/Text";
import { Pips } from "../widgets/Fit";
import { OptionMark } from "../widgets/OptionMark";
import { Reader } from "../widgets/Reader";
import { Chip, StatusChip } from "../widgets/StatusChip";

const failure = {
  code: "LOST" as const,
  message: "Adroit doesn't answer",
  subject: "127.0.0.1",
  remedy: "Check that it still runs, then try again.",
};
const options = [0, 1, 2, 3, 4];

export function Samples() {
  const [on, setOn] = useState(true);
  return (
    <Stack as="main" gap={32} style={{ padding: 32, maxWidth: 900 }}>
      <h1>Samples</h1>
      <Sample name="Text">
        {(Object.keys(type) as (keyof typeof type)[]).map((size) => (
          <Text key={size} size={size}>
            {size}: {type[size].join(" / ")}
          </Text>
        ))}
        <Row>
          {(["ink", "soft", "quiet", "accent", "bad", "warn"] as const).map((tone) => (
            <Text key={tone} as="span" tone={tone}>
              {tone}
            </Text>
          ))}
        </Row>
      </Sample>
      <Sample name="Prose">
        {(["verdict", "question", "next", "paper"] as const).map((voice) => (
          <Prose key={voice} voice={voice}>
            Leaning Django
          </Prose>
        ))}
      </Sample>
      <Sample name="Row and Stack">
        {spaces.map((gap) => (
          <Row key={gap} gap={gap}>
            <KeyCap>{`${gap}`}</KeyCap>
            <KeyCap>{`${gap}`}</KeyCap>
          </Row>
        ))}
      </Sample>
      <Sample name="Buttons and keys">
        <Row>
          <Button rightSection={<KeyCap on="accent">↵</KeyCap>}>Primary</Button>
          <Button variant="default">Default</Button>
          <Button variant="subtle">Subtle</Button>
          <IconButton icon={IconPencil} label="Change" />
          <CloseButton label="Close" onClick={() => {}} />
          <Digit on={on}>{1}</Digit>
        </Row>
        <KeyHints hints={[{ keys: ["1", "to", "5"], does: "answer" }]} />
      </Sample>
      <Sample name="Fields">
        <TextInput label="Title" description="Short" />
        <Textarea label="Because" description="One or two sentences" autosize />
        <Checkbox label="On" checked={on} onChange={() => setOn(!on)} />
      </Sample>
      <Sample name="States">
        <Row>
          <SaveMark state="saved" />
          <SaveMark state="saving" />
          <SaveMark state="failed" />
        </Row>
        <FailureNote failure={failure} actions={[{ does: "Try again", act: () => {} }]} />
        <Row wrap={8}>
          {(["draft", "proposed", "accepted", "rejected", "deprecated", "superseded"] as const).map((status) => (
            <StatusChip key={status} status={status} />
          ))}
          <StatusChip status={{ word: "on hold" }} />
          <Chip tone="warn" icon="trigger">
            Reached
          </Chip>
        </Row>
        <Empty says="Nothing yet">
          <p>One sentence, one button.</p>
        </Empty>
      </Sample>
      <Sample name="Options">
        {options.map((n) => (
          <Row key={n}>
            <OptionMark n={n} size={14} /> <Pips n={n} score={4} />
          </Row>
        ))}
      </Sample>
      <Sample name="Differences">
        <DiffLines
          label="Sample"
          rows={difference("one\ntwo\n", "one\nthree\n") ?? []}
          sides={{ "-": "before", "+": "after" }}
        />
      </Sample>
      <Sample name="Reader">
        <Reader text={"# A document\n\nWith a [link](other.md), `code`, and\n\n- a list\n"} />
      </Sample>
    </Stack>
  );
}

function Sample({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Group title={name}>
      <Stack gap={12} mt={12}>
        {children}
      </Stack>
    </Group>
  );
}
