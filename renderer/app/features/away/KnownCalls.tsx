/** On the start screen: calls that lie in the repositories one works with, to be answered here. */
import { Button } from "@mantine/core";
import { IconMail } from "@tabler/icons-react";
import { showDay } from "#shared/base/day";
import { useAsk, useHost } from "../../host/HostContext";
import { hrefOf } from "../../shell/route";
import { Row } from "../../ui/layout";
import { Text } from "../../ui/Text";
import classes from "../workshop/Sessions.module.css";

export function KnownCalls() {
  const { host, settings } = useHost();
  const asked = useAsk(() => host.calls.known(), [settings.repositories]);
  if (asked.state !== "ready" || asked.value.length === 0) return null;
  return (
    <section aria-label="Calls">
      {asked.value.map(({ root, id, title, from, until }) => (
        <Row key={`${root} ${id}`} card="info" py={10} className={classes.known} gap={12} mb={12}>
          <IconMail size={17} stroke={1.6} aria-hidden="true" />
          <Text tone="soft" grow>
            <strong>{title}</strong> {from || "Somebody"} asks, until {showDay(until)}
          </Text>
          <Button component="a" variant="default" size="xs" href={hrefOf({ at: "call", root, id })}>
            Answer<span className="visually-hidden">: {title}</span>
          </Button>
        </Row>
      ))}
    </section>
  );
}
