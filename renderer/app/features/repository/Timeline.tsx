import { Button } from "@mantine/core";
import { useState } from "react";
import { showDay } from "#shared/base/day";
import { hrefOf } from "../../shell/route";
import { Row } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { count } from "../../ui/words";
import { StatusChip } from "../../widgets/StatusChip";
import { type AdrRow, byYear, dateOf, keyOf, originOf, rowNumber, rowTitle, statusShown } from "./rows";
import classes from "./Timeline.module.css";

interface Shown {
  rows: readonly AdrRow[];
  /** The one repository that is looked at; `null` for all. */
  view: string | null;
  several: boolean;
  selected: string | null;
  numberOf(root: string, file: string): string;
}

/** When what was decided, the newest first, year by year; a year is drawn when it is opened. */
export function Timeline({ rows, ...shown }: Shown) {
  const years = byYear(rows);
  const most = Math.max(1, ...years.map((one) => one.rows.length));
  const [open, setOpen] = useState<ReadonlySet<string | null> | null>(null);
  const opened = open ?? new Set(years.slice(0, 1).map(({ year }) => year));
  const toggle = (year: string | null, on: boolean) => {
    const next = new Set(opened);
    if (on) next.add(year);
    else next.delete(year);
    setOpen(next);
  };
  return (
    <section className={classes.timeline} aria-label="Timeline">
      {years.map(({ year, rows }) => (
        <div key={year} className={classes.part}>
          <h2>
            <button
              type="button"
              aria-expanded={opened.has(year)}
              aria-label={`${year ?? "No date"}, ${count(rows.length, "ADR")}`}
              onClick={() => toggle(year, !opened.has(year))}
            >
              <Text as="span" size="row" tone="ink" weight={600} className="num">
                {year ?? "No date"}
              </Text>
              <span className={classes.bar} aria-hidden="true">
                <i style={{ width: `${(rows.length / most) * 100}%` }} />
              </span>
              <span className="num">{count(rows.length, "ADR")}</span>
            </button>
          </h2>
          {opened.has(year) && <Year {...shown} rows={rows} />}
        </div>
      ))}
    </section>
  );
}

/** ADRs of one year drawn at once. */
const page = 200;

function Year({ rows, view, several, selected, numberOf }: Shown) {
  const [pages, setPages] = useState(1);
  return (
    <>
      <ol className={classes.days}>
        {rows.slice(0, pages * page).map(({ key, root, entry, log }) => {
          const origin = originOf({ root, log }, several);
          const date = dateOf(entry);
          const status = statusShown(entry);
          return (
            <Row key={key} data-status={entry.status ?? "unknown"} as="li" gap={10}>
              <Text as="span" size="aside" tone="soft" className={`num ${classes.day}`}>
                {date ? showDay(date) : ""}
              </Text>
              <Text
                href={hrefOf({ at: "repository", root: view, open: { root, file: entry.file } })}
                aria-current={key === selected ? "true" : undefined}
                as="a"
                className="unlined"
                weight={550}
                oneLine
              >
                <span className="mono">{rowNumber(entry)}</span> {rowTitle(entry)}
              </Text>
              {status && <StatusChip status={status} />}
              {entry.supersedes.map((file) => (
                <Text
                  key={keyOf(root, file)}
                  as="a"
                  size="meta"
                  tone="soft"
                  href={hrefOf({ at: "repository", root: view, open: { root, file } })}
                >
                  supersedes {numberOf(root, file) || file}
                </Text>
              ))}
              {origin !== "" && (
                <Text as="span" size="meta" tone="quiet" style={{ marginLeft: "auto" }}>
                  {origin}
                </Text>
              )}
            </Row>
          );
        })}
      </ol>
      {rows.length > pages * page && (
        <Button variant="subtle" size="compact-sm" mb={12} ml={114} onClick={() => setPages(pages + 1)}>
          {rows.length - pages * page} more
        </Button>
      )}
    </>
  );
}
