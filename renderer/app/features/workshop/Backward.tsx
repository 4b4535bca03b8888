/** At the left of the bottom: back, open again, leave out. */
import { Button } from "@mantine/core";
import { IconArrowLeft, IconPlayerSkipForward } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { compulsorySteps, isBlind, stepTitles } from "#shared/workshop/agenda";
import type { FacilitatorState } from "#shared/workshop/state";
import { nextWorkshopStep } from "./Forward";
import type { SessionHandle } from "./useSession";

export function Backward({ view, command }: { view: FacilitatorState["view"]; command: SessionHandle["command"] }) {
  const { step, phase, agenda, cells } = view;
  const here = agenda.findIndex((item) => item.step === step);
  const before = agenda[here - 1]?.step;
  const skippable = isBlind(step) && phase === "open" && !compulsorySteps.includes(step);
  return (
    <>
      {before && phase !== "countdown" && (
        <Quiet icon={<IconArrowLeft size={16} stroke={1.6} />} act={() => void command({ type: "back", from: step })}>
          {stepTitles[before]}
        </Quiet>
      )}
      {((isBlind(step) && phase === "revealed") || step === "reveal") && (
        <Quiet act={() => void command({ type: "reopen" })}>Take answers again</Quiet>
      )}
      {skippable && nextWorkshopStep(agenda, cells.length, here) !== undefined && (
        <Quiet
          icon={<IconPlayerSkipForward size={16} stroke={1.6} />}
          act={() => void command({ type: "skip", from: step })}
        >
          Skip this step
        </Quiet>
      )}
    </>
  );
}

function Quiet({ icon, act, children }: { icon?: ReactNode; act(): void; children: ReactNode }) {
  return (
    <Button variant="subtle" color="gray" size="sm" px={8} leftSection={icon} onClick={act}>
      {children}
    </Button>
  );
}
