/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import { stepTitles } from "#shared/workshop/agenda";
import type { SeatCommand } from "#shared/workshop/command";
import type { Brief } from "#shared/workshop/view/brief";
import type { SeatView } from "#shared/workshop/view/view";
import { Lobby } from "./steps/Lobby";
import type { StepProps } from "./steps/step-props";
import { Offline, useClock } from "./ui/parts";

export interface RoomProps {
  view: SeatView;
  brief: Brief;
  /** Host's clock less this device's. */
  ahead: number;
  offline: boolean;
  /** Why the last thing wasn't taken. */
  refused: string | null;
  say(command: SeatCommand): void;
  understood(): void;
}

/** What one person in the room sees and does. The same on a phone and on a device that is passed around. */
export function Room({ view, brief, ahead, offline, refused, say, understood }: RoomProps) {
  const step: StepProps = { view, brief, ahead, say, cast: (word) => say({ type: "cast", word }) };
  return (
    <div class="phone">
      <Offline offline={offline} />
      {view.rehearsal && <p class="trial">A rehearsal. Nothing of it is kept.</p>}
      {refused && (
        <div class="refused" role="alert">
          <span>{refused}</span>
          <button type="button" onClick={understood}>
            OK
          </button>
        </div>
      )}
      {view.phase === "countdown" && !view.closed ? <Countdown {...step} /> : <Later {...step} offline={offline} />}
    </div>
  );
}

type Steps = typeof import("./steps/steps");

let steps: Steps | null = null;

/** The steps, asked for while this person waits in the lobby. */
function Later({ offline, ...step }: StepProps & { offline: boolean }) {
  const [there, setThere] = useState(steps);
  useEffect(() => {
    if (there || offline) return;
    let again: ReturnType<typeof setTimeout> | undefined;
    import("./steps/steps").then(
      (came) => {
        steps = came;
        setThere(came);
      },
      // Some browsers remember that a module didn't come. A page that is loaded anew asks again, and keeps its seat.
      () => {
        again = setTimeout(() => location.reload(), 1_000);
      },
    );
    return () => clearTimeout(again);
  }, [there, offline]);
  if (step.view.step === "lobby" && !step.view.closed) return <Lobby {...step} />;
  return there ? <there.Step {...step} /> : <Coming />;
}

/** On a slow network, to somebody who comes late. */
const Coming = () => (
  <main class="notice">
    <h1>One moment</h1>
  </main>
);

/** Three seconds on every device at once. */
function Countdown({ view, ahead }: StepProps) {
  const now = useClock(ahead, true);
  const left = Math.max(1, Math.ceil(((view.reveals ?? now) - now) / 1000));
  return (
    <main class="notice">
      <h1>Opening</h1>
      <p class="count num" role="timer">
        {left}
      </p>
      <p>{stepTitles[view.step]}</p>
    </main>
  );
}
