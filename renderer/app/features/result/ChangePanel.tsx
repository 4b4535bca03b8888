import { Button } from "@mantine/core";
import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import { memo, useState } from "react";
import type { Analysis } from "#shared/analysis/model";
import type { By } from "#shared/base/by";
import { percent } from "#shared/base/figures";
import type { Recommendation } from "#shared/record/recommend";
import { optionClass } from "../../../options";
import { hrefOf } from "../../shell/route";
import { Box, Row } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { Chip } from "../../widgets/StatusChip";
import { useRecord } from "../record/RecordContext";
import classes from "./ChangePanel.module.css";
import { WeightSlider } from "./WeightSlider";

interface Props {
  /** The recommendation of the record; its flips are marked on the sliders. */
  now: Recommendation;
  /** The one on screen: the record's, or with the weights that are tried. */
  shown: Recommendation;
  tried: By<number> | null;
  onTry(): void;
  onWeight(criterion: string, to: number): void;
  onSuggest(weights: By<number>): void;
  onKeep: (() => void) | null;
  onDrop(): void;
}

/** What would change the recommendation, how firm it is, and what is unknown. */
export function ChangePanel(props: Props) {
  const { now, shown, onSuggest } = props;
  const { record } = useRecord();
  if (now.analysis.gap === null) {
    return (
      <div className={classes.panel}>
        <Text tone="soft" mb={10}>
          Answer the questions, and this side says which answer and which weight matter most.
        </Text>
        <Open now={now} />
      </div>
    );
  }
  return (
    <div className={classes.panel}>
      <Weights {...props} />
      <Cheapest now={now} onSuggest={onSuggest} />
      <Firmness now={now} shown={shown} />
      <Open now={now} />
      <Text size="meta" tone="quiet" mt={10}>
        Scores are steps on a scale from 1 to 5; that a step counts the same everywhere is a modelling choice.{" "}
        <a href={hrefOf({ at: "record", id: record.id, place: { step: "weights" } })}>Change the weights</a>
      </Text>
    </div>
  );
}

/** The weights that turn it, or all of them, to try others; and the answers that turn it. */
function Weights({ now, tried, onTry, onWeight, onKeep, onDrop }: Props) {
  const [all, setAll] = useState(false);
  const { analysis, sentences, criteria, options } = now;
  const flipping = sentences.flips.map(({ criterion }) => criterion);
  const order = [...new Set([...flipping, ...criteria.map(({ id }) => id)])];
  const sliders = tried || all ? order : order.slice(0, Math.min(3, new Set(flipping).size));
  const weights = tried ?? analysis.weights;
  return (
    <>
      {sliders.map((id) => (
        <WeightSlider
          key={id}
          criterion={id}
          title={criteria.find((criterion) => criterion.id === id)?.title ?? id}
          flip={sentences.flips.find(({ criterion }) => criterion === id) ?? null}
          value={Math.round(100 * (weights[id] ?? 0))}
          percent={percent(weights[id] ?? 0)}
          options={options}
          onWeight={onWeight}
        />
      ))}
      {sentences.otherFlips && (
        <Text tone="soft" mb={10}>
          {sentences.otherFlips}
        </Text>
      )}
      {sentences.answers.length > 0 && (
        <Text className="bulleted" as="ul" tone="soft" mb={12}>
          {sentences.answers.slice(0, 4).map((text) => (
            <Box key={text} as="li" mb={4}>
              {text}
            </Box>
          ))}
        </Text>
      )}
      <Row wrap={8} align="stretch" className={classes.buttons}>
        {tried ? (
          <Tried onKeep={onKeep} onDrop={onDrop} />
        ) : (
          <>
            <Button variant="default" leftSection={<IconAdjustmentsHorizontal size={16} />} onClick={onTry}>
              Try other weights
            </Button>
            {order.length > sliders.length && (
              <Button variant="subtle" color="gray" onClick={() => setAll(true)}>
                All criteria
              </Button>
            )}
          </>
        )}
      </Row>
    </>
  );
}

/** The least weight that has to move to change who leads. */
const Cheapest = memo(function Cheapest({ now: { analysis, sentences }, onSuggest }: Pick<Props, "now" | "onSuggest">) {
  const cheapest = analysis.cheapestReallocation;
  if (!sentences.cheapest || !cheapest) return null;
  return (
    <section>
      <h2>Cheapest change</h2>
      <Text tone="soft" mb={10}>
        {sentences.cheapest}
      </Text>
      <Button variant="default" size="xs" onClick={() => onSuggest(moved(analysis, cheapest))}>
        Try it
      </Button>
    </section>
  );
});

/** What becomes of the weights that are tried. */
const Tried = memo(function Tried({ onKeep, onDrop }: Pick<Props, "onKeep" | "onDrop">) {
  return (
    <>
      {onKeep && (
        <Button variant="default" onClick={onKeep}>
          Keep these weights
        </Button>
      )}
      <Button variant="subtle" color="gray" onClick={onDrop}>
        Back to yours
      </Button>
      {onKeep && (
        <Text size="meta" tone="quiet" mt={10}>
          Kept weights are rounded to blocks of 5 points.
        </Text>
      )}
    </>
  );
});

/** In how many of all weightings and answers the leader stays ahead. */
const Firmness = memo(function Firmness({ now, shown }: Pick<Props, "now" | "shown">) {
  const { draft } = useRecord();
  const leader = shown.analysis.gap ? draft.options.findIndex(({ id }) => id === shown.analysis.gap?.leader) : -1;
  return (
    <section>
      <h2>How firm</h2>
      {shown.sentences.robust.length > 0 ? (
        <>
          <Text tone="soft">{now.options[leader]?.title} leads in</Text>
          <dl className={`${classes.shares} ${leader >= 0 ? optionClass(leader) : ""}`}>
            {shown.sentences.robust.map(({ share, of }) => (
              <div key={of}>
                <dt className="num">{share}</dt>
                <dd>
                  {of}
                  <meter
                    className={classes.meter}
                    min={0}
                    max={100}
                    value={Number.parseInt(share.replace(/\D*/, ""), 10)}
                    aria-hidden="true"
                  />
                </dd>
              </div>
            ))}
          </dl>
          {shown.sentences.sampling && (
            <Text size="meta" tone="quiet" mt={10}>
              {shown.sentences.sampling}
            </Text>
          )}
        </>
      ) : (
        <Text tone="soft" mb={10}>
          Nobody leads alone, so there is nobody to be firm about.
        </Text>
      )}
      <Text size="meta" tone="quiet" mt={10}>
        {now.sentences.thresholds}
      </Text>
    </section>
  );
});

/** What isn't known, and whether it could turn the result. */
const Open = memo(function Open({ now }: { now: Recommendation }) {
  const checkOf = (id: string | null) => now.criteria.find((criterion) => criterion.id === id)?.check;
  const open = [
    ...now.sentences.unknown.map(({ criterion, text }) => ({ text, check: checkOf(criterion) })),
    ...now.sentences.conditional.map((text) => ({ text, check: undefined })),
  ];
  if (open.length === 0) return null;
  return (
    <section>
      <h2 className={classes.unknown}>
        Unknown{" "}
        <Chip icon="unknown" tone="warn">
          {`${open.length} open`}
        </Chip>
      </h2>
      {open.map(({ text, check }) => (
        <Text key={text} tone="soft" mb={10}>
          {text}
          {check && <> To find out: {check}</>}
        </Text>
      ))}
    </section>
  );
});

/** The weights after the cheapest change, a hair beyond the point where both are level. */
function moved({ weights }: Analysis, { moves }: NonNullable<Analysis["cheapestReallocation"]>): By<number> {
  const next = { ...weights };
  for (const { from, to, weight } of moves) {
    const take = Math.min(next[from] ?? 0, Math.floor(weight * 100 + 1 + 1e-9) / 100);
    next[from] = (next[from] ?? 0) - take;
    next[to] = (next[to] ?? 0) + take;
  }
  return next;
}
