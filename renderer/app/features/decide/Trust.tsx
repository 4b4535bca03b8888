import { Button } from "@mantine/core";
import type { CommitOutlook, CommitRun } from "#shared/api/repo";
import { useAction } from "../../host/useAction";
import { FailureNote } from "../../ui/FailureNote";
import { Box, Row, Stack } from "../../ui/layout";
import { Text } from "../../ui/Text";
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
  const { run, busy, failure } = useAction();
  const { runs, differences, always, changes, trusted, since } = outlook;
  if (differences.length === 0 && always.length === 0 && since === null) return null;

  return (
    <Stack as="section" gap={8} aria-label="What git runs here">
      {runs.length > 0 && (
        <>
          <Text size="meta" tone="quiet" weight={600}>
            What git runs and obeys here on a commit
          </Text>
          <ul className={classes.files}>
            {runs.map(({ kind, name, what }) => (
              <li key={`${kind} ${name}`}>
                {kinds[kind]} <span className="mono">{name}</span>: <span className="mono">{what}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <Warned of={changes}>Not as it was when you trusted it, so it isn't trusted now:</Warned>
      <Warned of={trusted ? [] : differences}>
        Without your trust none of it runs, and the commit isn't what git would make:
      </Warned>
      {always.map((one) => (
        <Text key={one} size="meta" tone="quiet">
          {one}
        </Text>
      ))}
      {(trusted || differences.length > 0) && (
        <Row gap={12} wrap={8} justify="end">
          <Text as="span" size="meta" tone="quiet">
            {trusted
              ? "Trusted: the commit is git's own. What changes in the list is asked again."
              : "These are programs of this repository and its settings. A hook may start others."}
          </Text>
          {(trusted || since !== null) && (
            <Button variant="default" size="xs" loading={busy} onClick={() => void run(withdraw)}>
              Withdraw trust
            </Button>
          )}
          {!trusted && (
            <Button variant="default" size="xs" loading={busy} onClick={() => void run(trust)}>
              Trust what is listed
            </Button>
          )}
        </Row>
      )}
      <FailureNote failure={failure} />
    </Stack>
  );
}

function Warned({ of, children }: { of: string[]; children: string }) {
  if (of.length === 0) return null;
  return (
    <Box card="warn" py={8} role="note">
      <Text size="aside" tone="ink">
        {children}
      </Text>
      <ul>
        {of.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </Box>
  );
}
