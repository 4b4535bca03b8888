import type { Failure } from "../host/failure";
import { FailureNote } from "../ui/FailureNote";
import { Row, Stack } from "../ui/layout";
import classes from "./FailureScreen.module.css";
import { Logo } from "./Logo";

/** The whole window, where there is nothing else to show. */
export function FailureScreen({
  failure,
  again,
  more = [],
}: {
  failure: Failure;
  again(): void;
  more?: { does: string; act(): void }[];
}) {
  return (
    <Stack as="main" gap={16} className={classes.problem}>
      <Row as="h1" gap={10} className={classes.name}>
        <Logo size={28} /> Adroit
      </Row>
      <FailureNote failure={failure} actions={[{ does: "Try again", act: again }, ...more]} />
    </Stack>
  );
}
