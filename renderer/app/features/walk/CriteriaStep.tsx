import { Button, Checkbox, SegmentedControl, Textarea, TextInput } from "@mantine/core";
import { IconPencil, IconPlus, IconX } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { knownOptions } from "#shared/playbook/known";
import type { MustHaveVerdict, Option } from "#shared/playbook/playbook";
import { criteriaInUse } from "#shared/record/criteria";
import type { AskedMustHave } from "#shared/record/record";
import {
  addOption,
  addOwnCriterion,
  addOwnMustHave,
  changeMustHave,
  changeOption,
  removeOption,
  toggleCriterion,
  toggleMustHave,
  toggleNotApplicable,
} from "#shared/record/setup";
import { WalkFrame } from "../../shell/frames/WalkFrame";
import { IconButton } from "../../ui/IconButton";
import { Row } from "../../ui/layout";
import { Prose } from "../../ui/Prose";
import { Text } from "../../ui/Text";
import { sourcesLine } from "../../widgets/Fit";
import { OptionMark } from "../../widgets/OptionMark";
import { useRecord } from "../record/RecordContext";
import classes from "./CriteriaStep.module.css";
import { firstOpen } from "./first-open";
import { hintsPanel } from "./Hints";

const most = 8;

const hints = {
  "A must-have or a criterion": "Never both. What rules an option out isn't scored; what is scored never rules out.",
  "Not checked": "The option stays, and the result says what it depends on.",
  "Five to eight criteria": "Two that say nearly the same count twice. Merge them.",
  "Your own options and criteria": "The playbook knows nothing about them, so you score them from 1 to 5.",
};

/** What may be chosen, what would rule an option out, and what the rest is judged by. */
export function CriteriaStep() {
  const { draft, playbook, ballot, recommendation, change, locked } = useRecord();
  const off = locked !== null;
  const criteria = criteriaInUse(playbook, draft);
  const first = firstOpen(criteria, ballot.judgements);
  const title = criteria.find(({ id }) => id === first.criterion)?.title ?? "Answers";
  const { excluded } = recommendation.analysis;
  const known = knownOptions(playbook);
  const unnamed = playbook.options.some(
    ({ id, title }) => !known.has(id) && draft.options.some((option) => option.id === id && option.title === title),
  );
  const [renaming, setRenaming] = useState<{ id: string; open: boolean } | null>(null);
  return (
    <WalkFrame
      place={{ step: "criteria" }}
      back={{ label: "Frame", to: { step: "frame" } }}
      primary={{ label: `Next: ${title}`, to: first }}
      hints={[
        { keys: ["Tab"], does: "next" },
        { keys: ["Space"], does: "switch" },
      ]}
      panel={hintsPanel("How this counts", hints)}
    >
      <Text size="meta" tone="quiet" weight={600} mb={6}>
        Criteria
      </Text>
      <Prose as="h1" voice="question">
        What must hold, and what do you judge by?
      </Prose>

      <section className={classes.section} aria-labelledby="options">
        <h2 id="options">Options</h2>
        {unnamed && (
          <Text tone="soft" mb={6}>
            Give them names, and add others where there are more.
          </Text>
        )}
        <ul className={classes.options}>
          {draft.options.map((option, n) => {
            const out = excluded.find((one) => one.option === option.id);
            if (renaming?.open && renaming.id === option.id) {
              return (
                <li key={option.id}>
                  <SmallForm
                    label={`Change ${option.title}`}
                    button="Change"
                    fields={optionFields(option)}
                    onDone={(values) => {
                      setRenaming({ id: option.id, open: false });
                      if (!values) return;
                      const [title = "", line = ""] = values;
                      change("options", (before) => changeOption(before, option.id, title, line));
                    }}
                  />
                </li>
              );
            }
            return (
              <li key={option.id} data-out={out ? "" : undefined}>
                <OptionMark n={n} />
                <span>
                  <strong>{option.title}</strong>
                  {option.summary && <small>{option.summary}</small>}
                </span>
                {!known.has(option.id) && !off && (
                  <>
                    <IconButton
                      icon={IconPencil}
                      label={`Change ${option.title}`}
                      autoFocus={renaming?.id === option.id}
                      onClick={() => setRenaming({ id: option.id, open: true })}
                    />
                    {draft.options.length > 2 && (
                      <IconButton
                        icon={IconX}
                        label={`Remove ${option.title}`}
                        onClick={() => change("options", (before) => removeOption(before, option.id))}
                      />
                    )}
                  </>
                )}
              </li>
            );
          })}
        </ul>
        {!off && (
          <AddForm
            label="Add an option"
            fields={optionFields()}
            onAdd={([name = "", line = ""]) => change("options", (before) => addOption(before, name, line))}
          />
        )}
      </section>

      <section className={classes.section} aria-labelledby="must">
        <h2 id="must">Must-haves</h2>
        <Text tone="soft" mb={6}>
          A must-have that fails rules an option out before anything is scored.
        </Text>
        {playbook.mustHaves.map((must) => {
          const asked = draft.mustHaves.find(({ id }) => id === must.id);
          return (
            <div key={must.id} className={classes.must} data-on={asked ? "" : undefined}>
              <Checkbox
                label={must.statement}
                checked={asked !== undefined}
                disabled={off}
                onChange={() => change(`must.${must.id}`, (before) => toggleMustHave(before, must))}
              />
              {asked && <Verdicts must={asked} />}
            </div>
          );
        })}
        {draft.mustHaves
          .filter(({ id }) => !playbook.mustHaves.some((must) => must.id === id))
          .map((must) => (
            <div key={must.id} className={classes.must} data-on="">
              <Checkbox
                label={must.statement}
                checked
                disabled={off}
                onChange={() =>
                  change(`must.${must.id}`, (before) => ({
                    ...before,
                    mustHaves: before.mustHaves.filter(({ id }) => id !== must.id),
                  }))
                }
              />
              <Verdicts must={must} />
            </div>
          ))}
        {!off && (
          <AddForm
            label="Write a must-have"
            fields={[
              { name: "It must", required: true, max: 500 },
              { name: "How you check it", max: 500 },
            ]}
            check="Negotiable: a failure needs an exception by the decider"
            onAdd={([statement = "", how = ""], negotiable) =>
              change("musts", (before) => addOwnMustHave(before, playbook, statement, how, negotiable))
            }
          />
        )}
      </section>

      <section className={classes.section} aria-labelledby="criteria">
        <h2 id="criteria">
          Criteria <span className="num">{criteria.length}</span>
        </h2>
        <Text tone="soft" mb={6}>
          {criteria.length > most
            ? `More than ${most} criteria: each then counts for little, and similar ones count twice. Take away what doesn't tell the options apart.`
            : "Some are always asked. Add what tells the options apart for you."}
        </Text>
        <ul className={classes.criteria}>
          {playbook.criteria.map((criterion) => {
            const asked = draft.criteria.find(({ id }) => id === criterion.id);
            const on = criterion.always || asked !== undefined;
            return (
              <li key={criterion.id}>
                <Checkbox
                  label={criterion.title}
                  description={criterion.question}
                  checked={on}
                  disabled={off || criterion.always}
                  onChange={() =>
                    change(`criterion.${criterion.id}`, (before) => toggleCriterion(playbook, before, criterion.id))
                  }
                />
                {criterion.always && (
                  <Text as="span" size="meta" tone="quiet" className={classes.always}>
                    always asked
                  </Text>
                )}
                {!criterion.always && asked && (
                  <Button
                    variant="subtle"
                    color="gray"
                    size="compact-sm"
                    aria-pressed={asked.notApplicable === true}
                    disabled={off}
                    onClick={() =>
                      change(`aside.${criterion.id}`, (before) => toggleNotApplicable(playbook, before, criterion.id))
                    }
                  >
                    {asked.notApplicable ? "Set aside. Take it up again" : "Doesn't apply to us"}
                  </Button>
                )}
              </li>
            );
          })}
          {draft.criteria.flatMap(({ id, own }) =>
            own
              ? [
                  <li key={id}>
                    <Checkbox
                      label={own.title}
                      description={`${own.anchors[1]} → ${own.anchors[5]}`}
                      checked
                      disabled={off}
                      onChange={() => change(`criterion.${id}`, (before) => toggleCriterion(playbook, before, id))}
                    />
                    <Text as="span" size="meta" tone="quiet" className={classes.always}>
                      your own, scored directly
                    </Text>
                  </li>,
                ]
              : [],
          )}
        </ul>
        {!off && (
          <AddForm
            label="Add a criterion of your own"
            fields={[
              { name: "Criterion", required: true, max: 120 },
              { name: "Left end (1)", max: 80 },
              { name: "Right end (5)", max: 80 },
            ]}
            onAdd={([name = "", low = "", high = ""]) =>
              change("criteria", (before) => addOwnCriterion(playbook, before, name, low, high))
            }
          />
        )}
      </section>
    </WalkFrame>
  );
}

function optionFields(option?: Option): Field[] {
  return [
    { name: "Name", required: true, max: 120, value: option?.title ?? "" },
    { name: "In one line", max: 300, value: option?.summary ?? "" },
  ];
}

const verdicts: { value: MustHaveVerdict; label: string }[] = [
  { value: "pass", label: "Holds" },
  { value: "fail", label: "Fails" },
  { value: "unknown", label: "Not checked" },
];

/** What the team found, per option; with what the playbook proposes and why. */
function Verdicts({ must }: { must: AskedMustHave }) {
  const { draft, playbook, change, locked } = useRecord();
  const off = locked !== null;
  const proposed = playbook.mustHaves.find(({ id }) => id === must.id)?.proposes ?? {};
  const fails = draft.options.some(({ id }) => must.verdicts[id] === "fail");
  return (
    <div className={classes.verdicts}>
      {must.check && (
        <Text size="aside" tone="quiet">
          Checked by: {must.check}
        </Text>
      )}
      {draft.options.map(({ id, title }, n) => {
        const reason = proposed[id];
        return (
          <div key={id} className={classes.verdict}>
            <Row as="span" className={classes.option}>
              <OptionMark n={n} /> {title}
            </Row>
            <SegmentedControl
              size="xs"
              aria-label={`${must.statement}: ${title}`}
              disabled={off}
              data={verdicts}
              value={must.verdicts[id] ?? "unknown"}
              onChange={(value) =>
                change(`must.${must.id}.${id}`, (before) =>
                  changeMustHave(before, must.id, { verdicts: { ...must.verdicts, [id]: value as MustHaveVerdict } }),
                )
              }
            />
            {reason && (
              <p className={classes.why}>
                {reason.reason} <small>{sourcesLine(playbook, reason.sources)}</small>
              </p>
            )}
          </div>
        );
      })}
      {must.negotiable && fails && (
        <Textarea
          label="Exception"
          description="Negotiable. The decider says why the failure is accepted; until then it stands as open."
          autosize
          minRows={1}
          value={must.exception}
          disabled={off}
          onChange={(event) => {
            const exception = event.currentTarget.value;
            change(`must.${must.id}.exception`, (before) => changeMustHave(before, must.id, { exception }));
          }}
        />
      )}
    </div>
  );
}

interface Field {
  name: string;
  required?: boolean;
  max: number;
  value?: string;
}

/** A button that opens a small form. */
function AddForm({
  label,
  fields,
  check,
  onAdd,
}: {
  label: string;
  fields: Field[];
  check?: string;
  onAdd(values: string[], checked: boolean): void;
}) {
  const [open, setOpen] = useState<boolean | null>(null);
  if (open) {
    return (
      <SmallForm
        label={label}
        button="Add"
        fields={fields}
        {...(check !== undefined && { check })}
        onDone={(values, checked) => {
          setOpen(false);
          if (values) onAdd(values, checked);
        }}
      />
    );
  }
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      className={classes.add ?? ""}
      leftSection={<IconPlus size={15} />}
      // The focus comes back from the form that was closed.
      autoFocus={open === false}
      onClick={() => setOpen(true)}
    >
      {label}
    </Button>
  );
}

/** A few fields; Enter takes them, Escape closes with `null`. */
function SmallForm({
  label,
  button,
  fields,
  check,
  onDone,
}: {
  label: string;
  button: string;
  fields: Field[];
  check?: string;
  onDone(values: string[] | null, checked: boolean): void;
}) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const values = fields.map(({ name }) => String(data.get(name) ?? "").trim());
    if (fields.some(({ required }, i) => required && !values[i])) return;
    onDone(values, data.get("check") !== null);
  };
  return (
    <form
      className={classes.form}
      aria-label={label}
      onSubmit={submit}
      onKeyDown={(event) => event.key === "Escape" && onDone(null, false)}
    >
      {fields.map(({ name, required, max, value }, i) => (
        <TextInput
          key={name}
          name={name}
          label={name}
          maxLength={max}
          defaultValue={value ?? ""}
          required={required ?? false}
          withAsterisk={false}
          data-autofocus={i === 0 ? "" : undefined}
          autoFocus={i === 0}
          onFocus={(event) => event.currentTarget.select()}
        />
      ))}
      {check && <Checkbox name="check" label={check} />}
      <Row align="stretch">
        <Button type="submit" variant="default">
          {button}
        </Button>
        <Button variant="subtle" color="gray" onClick={() => onDone(null, false)}>
          Cancel
        </Button>
      </Row>
    </form>
  );
}
