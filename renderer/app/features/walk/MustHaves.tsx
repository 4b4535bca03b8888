import { Checkbox, SegmentedControl, Textarea } from "@mantine/core";
import type { MustHaveVerdict } from "#shared/playbook/playbook";
import type { AskedMustHave } from "#shared/record/record";
import { addOwnMustHave, changeMustHave, toggleMustHave } from "#shared/record/setup";
import { Box, Row } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { sourcesLine } from "../../widgets/Fit";
import { OptionMark } from "../../widgets/OptionMark";
import { useRecord } from "../record/RecordContext";
import classes from "./CriteriaStep.module.css";
import { AddForm } from "./SmallForm";

/** What rules an option out: the playbook's, switched on, and the team's own. */
export function MustHaves() {
  const { draft, playbook, change, locked } = useRecord();
  const off = locked !== null;
  const own = draft.mustHaves.filter(({ id }) => !playbook.mustHaves.some((must) => must.id === id));
  return (
    <Box className={classes.section} as="section" mt={24} aria-labelledby="must">
      <h2 id="must">Must-haves</h2>
      <Text tone="soft" mb={6}>
        A must-have that fails rules an option out before anything is scored.
      </Text>
      {playbook.mustHaves.map((must) => {
        const asked = draft.mustHaves.find(({ id }) => id === must.id);
        return (
          <Box key={must.id} ruled py={10}>
            <Checkbox
              label={must.statement}
              checked={asked !== undefined}
              disabled={off}
              onChange={() => change(`must.${must.id}`, (before) => toggleMustHave(before, must))}
            />
            {asked && <Verdicts must={asked} />}
          </Box>
        );
      })}
      {own.map((must) => (
        <Box key={must.id} ruled py={10}>
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
        </Box>
      ))}
      {!off && (
        <AddForm
          label="Write a must-have"
          fields={[
            { name: "It must", required: true, max: 480 },
            { name: "How you check it", max: 500 },
          ]}
          check="Negotiable: a failure needs an exception by the decider"
          onAdd={([statement = "", how = ""], negotiable) =>
            change("musts", (before) => addOwnMustHave(before, playbook, statement, how, negotiable))
          }
        />
      )}
    </Box>
  );
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
            <Row as="span" weight={550}>
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
              <Text className={classes.why} tone="soft" size="aside">
                {reason.reason} <small>{sourcesLine(playbook, reason.sources)}</small>
              </Text>
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
