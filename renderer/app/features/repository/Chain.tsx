import { IconArrowDown } from "@tabler/icons-react";
import { useMemo } from "react";
import { showDay } from "#shared/base/day";
import { hrefOf } from "../../shell/route";
import { Box, Row, Stack } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { StatusChip } from "../../widgets/StatusChip";
import classes from "./Chain.module.css";
import { type AdrRow, chainOf, dateOf, rowNumber, rowTitle, statusShown } from "./rows";
import type { Repo } from "./useRepositories";

/** What this ADR took the place of and what took its place, the oldest first. Nothing where it stands alone. */
export function Chain({ row, repo, view }: { row: AdrRow; repo: Repo; view: string | null }) {
  const { root, entry } = row;
  const chain = useMemo(() => chainOf(entry, repo.listing?.entries ?? []), [entry, repo.listing]);
  if (chain.length < 2) return null;
  return (
    <Box as="section" card="plain" aria-label="Supersession">
      <Text as="h2" tone="quiet" size="meta" mb={6}>
        Supersession
      </Text>
      <Stack as="ol">
        {chain.map((one, i) => {
          const date = dateOf(one);
          const status = statusShown(one);
          const here = one.file === entry.file;
          return (
            <li key={one.file} className={classes.link} aria-current={here ? "true" : undefined}>
              {i > 0 && <IconArrowDown size={14} aria-hidden="true" className={classes.arrow} />}
              <Text as="span" tone="quiet" className="mono">
                {rowNumber(one)}
              </Text>
              {here ? (
                <strong>{rowTitle(one)}</strong>
              ) : (
                <a href={hrefOf({ at: "repository", root: view, open: { root, file: one.file } })}>{rowTitle(one)}</a>
              )}
              <Row as="span" className={classes.facts} tone="quiet" size="meta">
                {status && <StatusChip status={status} />}
                {date && <span className="num">{showDay(date)}</span>}
              </Row>
            </li>
          );
        })}
      </Stack>
    </Box>
  );
}
