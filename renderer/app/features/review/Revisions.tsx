import { Button, NativeSelect } from "@mantine/core";
import { useMemo, useState } from "react";
import type { RecordView } from "#shared/api/records";
import { showDay } from "#shared/base/day";
import { type Comparison, compare } from "#shared/record/compare";
import type { DecisionRecord, Revision } from "#shared/record/record";
import { useAsk, useHost } from "../../host/HostContext";
import { useAction } from "../../host/useAction";
import { AskedScreen } from "../../shell/AskedScreen";
import { useKeys } from "../../shell/keys";
import { go } from "../../shell/route";
import { FailureNote } from "../../ui/FailureNote";
import { Stack } from "../../ui/layout";
import { Prose } from "../../ui/Prose";
import { Text } from "../../ui/Text";
import { count } from "../../ui/words";
import { Chip } from "../../widgets/StatusChip";
import { adrName } from "../decide/adr";
import { Differences } from "./Differences";
import { Primary, ReviewFrame } from "./ReviewFrame";
import classes from "./Revisions.module.css";
import { revisionState, textOf } from "./states";
import { TextDiff } from "./TextDiff";
import { Waterfall } from "./Waterfall";

/** Every accepted state of a decision, and what differs between two of them. */
export function Revisions({ id }: { id: string }) {
  const { host, recordsChanged } = useHost();
  const asked = useAsk(() => host.records.get({ id }), [id, recordsChanged]);
  return <AskedScreen asked={asked}>{(view) => <Timeline view={view} />}</AskedScreen>;
}

export const verdicts: Record<Revision["verdict"], string> = {
  first: "Accepted",
  retain: "Kept",
  amend: "Amended",
  supersede: "To be superseded",
  retire: "Retired",
};

/** Two states and what differs between them, in figures and in the ADR's text. */
function useCompared(record: DecisionRecord, shown: { from: number; to: number }) {
  const { info, settings } = useHost();
  const to = record.revisions.find(({ n }) => n === shown.to);
  const from = record.revisions.find(({ n }) => n === shown.from);
  const compared = useMemo(
    () =>
      from && to && from !== to
        ? compare(revisionState(record, from), revisionState(record, to), settings.thresholds)
        : null,
    [record, from, to, settings.thresholds],
  );
  const texts = useMemo(
    () => [shown.from, shown.to].map((n) => textOf(record, n, settings.thresholds, info.today)),
    [record, shown.from, shown.to, settings.thresholds, info.today],
  );
  return { from, to, compared, texts };
}

function Timeline({ view }: { view: RecordView }) {
  const { host } = useHost();
  const { record } = view;
  const { revisions, draft, id } = record;
  const last = revisions.length;
  const [shown, setShown] = useState({ from: Math.max(1, last - 1), to: last });
  const { run, failure } = useAction();
  const step = (by: number) => {
    const next = Math.min(Math.max(shown.to + by, 1), last);
    setShown({ from: Math.max(1, next - 1), to: next });
  };
  useKeys({ ArrowLeft: () => step(-1), ArrowRight: () => step(1) });

  const { from, to, compared, texts } = useCompared(record, shown);
  const restore = () =>
    run(async (goOn) => {
      const restored = await host.records.restore({ id, revision: shown.to });
      goOn({ at: "record", id: restored.record.id, place: null });
    });
  const file = record.repo?.file;
  const name = file ? adrName(file) : "the decision";
  return (
    <ReviewFrame
      id={id}
      title={draft.frame.title}
      at={`revisions-${shown.to}`}
      about={<Chip tone="info" icon="history">{`History of ${name}`}</Chip>}
      back={{ label: "Decision", to: { at: "record", id, place: { step: "decide" } } }}
      hints={last > 1 ? [{ keys: ["←", "→"], does: "revision" }] : []}
      panel={
        to
          ? {
              title: "The decision as an ADR",
              content: (
                <TextDiff
                  title="The decision as an ADR"
                  file={file ?? "Not exported yet"}
                  note="As each state would be written. The file itself keeps its text and gets an entry for every review."
                  before={texts[0] ?? ""}
                  after={texts[1] ?? ""}
                />
              ),
            }
          : undefined
      }
      actions={
        <>
          {to && (
            <Button variant="default" onClick={() => void restore()}>
              Restore as a new draft
            </Button>
          )}
          {draft.status === "accepted" && (
            <Primary
              label={record.review ? "Go on with the review" : "Review now"}
              act={() => go({ at: "review", id })}
            />
          )}
        </>
      }
    >
      <FailureNote failure={failure} />
      {to ? (
        <>
          <Line record={record} shown={shown.to} onShow={(n) => setShown({ from: Math.max(1, n - 1), to: n })} />
          <Heading to={to} compared={compared} />
          {last > 2 && from && (
            <ComparedWith revisions={revisions} shown={shown} onFrom={(n) => setShown({ ...shown, from: n })} />
          )}
          {compared && from && <Between record={record} from={from} to={to} compared={compared} />}
          <Said revision={to} />
        </>
      ) : (
        <div>
          <Prose as="h1" voice="question">
            No accepted state yet
          </Prose>
          <Text tone="soft">Accepting the decision keeps its first state here.</Text>
        </div>
      )}
    </ReviewFrame>
  );
}

/** What moved the points from one state to the other, and what else differs. */
function Between({
  record,
  from,
  to,
  compared,
}: {
  record: DecisionRecord;
  from: Revision;
  to: Revision;
  compared: Comparison;
}) {
  const { movement, difference } = compared;
  return (
    <>
      {movement && movement.steps.length > 0 && (
        <Waterfall
          movement={movement}
          before={revisionState(record, from)}
          after={revisionState(record, to)}
          names={[`Revision ${from.n}`, `Revision ${to.n}`]}
        />
      )}
      <Differences difference={difference} />
    </>
  );
}

function ComparedWith({
  revisions,
  shown,
  onFrom,
}: {
  revisions: Revision[];
  shown: { from: number; to: number };
  onFrom(n: number): void;
}) {
  return (
    <NativeSelect
      label="Compared with"
      className={classes.with ?? ""}
      value={String(shown.from)}
      data={revisions
        .filter(({ n }) => n !== shown.to)
        .map(({ n, on, verdict }) => ({
          value: String(n),
          label: `Revision ${n}, ${verdicts[verdict].toLowerCase()} ${showDay(on)}`,
        }))}
      onChange={(event) => onFrom(Number(event.currentTarget.value))}
    />
  );
}

function Heading({ to, compared }: { to: Revision; compared: Comparison | null }) {
  const [first, second, ...more] = compared?.sentences ?? [];
  const plainly = `${verdicts[to.verdict]} on ${showDay(to.on)}${to.by ? ` by ${to.by}` : ""}`;
  return (
    <>
      <Prose as="h1" voice="question">
        {compared?.movement && compared.movement.steps.length > 0 ? first : plainly}
      </Prose>
      {compared?.movement && compared.movement.steps.length > 0 && second && (
        <Text tone="soft" size="row" mt={10} measure>
          {second}
        </Text>
      )}
      {compared && (!compared.movement || compared.movement.steps.length === 0) && (
        <Text tone="soft" size="row" mt={10} measure>
          {first ?? "Answers and weights are as they were."}
        </Text>
      )}
      {more.length > 0 && (
        <Text className="bulleted" as="ul" tone="soft" mt={8} measure>
          {more.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </Text>
      )}
    </>
  );
}

/** What the review of a revision said, beside its figures. */
function Said({ revision }: { revision: Revision }) {
  const { by, on, verdict, why, changed = [], process, outcome, takenBack } = revision;
  const lines: [string, string][] = [
    [verdicts[verdict], `${showDay(on)}${by ? ` by ${by}` : ""}`],
    ["Because", why],
    ["Taken back", takenBack ? `${showDay(takenBack.on)} by ${takenBack.by}: ${takenBack.why}` : ""],
    ["What had changed", changed.map(({ note }) => note).join("; ")],
    ["How it was decided", process ?? ""],
    ["How it turned out", outcome ?? ""],
  ];
  return (
    <section aria-label="What was said" className={classes.said}>
      <Stack as="dl">
        {lines.map(([name, text]) =>
          text.trim() === "" ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ),
        )}
      </Stack>
    </section>
  );
}

/** The newest states at the right, then the next review. Long histories scroll. */
function Line({ record, shown, onShow }: { record: DecisionRecord; shown: number; onShow(n: number): void }) {
  const { revisions, draft } = record;
  const review = draft.decision?.review;
  return (
    <nav aria-label="Revisions" className={classes.line}>
      <ol>
        {revisions.map(({ n, on, verdict, takenBack }) => (
          <li key={n}>
            <button type="button" aria-current={n === shown ? "true" : undefined} onClick={() => onShow(n)}>
              <i aria-hidden="true" />
              <span>
                <strong>Revision {n}</strong>
                <small>
                  {verdicts[verdict]} {showDay(on)}
                  {takenBack && ", taken back"}
                </small>
              </span>
            </button>
          </li>
        ))}
        <li data-next="">
          <i aria-hidden="true" />
          <span>
            <strong>Next review</strong>
            <small>{draft.status !== "accepted" ? "none" : review ? showDay(review) : "not set"}</small>
          </span>
        </li>
      </ol>
      <span className="visually-hidden">{count(revisions.length, "revision")}</span>
    </nav>
  );
}
