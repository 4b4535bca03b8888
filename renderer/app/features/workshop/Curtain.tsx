/**
 * One device for several people. Between two of them stands the curtain: whoever takes the device sees their own
 * screen after saying so, and whoever gives it back leaves nothing of it behind.
 */
import { Button } from "@mantine/core";
import { useState } from "react";
import type { SeatCommand } from "#shared/workshop/command";
import type { SeatState } from "#shared/workshop/state";
import type { Brief } from "#shared/workshop/view/brief";
import type { Failure } from "../../host/failure";
import { useHost } from "../../host/HostContext";
import { FailureNote } from "../../ui/FailureNote";
import { Row } from "../../ui/layout";
import { Prose } from "../../ui/Prose";
import classes from "./Curtain.module.css";
import { Phone } from "./Phone";
import { type SessionHandle, useStream } from "./useSession";

export function Curtain({ session, brief }: { session: SessionHandle; brief: Brief }) {
  const { view } = session.state;
  const [lifted, setLifted] = useState<string | null>(null);
  const holder = view.people.find(({ seat }) => seat === view.holder);
  const back = () => {
    setLifted(null);
    void session.command({ type: "hand", seat: null });
  };
  if (holder && lifted === holder.seat)
    return <Held key={holder.seat} id={session.id} seat={holder.seat} brief={brief} back={back} />;
  return (
    <main className={classes.curtain}>
      <div>
        <Prose as="h1" voice="verdict">
          {holder ? `For ${holder.name}` : "The device is nobody's"}
        </Prose>
        <p>Everybody else looks away. Only your own answers appear, and they are hidden again when you give it back.</p>
        <Row gap={12} wrap={12} align="stretch">
          {holder && (
            <Button size="lg" onClick={() => setLifted(holder.seat)}>
              I'm {holder.name}
            </Button>
          )}
          <Button size="lg" variant="default" onClick={back}>
            Back to the facilitator
          </Button>
        </Row>
      </div>
    </main>
  );
}

function Held({ id, seat, brief, back }: { id: string; seat: string; brief: Brief; back(): void }) {
  const { host } = useHost();
  const [state, setState] = useState<SeatState | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [ahead, setAhead] = useState(0);
  useStream(
    `${id} ${seat}`,
    (signal) => host.session.watchHeld({ id, seat }, { signal }),
    (next) => {
      setState((before) => (before && before.rev > next.rev ? before : next));
      setAhead(next.now - Date.now());
    },
    setFailure,
  );
  const send = async (command: SeatCommand) => {
    setState(await host.session.answer({ id, seat, command }));
    if (command.type === "done" && command.done) back();
  };
  if (failure && !state)
    return (
      <main className={classes.curtain}>
        <FailureNote failure={failure} actions={[{ does: "Give it back", act: back }]} />
      </main>
    );
  if (!state) return null;
  return <Phone view={state.view} brief={brief} ahead={ahead} leave="Give it back" back={back} send={send} />;
}
