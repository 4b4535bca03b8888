/** The choice, and how far everybody goes along with it. */
import type { Brief } from "#shared/workshop/view/brief";
import type { View } from "#shared/workshop/view/view";
import { consentLevels } from "#shared/workshop/words";
import { Prose } from "../../../ui/Prose";
import { OptionMark } from "../../../widgets/OptionMark";
import type { SessionHandle } from "../useSession";
import classes from "./Deciding.module.css";
import { Quotes } from "./OpenedAnswers";
import { People } from "./People";

export function Choice({ view, brief }: { view: View; brief: Brief }) {
  const { choice } = view;
  if (!choice) return null;
  const n = brief.options.findIndex(({ id }) => id === choice.option);
  return (
    <section className={classes.choice} aria-label="The choice">
      <Prose as="h2" voice="next">
        {n >= 0 ? (
          <>
            <OptionMark n={n} size={16} /> {brief.options[n]?.title}
          </>
        ) : (
          "Postponed"
        )}
      </Prose>
      <p>{choice.reason}</p>
      {choice.overrule && <p>Against the recommendation: {choice.overrule}</p>}
    </section>
  );
}

export function Deciding({ session, brief }: { session: SessionHandle; brief: Brief }) {
  const { view } = session.state;
  const decider = view.people.find(({ role }) => role === "decider");
  return (
    <>
      {view.choice ? (
        <Choice view={view} brief={brief} />
      ) : (
        <p className={classes.wait}>
          {decider
            ? `${decider.name} chooses now, on their own device.`
            : "Nobody here is the decider, so the choice is yours."}
        </p>
      )}
      <People session={session} />
    </>
  );
}

export function Decided({ view, brief }: { view: View; brief: Brief }) {
  const { consent } = view.opened;
  const most = Math.max(1, ...(consent?.counts ?? []));
  return (
    <>
      <Choice view={view} brief={brief} />
      {consent?.counts ? (
        <ul className={classes.levels} aria-label="Consent">
          {consentLevels.map(({ told: words }, level) => (
            <li key={words}>
              <b className="num">{level}</b>
              <span>{words}</span>
              <span className={classes.bar} aria-hidden="true">
                <i style={{ width: `${((consent.counts?.[level] ?? 0) / most) * 100}%` }} />
              </span>
              <b className="num">{consent.counts?.[level]}</b>
            </li>
          ))}
        </ul>
      ) : (
        <p className={classes.wait}>Too few answers to show any without showing whose they are.</p>
      )}
      {consent?.confidence && (
        <p className={classes.confidence}>
          Will it still look right in a year?{" "}
          <strong>
            {Math.round(consent.confidence.median)}
            {"\u00a0"}%
          </strong>{" "}
          in the middle, half of you between {Math.round(consent.confidence.low)} and{" "}
          {Math.round(consent.confidence.high)}.
        </p>
      )}
      {consent && consent.dissent.length > 0 && (
        <section>
          <h2 className={classes.title}>Dissent, in their own words</h2>
          <Quotes of={consent.dissent} />
        </section>
      )}
    </>
  );
}
