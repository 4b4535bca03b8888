import { Button, Select, TextInput } from "@mantine/core";
import { IconCalendarPlus, IconFileText, IconHistory } from "@tabler/icons-react";
import { useState } from "react";
import { slugOf } from "#shared/adr/folder/slug";
import { brief } from "#shared/adr/write/one-pager";
import { showDay } from "#shared/base/day";
import { lineage } from "#shared/base/graph";
import { calendar } from "#shared/record/calendar";
import { dueOf, dueText, triggeredIn } from "#shared/record/due";
import type { Decision, Trigger } from "#shared/record/record";
import type { Happening } from "#shared/record/review";
import { linksOf } from "#shared/record/successor";
import { useAsk, useHost } from "../../host/HostContext";
import { useAction } from "../../host/useAction";
import { hrefOf } from "../../shell/route";
import { download } from "../../ui/download";
import { FailureNote } from "../../ui/FailureNote";
import { Box, Row } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { Chip, StatusChip } from "../../widgets/StatusChip";
import { useRecord } from "../record/RecordContext";
import classes from "./Revisit.module.css";

const kinds: { value: Trigger["kind"]; label: string }[] = [
  { value: "external", label: "Something outside happened" },
  { value: "assumption", label: "An assumption was wrong" },
  { value: "constraint", label: "A must-have changed" },
  { value: "weight", label: "What matters changed" },
  { value: "score", label: "An option fits otherwise" },
];

/** What can be done with a decision that was accepted: when it comes back, what has happened, and where it leads. */
export function Revisit() {
  const { host, info } = useHost();
  const { record, draft, readOnly, etag, settled, accept } = useRecord();
  const { run, failure } = useAction();
  const { decision, status } = draft;
  if (!decision || record.revisions.length === 0) return null;
  const { id, supersededBy, supersedes } = record;
  const due = dueOf({ status, review: decision.review, triggered: triggeredIn(decision) }, info.today);
  const held = status === "accepted" && readOnly === null;

  const mark: Mark = (what, on) =>
    run(async () => {
      if (await settled()) accept(await host.reviews.happened({ id, etag: etag(), what, on }));
    });
  return (
    <Box as="section" section="line" aria-label="Looking again">
      <Row as="h2" gap={10}>
        Looking again
        {due && due.state !== "fresh" && (
          <Chip tone={due.state === "overdue" ? "bad" : "warn"} icon={due.state === "triggered" ? "trigger" : "late"}>
            {dueText(due)}
          </Chip>
        )}
      </Row>
      <FailureNote failure={failure} />
      {(supersedes || supersededBy) && <Chain id={id} />}
      {status === "accepted" && (
        <Text tone="soft" mb={8}>
          {decision.review ? `On ${showDay(decision.review)}, or sooner when one of these happens.` : "No date is set."}
        </Text>
      )}
      {held && (
        <>
          <Triggers decision={decision} mark={mark} />
          <Unforeseen mark={mark} />
        </>
      )}
      <WaysOn decision={decision} held={held} />
    </Box>
  );
}

/** Notes since when something holds, or that it doesn't. */
type Mark = (what: Happening, on: string | null) => Promise<unknown>;

/** What would make it come back sooner, each to be marked as having happened. */
function Triggers({ decision: { triggers, assumptions = [] }, mark }: { decision: Decision; mark: Mark }) {
  const { today } = useHost().info;
  if (triggers.length === 0 && assumptions.length === 0) return null;
  return (
    <Box as="ul" mb={12}>
      {triggers.map((trigger) => (
        <Happened
          key={trigger.id}
          statement={trigger.statement}
          on={trigger.happened}
          does="It happened"
          onMark={(on) => mark({ trigger: trigger.id }, on ? today : null)}
        />
      ))}
      {assumptions.map(({ id, statement, failed }) => (
        <Happened
          key={id}
          statement={`Assumed: ${statement}`}
          on={failed}
          does="Not so"
          onMark={(on) => mark({ assumption: id }, on ? today : null)}
        />
      ))}
    </Box>
  );
}

/** Something that happened and that no trigger had foreseen. */
function Unforeseen({ mark }: { mark: Mark }) {
  const { today } = useHost().info;
  const [said, setSaid] = useState("");
  const [kind, setKind] = useState<Trigger["kind"]>("external");
  return (
    <Row
      as="form"
      wrap={8}
      align="stretch"
      mb={16}
      onSubmit={(event) => {
        event.preventDefault();
        if (said.trim() === "") return;
        void mark({ added: { kind, statement: said.trim() } }, today).then(() => setSaid(""));
      }}
    >
      <Select
        aria-label="What kind of thing"
        data={kinds}
        value={kind}
        allowDeselect={false}
        style={{ flex: "1 1 250px" }}
        onChange={(value) => value && setKind(value as Trigger["kind"])}
      />
      <TextInput
        aria-label="What happened"
        placeholder="Something that nobody had thought of"
        value={said}
        maxLength={500}
        onChange={(event) => setSaid(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={said.trim() === ""}>
        It happened
      </Button>
    </Row>
  );
}

/** Where it leads: a review, what it was before, and what can be given to others. */
function WaysOn({ decision, held }: { decision: Decision; held: boolean }) {
  const { today } = useHost().info;
  const { record, draft, recommendation } = useRecord();
  const { id } = record;
  const { title } = draft.frame;
  const { review, reason } = decision;
  const name = slugOf(title);
  return (
    <Row wrap={8} align="stretch">
      {held && (
        <Button variant="default" component="a" href={hrefOf({ at: "review", id })}>
          {record.review ? "Go on with the review" : "Review now"}
        </Button>
      )}
      <Button
        variant="default"
        component="a"
        href={hrefOf({ at: "revisions", id })}
        leftSection={<IconHistory size={16} />}
      >
        Revisions
      </Button>
      <Button
        variant="default"
        leftSection={<IconFileText size={16} />}
        onClick={() => download(`${name}.html`, "text/html", brief({ record, recommendation, today }))}
      >
        One-page brief
      </Button>
      {draft.status === "accepted" && review && (
        <Button
          variant="default"
          leftSection={<IconCalendarPlus size={16} />}
          onClick={() =>
            download(
              `${name}.ics`,
              "text/calendar",
              calendar([{ id, title, review, about: reason }], new Date().toISOString()),
            )
          }
        >
          Calendar file
        </Button>
      )}
    </Row>
  );
}

/** The decisions that took each other's place, the oldest first. */
function Chain({ id }: { id: string }) {
  const { host, recordsChanged } = useHost();
  const asked = useAsk(() => host.records.list(), [recordsChanged]);
  if (asked.state !== "ready") return null;
  const { records } = asked.value;
  const { chain, branches } = lineage(records.map(linksOf), id);
  const known = chain.flatMap((one) => records.find((record) => record.id === one) ?? []);
  return (
    <nav aria-label="Chain of decisions" className={classes.chain}>
      <Box as="ol" mb={12} className="bulleted">
        {known.map((record) => (
          <Box as="li" key={record.id} py={2}>
            <a
              href={hrefOf({ at: "record", id: record.id, place: null })}
              aria-current={record.id === id ? "page" : undefined}
            >
              {record.title}
            </a>{" "}
            <StatusChip status={record.status} />{" "}
            {branches.includes(record.id) && <small>more than one takes its place</small>}
          </Box>
        ))}
      </Box>
    </nav>
  );
}

function Happened({
  statement,
  on,
  does,
  onMark,
}: {
  statement: string;
  on: string | undefined;
  does: string;
  onMark(on: boolean): void;
}) {
  return (
    <Row as="li" gap={10} wrap={4} ruled py={6}>
      <Text as="span" style={{ flex: "1 1 240px" }}>
        {statement}
      </Text>
      {on ? (
        <>
          <Chip tone="warn" icon="trigger">{`Since ${showDay(on)}`}</Chip>
          <Button variant="subtle" size="compact-sm" onClick={() => onMark(false)}>
            Take back<span className="visually-hidden">: {statement}</span>
          </Button>
        </>
      ) : (
        <Button variant="default" size="compact-sm" onClick={() => onMark(true)}>
          {does}
          <span className="visually-hidden">: {statement}</span>
        </Button>
      )}
    </Row>
  );
}
