/** What is wrong with a playbook: what keeps it from being used, then what its author would want to know. */
import { IconAlertCircle, IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { percent } from "#shared/base/figures";
import { and } from "#shared/base/list";
import type { Playbook } from "#shared/playbook/playbook";
import type { Trial } from "#shared/record/playbook-trial";
import { Row } from "../../../ui/layout";
import { Text } from "../../../ui/Text";
import { count } from "../../../ui/words";
import classes from "./Editor.module.css";
import { useEditorState } from "./EditorContext";
import type { Findings } from "./judging";
import { placeWords } from "./paths";

/** As many are shown at once. */
const most = 6;

export function Wrong({
  book,
  verdict,
  onShow,
}: {
  book: Playbook;
  verdict: Findings | null;
  /** Leads to the field at a path. */
  onShow(path: string): void;
}) {
  const faults = useEditorState((state) => state.faults);
  const weaknesses = verdict?.weaknesses ?? [];
  return (
    <Text as="section" size="aside" mt={24} aria-label="What's wrong with it" className={classes.wrong}>
      <h2>What's wrong with it</h2>
      {faults.length > 0 && (
        <Text size="aside" tone="soft" mt={4}>
          {count(faults.length, "thing is", "things are")} missing or wrong before a decision can begin with it.
        </Text>
      )}
      <Some>
        {faults.map(({ place, line, what }) => (
          <Item key={`${place} ${line} ${what}`} icon="fault" show={() => onShow(place)}>
            {place === "" ? `Line ${line ?? 1} of the YAML: ${what}.` : `${placeWords(book, place)}: ${what}.`}
          </Item>
        ))}
      </Some>
      <Some>
        {weaknesses.map(({ place, what }) => (
          <Item key={`${place} ${what}`} icon="weak" show={() => onShow(place)}>
            {what}
          </Item>
        ))}
      </Some>
      {verdict?.trial && <Leads book={book} trial={verdict.trial} />}
    </Text>
  );
}

function Some({ children }: { children: ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <>
      <ul>{children.slice(0, most)}</ul>
      {children.length > most && (
        <details>
          <summary>{children.length - most} more</summary>
          <ul>{children.slice(most)}</ul>
        </details>
      )}
    </>
  );
}

const icons = { fault: IconAlertCircle, weak: IconAlertTriangle, fine: IconCheck };

function Item({ icon, show, children }: { icon: keyof typeof icons; show?: () => void; children: ReactNode }) {
  const Icon = icons[icon];
  return (
    <Row as="li" gap={8} align="start" data-kind={icon}>
      <Icon size={15} aria-hidden="true" />
      <div>
        {children}
        {show && (
          <button type="button" className={classes.show} onClick={show}>
            Show
          </button>
        )}
      </div>
    </Row>
  );
}

/** "Every option can win: PostgreSQL 58 %, DynamoDB 42 % of all answers." */
function Leads({ book, trial }: { book: Playbook; trial: Trial }) {
  const shares = book.options.map(({ id, title }) => ({ title, share: trial.leads[id] ?? 0 }));
  const lost = shares.filter(({ share }) => share === 0);
  const said = and(shares.map(({ title, share }) => `${title} ${percent(share)}`));
  const [first] = book.criteria
    .map(({ id, title }) => ({ title, share: trial.decides[id] ?? 0 }))
    .sort((a, b) => b.share - a.share);
  return (
    <ul>
      <Item icon={lost.length === 0 ? "fine" : "weak"}>
        {lost.length === 0 ? "Every option can win" : "Who leads"}: {said} of all answers.
        {first &&
          first.share > 0 &&
          ` “${first.title}” decides most often: without it somebody else would lead, or nobody, in ${percent(first.share)}.`}
        <details>
          <summary>How this was counted</summary>
          {trial.complete
            ? `All ${trial.tried} combinations of answers to the criteria that every team is asked`
            : `${trial.tried} combinations of answers, drawn by chance of all those to the criteria that every team is asked`}
          , with the points by default and the rules. What is missing to 100 % are ties.
        </details>
      </Item>
    </ul>
  );
}
