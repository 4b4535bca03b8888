/** Decisions as rows, and the one to go on with. */
import { Button, Menu } from "@mantine/core";
import { IconBook2, IconCopy, IconDots, IconFileText, IconTrash } from "@tabler/icons-react";
import { useDeferredValue, useEffect, useState } from "react";
import { showDay } from "#shared/base/day";
import { walkSteps } from "#shared/record/progress";
import { adrNumber, adrRepository, type RecordSummary } from "#shared/record/summary";
import { hrefOf } from "../../shell/route";
import { Group } from "../../ui/Group";
import { IconButton } from "../../ui/IconButton";
import { KeyCap } from "../../ui/KeyCap";
import { Row } from "../../ui/layout";
import { Prose } from "../../ui/Prose";
import list from "../../ui/rows.module.css";
import { Text } from "../../ui/Text";
import { nextStepText } from "../../ui/words";
import { StatusChip } from "../../widgets/StatusChip";
import classes from "./Start.module.css";

/** The one filled button of this screen. */
export function Continue({ summary }: { summary: RecordSummary }) {
  const at = walkSteps.indexOf(summary.next);
  return (
    <section className={classes.continue} aria-label="Pick up where you stopped">
      <div>
        <Text size="meta" tone="quiet" weight={600} mb={2}>
          Pick up where you stopped
        </Text>
        <Prose as="h2" voice="next">
          {summary.title}
        </Prose>
        <Row as="p" gap={12} wrap={4} mt={8} tone="soft" size="aside">
          <span className={classes.dashes} aria-hidden="true">
            {walkSteps.map((step, i) => (
              <i key={step} data-on={i < at ? "" : undefined} />
            ))}
          </span>
          {summary.options}. {nextStepText(summary)}.
        </Row>
      </div>
      <Button
        component="a"
        href={hrefOf({ at: "record", id: summary.id, place: null })}
        rightSection={<KeyCap on="accent">↵</KeyCap>}
      >
        Continue
      </Button>
    </section>
  );
}

interface RowActions {
  duplicate(id: string): void;
  asPlaybook(id: string): void;
  remove(summary: RecordSummary): void;
}

/** About as many rows as a window has; the others come right after. */
const atOnce = 16;

export function Records({ title, rows, ...actions }: { title: string; rows: RecordSummary[] } & RowActions) {
  const shown = useDeferredValue(rows, rows.slice(0, atOnce));
  if (rows.length === 0) return null;
  return (
    <Group title={title} count={rows.length}>
      <ul>
        {shown.map((summary) => (
          <RecordRow key={summary.id} summary={summary} {...actions} />
        ))}
      </ul>
    </Group>
  );
}

function RecordRow({ summary, ...actions }: { summary: RecordSummary } & RowActions) {
  const open = summary.status === "draft" || summary.status === "proposed";
  const when = open
    ? nextStepText(summary)
    : summary.review && summary.status === "accepted"
      ? `review ${showDay(summary.review)}`
      : `saved ${showDay(summary.modified.slice(0, 10))}`;
  return (
    <li className={`${list.record} ${classes.row}`}>
      <IconFileText size={16} aria-hidden="true" color="var(--ad-ink3)" />
      <Text as="span" tone="quiet" className="mono">
        {adrNumber(summary)}
      </Text>
      <a
        data-row=""
        className={`one-line unlined ${list.title} ${classes.title}`}
        title={summary.title}
        href={hrefOf({ at: "record", id: summary.id, place: null })}
      >
        <strong>{summary.title}</strong>{" "}
        <span>{[summary.chosen ?? summary.options, adrRepository(summary)].filter(Boolean).join(", ")}</span>
      </a>
      <span>
        <StatusChip status={summary.status} />
      </span>
      <Text as="span" tone="soft" size="aside" oneLine className={classes.when} title={when}>
        {when}
      </Text>
      <More summary={summary} {...actions} />
    </li>
  );
}

/** What else can be done with a decision. There are many of them, and most are never asked: the menu is made when it is. */
function More({ summary, duplicate, asPlaybook, remove }: { summary: RecordSummary } & RowActions) {
  const [asked, setAsked] = useState(false);
  const [opened, setOpened] = useState(false);
  // Once its button is there: that is what it gives the focus back to.
  useEffect(() => setOpened(asked), [asked]);
  const button = { icon: IconDots, iconSize: 17, label: `More for ${summary.title}`, size: 28 };
  if (!asked)
    return <IconButton {...button} aria-haspopup="menu" aria-expanded={false} onClick={() => setAsked(true)} />;
  return (
    <Menu position="bottom-end" withinPortal opened={opened} onChange={setOpened}>
      <Menu.Target>
        <IconButton {...button} ref={takeFocus} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => duplicate(summary.id)}>
          Duplicate
        </Menu.Item>
        <Menu.Item leftSection={<IconBook2 size={16} />} onClick={() => asPlaybook(summary.id)}>
          Save as playbook
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={16} />} color="danger" onClick={() => remove(summary)}>
          Move to the trash
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** The button that was pressed is another one now; the menu gives the focus back to it. */
const takeFocus = (button: HTMLButtonElement | null) => button?.focus();
