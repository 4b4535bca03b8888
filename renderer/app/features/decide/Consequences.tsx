/** Good and bad: as text until somebody edits them, and what the playbook proposes that isn't in the lists. */

import { Button, Textarea } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { capital } from "#shared/base/capital";
import { consequencesOf, holds } from "#shared/record/decide";
import { partsFor } from "#shared/record/notes";
import type { Consequence, Decision } from "#shared/record/record";
import { Row, Stack } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { count } from "../../ui/words";
import { sourcesLine } from "../../widgets/Fit";
import { useRecord } from "../record/RecordContext";
import classes from "./Fields.module.css";
import { line } from "./prose";
import { Rows } from "./Rows";
import { useDecision } from "./useDecision";

const sides = [
  { kind: "good", title: "Good consequences", brief: "Good", add: "Add a good consequence", shown: 3 },
  {
    kind: "bad",
    title: "Bad consequences, which you accept",
    brief: "We accept",
    add: "Add a bad consequence",
    shown: 2,
  },
] as const;

const of = ({ consequences }: Decision, kind: "good" | "bad") =>
  consequences.filter((one) => (one.kind === "good") === (kind === "good"));

export function Consequences({ decision, option }: { decision: Decision; option: string }) {
  const [editing, setEditing] = useState(false);
  return editing ? (
    <Editing decision={decision} option={option} onDone={() => setEditing(false)} />
  ) : (
    <Read decision={decision} onEdit={() => setEditing(true)} />
  );
}

/** The strongest of each side; a click edits them. */
function Read({ decision, onEdit }: { decision: Decision; onEdit(): void }) {
  const more = sides.reduce((sum, { kind, shown }) => sum + Math.max(0, of(decision, kind).length - shown), 0);
  return (
    <section className={classes.part} aria-label="Consequences">
      <Row justify="between" mb={2}>
        <h2>
          Consequences <small>{more > 0 ? `and ${more} more in the ADR` : "ready to edit"}</small>
        </h2>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPencil size={14} aria-hidden="true" />}
          onClick={onEdit}
        >
          Edit the consequences
        </Button>
      </Row>
      <dl className={classes.read}>
        {sides.map(({ kind, brief, shown }) => (
          <Stack key={kind} columns="76px minmax(0, 1fr)" align="baseline" gap={0}>
            <dt>{brief}</dt>
            {of(decision, kind)
              .slice(0, shown)
              .map(({ text }) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the button above does the same
                <dd key={text} onClick={onEdit} title={text}>
                  {text}
                </dd>
              ))}
            {of(decision, kind).length === 0 && (
              <Text as="dd" tone="quiet">
                Nothing said yet
              </Text>
            )}
          </Stack>
        ))}
      </dl>
    </section>
  );
}

function Editing({ decision, option, onDone }: { decision: Decision; option: string; onDone(): void }) {
  const { draft } = useRecord();
  const { grounds, set } = useDecision();
  const offered = consequencesOf(draft, option, grounds).filter((one) => !holds(decision.consequences, one));
  const put = (how: string, consequences: Consequence[]) => set(`consequences.${how}`, { consequences });
  return (
    <>
      {sides.map(({ kind, title, add }, i) => {
        const mine = of(decision, kind);
        const others = of(decision, kind === "good" ? "bad" : "good");
        return (
          <section key={kind} className={classes.part} aria-label={title}>
            <Row justify="between">
              <h2>{title}</h2>
              {i === 0 && (
                <Button variant="subtle" size="compact-sm" onClick={onDone}>
                  Done
                </Button>
              )}
            </Row>
            <Rows<Consequence>
              items={mine}
              thing={`${kind} consequence`}
              add={add}
              blank={{ kind, text: "" }}
              movable
              onChange={(next, how) =>
                put(`${kind}.${how}`, kind === "good" ? [...next, ...others] : [...others, ...next])
              }
            >
              {(one, edit, name) => (
                <Textarea
                  {...line}
                  aria-label={capital(name)}
                  value={one.text}
                  onChange={({ target }) => edit({ ...one, text: target.value })}
                />
              )}
            </Rows>
          </section>
        );
      })}
      <Offered of={offered} onAdd={(one) => put("offered", [...decision.consequences, one])} />
      <TakenOn option={option} />
    </>
  );
}

/** What follows from the answers and is in neither list. */
function Offered({ of, onAdd }: { of: Consequence[]; onAdd(one: Consequence): void }) {
  if (of.length === 0) return null;
  return (
    <Text className={classes.more} as="details" size="aside">
      <summary>{count(of.length, "proposal")} from your answers not in the lists</summary>
      <Stack as="ul" mt={8}>
        {of.map((one) => (
          <Row as="li" key={`${one.kind} ${one.text}`} gap={12} align="start" justify="between">
            <Text as="span" tone="soft">
              <b>{one.kind === "good" ? "Good" : "Bad"}</b> {one.text}
            </Text>
            <Button variant="default" size="compact-sm" aria-label={`Add: ${one.text}`} onClick={() => onAdd(one)}>
              Add
            </Button>
          </Row>
        ))}
      </Stack>
    </Text>
  );
}

/** What comes with the option as its parts, each with the reason. */
function TakenOn({ option }: { option: string }) {
  const { draft, playbook } = useRecord();
  const parts = partsFor(playbook, draft, option);
  if (parts.length === 0) return null;
  return (
    <Text className={classes.more} as="details" size="aside">
      <summary>What you take on: {count(parts.length, "part")}, with reasons</summary>
      <Stack as="dl" gap={10} mt={8} className={classes.taken}>
        {parts.map((part) => (
          <div key={part.id}>
            <Text as="dt" size="body" tone="ink" weight={600}>
              {part.title}
            </Text>
            <Text as="dd" tone="soft">
              {part.why}
            </Text>
            {part.sources.length > 0 && (
              <Text as="dd" size="meta" tone="quiet">
                {sourcesLine(playbook, part.sources)}
              </Text>
            )}
          </div>
        ))}
      </Stack>
    </Text>
  );
}
