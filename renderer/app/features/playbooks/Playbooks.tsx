import { Button } from "@mantine/core";
import { useState } from "react";
import type { ListedPlaybook, PlaybookProblem } from "#shared/api/playbooks";
import { useAsk, useHost } from "../../host/HostContext";
import { useAction } from "../../host/useAction";
import { HomeFrame } from "../../shell/frames/HomeFrame";
import { go } from "../../shell/route";
import { AskNote, FailureNote } from "../../ui/FailureNote";
import { Row, Stack } from "../../ui/layout";
import { Prose } from "../../ui/Prose";
import { Text } from "../../ui/Text";
import { count } from "../../ui/words";
import { OptionMark } from "../../widgets/OptionMark";
import { playbookPlaceText } from "../../widgets/playbook-place";
import { useNewDecision } from "../start/newDecision";
import { ImportPlaybook, NewPlaybook } from "./NewPlaybook";
import classes from "./Playbooks.module.css";

/** What a decision can start from: playbooks with their criteria and sources, and filled-in examples. */
export function Playbooks() {
  const { host, info, playbooks } = useHost();
  const action = useAction();
  const examples = useAsk(() => host.examples.list(), []);
  const problems = useAsk(() => host.playbooks.problems(), [playbooks]);
  const begin = useNewDecision(action);
  const [making, setMaking] = useState<"new" | "import" | null>(null);
  const tools = (
    <>
      <Button variant="default" onClick={() => setMaking("import")}>
        Import
      </Button>
      <Button variant="default" onClick={() => setMaking("new")}>
        New playbook
      </Button>
    </>
  );
  const open = (file: string, to = go) => to({ at: "playbook", file: file.replace(/^playbooks\//, ""), part: "" });
  const edit = ({ hash, playbook, from }: ListedPlaybook) =>
    action.run(async (goOn) => {
      if (from.in === "computer") return open(from.file);
      open((await host.playbooks.copy({ playbook: playbook.id, hash })).file, goOn);
    });
  const unusable = problems.state === "ready" ? problems.value : [];
  return (
    <HomeFrame at="playbooks" title="Playbooks" tools={tools}>
      {making === "new" && <NewPlaybook onClose={() => setMaking(null)} />}
      {making === "import" && <ImportPlaybook onClose={() => setMaking(null)} />}
      <FailureNote failure={action.failure} />
      {playbooks.map((entry) => (
        <Book
          key={`${entry.hash} ${playbookPlaceText(entry.from)}`}
          entry={entry}
          onEdit={() => void edit(entry)}
          onBegin={() => void begin({ playbook: entry.playbook.id, hash: entry.hash })}
        />
      ))}
      <Unusable
        title="Not finished"
        problems={unusable.filter(({ root }) => root === info.data)}
        action={(file) => ({ does: "Go on writing", act: () => open(file) })}
      />
      <Unusable title="Can't be used" problems={unusable.filter(({ root }) => root !== info.data)} />
      <h2 className={classes.section}>Examples</h2>
      <AskNote asked={examples} />
      <ul>
        {examples.state === "ready" &&
          examples.value.map((example) => (
            <Row key={example.id} as="li" gap={24} justify="between" ruled py={10}>
              <div>
                <strong>{example.title}</strong>
                <Text tone="soft" size="aside">
                  {example.about}
                </Text>
              </div>
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={`Open a copy of ${example.title}`}
                onClick={() => begin({ playbook: example.playbook, example: example.id })}
              >
                Open a copy
              </Button>
            </Row>
          ))}
      </ul>
    </HomeFrame>
  );
}

/** A playbook in short: what it asks, of whom it knows, and what can be done with it. */
function Book({
  entry: { playbook, from },
  onEdit,
  onBegin,
}: {
  entry: ListedPlaybook;
  onEdit(): void;
  onBegin(): void;
}) {
  const { asked, others, known, sources } = playbook;
  return (
    <section className={classes.book} aria-label={playbook.title}>
      <Row gap={24} align="start" justify="between">
        <div>
          <Prose as="h2" voice="next">
            {playbook.question}
          </Prose>
          <Text size="aside" tone="quiet" mt={4}>
            {playbook.title}. Edition {playbook.edition}.{" "}
            {count(asked.length + others.length, "criterion").replace("criterions", "criteria")}
            {sources.length > 0 && `, ${count(sources.length, "source")}`}. {playbookPlaceText(from)}.
          </Text>
        </div>
        <Row>
          <Button variant="default" onClick={onEdit}>
            {from.in === "computer" ? "Edit" : "Edit a copy"}
          </Button>
          <Button variant="light" onClick={onBegin}>
            Start a decision
          </Button>
        </Row>
      </Row>
      <Stack as="dl" columns="120px minmax(0, 80ch)" gap={8} columnGap={16} className={classes.facts}>
        <dt>Options</dt>
        <dd>
          {known.length === 0
            ? "Your own"
            : playbook.options.map((option, n) => (
                <span key={option.id} className={classes.option}>
                  <OptionMark n={n} /> {option.title}
                </span>
              ))}
        </dd>
        <dt>Always asked</dt>
        <dd>{asked.join(", ")}</dd>
        <dt>To add</dt>
        <dd>{others.join(", ")}</dd>
        {sources.length > 0 && (
          <>
            <dt>Sources</dt>
            <dd>
              <details>
                <summary>{count(sources.length, "source")}</summary>
                <ul>
                  {sources.map((source) => (
                    <li key={source.short}>
                      {source.author ?? "Author not named"}, “{source.title}”, {source.year}
                    </li>
                  ))}
                </ul>
              </details>
            </dd>
          </>
        )}
      </Stack>
    </section>
  );
}

/** Files that no decision can begin with, each with the first reasons. */
function Unusable({
  title,
  problems,
  action,
}: {
  title: string;
  problems: PlaybookProblem[];
  action?: (file: string) => { does: string; act(): void };
}) {
  if (problems.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className={classes.section}>{title}</h2>
      <ul>
        {problems.map(({ root, file, why }) => {
          const [first, ...more] = why.split("\n");
          const way = action && /\.ya?ml$/i.test(file) ? action(file) : null;
          return (
            <Row key={`${root} ${file}`} as="li" gap={24} justify="between" ruled py={10}>
              <div>
                <strong>{file}</strong>
                <Text tone="soft" size="aside">
                  {first}
                  {more.length > 0 && `, and ${more.length} more`}
                  {!action && `. In ${root}`}
                </Text>
              </div>
              {way && (
                <Button variant="subtle" size="compact-sm" aria-label={`${way.does}: ${file}`} onClick={way.act}>
                  {way.does}
                </Button>
              )}
            </Row>
          );
        })}
      </ul>
    </section>
  );
}
