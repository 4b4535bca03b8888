/** The facilitator's screen of a running workshop: the step, the time, who is awaited, and the one thing to do next. */
import { Button } from "@mantine/core";
import { IconPresentation } from "@tabler/icons-react";
import { useMemo, useRef, useState } from "react";
import type { RecordView } from "#shared/api/records";
import { isBlind } from "#shared/workshop/agenda";
import type { FacilitatorState } from "#shared/workshop/state";
import { secondsLeft } from "#shared/workshop/words";
import { useAsk, useHost } from "../../host/HostContext";
import { useOffer } from "../../shell/Commands";
import type { PaletteCommand } from "../../shell/command";
import { useKeys } from "../../shell/keys";
import { fromHere } from "../../shell/route";
import { download } from "../../ui/download";
import { FailureNote } from "../../ui/FailureNote";
import { CallPart } from "../away/CallPart";
import { Backward } from "./Backward";
import { Curtain } from "./Curtain";
import { Door } from "./Door";
import { Forward, nextWorkshopStep } from "./Forward";
import { Phone } from "./Phone";
import { CloseQuestion, RevealQuestion } from "./Questions";
import { Rail } from "./Rail";
import { Stage } from "./Stage";
import { FacilitatorStep } from "./steps/FacilitatorStep";
import { Troubles } from "./Troubles";
import { useClock } from "./useClock";
import { usePresent } from "./usePresent";
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
  const { id, state, command, ahead } = session;
  const { view } = state;
  const { step, phase, timer } = view;
  const now = useClock(ahead, timer.running || phase === "countdown");
  const [asking, setAsking] = useState<"reveal" | "close" | null>(null);
  const { close, saveVotes } = useEnd(session, record, ended);
  const present = usePresent(session);
  const settled = () => setAsking(null);

  // In the lobby no time runs that could be paused.
  const timed = view.started !== null;
  const pause = () => timed && void command({ type: "timer", change: timer.running ? "pause" : "resume" });
  const extend = () => timed && void command({ type: "timer", change: "extend" });
  const reveal = () => {
    if (!isBlind(step) || phase !== "open" || (step === "decide" && view.choice === null)) return;
    if (view.counter.waiting.length > 0) setAsking("reveal");
    else void command({ type: "reveal" });
  };
  useKeys({
    " ": pause,
    "+": extend,
    r: reveal,
    p: present,
    ...(phase === "countdown" && { Escape: () => void command({ type: "cancel" }) }),
  });
  useOffered(present, saveVotes, () => setAsking("close"));

  const here = view.agenda.findIndex((item) => item.step === step);
  return (
    <Stage
      id={id}
      place={`${step} ${phase === "revealed"} ${view.cell}`}
      title={record.record.draft.frame.title}
      about={view.rehearsal ? "Rehearsal" : minutesWords(view, now)}
      tools={<PresenterButton present={present} />}
      rail={<Rail view={view} late={late(view, now)} onAgenda={(agenda) => void command({ type: "agenda", agenda })} />}
      panel={
        <>
          <Door session={session} />
          <CallPart session={session} />
        </>
      }
      left={<Backward view={view} command={command} />}
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
          next={nextWorkshopStep(view.agenda, view.cells.length, here)}
          reveal={reveal}
          cancel={() => void command({ type: "cancel" })}
          admitAll={() => void command({ type: "admit-all" })}
          advance={() => void command({ type: "advance", from: step })}
          close={() => setAsking("close")}
          now={now}
        />
      }
    >
      <Troubles session={session} resumed={ended} close={() => setAsking("close")} />
      <FacilitatorStep {...{ session, record, brief, now, pause, extend, answer }} />
      <RevealQuestion
        view={view}
        opened={asking === "reveal"}
        onClose={settled}
        reveal={() => {
          settled();
          void command({ type: "reveal" });
        }}
        nudge={() => void command({ type: "nudge" }).then(settled)}
      />
      <CloseQuestion
        view={view}
        opened={asking === "close"}
        onClose={settled}
        close={() => {
          settled();
          void close();
        }}
        saveVotes={saveVotes}
      />
    </Stage>
  );
}

function PresenterButton({ present }: { present(): void }) {
  return (
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
  );
}

/** Closing leads to where the decision goes on; the votes can be had before. */
function useEnd({ id, state, run }: SessionHandle, { record }: RecordView, ended: () => void) {
  const { host } = useHost();
  return {
    async close() {
      const { rehearsal } = state.view;
      const goOn = fromHere();
      const done = await run(() => host.session.close({ id }));
      if (!done) return;
      if (rehearsal) ended();
      else if (record.review) goOn({ at: "review", id });
      else goOn({ at: "record", id, place: { step: "decide" } });
    },
    saveVotes: () =>
      void run(
        () => host.session.votes({ id }),
        ({ name, csv }) => download(name, "text/csv", csv),
      ),
  };
}

/** Commands of the palette, the same ones as long as the workshop runs. */
function useOffered(present: () => void, saveVotes: () => void, askToClose: () => void) {
  const latest = useRef({ present, saveVotes, askToClose });
  latest.current = { present, saveVotes, askToClose };
  useOffer(
    useMemo(
      (): PaletteCommand[] => [
        { id: "ws-present", label: "Presenter view", hint: "For the projector", run: () => latest.current.present() },
        { id: "ws-votes", label: "Votes as CSV", hint: "What was revealed", run: () => latest.current.saveVotes() },
        { id: "ws-close", label: "Close the workshop", run: () => latest.current.askToClose() },
      ],
      [],
    ),
  );
}

/** Minutes behind the agenda, counted in the current step alone. */
const late = (view: FacilitatorState["view"], now: number) =>
  view.started === null ? 0 : Math.max(0, -Math.floor(secondsLeft(view.timer, now) / 60));
