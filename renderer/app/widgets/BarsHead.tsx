import type { ReactNode } from "react";
import { Row } from "../ui/layout";
import { Text } from "../ui/Text";
import classes from "./BarsHead.module.css";
import { OptionMark } from "./OptionMark";

/** Over bars of points: what they show, and whose the two sides are, by place among the options. */
export function BarsHead({
  id,
  sides,
  children,
}: {
  /** For the heading, so that the section can be named by it. */
  id: string;
  sides: readonly { n: number; title: string }[];
  children: ReactNode;
}) {
  return (
    <div className={classes.head}>
      <h2 id={id}>{children}</h2>
      <Row as="span" gap={16} wrap={2} align="stretch" justify="end" className={classes.legend} tone="soft" size="meta">
        {sides.map(({ n, title }) => (
          <span key={n}>
            <OptionMark n={n} /> {title}
          </span>
        ))}
      </Row>
      <Text as="span" size="meta" tone="quiet" className={classes.unit}>
        points
      </Text>
    </div>
  );
}
