import { Button } from "@mantine/core";
import { Component, type ReactNode } from "react";
import { copyText } from "../ui/copy";
import { Row, Stack } from "../ui/layout";
import { Text } from "../ui/Text";
import { Logo } from "./Logo";

interface Props {
  children: ReactNode;
  /** What stands there instead, with what can be done; without it the whole window says so. */
  instead?: (failed: { report: string; again(): void }) => ReactNode;
}

/** Keeps what can't be drawn from emptying the page. */
export class Boundary extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    const report = reportOf(error);
    const again = () => this.setState({ error: null });
    return this.props.instead?.({ report, again }) ?? <Broken report={report} />;
  }
}

/** What failed and where in our own code; nothing of what the user wrote. */
function reportOf(error: unknown): string {
  if (!(error instanceof Error)) return "An unknown fault in the page";
  const where = (error.stack ?? "").split("\n").filter((line) => /^\s*at /.test(line));
  return [`${error.name} in the page`, ...where.slice(0, 12)].join("\n");
}

function Broken({ report }: { report: string }) {
  return (
    <Stack as="main" gap={16} style={{ maxWidth: 520, margin: "18vh auto 0", padding: "0 20px" }}>
      <Row as="h1" gap={10} style={{ fontSize: 18 }}>
        <Logo size={28} /> Adroit
      </Row>
      <div role="alert">
        <Text weight={600}>This page can't be drawn.</Text>
        <Text tone="soft">Everything that was saved is safe. Reload; if it comes back, send the report.</Text>
      </div>
      <Row wrap={8}>
        <Button onClick={() => location.reload()}>Reload</Button>
        <Button variant="default" onClick={() => copyText(report)}>
          Copy the report
        </Button>
        <Button variant="subtle" component="a" href="#/" onClick={() => setTimeout(() => location.reload())}>
          To the decisions
        </Button>
      </Row>
    </Stack>
  );
}
