/** What was opened in steps where the facilitator only leads the talk. */
import { memo } from "react";
import { sectionTitle } from "#shared/workshop/sections";
import type { Brief } from "#shared/workshop/view/brief";
import type { View } from "#shared/workshop/view/view";
import { oneOrMany } from "#shared/workshop/words";
import { Box, Row } from "../../../ui/layout";
import { Prose } from "../../../ui/Prose";
import { Text } from "../../../ui/Text";
import { OptionMark } from "../../../widgets/OptionMark";
import { ValueLine } from "../../result/ValueLine";
import { Contributions } from "../Contributions";
import classes from "./OpenedAnswers.module.css";
import type { FacilitatorStepProps } from "./step-props";

export function Comments({ view, brief }: { view: View; brief: Brief }) {
  const comments = view.opened.comments ?? [];
  if (comments.length === 0) return <Text tone="soft">Nobody wrote a comment.</Text>;
  return [...new Set(comments.map(({ section }) => section))].map((section) => (
    <Box key={section} section="plain" as="section" mt={20}>
      <h2>{sectionTitle(section, brief)}</h2>
      <Quotes of={comments.flatMap((one) => (one.section === section ? [{ text: one.text, who: null }] : []))} />
    </Box>
  ));
}

export function Quotes({ of }: { of: { text: string; who: string | null }[] }) {
  return (
    <ul className={classes.quotes}>
      {of.map(({ text, who }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: texts are in the order of the alphabet and have no id
        <li key={i}>
          {text}
          {who && <small>{who}</small>}
        </li>
      ))}
    </ul>
  );
}

/** From the lowest to the highest share, with a tick per answer. */
export function Points({ view, brief }: { view: View; brief: Brief }) {
  const { points } = view.opened;
  if (!points || points.withheld)
    return <Text tone="soft">Too few answers to show any without showing whose they are.</Text>;
  return (
    <table className={classes.points}>
      <thead>
        <tr>
          <th>Criterion</th>
          <th>Shares of 100 points, {points.ballots} answers</th>
          <th>Middle</th>
        </tr>
      </thead>
      <tbody>
        {points.shares.map(({ criterion, values }) => {
          const low = values[0] ?? 0;
          const high = values.at(-1) ?? 0;
          const at = (value: number) => `${value}%`;
          return (
            <tr key={criterion}>
              <th scope="row">{brief.criteria.find(({ id }) => id === criterion)?.title}</th>
              <td>
                <div className={classes.track} role="img" aria-label={`From ${Math.round(low)} to ${Math.round(high)}`}>
                  <i style={{ left: at(low), width: `${high - low}%` }} />
                  {values.map((value, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: ticks name nobody
                    <b key={i} style={{ left: at(value) }} />
                  ))}
                </div>
              </td>
              <td className="num">{Math.round(values[Math.floor((values.length - 1) / 2)] ?? 0)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** What could go wrong with each option, the most dots first. */
export function Risks({ view, brief }: { view: View; brief: Brief }) {
  const risks = (view.opened.risks ?? []).toSorted((a, b) => b.dots - a.dots);
  if (risks.length === 0) return <Text tone="soft">Nobody wrote anything.</Text>;
  const groups = [
    ...brief.options.map(({ id, title }, n) => ({ id: id as string | undefined, title: `${title} failed because`, n })),
    { id: undefined, title: "What speaks for the option that loses", n: -1 },
  ];
  return groups.map(({ id, title, n }) => {
    const here = risks.filter(({ option }) => option === id);
    if (here.length === 0) return null;
    return (
      <Box key={title} section="plain" as="section" mt={20}>
        <h2>
          {n >= 0 && <OptionMark n={n} />} {title}
        </h2>
        <ul>
          {here.map(({ id: risk, text, dots }) => (
            <Row key={risk} as="li" gap={20} justify="between" ruled py={10}>
              <span>{text}</span>
              <span className={classes.dots}>
                <span aria-hidden="true">{"●".repeat(Math.min(dots, 10))}</span>
                <span className="num">{oneOrMany(dots, "dot")}</span>
              </span>
            </Row>
          ))}
        </ul>
      </Box>
    );
  });
}

/** What the answers add up to. The values and sentences are the host's; the picture is the walk's. */
export const Adding = memo(function Adding({ session, brief }: FacilitatorStepProps) {
  const { result } = session.state.view;
  if (!result) return <Text tone="soft">There is no result to show.</Text>;
  const rests = result.sentences.filter((text) => !text.includes(result.lead));
  const order = Object.entries(result.values).toSorted(([, a], [, b]) => b - a);
  const [first, second] = order;
  const gap = first && second ? { leader: first[0], over: second[0], value: first[1] - second[1] } : null;
  return (
    <>
      <Prose as="h2" voice="next">
        {result.headline}
      </Prose>
      <Text tone="soft" size="row" mt={8} mb={20} measure>
        {result.lead}
      </Text>
      <ValueLine options={brief.options} values={result.values} gap={gap} />
      {gap && (
        <Box section="plain" as="section" mt={20}>
          <h2>Where the difference comes from</h2>
          <Contributions result={result} brief={brief} />
        </Box>
      )}
      {rests.length > 0 && (
        <Box section="plain" as="section" mt={20}>
          <h2>What it rests on</h2>
          <Text as="ul" className="bulleted" tone="soft">
            {rests.map((text) => (
              <Box key={text} as="li" mb={6}>
                {text}
              </Box>
            ))}
          </Text>
        </Box>
      )}
    </>
  );
});
