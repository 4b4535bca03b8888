import type { Anchors, Playbook } from "#shared/playbook/playbook";
import { provenance } from "#shared/playbook/provenance";
import type { Fit } from "#shared/record/record";
import { optionClass } from "../../options";
import { Row } from "../ui/layout";
import { Text } from "../ui/Text";
import classes from "./Fit.module.css";
import { OptionMark } from "./OptionMark";

/** Five pips and the digit. */
export function Pips({ n, score }: { n: number; score: number | null }) {
  return (
    <span
      className={`${classes.pips} ${optionClass(n)}`}
      role="img"
      aria-label={score === null ? "not known" : `${score} of 5`}
    >
      {[1, 2, 3, 4, 5].map((step) => (
        <i key={step} data-on={score !== null && step <= score ? "" : undefined} />
      ))}
      <b className="num">{score ?? "?"}</b>
    </span>
  );
}

/** The sources of a fact, short: "Anon. 2021, Vance 2026". */
export function sourcesLine(playbook: Playbook, ids: readonly string[], most = Number.POSITIVE_INFINITY): string {
  const names = ids.map((id) => playbook.sources[id]?.short ?? id);
  const more = names.length - most;
  return more > 0 ? `${names.slice(0, most).join(", ")}, +${more}` : names.join(", ");
}

/** The oldest figures that a fact rests on, "; figures from 2018 on". */
function datedLine(playbook: Playbook, ids: readonly string[]): string {
  const years = ids.flatMap((id) => playbook.sources[id]?.data ?? []);
  return years.length === 0 ? "" : `; figures from ${Math.min(...years)} on`;
}

/** How old the sources of a fact are, a line each; empty where the playbook doesn't know. */
function agesOf(playbook: Playbook, ids: readonly string[]): string {
  return ids
    .flatMap((id) => {
      const source = playbook.sources[id];
      const age = source ? provenance(source) : "";
      return source && age ? [`${source.short}: ${age}`] : [];
    })
    .join("\n");
}

/** How one option fits the answer given: anchor word, reason, sources. */
export function FitCard({
  n,
  title,
  fit,
  anchors,
  playbook,
}: {
  n: number;
  title: string;
  fit: Fit;
  anchors: Anchors;
  playbook: Playbook;
}) {
  const anchor = fit.score === null ? "Not known" : anchors[`${fit.score}`];
  return (
    <section className={classes.card} aria-label={`How ${title} fits`}>
      <Row>
        <OptionMark n={n} />
        <Text as="span" size="row" weight={600} className={classes.title}>
          {title}
        </Text>
        <Pips n={n} score={fit.score} />
      </Row>
      <Text size="aside" weight={600} mt={8}>
        {anchor}
      </Text>
      {fit.reason && (
        <Text size="aside" tone="soft" mt={0}>
          {fit.reason}
        </Text>
      )}
      {fit.sources.length > 0 && (
        <Text size="meta" tone="quiet" mt={6} title={agesOf(playbook, fit.sources)}>
          {sourcesLine(playbook, fit.sources, 3)}
          {datedLine(playbook, fit.sources)}
        </Text>
      )}
      {fit.origin === "rule" && (
        <Text size="meta" tone="quiet" mt={6}>
          By a rule for several answers together
        </Text>
      )}
      {fit.origin === "adjusted" && (
        <Text size="meta" tone="quiet" mt={6}>
          Changed by you
        </Text>
      )}
    </section>
  );
}
