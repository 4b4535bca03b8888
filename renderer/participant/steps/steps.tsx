/** @jsxImportSource preact */
/** Every step after the lobby. Comes after the first screen, while people wait for the beginning. */
import { Criteria } from "./Criteria";
import { Decide } from "./Decide";
import { Discussion } from "./Discussion";
import { Followup } from "./Followup";
import { Judgements } from "./Judgements";
import { Points } from "./Points";
import { Premortem } from "./Premortem";
import { Reading } from "./Reading";
import { Reveal } from "./Reveal";
import type { StepProps } from "./step-props";
import { Why } from "./Why";

export function Step(step: StepProps) {
  if (step.view.closed) return <Followup {...step} />;
  switch (step.view.step) {
    case "lobby":
      return null;
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
