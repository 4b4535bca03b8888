import { Button } from "@mantine/core";
import { IconHelpCircle } from "@tabler/icons-react";
import { useState } from "react";
import type { Problem } from "#shared/adr/folder/problem";
import type { Status } from "#shared/record/record";
import { Row } from "../../ui/layout";
import { statusName } from "../../widgets/StatusChip";
import classes from "./Adr.module.css";
import { problemWords } from "./Table";
import type { Click } from "./useAdrChanges";

/** What a word that nobody knows most often stands for; the menu has the others. */
const choices: Status[] = ["proposed", "deprecated"];

function clickOf({ repair }: Problem): Click | null {
  return repair && repair.do !== "choose status" ? repair : null;
}

/** What is wrong, at the ADR that it concerns, with what can be done at once. */
export function ProblemNote({
  kind,
  problems,
  word,
  ready,
  onStatus,
  onRepair,
}: {
  kind: Problem["kind"];
  problems: readonly Problem[];
  word: string | null;
  ready: boolean;
  onStatus(status: Status): void;
  onRepair(repair: Click): void;
}) {
  const [left, setLeft] = useState(false);
  if (left) return null;
  const [, name] = problemWords[kind];
  const unknown = kind === "unknown status";
  const line = (word ?? "").split(/\r?\n/)[0]?.trim() ?? "";
  const leave = (
    <Button variant="subtle" color="gray" size="xs" className={classes.leave ?? ""} onClick={() => setLeft(true)}>
      Leave it
    </Button>
  );
  return (
    <Row as="section" align="stretch" className={classes.problem} aria-label={name}>
      <IconHelpCircle size={17} aria-hidden="true" />
      <div>
        <Row align="start" justify="between" className={classes.what}>
          <h2>
            {unknown ? `Status “${line.length > 40 ? `${line.slice(0, 39)}…` : line}” has no fixed meaning` : name}
            {problems.length > 1 && <span className="num"> {problems.length}</span>}
          </h2>
          {!unknown && leave}
        </Row>
        {unknown ? (
          <>
            <p>Other tools may read it as a draft. Choosing a word here changes only that line.</p>
            <Row wrap={8} align="stretch">
              {choices.map((status) => (
                <Button key={status} variant="default" size="xs" disabled={!ready} onClick={() => onStatus(status)}>
                  {statusName(status)}
                </Button>
              ))}
              {leave}
            </Row>
          </>
        ) : (
          <ul>
            {problems.map((problem) => {
              const click = clickOf(problem);
              return (
                <li key={`${problem.line ?? ""} ${problem.what}`}>
                  {problem.what}
                  {problem.line !== undefined && ` Line ${problem.line}.`}
                  {click && (
                    <Button
                      variant="default"
                      size="compact-xs"
                      className={classes.repair ?? ""}
                      disabled={!ready}
                      onClick={() => onRepair(click)}
                    >
                      {click.label}
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
        )}
      </div>
    </Row>
  );
}
