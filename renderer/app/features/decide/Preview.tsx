import { Button, SegmentedControl } from "@mantine/core";
import { memo, useEffect, useRef, useState } from "react";
import { capital } from "#shared/base/capital";
import type { ProfileId, Status } from "#shared/record/record";
import { Row, Stack } from "../../ui/layout";
import type { LineRange } from "../../ui/lines";
import { Text } from "../../ui/Text";
import { Reader } from "../../widgets/Reader";
import { StatusChip } from "../../widgets/StatusChip";
import { changedLines, frontMatter } from "./adr";
import { ProfileSelect } from "./Destination";
import classes from "./Preview.module.css";

/** The ADR as it would be written, live: set as paper, or as its source. Drawn anew when its text changes, not before. */
export const Preview = memo(function Preview({
  text,
  file,
  profile,
  onProfile,
  laid,
  where,
  onWhere,
}: {
  text: string;
  file: string;
  profile: ProfileId;
  /** Absent where the profile is settled. */
  onProfile?: ((profile: ProfileId) => void) | undefined;
  /** What the text was laid out for. Where this changes, the text changes without being typed, and nothing is marked. */
  laid: string;
  /** Folder that it goes to; `null` until one is chosen. */
  where: string | null;
  onWhere(): void;
}) {
  const [view, setView] = useState("read");
  return (
    <Stack gap={16}>
      <Row gap={12} wrap={6}>
        <span className={`mono ${classes.file}`}>{file}</span>
        <Row gap={6} className={classes.where}>
          <Text as="span" size="meta" tone="quiet" className="one-line" title={where ?? undefined}>
            {where === null ? "No repository chosen" : where.split(/[/\\]/).slice(-3).join("/")}
          </Text>
          <Button variant="subtle" size="compact-xs" onClick={onWhere}>
            {where === null ? "Choose" : "Change"}
            <span className="visually-hidden"> where the ADR goes</span>
          </Button>
        </Row>
        <ProfileSelect profile={profile} onProfile={onProfile} />
        <SegmentedControl
          aria-label="Show the ADR as"
          size="xs"
          value={view}
          onChange={setView}
          data={[
            { value: "read", label: "Read" },
            { value: "source", label: "Markdown" },
          ]}
        />
      </Row>
      {view === "read" ? <Paper key={laid} text={text} /> : <Source key={laid} text={text} />}
    </Stack>
  );
});

/** The lines that the last change touched. */
function useChanged(text: string): LineRange | null {
  const [seen, setSeen] = useState<{ text: string; lines: LineRange | null }>({ text, lines: null });
  if (seen.text === text) return seen.lines;
  const lines = changedLines(seen.text, text);
  setSeen({ text, lines });
  return lines;
}

function Paper({ text }: { text: string }) {
  const { rows, body } = frontMatter(text);
  const lines = useChanged(body);
  const paper = useRef<HTMLElement>(null);

  // The panel alone scrolls to what is being typed; the form stays where it is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the changed lines move
  useEffect(() => {
    const changed = paper.current?.querySelector("[data-changed]");
    const panel = paper.current?.closest("aside");
    if (!changed || !panel) return;
    const [at, within] = [changed.getBoundingClientRect(), panel.getBoundingClientRect()];
    if (at.top < within.top) panel.scrollBy({ top: at.top - within.top - 40 });
    else if (at.bottom > within.bottom) panel.scrollBy({ top: at.bottom - within.bottom + 40 });
  }, [lines]);

  return (
    <article ref={paper} className={classes.paper} aria-label="The ADR">
      {rows.length > 0 && (
        <Stack as="dl" gap={4} className={classes.meta} size="aside" mb={16}>
          {rows.map(({ key, value }) => (
            <Stack key={key} columns="109px minmax(0, 1fr)" align="center" gap={0}>
              <dt>{capital(key.replaceAll("-", " "))}</dt>
              <Text as="dd" weight={550}>
                {key === "status" ? <StatusChip status={statusOf(value)} /> : value}
              </Text>
            </Stack>
          ))}
        </Stack>
      )}
      <Reader text={body} lines={lines} />
    </article>
  );
}

const statuses: readonly string[] = ["draft", "proposed", "accepted", "rejected", "deprecated", "superseded"];

function statusOf(word: string): Status | { word: string } {
  return statuses.includes(word) ? (word as Status) : { word };
}

function Source({ text }: { text: string }) {
  const lines = useChanged(text);
  const all = text.split("\n");
  const rows = all.at(-1) === "" ? all.slice(0, -1) : all;
  return (
    <pre className={classes.source}>
      {rows.map((line, i) => (
        <code
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
          key={i}
          data-changed={lines && i + 1 >= lines[0] && i + 1 <= lines[1] ? "" : undefined}
        >
          {`${line}\n`}
        </code>
      ))}
    </pre>
  );
}
