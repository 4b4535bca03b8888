import { Button, Textarea } from "@mantine/core";
import { useRef, useState } from "react";
import { useAsk, useHost } from "../../host/HostContext";
import { AskNote } from "../../ui/FailureNote";
import { Row, Stack } from "../../ui/layout";

/** What goes with a question about a fault, to read before it is copied. */
export function Report() {
  const { host } = useHost();
  const asked = useAsk(() => host.app.diagnostics(), []);
  const field = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = () => {
    field.current?.select();
    // The modern clipboard is a permission, and the desktop app grants none.
    setCopied(document.execCommand("copy"));
  };
  if (asked.state === "waiting") return null;
  if (asked.state === "failed") return <AskNote asked={asked} />;
  return (
    <Stack gap={12} mt={20}>
      <Textarea
        ref={field}
        label="Report for a problem"
        description="Versions and counts. No titles, names or paths."
        classNames={{ input: "mono" }}
        rows={asked.value.split("\n").length}
        value={asked.value}
        readOnly
      />
      <Row gap={16} justify="between">
        <span role="status">{copied && "Copied"}</span>
        <Button variant="default" onClick={copy}>
          Copy the report
        </Button>
      </Row>
    </Stack>
  );
}
