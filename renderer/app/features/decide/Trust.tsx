import { Button } from "@mantine/core";
import { useState } from "react";
import type { CommitOutlook, CommitRun } from "#shared/api/repo";
import { type Failure, failureOf } from "../../host/failure";
import { FailureNote } from "../../ui/FailureNote";
import classes from "./Export.module.css";

const kinds: Record<CommitRun["kind"], string> = {
  hook: "Hook",
  "beside a hook": "Beside the hooks",
  filter: "Filter",
  signing: "Signing",
  setting: "Setting",
};

/**
 * What git would run or obey on this commit, and the one decision about it: trusted, the commit is git's own; else the
 * list says how it differs. Shown only where there is something to decide or to know.
 */
export function Trust({
  outlook,
  trust,
  withdraw,
}: {
  outlook: CommitOutlook;
  trust(): Promise<void>;
  withdraw(): Promise<void>;
}) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { runs, differences, always, changes, trusted, since } = outlook;
  if (differences.length === 0 && always.length === 0 && since === null) return null;

  const run = async (act: () => Promise<void>) => {
    setBusy(true);
    setFailure(null);
    try {
      await act();
    } catch (error) {
      setFailure(failureOf(error));
    }
    setBusy(false);
  };
  return (
    <section className={classes.stackSmall} aria-label="What git runs here">
      {runs.length > 0 && (
        <>
          <p className={classes.small}>What git runs and obeys here on a commit</p>
          <ul className={classes.files}>
            {runs.map(({ kind, name, what }) => (
              <li key={`${kind} ${name}`}>
                {kinds[kind]} <span className="mono">{name}</span>: <span className="mono">{what}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {changes.length > 0 && (
        <div className={classes.warning} role="note">
          <p className={classes.text}>Not as it was when you trusted it, so it isn't trusted now:</p>
          <ul>
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </div>
      )}
      {!trusted && differences.length > 0 && (
        <div className={classes.warning} role="note">
          <p className={classes.text}>Without your trust none of it runs, and the commit isn't what git would make:</p>
          <ul>
            {differences.map((difference) => (
              <li key={difference}>{difference}</li>
            ))}
          </ul>
        </div>
      )}
      {always.map((one) => (
        <p key={one} className={classes.hint}>
          {one}
        </p>
      ))}
      {trusted ? (
        <div className={classes.buttons}>
          <span className={classes.hint}>
            Trusted: the commit is git's own. What changes in the list is asked again.
          </span>
          <Button variant="default" size="xs" loading={busy} onClick={() => void run(withdraw)}>
            Withdraw trust
          </Button>
        </div>
      ) : (
        differences.length > 0 && (
          <div className={classes.buttons}>
            <span className={classes.hint}>
              These are programs of this repository and its settings. A hook may start others.
            </span>
            {since !== null && (
              <Button variant="default" size="xs" loading={busy} onClick={() => void run(withdraw)}>
                Withdraw trust
              </Button>
            )}
            <Button variant="default" size="xs" loading={busy} onClick={() => void run(trust)}>
              Trust what is listed
            </Button>
          </div>
        )
      )}
      {failure && <FailureNote failure={failure} />}
    </section>
  );
}
