/** The choice, and how far everybody goes along with it. */
import { undecided } from "#shared/workshop/rule";
import type { Brief } from "#shared/workshop/view/brief";
import type { View } from "#shared/workshop/view/view";
import { answersSay, consentLevels } from "#shared/workshop/words";
import { Box, Stack } from "../../../ui/layout";
import { Prose } from "../../../ui/Prose";
import { Text } from "../../../ui/Text";
import { OptionMark } from "../../../widgets/OptionMark";
import type { SessionHandle } from "../useSession";
import classes from "./Deciding.module.css";
import { Quotes } from "./OpenedAnswers";
import { PeopleInRoom } from "./People";

export function DecisionHere({ view, brief }: { view: View; brief: Brief }) {
  const { choice } = view;
  if (!choice) return null;
  const n = brief.options.findIndex(({ id }) => id === choice.option);
  return (
    <Box as="section" mb={20} aria-label="The choice">
      <Prose as="h2" voice="next">
        {n >= 0 ? (
          <>
            <OptionMark n={n} size={16} /> {brief.options[n]?.title}
          </>
        ) : (
          "Postponed"
        )}
      </Prose>
      <Text tone="soft" size="row" mt={6} measure>
        {choice.reason}
      </Text>
      {choice.overrule && (
        <Text tone="soft" size="row" mt={6} measure>
          Against the recommendation: {choice.overrule}
        </Text>
      )}
    </Box>
  );
}

export function Deciding({ session, brief }: { session: SessionHandle; brief: Brief }) {
  const { view } = session.state;
  const decider = view.people.find(({ role }) => role === "decider");
  return (
    <>
      {view.choice ? (
        <DecisionHere view={view} brief={brief} />
      ) : (
        <Text tone="soft" size="row" mb={16} measure>
          {decider
            ? `${decider.name} chooses now, on their own device.`
            : "Nobody here is the decider, so the choice is yours."}
          {view.result && ` ${answersSay(view.result)}`}
        </Text>
      )}
      <PeopleInRoom session={session} />
    </>
  );
}

export function Decided({ view, brief }: { view: View; brief: Brief }) {
  const { consent } = view.opened;
  const most = Math.max(1, ...(consent?.counts ?? []));
  const open = undecided(view);
  return (
    <>
      <DecisionHere view={view} brief={brief} />
      {open && (
        <Text role="status" tone="warn" weight={600} mb={16} measure>
          {open} Talk about it and take answers again; if you go on, the dissent stands in the ADR.
        </Text>
      )}
      {consent?.counts ? (
        <ul className={classes.levels} aria-label="Consent">
          {consentLevels.map(({ told: words }, level) => (
            <Stack key={words} as="li" columns="24px 160px minmax(0, 1fr) 28px" align="center" gap={12} ruled>
              <b className="num">{level}</b>
              <span>{words}</span>
              <span className={classes.bar} aria-hidden="true">
                <i style={{ width: `${((consent.counts?.[level] ?? 0) / most) * 100}%` }} />
              </span>
              <b className="num">{consent.counts?.[level]}</b>
            </Stack>
          ))}
        </ul>
      ) : (
        <Text tone="soft" size="row" mb={16}>
          Too few answers to show any without showing whose they are.
        </Text>
      )}
      {consent?.confidence && (
        <Text tone="soft" mt={16} mb={16}>
          Will it still look right in a year?{" "}
          <strong>
            {Math.round(consent.confidence.median)}
            {"\u00a0"}%
          </strong>{" "}
          in the middle
          {consent.confidence.low < consent.confidence.high &&
            `, half of you between ${Math.round(consent.confidence.low)} and ${Math.round(consent.confidence.high)}`}
          .
        </Text>
      )}
      {consent && consent.dissent.length > 0 && (
        <section>
          <Text as="h2" size="row" weight={600} mt={20} mb={8}>
            Dissent, in their own words
          </Text>
          <Quotes of={consent.dissent} />
        </section>
      )}
    </>
  );
}
