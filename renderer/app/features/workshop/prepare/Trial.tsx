/** At the side of the plan: the text to send around, and a trial with simulated people. */
import { Button, CopyButton, Textarea } from "@mantine/core";
import { useEffect, useState } from "react";
import type { WorkshopPlan } from "#shared/workshop/plan";
import { useHost } from "../../../host/HostContext";
import { Box, Row } from "../../../ui/layout";
import { Text } from "../../../ui/Text";
import { WholeNumber } from "../../../ui/WholeNumber";
import classes from "./Prepare.module.css";

export function RehearsalOffer({
  id,
  plan,
  begin,
  busy,
}: {
  id: string;
  plan: WorkshopPlan;
  begin(seats: number): void;
  busy: boolean;
}) {
  const { host, info } = useHost();
  const [seats, setSeats] = useState(5);
  const [text, setText] = useState("");
  const [stored] = useState(plan);
  useEffect(() => {
    const ask = () =>
      void host.session.invitation({ id }).then(
        (found) => setText(found.text),
        () => {},
      );
    // A change is asked for a moment after it was saved.
    const timer = setTimeout(ask, plan === stored ? 0 : 900);
    return () => clearTimeout(timer);
  }, [host, id, plan, stored]);
  return (
    <>
      <Box as="section" section="plain" className={classes.side}>
        <h2>Invitation</h2>
        <Text tone="soft" size="aside" mb={10}>
          To copy and send; nothing is sent from here.
        </Text>
        <Textarea aria-label="Invitation" value={text} readOnly autosize minRows={6} maxRows={12} />
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button variant="default" size="sm" onClick={copy} disabled={text === ""}>
              {copied ? "Copied" : "Copy the invitation"}
            </Button>
          )}
        </CopyButton>
      </Box>
      <Box as="section" section="plain" className={classes.side}>
        <h2>Rehearse</h2>
        <Text tone="soft" size="aside" mb={10}>
          Simulated people answer by themselves and nothing is kept.
          {info.can.workshop && " Let your own phone in as well: that tests the network."}
        </Text>
        <Row align="end">
          <WholeNumber
            aria-label="Simulated people"
            size="sm"
            w={72}
            min={1}
            max={50}
            value={seats}
            onChange={(people) => people !== null && setSeats(people)}
          />
          <Button variant="default" size="sm" onClick={() => begin(seats)} disabled={busy}>
            Rehearse
          </Button>
        </Row>
      </Box>
    </>
  );
}
