import { Button } from "@mantine/core";
import { useAsk, useHost } from "../../host/HostContext";
import { useAction } from "../../host/useAction";
import { HomeFrame } from "../../shell/frames/HomeFrame";
import { AskNote, FailureNote } from "../../ui/FailureNote";
import { Row } from "../../ui/layout";
import { Prose } from "../../ui/Prose";
import { Text } from "../../ui/Text";
import { count } from "../../ui/words";
import { OptionMark } from "../../widgets/OptionMark";
import { placeText } from "../../widgets/playbook-place";
import { useNewDecision } from "../start/newDecision";
import classes from "./Playbooks.module.css";

/** What a decision can start from: playbooks with their criteria and sources, and filled-in examples. */
export function Playbooks() {
  const { host, playbooks } = useHost();
  const action = useAction();
  const examples = useAsk(() => host.examples.list(), []);
  const problems = useAsk(() => host.playbooks.problems(), []);
  const begin = useNewDecision(action);
  return (
    <HomeFrame at="playbooks" title="Playbooks">
      <FailureNote failure={action.failure} />
      {playbooks.map(({ hash, playbook, from }) => {
        const { asked, others, known, sources } = playbook;
        return (
          <section key={`${hash} ${placeText(from)}`} className={classes.book} aria-label={playbook.title}>
            <Row gap={24} align="start" justify="between">
              <div>
                <Prose as="h2" voice="next">
                  {playbook.question}
                </Prose>
                <Text size="aside" tone="quiet" mt={4}>
                  {playbook.title}. Edition {playbook.edition}.{" "}
                  {count(asked.length + others.length, "criterion").replace("criterions", "criteria")}
                  {sources.length > 0 && `, ${count(sources.length, "source")}`}. {placeText(from)}.
                </Text>
              </div>
              <Button onClick={() => begin({ playbook: playbook.id, hash })}>Start a decision</Button>
            </Row>
            <dl className={classes.facts}>
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
                    <ul>
                      {sources.map((source) => (
                        <li key={source.short}>
                          {source.author ?? "Author not named"}, “{source.title}”, {source.year}
                        </li>
                      ))}
                    </ul>
                  </dd>
                </>
              )}
            </dl>
          </section>
        );
      })}
      {problems.state === "ready" && problems.value.length > 0 && (
        <section aria-label="Playbooks that can't be used">
          <h2 className={classes.section}>Can't be used</h2>
          <ul className={classes.examples}>
            {problems.value.map(({ root, file, why }) => (
              <li key={`${root} ${file}`}>
                <div>
                  <strong>{file}</strong>
                  <p>
                    {why} In {root}.
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      <h2 className={classes.section}>Examples</h2>
      <AskNote asked={examples} />
      <ul className={classes.examples}>
        {examples.state === "ready" &&
          examples.value.map((example) => (
            <li key={example.id}>
              <div>
                <strong>{example.title}</strong>
                <p>{example.about}</p>
              </div>
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={`Open ${example.title}`}
                onClick={() => begin({ playbook: example.playbook, example: example.id })}
              >
                Open a copy
              </Button>
            </li>
          ))}
      </ul>
    </HomeFrame>
  );
}
