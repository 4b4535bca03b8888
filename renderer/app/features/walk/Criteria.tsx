import { Button, Checkbox, Chip, TextInput } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import type { Criterion } from "#shared/playbook/playbook";
import { criteriaInUse, criteriaSetAside } from "#shared/record/criteria";
import { addOwnCriterion, toggleCriterion, toggleNotApplicable, withReasonAside } from "#shared/record/setup";
import { Box, Row, Stack } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { useRecord } from "../record/RecordContext";
import classes from "./CriteriaStep.module.css";
import { AddForm } from "./SmallForm";

/** More than these, and each counts for little. */
const most = 8;

/** What options are judged by: what is kept first, then what can be added, then what was set aside and why. */
export function Criteria() {
  const { draft, playbook, change, locked } = useRecord();
  const off = locked !== null;
  const used = criteriaInUse(playbook, draft);
  const aside = criteriaSetAside(playbook, draft);
  const others = playbook.criteria.filter(({ id }) => ![...used, ...aside].some((one) => one.id === id));
  const toggle = (id: string) => change(`criterion.${id}`, (before) => toggleCriterion(playbook, before, id));
  return (
    <Box className={classes.section} as="section" mt={24} aria-labelledby="criteria">
      <h2 id="criteria">
        Criteria <span className="num">{used.length}</span>
      </h2>
      <Text tone="soft" mb={6}>
        {used.length > most
          ? `More than ${most} criteria: each then counts for little, and similar ones count twice. Take away what doesn't tell the options apart.`
          : "Some are always asked. Add what tells the options apart for you."}
      </Text>
      <ul className={classes.criteria}>
        {used.map((criterion) => (
          <Used key={criterion.id} criterion={criterion} off={off} onToggle={() => toggle(criterion.id)} />
        ))}
      </ul>
      {!off && (
        <Row gap={8} wrap={8} mt={12}>
          {others.map(({ id, title, question }) => (
            <Chip key={id} size="sm" variant="outline" checked={false} onChange={() => toggle(id)} title={question}>
              {title}
            </Chip>
          ))}
          <AddForm
            label="Add a criterion of your own"
            fields={[
              { name: "Criterion", required: true, max: 120 },
              { name: "1 means, at worst", max: 80 },
              { name: "5 means, at best", max: 80 },
            ]}
            onAdd={([name = "", low = "", high = ""]) =>
              change("criteria", (before) => addOwnCriterion(playbook, before, name, low, high))
            }
          />
        </Row>
      )}
      {aside.map((criterion) => (
        <SetAside key={criterion.id} criterion={criterion} off={off} />
      ))}
    </Box>
  );
}

function Used({ criterion, off, onToggle }: { criterion: Criterion; off: boolean; onToggle(): void }) {
  const { draft } = useRecord();
  const { id, title, question, anchors, always } = criterion;
  const own = draft.criteria.some((one) => one.id === id && one.own);
  return (
    <li>
      {always ? (
        <Row gap={12} align="start">
          <IconCheck size={18} aria-hidden="true" className={classes.tick} />
          <div>
            <p>{title}</p>
            <Text size="meta" tone="quiet">
              {question}
            </Text>
          </div>
        </Row>
      ) : (
        <Checkbox
          label={title}
          description={own ? `${anchors[1]} → ${anchors[5]}` : question}
          checked
          disabled={off}
          onChange={onToggle}
        />
      )}
      <Text as="span" size="meta" tone="quiet" className={classes.always}>
        {own ? "your own, scored directly" : always ? "always asked" : ""}
      </Text>
      {!own && !off && (
        <AsideButton id={id} title={title}>
          Doesn't apply to us
        </AsideButton>
      )}
    </li>
  );
}

/** Sets a criterion aside, or takes it up again. */
function AsideButton({ id, title, children }: { id: string; title: string; children: string }) {
  const { playbook, change } = useRecord();
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      onClick={() => change(`aside.${id}`, (before) => toggleNotApplicable(playbook, before, id))}
    >
      {children}
      <span className="visually-hidden">: {title}</span>
    </Button>
  );
}

/** What it means, why, and the way back. */
function SetAside({ criterion: { id, title }, off }: { criterion: Criterion; off: boolean }) {
  const { draft, change } = useRecord();
  const reason = draft.criteria.find((one) => one.id === id)?.reason ?? "";
  return (
    <Stack className={classes.aside} gap={4} mt={12}>
      <Row justify="between" gap={12}>
        <span>
          <s>{title}</s>{" "}
          <Text as="span" size="aside" tone="quiet">
            set aside: it counts for nothing, and the ADR names it
          </Text>
        </span>
        {!off && (
          <AsideButton id={id} title={title}>
            Take it up again
          </AsideButton>
        )}
      </Row>
      <TextInput
        aria-label={`Why ${title} doesn't apply`}
        placeholder="Why it doesn't apply to you"
        size="xs"
        maxLength={500}
        disabled={off}
        value={reason}
        onChange={({ currentTarget }) =>
          change(`aside.${id}.reason`, (before) => withReasonAside(before, id, currentTarget.value))
        }
      />
    </Stack>
  );
}
