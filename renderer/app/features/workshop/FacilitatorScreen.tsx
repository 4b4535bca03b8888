/** The facilitator's screen of a running workshop: the step, the time, who is awaited, and the one thing to do next. */
import { Button, Modal } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconArrowLeft, IconDownload, IconPlayerSkipForward, IconPresentation } from "@tabler/icons-react";
import { useMemo, useRef, useState } from "react";
import type { RecordView } from "#shared/api/records";
import { compulsorySteps, isBlind, stepTitles, type WorkshopStep } from "#shared/workshop/agenda";
import type { FacilitatorState } from "#shared/workshop/state";
import { names, secondsLeft } from "#shared/workshop/words";
import type { Failure } from "../../host/failure";
import { useAsk, useHost } from "../../host/HostContext";
import { type Command, useOffer } from "../../shell/Commands";
import { useKeys } from "../../shell/keys";
import { go, hrefOf } from "../../shell/route";
import { FailureNote } from "../../ui/FailureNote";
import { KeyCap } from "../../ui/KeyCap";
import { Box, Row } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { Curtain } from "./Curtain";
import { admitAll, Door } from "./Door";
import { Phone } from "./Phone";
import { Rail } from "./Rail";
import { Stage } from "./Stage";
import { FacilitatorStep } from "./steps/FacilitatorStep";
import { useClock } from "./useClock";
import { type SessionHandle, useSession } from "./useSession";
import { minutesWords } from "./words";

export function FacilitatorScreen({
  record,
  first,
  ended,
}: {
  record: RecordView;
  first: FacilitatorState;
  ended(): void;
}) {
  const { host } = useHost();
  const { id } = record.record;
  const session = useSession(id, first, ended);
  const { view } = session.state;
  const [answering, setAnswering] = useState(false);
  const brief = useAsk(() => host.session.brief({ id }), [id, view.brief]);
  if (brief.state !== "ready") return brief.state === "failed" ? <FailureNote failure={brief.failure} /> : null;
  if (answering)
    return (
      <Phone
        view={view}
        brief={brief.value}
        ahead={session.ahead}
        leave="Back to the room"
        back={() => setAnswering(false)}
        send={(command) => host.session.answer({ id, command })}
      />
    );
  if (view.holder !== null) return <Curtain session={session} brief={brief.value} />;
  return (
    <Running session={session} record={record} brief={brief.value} ended={ended} answer={() => setAnswering(true)} />
  );
}

type Brief = Parameters<typeof FacilitatorStep>[0]["brief"];

function Running({
  session,
  record,
  brief,
  ended,
  answer,
}: {
  session: SessionHandle;
  record: RecordView;
  brief: Brief;
  ended(): void;
  answer(): void;
}) {
  const { host } = useHost();
  const { id, state, command, run, failure, away, understood, ahead } = session;
  const { view } = state;
  const { step, phase, timer } = view;
  const now = useClock(ahead, timer.running || phase === "countdown");
  const [asking, setAsking] = useState<"reveal" | "close" | null>(null);
  const present = usePresent(session);

  // In the lobby no time runs that could be paused.
  const timed = view.started !== null;
  const pause = () => timed && void command({ type: "timer", change: timer.running ? "pause" : "resume" });
  const extend = () => timed && void command({ type: "timer", change: "extend" });
  const revealable = isBlind(step) && phase === "open" && (step !== "decide" || view.choice !== null);
  const missing = view.counter.waiting;
  const reveal = () => {
    if (!revealable) return;
    if (missing.length > 0) setAsking("reveal");
    else void command({ type: "reveal" });
  };
  const revealNow = () => {
    setAsking(null);
    void command({ type: "reveal" });
  };
  useKeys({
    " ": pause,
    "+": extend,
    r: reveal,
    p: present,
    ...(phase === "countdown" && { Escape: () => void command({ type: "cancel" }) }),
  });

  const close = async () => {
    setAsking(null);
    const rehearsal = view.rehearsal;
    const done = await run(() => host.session.close({ id }));
    if (!done) return;
    if (rehearsal) ended();
    else if (record.record.review) go({ at: "review", id });
    else go({ at: "record", id, place: { step: "decide" } });
  };
  const saveVotes = () =>
    void run(
      () => host.session.votes({ id }),
      ({ name, csv }) => download(name, csv),
    );

  const latest = useRef({ saveVotes, present, skip: () => void command({ type: "skip" }) });
  latest.current = { saveVotes, present, skip: () => void command({ type: "skip" }) };
  useOffer(
    useMemo(
      (): Command[] => [
        { id: "ws-present", label: "Presenter view", hint: "For the projector", run: () => latest.current.present() },
        { id: "ws-votes", label: "Votes as CSV", hint: "What was revealed", run: () => latest.current.saveVotes() },
        { id: "ws-close", label: "Close the workshop", run: () => setAsking("close") },
      ],
      [],
    ),
  );

  const steps = view.agenda.map((item) => item.step);
  const here = steps.indexOf(step);
  const next = nextStep(view.agenda, view.cells.length, here);
  const before = steps[here - 1];
  const skippable = !compulsorySteps.includes(step) && phase !== "countdown" && next !== undefined;
  const reopenable = (isBlind(step) && phase === "revealed") || step === "reveal";

  return (
    <Stage
      id={id}
      title={record.record.draft.frame.title}
      about={view.rehearsal ? "Rehearsal" : minutesWords(view, now)}
      tools={
        <Button
          variant="default"
          size="xs"
          fz={13}
          leftSection={<IconPresentation size={16} stroke={1.6} />}
          onClick={present}
          mr={6}
        >
          Presenter view
        </Button>
      }
      rail={<Rail view={view} late={late(view, now)} onAgenda={(agenda) => void command({ type: "agenda", agenda })} />}
      panel={<Door session={session} />}
      left={
        <>
          {before && phase !== "countdown" && (
            <Button
              variant="subtle"
              color="gray"
              size="sm"
              px={8}
              leftSection={<IconArrowLeft size={16} stroke={1.6} />}
              onClick={() => void command({ type: "back" })}
            >
              {stepTitles[before]}
            </Button>
          )}
          {reopenable && (
            <Button variant="subtle" color="gray" size="sm" px={8} onClick={() => void command({ type: "reopen" })}>
              Take answers again
            </Button>
          )}
          {skippable && phase !== "revealed" && isBlind(step) && (
            <Button
              variant="subtle"
              color="gray"
              size="sm"
              px={8}
              leftSection={<IconPlayerSkipForward size={16} stroke={1.6} />}
              onClick={() => void command({ type: "skip" })}
            >
              Skip this step
            </Button>
          )}
        </>
      }
      hints={[
        ...(timed
          ? [
              { keys: ["Space"], does: timer.running ? "pause" : "go on" },
              { keys: ["+"], does: "one minute" },
            ]
          : []),
        { keys: ["P"], does: "presenter" },
      ]}
      right={
        <Forward
          view={view}
          next={next}
          reveal={reveal}
          cancel={() => void command({ type: "cancel" })}
          admitAll={() => void admitAll(session)}
          advance={() => void command({ type: "advance" })}
          close={() => setAsking("close")}
          now={now}
        />
      }
    >
      {state.failed && (
        <FailureNote
          failure={{
            code: "DISK_FULL",
            message: "The workshop stopped",
            subject: state.failed,
            remedy: "What was acknowledged is safe. Free some space, then resume the workshop.",
          }}
        />
      )}
      {away && (
        <Box mb={16}>
          <FailureNote failure={awayNote(away)} />
        </Box>
      )}
      {failure && (
        <Box mb={16}>
          <FailureNote failure={failure} actions={[{ does: "Understood", act: understood }]} />
        </Box>
      )}
      <FacilitatorStep
        session={session}
        record={record}
        brief={brief}
        now={now}
        pause={pause}
        extend={extend}
        answer={answer}
      />
      <Modal
        opened={asking === "reveal"}
        onClose={() => setAsking(null)}
        title={`Reveal with ${view.counter.done} of ${view.counter.of}?`}
        closeButtonProps={{ "aria-label": "Close" }}
      >
        <Text tone="soft" mb={16}>
          {names(missing)} {missing.length === 1 ? "hasn't" : "haven't"} finished.
          {step === "judgements"
            ? " What is put in until the countdown ends still counts; the rest joins in round 2."
            : ""}
        </Text>
        <Row gap={10} wrap={10} align="stretch" justify="end">
          <Button variant="default" onClick={() => void command({ type: "nudge" }).then(() => setAsking(null))}>
            Ask them to finish
          </Button>
          <Button data-autofocus onClick={revealNow} rightSection={<KeyCap on="accent">↵</KeyCap>}>
            Reveal now
          </Button>
        </Row>
      </Modal>
      <Modal
        opened={asking === "close"}
        onClose={() => setAsking(null)}
        title="Close the workshop?"
        closeButtonProps={{ "aria-label": "Close" }}
      >
        <Text tone="soft" mb={16}>
          {view.rehearsal
            ? "The rehearsal ends and leaves nothing."
            : view.opened.consent
              ? "Connections end, and what was said becomes part of the decision. You write the ADR next."
              : "Nothing was decided yet. Connections end; what was revealed becomes part of the decision, the rest is gone."}
        </Text>
        <Row gap={10} wrap={10} align="stretch" justify="end">
          {view.opened.rounds.length > 0 && !view.rehearsal && (
            <Button variant="default" leftSection={<IconDownload size={16} stroke={1.6} />} onClick={saveVotes}>
              Votes as CSV
            </Button>
          )}
          <Button onClick={() => void close()}>Close the workshop</Button>
        </Row>
      </Modal>
    </Stage>
  );
}

/** What to do while the host is away. What was acknowledged is on its disk, the rest on people's devices. */
function awayNote(away: Failure): Failure {
  if (away.code === "LOST")
    return {
      ...away,
      message: "The host can't be reached",
      remedy:
        "Nothing is lost: devices keep their answers and send them again. This screen tries every second. If Adroit was closed, start it again and resume the workshop.",
    };
  if (away.code === "KEY")
    return {
      ...away,
      message: "Adroit was started again",
      remedy: "Open the address that it printed, and resume the workshop. Every answer that was acknowledged is there.",
    };
  return away;
}

/** The step that comes next: without anything to talk about there is no second round. */
function nextStep(agenda: { step: WorkshopStep }[], cells: number, here: number): WorkshopStep | undefined {
  return agenda.slice(here + 1).find(({ step }) => step !== "again" || cells > 0)?.step;
}

/** Minutes behind the agenda, counted in the current step alone. */
const late = (view: FacilitatorState["view"], now: number) =>
  view.started === null ? 0 : Math.max(0, -Math.floor(secondsLeft(view.timer, now) / 60));

/** What is to do next. Where the right thing is to wait, nothing is filled. */
function Forward({
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
          The decider chooses first
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
        <Text as="span" tone="soft" size="aside">
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
  return (
    <>
      {waits && (
        <Text as="span" tone="soft" size="aside">
          Waiting for {names(counter.waiting)}
        </Text>
      )}
      <Button onClick={advance} variant={waits ? "default" : "filled"}>
        Next: {stepTitles[next]}
      </Button>
    </>
  );
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

/** Opens the projector's window; a browser host opens it as a window of the browser. */
function usePresent({ id, run }: SessionHandle) {
  const { host, info } = useHost();
  return () => {
    if (info.host === "browser") {
      const opened = window.open(`${location.pathname}${hrefOf({ at: "present", id })}`, "adroit-presenter");
      if (!opened) notifications.show({ message: "The browser blocked the window. Allow pop-ups for this page." });
      return;
    }
    void run(() => host.session.present({ id }));
  };
}

function download(name: string, text: string) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
