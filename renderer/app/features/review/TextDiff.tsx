import { SegmentedControl } from "@mantine/core";
import { useMemo, useState } from "react";
import { DiffLines } from "../../ui/DiffLines";
import { type DiffRow, difference } from "../../ui/difference";
import { Row, Stack } from "../../ui/layout";
import { Text } from "../../ui/Text";
import classes from "./TextDiff.module.css";

/** Two texts of an ADR: one above the other with the changed words marked, or the new one whole. */
export function TextDiff({
  title,
  file,
  note,
  before,
  after,
}: {
  title: string;
  file: string;
  note: string;
  before: string;
  after: string;
}) {
  const [view, setView] = useState("changes");
  const rows = useMemo(() => difference(before, after), [before, after]);
  const of = (sign: string) => (rows ?? []).filter((row) => "sign" in row && row.sign === sign).length;
  const whole = view === "whole" || rows === null;
  return (
    <Stack>
      <Row wrap={8} justify="between">
        <h2>{title}</h2>
        <SegmentedControl
          aria-label="Show"
          size="xs"
          value={view}
          onChange={setView}
          data={[
            { value: "changes", label: "Changes" },
            { value: "whole", label: "Whole text" },
          ]}
        />
      </Row>
      <Row as="p" gap={12} align="stretch" justify="between" className={classes.file} tone="soft">
        <span className="mono">{file}</span>
        {rows && (
          <span className="mono">
            {of("+") > 0 && <span data-sign="+">+{of("+")}</span>}{" "}
            {of("-") > 0 && <span data-sign="-">−{of("-")}</span>}
          </span>
        )}
      </Row>
      <Text size="meta" tone="quiet">
        {note}
      </Text>
      {whole ? (
        <DiffLines label="The whole text" rows={linesOf(after)} sides={sides} />
      ) : (
        <DiffLines label="What changed in the text" rows={rows} sides={sides} same="The text is the same" />
      )}
    </Stack>
  );
}

const sides = { "-": "before", "+": "after" };

const linesOf = (text: string): DiffRow[] =>
  text.split("\n").map((line) => ({ sign: " ", words: [{ text: line, marked: false }] }));
