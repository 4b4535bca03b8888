import { SegmentedControl } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { Row } from "../../ui/layout";
import { count } from "../../ui/words";
import classes from "./Repository.module.css";
import type { AdrFilter } from "./rows";
import type { AdrList } from "./useAdrList";

const filters: { is: AdrFilter; label: string }[] = [
  { is: "all", label: "All" },
  { is: "accepted", label: "Accepted" },
  { is: "superseded", label: "Superseded" },
  { is: "other", label: "Other" },
];

export type Shape = "table" | "timeline";

/** Which of the ADRs are shown, and as what. */
export function Bar({
  list: { counts, filter, setFilter },
  counted,
  shape,
  setShape,
}: {
  list: AdrList;
  /** All were read, so that it can be said how many there are of each kind. */
  counted: boolean;
  shape: Shape;
  setShape(shape: Shape): void;
}) {
  const { problems } = counts;
  return (
    <Row gap={12} wrap={8} mb={8}>
      <Row role="group" aria-label="Show" wrap={8} align="stretch" className={classes.filters}>
        {filters.map(({ is, label }) => (
          <button key={is} type="button" aria-pressed={filter === is} onClick={() => setFilter(is)}>
            {label} {counted && <span className="num">{counts[is]}</span>}
          </button>
        ))}
      </Row>
      <SegmentedControl
        aria-label="Show as"
        size="xs"
        value={shape}
        onChange={(value) => setShape(value as Shape)}
        data={[
          { value: "table", label: "Table" },
          { value: "timeline", label: "Timeline" },
        ]}
      />
      {problems > 0 && (
        <button
          type="button"
          className={classes.problems}
          aria-pressed={filter === "problems"}
          onClick={() => setFilter(filter === "problems" ? "all" : "problems")}
        >
          <IconAlertTriangle size={15} aria-hidden="true" />
          {count(problems, "problem")}
        </button>
      )}
    </Row>
  );
}
