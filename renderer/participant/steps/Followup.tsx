/** @jsxImportSource preact */
import { showDay } from "#shared/base/day";
import { whoAndWhen } from "#shared/workshop/words";
import { Screen, TimeLeft, Typed } from "../ui/parts";
import { Chosen, Dissents } from "./Decide";
import type { StepProps } from "./step-props";

/** What was decided and what comes of it; one's own dissent can still be put better. */
export function Followup({ view, brief, ahead, cast }: StepProps) {
  const { followUp, me, closed } = view;
  const own = me.said.consent;
  const dissents = !closed && own !== null && own.level <= 2 && view.opened.consent !== null;
  return (
    <Screen
      mark={closed ? "closed" : "followup"}
      title={closed ? "The workshop is over" : "What follows"}
      where={!closed ? "Follow-up" : view.rehearsal ? "The rehearsal is over" : "What you said is in the record"}
      time={closed ? undefined : <TimeLeft timer={view.timer} ahead={ahead} />}
    >
      <Chosen view={view} brief={brief} overruled={false} />
      {followUp.actions.length > 0 && (
        <section>
          <h2>Actions</h2>
          <ul class="plainlist">
            {followUp.actions.map((action, i) => (
              <li key={i}>
                {action.what}, {whoAndWhen(action)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {followUp.triggers.length > 0 && (
        <section>
          <h2>Look again when</h2>
          <ul class="plainlist">
            {followUp.triggers.map(({ id, statement }) => (
              <li key={id}>{statement}</li>
            ))}
          </ul>
        </section>
      )}
      {followUp.review && <p>Reviewed on {showDay(followUp.review)}.</p>}
      {dissents ? (
        <section>
          <h2>Your dissent</h2>
          <Typed
            label="It goes into the record in these words"
            rows={4}
            max={1000}
            value={own.reason}
            onText={(text) => {
              if (text.trim() !== "") cast({ on: "dissent", text });
            }}
          />
        </section>
      ) : (
        <Dissents view={view} />
      )}
    </Screen>
  );
}
