/** The beginning, in three steps that are seen: the door, who comes in, the time. */
import { Button } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { oneOrMany } from "#shared/workshop/words";
import { useHost } from "../../../host/HostContext";
import { Stack } from "../../../ui/layout";
import { Text } from "../../../ui/Text";
import { RoomOpening, WaitingOutside } from "../Door";
import type { SessionHandle } from "../useSession";
import classes from "./Lobby.module.css";
import { PeopleInRoom } from "./People";

export function Lobby({ session }: { session: SessionHandle }) {
  const { info } = useHost();
  const { view, network } = session.state;
  const [asking, setAsking] = useState(false);
  const others = view.people.filter(({ role }) => role !== "facilitator");
  const waiting = view.door.waiting.length;
  return (
    <Stack className={classes.steps} as="ol" gap={20} mt={8}>
      <Step
        n={1}
        done={network.open}
        title={network.open ? `The room is open at ${network.address}:${network.port}` : "Open the room"}
      >
        {!network.open &&
          (info.can.workshop ? (
            <>
              <Text tone="soft" mb={10}>
                No other device can reach the workshop yet.
              </Text>
              <Button onClick={() => setAsking(true)}>Open the room</Button>
              <RoomOpening session={session} opened={asking} onClose={() => setAsking(false)} />
            </>
          ) : (
            <Text tone="soft">Devices can't join from here. Add people to this one at the right.</Text>
          ))}
      </Step>
      <Step
        n={2}
        done={others.length > 0 && waiting === 0}
        title={
          waiting > 0
            ? `${oneOrMany(waiting, "person waits", "people wait")} at the door`
            : others.length > 0
              ? `${oneOrMany(others.length, "person is", "people are")} in the room`
              : "Let people in"
        }
      >
        <WaitingOutside session={session} all={false} />
        {others.length > 0 ? (
          <PeopleInRoom session={session} />
        ) : (
          waiting === 0 && (
            <Text tone="soft">{network.open ? "Nobody has come yet." : "They can come once the room is open."}</Text>
          )
        )}
      </Step>
      <Step n={3} done={view.started !== null} title={view.started === null ? "Start the time" : "The time runs"}>
        {view.started === null && (
          <Text tone="soft">Until then no minute counts. The first step that is timed begins with it.</Text>
        )}
      </Step>
    </Stack>
  );
}

function Step({ n, done, title, children }: { n: number; done: boolean; title: string; children?: ReactNode }) {
  return (
    <Stack as="li" columns="28px minmax(0, 1fr)" gap={12} data-done={done ? "" : undefined}>
      <Text className={classes.n} as="span" size="body" weight={600} aria-hidden="true">
        {done ? <IconCheck size={15} stroke={2.4} /> : n}
      </Text>
      <div>
        <h2>{title}</h2>
        {children}
      </div>
    </Stack>
  );
}
