/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { atStep, stepsOf, viewAlone } from "#shared/away/alone";
import type { Call } from "#shared/away/call";
import type { WorkshopStep } from "#shared/workshop/agenda";
import type { Session } from "#shared/workshop/session";
import { Own } from "../participant/steps/Own";
import type { StepProps } from "../participant/steps/step-props";
import { FaultLine, Screen } from "../participant/ui/parts";

/** All that was answered, to read once more, and the seal. */
export function Sealing({
  call,
  session,
  step,
  name,
  goTo,
  seal,
}: {
  call: Call;
  session: Session;
  step: StepProps;
  name: string;
  goTo(place: WorkshopStep): void;
  seal(): Promise<void>;
}) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const steps = stepsOf(call);
  const last = steps.at(-1) as WorkshopStep;
  const press = async () => {
    if (call.asks.what === "consent" && step.view.me.said.consent === null)
      return setFault("Say how far you go along first.");
    setBusy(true);
    try {
      await seal();
    } catch (error) {
      setFault(`It couldn't be sealed: ${error instanceof Error ? error.message : String(error)}`);
      setBusy(false);
    }
  };
  return (
    <div class="phone">
      <Screen
        mark="sealing"
        title="Seal your ballot"
        where={name}
        hint="Once it is sealed nobody can read it, you included, until all ballots are opened together."
        foot={
          <>
            <FaultLine fault={fault} />
            <div class="actions">
              <button type="button" class="second" onClick={() => goTo(last)}>
                Change something
              </button>
              <button type="button" class="primary" disabled={busy} onClick={() => void press()}>
                Seal it
              </button>
            </div>
          </>
        }
      >
        {steps.map((one) => (
          <Own key={one} step={{ ...step, view: viewAlone(call, atStep(session, one)) }} />
        ))}
      </Screen>
    </div>
  );
}
