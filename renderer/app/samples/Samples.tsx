/** The primitives with samples, at `#/samples` under `npm run dev`. Not part of what is built. */
import { Button, Checkbox, Textarea, TextInput } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { spaces, type } from "../theme/tokens";
import bar from "../ui/bar.module.css";
import choices from "../ui/choices.module.css";
import { DiffLines } from "../ui/DiffLines";
import { Digit } from "../ui/Digit";
import { difference } from "../ui/difference";
import { Empty } from "../ui/Empty";
import { FailureNote } from "../ui/FailureNote";
import { Group } from "../ui/Group";
import { CloseButton, IconButton } from "../ui/IconButton";
import items from "../ui/items.module.css";
import { KeyCap, KeyHints } from "../ui/KeyCap";
import { Box, Row, Stack } from "../ui/layout";
import { Prose } from "../ui/Prose";
import { Ring } from "../ui/Ring";
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
  return (
    <Stack as="main" gap={32} style={{ padding: 32, maxWidth: 900 }}>
      <h1>Samples</h1>
      <Words />
      <Places />
      <Controls />
      <States />
      <Contents />
    </Stack>
  );
}

/** How words are set, and what room they have. */
function Words() {
  return (
    <>
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
      <Sample name="Cards">
        {(["plain", "surface", "canvas", "sunken", "ok", "warn", "info"] as const).map((card) => (
          <Text key={card} card={card}>
            {card}
          </Text>
        ))}
      </Sample>
      <Box as="section" section="line">
        <h2>A part of a screen</h2>
        <Text tone="soft">After a line.</Text>
      </Box>
    </>
  );
}

/** Lists to go through and to choose from. */
function Places() {
  return (
    <>
      <Sample name="Items">
        {(["done", "now", "next"] as const).map((state) => (
          <a key={state} className={items.item} href="#/samples" aria-current={state === "now" ? "page" : undefined}>
            <Ring state={state} /> {state}
          </a>
        ))}
        <progress className={bar.bar} max={3} value={1.5} aria-label="Items" />
      </Sample>
      <Sample name="Choices">
        <div className={choices.choice}>One</div>
        <div className={choices.choice} data-chosen="">
          The chosen one
        </div>
      </Sample>
    </>
  );
}

function Controls() {
  const [on, setOn] = useState(true);
  return (
    <>
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
    </>
  );
}

function States() {
  return (
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
        <Chip tone="accent" icon="done">
          Done
        </Chip>
      </Row>
      <Empty says="Nothing yet">
        <p>One sentence, one button.</p>
      </Empty>
    </Sample>
  );
}

/** What decisions and documents bring. */
function Contents() {
  return (
    <>
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
    </>
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
