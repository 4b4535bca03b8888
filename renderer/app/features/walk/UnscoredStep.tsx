import { Button, Textarea, TextInput } from "@mantine/core";
import { capital } from "#shared/base/capital";
import type { Option } from "#shared/playbook/playbook";
import type { ProOrCon } from "#shared/record/record";
import { prosAndConsOf, withScores, withSide } from "#shared/record/unscored";
import { WalkFrame } from "../../shell/frames/WalkFrame";
import { go } from "../../shell/route";
import { Row } from "../../ui/layout";
import { Prose } from "../../ui/Prose";
import { Text } from "../../ui/Text";
import { OptionMark } from "../../widgets/OptionMark";
import { Rows } from "../decide/Rows";
import { useRecord } from "../record/RecordContext";
import classes from "./CriteriaStep.module.css";
import { hintsPanel } from "./Hints";
import { MustHaves } from "./MustHaves";
import { Options } from "./Options";

const hints = {
  "What it turns on": "A need or a limit in one line: what would make you choose otherwise if it were not so.",
  "Good and bad": "One sentence each, as it should stand in the ADR after “because”.",
  "Scores later": "What it turns on becomes criteria. What you wrote about the options stays.",
};

const sides: { kind: ProOrCon["kind"]; add: string }[] = [
  { kind: "good", add: "Good, because" },
  { kind: "bad", add: "Bad, because" },
];

/** A decision without scores: what it turns on, the options, and what speaks for and against each. */
export function UnscoredStep() {
  const { record, draft, playbook, change, locked } = useRecord();
  const off = locked !== null;
  const score = () => {
    change("scores", (before) => withScores(playbook, before));
    go({ at: "record", id: record.id, place: { step: "criteria" } });
  };
  return (
    <WalkFrame
      place={{ step: "criteria" }}
      back={{ label: "Frame", to: { step: "frame" } }}
      primary={{ label: "Next: Decide", to: { step: "decide" }, keys: ["Ctrl", "↵"] }}
      hints={[{ keys: ["Tab"], does: "next" }]}
      panel={hintsPanel("How this reads", hints)}
    >
      <Text size="meta" tone="quiet" weight={600} mb={6}>
        Options
      </Text>
      <Prose as="h1" voice="question">
        What does it turn on, and what speaks for and against each option?
      </Prose>
      <Drivers off={off} />
      <Options />
      {draft.options.map((option, n) => (
        <ProsAndCons key={option.id} option={option} n={n} off={off} />
      ))}
      <MustHaves />
      {!off && (
        <section className={classes.section} aria-label="Scores">
          <Text tone="soft" mb={6}>
            Not sure yet? Score the options by what it turns on, and see what follows.
          </Text>
          <Button variant="default" size="compact-md" onClick={score}>
            Score the options
          </Button>
        </section>
      )}
    </WalkFrame>
  );
}

function Drivers({ off }: { off: boolean }) {
  const { draft, change } = useRecord();
  return (
    <section className={classes.section} aria-labelledby="drivers">
      <h2 id="drivers">What it turns on</h2>
      <fieldset disabled={off}>
        <Rows<string>
          items={draft.drivers ?? []}
          thing="driver"
          add="Add what it turns on"
          blank=""
          movable
          most={50}
          onChange={(drivers, how) => change(`drivers.${how}`, (before) => ({ ...before, drivers }))}
        >
          {(driver, edit, name) => (
            <TextInput
              aria-label={`What it turns on, ${name}`}
              maxLength={500}
              style={{ flex: 1 }}
              value={driver}
              onChange={({ currentTarget }) => edit(currentTarget.value)}
            />
          )}
        </Rows>
      </fieldset>
    </section>
  );
}

/** What speaks for an option and against it. */
function ProsAndCons({ option: { id, title }, n, off }: { option: Option; n: number; off: boolean }) {
  const { draft, change } = useRecord();
  return (
    <section className={classes.section} aria-label={title}>
      <Row as="h2">
        <OptionMark n={n} /> {title}
      </Row>
      {sides.map(({ kind, add }) => (
        <fieldset key={kind} disabled={off}>
          <Text as="legend" size="aside" tone="quiet">
            {add}
          </Text>
          <Rows<string>
            items={prosAndConsOf(draft, id).flatMap((one) => (one.kind === kind ? one.text : []))}
            thing={`${kind} point of ${title}`}
            add={`${add} …`}
            blank=""
            movable
            most={30}
            onChange={(texts, how) => change(`${kind}.${id}.${how}`, (before) => withSide(before, id, kind, texts))}
          >
            {(text, edit, name) => (
              <Textarea
                aria-label={capital(name)}
                autosize
                minRows={1}
                maxRows={6}
                maxLength={2000}
                style={{ flex: 1 }}
                value={text}
                onChange={({ currentTarget }) => edit(currentTarget.value)}
              />
            )}
          </Rows>
        </fieldset>
      ))}
    </section>
  );
}
