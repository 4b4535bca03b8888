/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import type { DoorState } from "#shared/workshop/state";
import { Join } from "./Join";
import type { Link } from "./link/link";
import { withUnsent } from "./link/optimistic";
import { Room } from "./Room";
import { Notice } from "./ui/parts";

/** From the door to the end: joining, waiting to be let in, the room. */
export function Participant({ link, token }: { link: Link; token: string | null }) {
  const [shown, setShown] = useState(link.shown());
  useEffect(() => {
    setShown(link.shown());
    return link.onChange(() => setShown(link.shown()));
  }, [link]);

  const { at, state, brief, unsent, waiting } = shown;
  if (at === "door") return <Join token={token} why={shown.lost} join={link.join} />;
  if (waiting) return <AtTheDoor waiting={waiting} offline={!shown.connected} />;
  if (at === "coming" || !state) return <Notice title="One moment" text="Looking for the room." />;
  const { view } = state;
  if (!brief) return <Notice title="One moment" text="Reading what it is about." offline={!shown.connected} />;
  return (
    <Room
      view={withUnsent(view, unsent)}
      brief={brief}
      ahead={shown.ahead}
      offline={!shown.connected}
      refused={shown.refused}
      say={link.say}
      understood={link.understood}
    />
  );
}

/** Whoever waits is told their place, and nothing of the room. */
function AtTheDoor({ waiting: { name, before }, offline }: { waiting: DoorState; offline: boolean }) {
  const place =
    before === 0 ? "You are the next." : before === 1 ? "One waits before you." : `${before} wait before you.`;
  return (
    <Notice
      title={`Hello, ${name}`}
      text={`You are at the door. ${place} The facilitator lets you in; keep this page open. If you were in the room before, on another device, say so: your seat comes here.`}
      offline={offline}
    />
  );
}
