import type { Id } from "#shared/base/id";
import { recommended, whyOut } from "#shared/record/decide";
import choices from "../../ui/choices.module.css";
import { Digit } from "../../ui/Digit";
import { Row, Stack } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { OptionMark } from "../../widgets/OptionMark";
import { useRecord } from "../record/RecordContext";
import classes from "./Choice.module.css";

const firmness = { clear: "clearly", leaning: "leaning", "close call": "a close call", none: "" };

/** The options and, last, to postpone. */
export function Choice({ chosen, onChoose }: { chosen: Id | null | undefined; onChoose(option: Id | null): void }) {
  const { draft, recommendation } = useRecord();
  const leader = recommended({ recommendation });
  const { word } = recommendation.analysis.verdict;
  // Two beside each other, so that all that goes with the choice stays on the same screen.
  const many = draft.options.length > 2;
  return (
    <Stack
      role="radiogroup"
      aria-label="What do you choose?"
      gap={6}
      mt={12}
      className={classes.options}
      data-many={many ? "" : undefined}
    >
      {draft.options.map((option, n) => {
        const out = whyOut(draft, option.id, { recommendation });
        return (
          <OptionRow
            key={option.id}
            digit={n + 1}
            mark={n}
            title={option.title}
            note={out || (option.id === leader ? (many ? "Recommended" : `Recommended, ${firmness[word]}`) : "")}
            out={out !== ""}
            checked={chosen === option.id}
            choose={() => onChoose(option.id)}
          />
        );
      })}
      {draft.status !== "accepted" && (
        <OptionRow
          digit={draft.options.length + 1}
          title="Postpone and try it out"
          note={many ? "" : "Say what evidence you wait for"}
          checked={chosen === null}
          choose={() => onChoose(null)}
        />
      )}
    </Stack>
  );
}

function OptionRow(row: {
  digit: number;
  mark?: number;
  title: string;
  note: string;
  out?: boolean;
  checked: boolean;
  choose(): void;
}) {
  return (
    <Row
      as="label"
      gap={10}
      className={`${choices.choice} ${classes.row}`}
      data-chosen={row.checked ? "" : undefined}
      data-out={row.out ? "" : undefined}
    >
      <input
        type="radio"
        name="option"
        className="visually-hidden"
        checked={row.checked}
        disabled={row.out === true && !row.checked}
        onChange={row.choose}
      />
      <Digit on={row.checked}>{row.digit <= 9 ? row.digit : null}</Digit>
      {row.mark !== undefined && <OptionMark n={row.mark} size={11} />}
      <Row as="span" gap={10} wrap={2} justify="between" grow>
        <Text className={classes.title} as="span" size="row" weight={600}>
          {row.out ? <s>{row.title}</s> : row.title}
        </Text>
        {row.note && (
          <Text as="span" size="aside" tone="soft" className={classes.note}>
            {row.note}
          </Text>
        )}
      </Row>
    </Row>
  );
}
