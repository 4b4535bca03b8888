/** Asks once whether folders that may hold ADRs do; the answer is kept in the repository. */

import { Button } from "@mantine/core";
import type { CloseFolder } from "#shared/api/repo";
import { capital } from "#shared/base/capital";
import { useHost } from "../../host/HostContext";
import { useAction } from "../../host/useAction";
import { FailureNote } from "../../ui/FailureNote";
import { Row, Stack } from "../../ui/layout";
import { Text } from "../../ui/Text";
import { count } from "../../ui/words";

export function LogQuestion({
  root,
  close,
  focus = false,
  onAnswered,
}: {
  root: string;
  close: readonly CloseFolder[];
  /** The question takes the focus: nothing else can be done before. */
  focus?: boolean;
  onAnswered(): void;
}) {
  const { host } = useHost();
  const { run, busy, failure } = useAction();
  const [first, ...others] = close;
  if (!first) return null;
  const name = first.dir || "The root";
  const answer = (log: boolean) =>
    void run(async () => {
      await host.repo.answer({ root, dir: first.dir || ".", log });
      onAnswered();
    });
  return (
    <Stack as="section" gap={6} mb={12} aria-label={`Does ${name} hold ADRs?`}>
      <FailureNote failure={failure} />
      <Row gap={12} wrap={8}>
        <Text as="span">
          Does <span className="mono">{name}</span> hold ADRs?
        </Text>
        <Row gap={8}>
          <Button
            data-autofocus={focus || undefined}
            size="xs"
            variant="default"
            loading={busy}
            onClick={() => answer(true)}
          >
            Yes
          </Button>
          <Button size="xs" variant="default" disabled={busy} onClick={() => answer(false)}>
            No
          </Button>
        </Row>
      </Row>
      <Text size="meta" tone="quiet">
        {capital(first.why)}. The answer is kept in <span className="mono">.adroit/config.yaml</span>
        {others.length > 0 && `; ${count(others.length, "more folder")} to ask about`}.
      </Text>
    </Stack>
  );
}
