/** What people proposed and would change, with how many, and what the room makes of it: one click each. */
import { Button, Menu, SegmentedControl, TextInput } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import type { Criterion, MustHaveVerdict } from "#shared/playbook/playbook";
import type { AskedMustHave } from "#shared/record/record";
import type { Resolution } from "#shared/workshop/command";
import type { Settled } from "#shared/workshop/session";
import type { Opened } from "#shared/workshop/view/opened";
import { wordCounts } from "#shared/workshop/words";
import { Box, Row, Stack } from "../../../ui/layout";
import { Text } from "../../../ui/Text";
import { OptionMark } from "../../../widgets/OptionMark";
import { Quotes } from "./OpenedAnswers";
import classes from "./Settling.module.css";
import type { FacilitatorStepProps } from "./step-props";

/** More than this and people weigh none of them well. */
const most = 8;

type Criteria = NonNullable<Opened["criteria"]>;

export function Settling(props: FacilitatorStepProps) {
  const { session, record, brief } = props;
  const { criteria: opened } = session.state.view.opened;
  if (!opened) return null;
  const inUse = brief.criteria.map(({ id }) => id);
  const proposed = opened.proposals.map(({ id }) => id);
  const playbook = Object.values(record.record.playbooks).flatMap(({ criteria }) => criteria);
  const dropped = Object.entries(opened.settled)
    .filter(([id, { how }]) => how !== "keep" && !proposed.includes(id) && !inUse.includes(id))
    .flatMap(([id]) => playbook.find((one) => one.id === id) ?? []);
  const criteria = [...brief.criteria.filter(({ id }) => !proposed.includes(id)), ...dropped];
  return (
    <>
      {opened.proposals.length > 0 && (
        <Box as="section" section="plain" className={classes.part}>
          <h2>Proposed</h2>
          <ul>
            {opened.proposals.map(({ id, kind, text }) => (
              <Item
                key={id}
                {...props}
                id={id}
                title={text}
                about={kind === "criterion" ? "a criterion" : "a must-have"}
                merges={kind === "criterion"}
              >
                {opened.settled[id]?.how === "keep" && <Adopted {...props} id={id} kind={kind} text={text} />}
              </Item>
            ))}
          </ul>
        </Box>
      )}
      <Box as="section" section="plain" className={classes.part}>
        <h2>Criteria</h2>
        {inUse.length > most && (
          <Text tone="warn" mb={8}>
            {inUse.length} criteria. With more than {most} nobody weighs any of them well.
          </Text>
        )}
        <ul>
          {criteria.map((criterion) => (
            <CriterionRow key={criterion.id} {...props} criterion={criterion} />
          ))}
        </ul>
      </Box>
      {brief.mustHaves.length > 0 && (
        <Box as="section" section="plain" className={classes.part}>
          <h2>Must-haves</h2>
          <ul>
            {brief.mustHaves.map((one) => (
              <Item key={one.id} {...props} id={one.id} title={one.statement} about="a must-have" merges={false}>
                <Quotes of={textsOn(opened, one.id).map((text) => ({ text, who: null }))} />
                <Verdicts {...props} mustHave={one} />
              </Item>
            ))}
          </ul>
        </Box>
      )}
    </>
  );
}

const textsOn = ({ mustHaves }: Criteria, id: string) => mustHaves.find(({ mustHave }) => mustHave === id)?.texts ?? [];
const done = { keep: "Kept", merge: "Merged", drop: "Dropped" };
const plain: Resolution = { how: "keep", reason: "", owner: "" };

/** One thing to settle: what people said about it, and the clicks. */
function Item({
  session: { state, command },
  brief,
  id,
  title,
  about,
  merges,
  drop,
  children,
}: FacilitatorStepProps & {
  id: string;
  title: string;
  about: string;
  merges: boolean;
  /** Asks why first, where it takes a reason to drop it. */
  drop?(): void;
  children?: ReactNode;
}) {
  const { criteria } = state.view.opened;
  const said = criteria?.words.find(({ criterion }) => criterion === id);
  const counted = said && said.keep + said.merge + said.drop > 0;
  const settled: Settled | undefined = criteria?.settled[id];
  const resolve = (how: Partial<Resolution>) => void command({ type: "resolve", item: id, ...plain, ...how });
  const into = brief.criteria.find((one) => one.id === settled?.into)?.title;
  return (
    <Box as="li" ruled py={10}>
      <Row gap={16} justify="between" tone="soft">
        <Text as="span" tone="ink">
          {title} <small>{about}</small>
        </Text>
        <span className="num">
          {counted ? wordCounts(said) : ""}
          {settled && (
            <Text as="b" tone="accent" weight={600}>
              {" "}
              {into ? `Merged into ${into}` : done[settled.how]}
            </Text>
          )}
        </span>
      </Row>
      {said && said.reasons.length > 0 && <Quotes of={said.reasons.map((text) => ({ text, who: null }))} />}
      <Resolve
        {...{ brief, id, title, settled, merges, resolve }}
        drop={drop ?? (() => resolve({ how: "drop" }))}
        again={() => void command({ type: "ask-again", items: [id] })}
      />
      {children}
    </Box>
  );
}

/** What can become of it; what it became is marked. */
function Resolve({
  brief,
  id,
  title,
  settled,
  merges,
  resolve,
  drop,
  again,
}: {
  brief: FacilitatorStepProps["brief"];
  id: string;
  title: string;
  settled: Settled | undefined;
  merges: boolean;
  resolve(how: Partial<Resolution>): void;
  drop(): void;
  again(): void;
}) {
  const others = brief.criteria.filter((one) => one.id !== id);
  const variant = (how: Settled["how"]) => (settled?.how === how ? "light" : "default");
  return (
    <Row wrap={8} align="stretch" mt={8}>
      <Button size="xs" variant={variant("keep")} aria-label={`Keep ${title}`} onClick={() => resolve({ how: "keep" })}>
        Keep
      </Button>
      {merges && others.length > 0 && (
        <Menu withinPortal>
          <Menu.Target>
            <Button size="xs" variant={variant("merge")} aria-label={`Merge into another: ${title}`}>
              Merge into
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((one) => (
              <Menu.Item key={one.id} onClick={() => resolve({ how: "merge", into: one.id })}>
                {one.title}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <Button size="xs" variant={variant("drop")} aria-label={`Drop ${title}`} onClick={drop}>
        Drop
      </Button>
      {merges && (
        <Button size="xs" variant="subtle" color="gray" aria-label={`Ask again about ${title}`} onClick={again}>
          Ask again
        </Button>
      )}
    </Row>
  );
}

/** Those that every team is asked go only with a reason. */
function CriterionRow({ criterion: { id, title, always }, ...props }: FacilitatorStepProps & { criterion: Criterion }) {
  const { command, state } = props.session;
  const known = state.view.opened.criteria?.settled[id]?.reason ?? "";
  const [reason, setReason] = useState<string | null>(null);
  const drop = async (event: FormEvent) => {
    event.preventDefault();
    if (await command({ type: "resolve", item: id, ...plain, how: "drop", reason: reason ?? "" })) setReason(null);
  };
  return (
    <Item
      {...props}
      id={id}
      title={title}
      about={always ? "asked of every team" : ""}
      merges={!always}
      {...(always && { drop: () => setReason(known) })}
    >
      {reason === null ? (
        known && (
          <Text tone="soft" mt={6}>
            {known}
          </Text>
        )
      ) : (
        <Stack as="form" columns="minmax(0, 420px) auto" mt={8} onSubmit={(event) => void drop(event)}>
          <TextInput
            size="xs"
            aria-label={`Why ${title} doesn't apply`}
            placeholder="Why it doesn't apply to us"
            maxLength={500}
            autoFocus
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <Button type="submit" size="xs" variant="default" disabled={reason.trim() === ""}>
            Drop it
          </Button>
        </Stack>
      )}
    </Item>
  );
}

/** What a proposal that is kept is called, what its ends mean or how it is checked, and who sees to that. */
function Adopted({
  session: { state, command },
  brief,
  id,
  kind,
  text,
}: FacilitatorStepProps & { id: string; kind: "criterion" | "must-have"; text: string }) {
  const settled = state.view.opened.criteria?.settled[id];
  const own = brief.criteria.find((one) => one.id === id);
  const must = brief.mustHaves.find((one) => one.id === id);
  const [draft, setDraft] = useState({
    title: own?.title ?? must?.statement ?? text,
    low: own?.anchors[1] ?? "",
    high: own?.anchors[5] ?? "",
    check: must?.check ?? "",
    owner: settled?.owner ?? "",
  });
  const save = () => {
    const { title, ...rest } = draft;
    void command({
      type: "resolve",
      item: id,
      how: "keep",
      reason: "",
      ...rest,
      ...(title.trim() && { title: title.trim() }),
    });
  };
  const field = (name: keyof typeof draft, label: string) => (
    <TextInput
      key={name}
      size="xs"
      label={label}
      maxLength={name === "check" ? 500 : 120}
      value={draft[name]}
      onChange={({ target }) => setDraft((now) => ({ ...now, [name]: target.value }))}
      onBlur={save}
    />
  );
  return (
    <Stack columns="repeat(auto-fit, minmax(160px, 1fr))" columnGap={12} mt={10}>
      {field("title", kind === "criterion" ? "Called" : "It must")}
      {kind === "criterion" ? (
        <>
          {field("low", "1 means")}
          {field("high", "5 means")}
        </>
      ) : (
        field("check", "How it is checked")
      )}
      {field("owner", "Who sees to it")}
    </Stack>
  );
}

function Verdicts({ session: { command }, brief, mustHave }: FacilitatorStepProps & { mustHave: AskedMustHave }) {
  const change = (option: string, verdict: MustHaveVerdict) =>
    void command({
      type: "settle",
      mustHaves: brief.mustHaves.map((other) =>
        other.id === mustHave.id ? { ...mustHave, verdicts: { ...mustHave.verdicts, [option]: verdict } } : other,
      ),
    });
  return (
    <Row gap={24} wrap={8} mt={8}>
      {brief.options.map((option, n) => (
        <Row key={option.id} gap={10}>
          <Text as="span" size="aside">
            <OptionMark n={n} /> {option.title}
          </Text>
          <SegmentedControl
            size="xs"
            aria-label={`${mustHave.statement}: ${option.title}`}
            value={mustHave.verdicts[option.id] ?? "unknown"}
            onChange={(verdict) => change(option.id, verdict as MustHaveVerdict)}
            data={[
              { value: "pass", label: "Passes" },
              { value: "fail", label: "Fails" },
              { value: "unknown", label: "Unknown" },
            ]}
          />
        </Row>
      ))}
    </Row>
  );
}
