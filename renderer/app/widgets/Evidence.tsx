import { IconCalendarTime } from "@tabler/icons-react";
import type { Criterion, Finding, Option, Playbook } from "#shared/playbook/playbook";
import { optionClass } from "../../options";
import { Box, Row } from "../ui/layout";
import { Text } from "../ui/Text";
import { count } from "../ui/words";
import classes from "./Evidence.module.css";
import { sourcesLine } from "./Fit";
import { OptionMark } from "./OptionMark";

/** "5 findings, 3 articles". */
export function evidenceCount({ findings }: Criterion): string {
  const articles = new Set(findings.flatMap(({ sources }) => sources)).size;
  return findings.length === 0 ? "" : `${count(findings.length, "finding")}, ${count(articles, "article")}`;
}

/** What the sources say about a criterion, by option, with the cautions. */
export function Evidence({
  criterion,
  options,
  playbook,
}: {
  criterion: Criterion;
  options: Option[];
  playbook: Playbook;
}) {
  const sources = new Set(criterion.findings.flatMap((finding) => finding.sources));
  const groups = [
    ...options.map((option, n) => ({ key: option.id, title: option.title, n })),
    { key: null, title: options.length === 2 ? "Both" : "All", n: null },
  ];
  return (
    <div>
      {criterion.findings.length === 0 && (
        <Text tone="soft">Nothing is written down about it. What you know goes into the note.</Text>
      )}
      {groups.map(({ key, title, n }) => {
        const findings = criterion.findings.filter(({ about }) => about === key);
        if (findings.length === 0) return null;
        return (
          <Box key={key ?? "all"} className={classes.group} as="section" mb={20} aria-label={title}>
            <h3>
              {n !== null && <OptionMark n={n} />}
              {title}
            </h3>
            {findings.map((finding) => (
              <Fact key={finding.text} finding={finding} n={n} line={sourcesLine(playbook, finding.sources)} />
            ))}
          </Box>
        );
      })}
      {criterion.caution && (
        <Row
          as="p"
          gap={10}
          align="stretch"
          card="sunken"
          py={10}
          className={classes.caution}
          tone="soft"
          size="aside"
          mb={16}
        >
          <IconCalendarTime size={16} aria-hidden="true" />
          <span>{criterion.caution}</span>
        </Row>
      )}
      {sources.size > 0 && (
        <Text as="details" tone="soft">
          <summary>The articles</summary>
          <Text as="ul" mt={6} className="bulleted">
            {[...sources].map((id) => {
              const source = playbook.sources[id];
              if (!source) return null;
              return (
                <li key={id}>
                  {source.author ?? "Author not named"}, “{source.title}”, {source.year}
                </li>
              );
            })}
          </Text>
        </Text>
      )}
    </div>
  );
}

function Fact({ finding, n, line }: { finding: Finding; n: number | null; line: string }) {
  return (
    <div className={`${classes.fact} ${n === null ? "" : optionClass(n)}`} data-dashed={n === 1 ? "" : undefined}>
      <p>{finding.text}</p>
      {line && (
        <Text size="meta" tone="quiet" mt={2}>
          {line}
        </Text>
      )}
    </div>
  );
}
