/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import { stepTitles } from "#shared/workshop/agenda";
import type { SeatCommand } from "#shared/workshop/command";
import type { Brief } from "#shared/workshop/view/brief";
import type { SeatView } from "#shared/workshop/view/view";
import { Criteria } from "./steps/Criteria";
import { Decide } from "./steps/Decide";
import { Discussion } from "./steps/Discussion";
import { Followup } from "./steps/Followup";
import { Judgements } from "./steps/Judgements";
import { Lobby } from "./steps/Lobby";
import { Points } from "./steps/Points";
import { Premortem } from "./steps/Premortem";
import { Reading } from "./steps/Reading";
import { Reveal } from "./steps/Reveal";
import type { StepProps } from "./steps/step-props";
import { Why } from "./steps/Why";
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
      {view.closed ? <Followup {...step} /> : view.phase === "countdown" ? <Countdown {...step} /> : current(step)}
    </div>
  );
}

function current(step: StepProps): ComponentChildren {
  switch (step.view.step) {
    case "lobby":
      return <Lobby {...step} />;
    case "reading":
      return <Reading {...step} />;
    case "criteria":
      return <Criteria {...step} />;
    case "points":
      return <Points {...step} />;
    case "judgements":
      return <Judgements {...step} />;
    case "again":
      return step.view.phase === "revealed" ? <Reveal {...step} /> : <Judgements {...step} />;
    case "reveal":
      return <Reveal {...step} />;
    case "discussion":
      return <Discussion {...step} />;
    case "why":
      return <Why {...step} />;
    case "premortem":
      return <Premortem {...step} />;
    case "decide":
      return <Decide {...step} />;
    case "followup":
      return <Followup {...step} />;
  }
}

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
