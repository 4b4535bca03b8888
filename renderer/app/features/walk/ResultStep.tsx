import { Button } from "@mantine/core";
import { IconCheck, IconX } from "@tabler/icons-react";
import {
  createContext,
  memo,
  type ReactNode,
  useCallback,
  useContext,
  useDeferredValue,
  useMemo,
  useRef,
  useState,
} from "react";
import type { By } from "#shared/base/by";
import { notesFor } from "#shared/record/notes";
import type { Recommendation } from "#shared/record/recommend";
import { asPoints, recommendWith, withWeight } from "#shared/record/trial";
import { useHost } from "../../host/HostContext";
import { useAction } from "../../host/useAction";
import { type PanelState, usePanel } from "../../shell/frames/PanelFrame";
import { WalkFrame } from "../../shell/frames/WalkFrame";
import { useKeys } from "../../shell/keys";
import { go } from "../../shell/route";
import { FailureNote } from "../../ui/FailureNote";
import { Box, Row } from "../../ui/layout";
import { Prose } from "../../ui/Prose";
import { Text } from "../../ui/Text";
import { count } from "../../ui/words";
import { sourcesLine } from "../../widgets/Fit";
import { Chip } from "../../widgets/StatusChip";
import { RecordEdition } from "../record/EditionNote";
import { useRecord } from "../record/RecordContext";
import { ChangePanel } from "../result/ChangePanel";
import { ContributionBars } from "../result/ContributionBars";
import { NumbersTable } from "../result/NumbersTable";
import { People } from "../result/People";
import { ValueLine } from "../result/ValueLine";
import { useNewDecision } from "../start/newDecision";
import { firstOpen } from "./first-open";
import classes from "./ResultStep.module.css";

type Sentences = Recommendation["sentences"];

/** What the answers and weights add up to, why, how firmly, and what would change it. */
export function ResultStep() {
  const panel = usePanel();
  return (
    <TrialProvider begin={() => panel.set(true)}>
      <Result panel={panel} />
    </TrialProvider>
  );
}

/** The frame and what stands in it. A dragged slider draws anew what reads the trial, and not the frame. */
function Result({ panel }: { panel: PanelState }) {
  const { ballot, recommendation } = useRecord();
  const [open, setOpen] = useState<string | null>(null);
  const { analysis, criteria } = recommendation;
  const judged = criteria.some(({ id }) => id in ballot.judgements);
  const nothing = analysis.gap === null;
  return (
    <WalkFrame
      place={{ step: "result" }}
      back={{ label: "Weights", to: { step: "weights" } }}
      primary={
        nothing && !judged
          ? { label: "Answer the questions", to: firstOpen(criteria, ballot.judgements) }
          : { label: "Decide", to: { step: "decide" } }
      }
      hints={
        nothing
          ? []
          : [
              { keys: ["↑", "↓"], does: "criterion" },
              { keys: ["?"], does: "why this number" },
              { keys: ["T"], does: "try other weights" },
            ]
      }
      panel={{ title: "What would change it", state: panel, content: <TrialPanel /> }}
    >
      <Keys open={open} onOpen={setOpen} />
      <TrialOutcome open={open} onOpen={setOpen} />
    </WalkFrame>
  );
}

/** The criterion whose why is open. */
interface Opened {
  open: string | null;
  onOpen(criterion: string | null): void;
}

function Keys({ open, onOpen }: Opened) {
  const { record } = useRecord();
  const { tried, shown, drop, startTrying } = useTrial();
  const why = () => {
    const focused = (document.activeElement as HTMLElement | null)?.dataset.why;
    const target = focused ?? shown.sentences.why[0]?.criterion;
    if (target) onOpen(open === target ? null : target);
  };
  useKeys({
    ArrowDown: () => focusRow(1),
    ArrowUp: () => focusRow(-1),
    "?": why,
    t: startTrying,
    d: () => go({ at: "record", id: record.id, place: { step: "decide" } }),
    ...((tried || open) && { Escape: () => (tried ? drop() : onOpen(null)) }),
  });
  return null;
}

function TrialPanel() {
  const { recommendation, locked } = useRecord();
  const { tried, shown, startTrying, move, suggest, keep, drop } = useTrial();
  return (
    <ChangePanel
      now={recommendation}
      shown={shown}
      tried={tried}
      onTry={startTrying}
      onWeight={move}
      onSuggest={suggest}
      onKeep={locked ? null : keep}
      onDrop={drop}
    />
  );
}

function TrialOutcome(opened: Opened) {
  const { tried, shown } = useTrial();
  return <Outcome {...opened} shown={shown} trying={tried !== null} />;
}

/** All of it but what would change it: drawn anew only with other figures, so that a dragged slider stays smooth. */
const Outcome = memo(function Outcome({
  shown,
  trying,
  open,
  onOpen,
}: {
  shown: Recommendation;
  /** Whether it follows from weights that are only tried. */
  trying: boolean;
} & Opened) {
  const { ballot, record, recommendation } = useRecord();
  const { analysis, sentences, criteria, options } = shown;
  const judged = criteria.some(({ id }) => id in ballot.judgements);
  const unknown = new Set(recommendation.analysis.unknown.map(({ criterion }) => criterion));
  const known = criteria.filter(({ id }) => !unknown.has(id)).length;
  const nothing = analysis.gap === null;
  return (
    <>
      <Text size="meta" tone="quiet" weight={600} className={classes.from} mt={4} mb={8}>
        {trying ? (
          <Chip tone="info" icon="weights">
            With other weights. Nothing is changed yet
          </Chip>
        ) : (
          `Recommendation from ${known} of ${count(criteria.length, "criterion").replace("criterions", "criteria")} and your weights`
        )}
      </Text>
      <Prose as="h1" voice="verdict">
        {sentences.headline}
      </Prose>
      <Lead ahead={sentences.ahead} lead={sentences.lead} advice={sentences.advice} />
      <RecordEdition />
      {!nothing && <ValueLine options={options} values={analysis.values} gap={analysis.gap} />}
      <ContributionBars recommendation={shown} open={open} onOpen={onOpen} />
      {sentences.tests.length > 0 && <Firmness tests={sentences.tests} />}
      {[...sentences.excluded, ...sentences.exceptions].map((text) => (
        <Text key={text} tone="soft" mt={12}>
          {text}
        </Text>
      ))}
      <OtherSystems />
      <People recommendation={shown} />
      {!nothing && <NumbersTable recommendation={shown} />}
      {nothing && judged && (
        <Button
          mt="lg"
          variant="default"
          onClick={() => go({ at: "record", id: record.id, place: firstOpen(criteria, ballot.judgements) })}
        >
          Go on answering
        </Button>
      )}
    </>
  );
});

function focusRow(by: number) {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-why]")];
  const now = rows.indexOf(document.activeElement as HTMLElement);
  rows[Math.min(Math.max(now + by, 0), rows.length - 1)]?.focus();
}

/** What the answers describe that some other system is for. */
const OtherSystems = memo(function OtherSystems() {
  const { draft, playbook } = useRecord();
  return notesFor(playbook, draft).map((note) => (
    <Box as="section" key={note.id} card="plain" mt={16} aria-label={`Look at ${note.system}`}>
      <Text as="h2" size="body" mb={2}>
        Look at {note.system} too
      </Text>
      <Text tone="soft">{note.text}</Text>
      <Text size="meta" tone="quiet" mt={4}>
        {sourcesLine(playbook, note.sources)}
      </Text>
      <WithIt system={note.system} />
    </Box>
  ));
});

/** Where a playbook compares that system with all that is compared here, the way to it. */
function WithIt({ system }: { system: string }) {
  const { playbooks } = useHost();
  const { draft } = useRecord();
  const action = useAction();
  const begin = useNewDecision(action);
  const wanted = [system, ...draft.options.map(({ title }) => title)];
  const found = playbooks.find(({ playbook }) => {
    const titles = playbook.options.flatMap(({ id, title }) => (playbook.known.includes(id) ? title : []));
    return wanted.every((title) => titles.includes(title));
  });
  if (!found) return null;
  const { hash, playbook } = found;
  return (
    <>
      <Button
        mt={8}
        size="compact-sm"
        variant="default"
        onClick={() => begin({ playbook: playbook.id, hash, title: draft.frame.title })}
      >
        Compare them all: {playbook.title}
      </Button>
      <FailureNote failure={action.failure} />
    </>
  );
}

/** Other weights, tried without saying them: what they would lead to, and how they become the team's. */
interface Trial {
  /** `null` while none are tried. */
  tried: By<number> | null;
  /** What follows from them, or what the record says. */
  shown: Recommendation;
  startTrying(): void;
  /** One of them (0..1), the others keeping their proportions. */
  move(criterion: string, to: number): void;
  suggest(weights: By<number>): void;
  /** Makes them the team's points. */
  keep(): void;
  drop(): void;
}

const TrialContext = createContext<Trial | null>(null);

function useTrial(): Trial {
  const trial = useContext(TrialContext);
  if (trial === null) throw new Error("no trial around this");
  return trial;
}

function TrialProvider({ begin, children }: { begin(): void; children: ReactNode }) {
  const { recommendation, vote } = useRecord();
  const [tried, setTried] = useState<By<number> | null>(null);
  // Dragging stays smooth: the thumb follows at once, the figures as soon as they are there.
  const weights = useDeferredValue(tried);
  const shown = useMemo(
    () => (weights ? recommendWith(recommendation, weights) : recommendation),
    [weights, recommendation],
  );
  const move = useCallback(
    (criterion: string, to: number) =>
      setTried((before) => withWeight(before ?? recommendation.analysis.weights, criterion, to)),
    [recommendation],
  );
  const drop = useCallback(() => setTried(null), []);
  const startTrying = () => {
    if (recommendation.analysis.gap === null) return;
    begin();
    setTried((now) => now ?? { ...recommendation.analysis.weights });
  };
  const latest = useRef(tried);
  latest.current = tried;
  const keep = useCallback(() => {
    if (!latest.current) return;
    const points = asPoints(latest.current);
    vote("weights", (before) => ({ ...before, weighing: "points", points: { ...before.points, ...points } }));
    setTried(null);
  }, [vote]);
  return (
    <TrialContext value={{ tried, shown, startTrying, move, suggest: setTried, keep, drop }}>{children}</TrialContext>
  );
}

/** The sentence under the verdict, in which who is ahead stands out, and what to do next. */
function Lead({ ahead, lead, advice }: Pick<Sentences, "ahead" | "lead" | "advice">) {
  const led = ahead && lead.startsWith(ahead) ? ahead : "";
  return (
    <>
      <Text className={classes.lead} tone="soft" mt={10} role="status">
        {led && (
          <Text as="strong" tone="ink">
            {led}
          </Text>
        )}
        {lead.slice(led.length)}
      </Text>
      {advice && <Text mt={8}>{advice}</Text>}
    </>
  );
}

/** The tests that a clear result passes, and whether this one does. */
function Firmness({ tests }: Pick<Sentences, "tests">) {
  const firmer = tests.some(({ passed }) => !passed);
  return (
    <Row
      as="section"
      gap={20}
      align="stretch"
      card="sunken"
      className={classes.tests}
      size="aside"
      mt={16}
      aria-label={firmer ? "What keeps it from being clear" : "Why it is clear"}
    >
      <strong>{firmer ? "Not yet clear" : "Clear"}</strong>
      <Row as="ul" gap={20} wrap={4} align="stretch" tone="soft">
        {tests.map(({ id, passed, text }) => (
          <li key={id} data-passed={passed ? "" : undefined}>
            {passed ? <IconCheck size={15} aria-label="holds" /> : <IconX size={15} aria-label="doesn't hold" />}
            {text}
          </li>
        ))}
      </Row>
    </Row>
  );
}
