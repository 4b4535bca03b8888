/** One criterion after the other: who speaks first, what was said, and what is to be kept of it. */
import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { firstWords } from "#shared/workshop/words";
import { Box, Row } from "../../../ui/layout";
import { Prose } from "../../../ui/Prose";
import { Text } from "../../../ui/Text";
import { Answers } from "../Answers";
import { differenceWords, riding } from "../words";
import classes from "./Discussing.module.css";
import { Quotes } from "./OpenedAnswers";
import type { FacilitatorStepProps } from "./step-props";

export function Discussing({ session, brief }: FacilitatorStepProps) {
  const { state, command } = session;
  const { view } = state;
  const { cells, cell: at, notes } = view;
  const cell = cells[at];
  const round = view.opened.rounds.at(-1);
  if (!cell || !round) return <p>Nothing is on the list to talk about.</p>;
  const criterion = brief.criteria.find(({ id }) => id === cell.criterion);
  const title = criterion?.title ?? cell.criterion;
  const reasons = round.reasons.find((one) => one.criterion === cell.criterion)?.texts ?? [];
  return (
    <>
      <Row className={classes.cells} as="nav" gap={6} wrap={6} align="stretch" mb={16} aria-label="What to talk about">
        {cells.map(({ criterion: id }, i) => (
          <button
            key={id}
            type="button"
            aria-current={i === at ? "step" : undefined}
            onClick={() => void command({ type: "cell", at: i })}
          >
            <span className="num">{i + 1}</span> {brief.criteria.find((one) => one.id === id)?.title}
          </button>
        ))}
      </Row>
      <Prose as="h2" voice="next">
        {criterion?.question || title}
      </Prose>
      <Text tone="soft" size="row" mt={6} mb={12}>
        {cell.points > 0 && `${riding(cell.points)}. `}
        {cell.about && `${differenceWords[cell.about]}. `}
        <Text as="strong" tone="ink">
          {firstWords(cell.ends)}
        </Text>
      </Text>
      {criterion && <Answers round={round} criterion={criterion} brief={brief} />}
      {cell.changed > 0 && (
        <Text tone="accent" weight={600} mt={12}>
          {cell.changed === 1 ? "One view changed" : `${cell.changed} views changed`} in this talk.
        </Text>
      )}
      {reasons.length > 0 && (
        <Box section="plain" as="section" mt={20}>
          <Text as="h2" size="body">
            Reasons
          </Text>
          <Quotes of={reasons.map((text) => ({ text, who: null }))} />
        </Box>
      )}
      <Notes
        key={cell.criterion}
        title={title}
        notes={notes.filter((note) => note.criterion === cell.criterion)}
        put={(note) => void command({ type: "note", criterion: cell.criterion, ...note })}
      />
      {at < cells.length - 1 && (
        <Button variant="default" size="sm" mt={16} onClick={() => void command({ type: "cell", at: at + 1 })}>
          Talk about: {brief.criteria.find(({ id }) => id === cells[at + 1]?.criterion)?.title}
        </Button>
      )}
    </>
  );
}

interface NoteOf {
  id: string;
  kind: "note" | "parked";
  text: string;
}

function Notes({ title, notes, put }: { title: string; notes: NoteOf[]; put(note: NoteOf): void }) {
  const [text, setText] = useState("");
  const add = (kind: NoteOf["kind"]) => {
    if (text.trim() === "") return;
    put({ id: `n${crypto.getRandomValues(new Uint32Array(2)).join("")}`, kind, text: text.trim() });
    setText("");
  };
  return (
    <Box section="plain" as="section" mt={20}>
      <Text as="h2" size="body">
        Notes on {title}
      </Text>
      <Box as="ul" mb={8}>
        {notes.map((note) => (
          <Row key={note.id} as="li" gap={12} justify="between" ruled py={6}>
            <span>
              {note.kind === "parked" && <b>Parked: </b>}
              {note.text}
            </span>
            <Button
              variant="subtle"
              color="gray"
              size="compact-xs"
              aria-label={`Take back: ${note.text}`}
              onClick={() => put({ ...note, text: "" })}
            >
              Take back
            </Button>
          </Row>
        ))}
      </Box>
      <Textarea
        aria-label={`Note on ${title}`}
        placeholder="What was said that the others should remember"
        autosize
        minRows={2}
        maxLength={2000}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          add("note");
        }}
      />
      <Row align="stretch" mt={8}>
        <Button variant="default" size="xs" onClick={() => add("note")}>
          Add the note
        </Button>
        <Button variant="subtle" color="gray" size="xs" onClick={() => add("parked")}>
          Park it for later
        </Button>
      </Row>
    </Box>
  );
}
