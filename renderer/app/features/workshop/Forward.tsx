/** At the right of the bottom: the one thing to do next. */
import { Button } from "@mantine/core";
import { isBlind, stepTitles, type WorkshopStep } from "#shared/workshop/agenda";
import type { FacilitatorState } from "#shared/workshop/state";
import { names, oneOrMany } from "#shared/workshop/words";
import { KeyCap } from "../../ui/KeyCap";
import { Text } from "../../ui/Text";

/** The step that comes next: without anything to talk about there is no second round. */
export function nextWorkshopStep(
  agenda: { step: WorkshopStep }[],
  cells: number,
  here: number,
): WorkshopStep | undefined {
  return agenda.slice(here + 1).find(({ step }) => step !== "again" || cells > 0)?.step;
}

/** What is to do next. Where the right thing is to wait, nothing is filled. */
export function Forward({
  view,
  next,
  reveal,
  cancel,
  admitAll,
  advance,
  close,
  now,
}: {
  view: FacilitatorState["view"];
  next: WorkshopStep | undefined;
  reveal(): void;
  cancel(): void;
  admitAll(): void;
  advance(): void;
  close(): void;
  now: number;
}) {
  const { step, phase, counter, choice } = view;
  const r = (on?: "accent") => <KeyCap {...(on && { on })}>R</KeyCap>;
  if (phase === "countdown")
    return (
      <>
        <Text as="span" tone="soft" size="aside" role="timer">
          Opening in {Math.max(1, Math.ceil(((view.reveals ?? now) - now) / 1000))}
        </Text>
        <Button variant="default" onClick={cancel} rightSection={<KeyCap>Esc</KeyCap>}>
          Cancel
        </Button>
      </>
    );
  if (isBlind(step) && phase === "open") {
    const { done, of, waiting } = counter;
    if (step === "decide" && choice === null)
      return (
        <Text as="span" tone="soft" size="aside">
          The choice comes first
        </Text>
      );
    if (of > 0 && waiting.length === 0)
      return (
        <>
          <Text as="span" tone="soft" size="aside">
            All {of} are done
          </Text>
          <Button onClick={reveal} rightSection={r("accent")}>
            Reveal
          </Button>
        </>
      );
    return (
      <>
        <Text as="span" tone="soft" size="aside" oneLine title={names(waiting)}>
          {of === 0 ? "Nobody here votes yet" : `Waiting for ${names(waiting)}`}
        </Text>
        <Button variant="default" onClick={reveal} rightSection={r()}>
          {of === 0 ? "Reveal" : `Reveal with ${done} of ${of}`}
        </Button>
      </>
    );
  }
  if (next === undefined) return <Button onClick={close}>Close the workshop</Button>;
  if (step === "lobby") return <Start view={view} next={next} admitAll={admitAll} advance={advance} />;
  const waits = step === "reading" && view.opened.comments === null && counter.waiting.length > 0;
  const open = step === "criteria" ? openProposals(view) : 0;
  return (
    <>
      {open > 0 && (
        <Text as="span" tone="warn" size="aside">
          {oneOrMany(open, "proposal is", "proposals are")} open and won't be judged
        </Text>
      )}
      {waits && (
        <Text as="span" tone="soft" size="aside" oneLine title={names(counter.waiting)}>
          Waiting for {names(counter.waiting)}
        </Text>
      )}
      <Button onClick={advance} variant={waits ? "default" : "filled"}>
        Next: {stepTitles[next]}
      </Button>
    </>
  );
}

/** What people proposed and nobody settled. */
function openProposals({ opened }: FacilitatorState["view"]): number {
  const { proposals = [], settled = {} } = opened.criteria ?? {};
  return proposals.filter(({ id }) => !Object.hasOwn(settled, id)).length;
}

/** Nothing is filled while somebody waits at the door, or while nobody is in. */
function Start({
  view: { people, door },
  next,
  admitAll,
  advance,
}: {
  view: FacilitatorState["view"];
  next: WorkshopStep;
  admitAll(): void;
  advance(): void;
}) {
  const waiting = door.waiting.length;
  const alone = people.every(({ role }) => role === "facilitator");
  return (
    <>
      {waiting > 0 ? (
        <Button onClick={admitAll}>{waiting === 1 ? "Let the one at the door in" : `Let all ${waiting} in`}</Button>
      ) : (
        alone && (
          <Text as="span" tone="soft" size="aside">
            Nobody is in the room yet
          </Text>
        )
      )}
      <Button onClick={advance} variant={waiting > 0 || alone ? "default" : "filled"}>
        Start the time: {stepTitles[next]}
      </Button>
    </>
  );
}
