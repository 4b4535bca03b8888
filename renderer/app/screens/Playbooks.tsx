import { Button } from "@mantine/core";
import { useState } from "react";
import type { Failure } from "../host/failure";
import { useAsk, useHost } from "../host/HostContext";
import { FailureNote } from "../parts/FailureNote";
import { Home } from "../parts/Home";
import { OptionMark } from "../parts/OptionMark";
import { Say } from "../parts/Say";
import { count } from "../words";
import { useNewDecision } from "./newDecision";
import classes from "./Playbooks.module.css";

/** What a decision can start from: playbooks with their criteria and sources, and filled-in examples. */
export function Playbooks() {
  const { host, playbooks } = useHost();
  const [failure, setFailure] = useState<Failure | null>(null);
  const examples = useAsk(() => host.examples.list(), []);
  const create = useNewDecision(setFailure);
  return (
    <Home at="playbooks" title="Playbooks">
      {failure && <FailureNote failure={failure} />}
      {playbooks.map(({ hash, playbook }) => {
        const always = playbook.criteria.filter((criterion) => criterion.always);
        const others = playbook.criteria.filter((criterion) => !criterion.always);
        return (
          <section key={hash} className={classes.book} aria-label={playbook.title}>
            <div className={classes.head}>
              <div>
                <Say as="h2" voice="next">
                  {playbook.question}
                </Say>
                <p className={classes.meta}>
                  Edition {playbook.edition}.{" "}
                  {count(playbook.criteria.length, "criterion").replace("criterions", "criteria")},{" "}
                  {count(Object.keys(playbook.sources).length, "source")}.
                </p>
              </div>
              <Button onClick={create}>Start a decision</Button>
            </div>
            <dl className={classes.facts}>
              <dt>Options</dt>
              <dd>
                {playbook.options.map((option, n) => (
                  <span key={option.id} className={classes.option}>
                    <OptionMark n={n} /> {option.title}
                  </span>
                ))}
              </dd>
              <dt>Always asked</dt>
              <dd>{always.map(({ title }) => title).join(", ")}</dd>
              <dt>To add</dt>
              <dd>{others.map(({ title }) => title).join(", ")}</dd>
              <dt>Sources</dt>
              <dd>
                <ul>
                  {Object.entries(playbook.sources).map(([id, source]) => (
                    <li key={id}>
                      {source.author ?? "Author not named"}, “{source.title}”, {source.year}
                    </li>
                  ))}
                </ul>
              </dd>
            </dl>
          </section>
        );
      })}
      <h2 className={classes.section}>Examples</h2>
      {examples.state === "failed" && (
        <FailureNote failure={examples.failure} actions={[{ does: "Try again", act: examples.again }]} />
      )}
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
                onClick={() => create(example.id)}
              >
                Open a copy
              </Button>
            </li>
          ))}
      </ul>
    </Home>
  );
}
