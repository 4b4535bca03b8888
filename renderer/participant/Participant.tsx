/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
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

  const { at, state, brief, unsent } = shown;
  if (at === "door") return <Join token={token} why={shown.lost} join={link.join} />;
  if (at === "coming" || !state) return <Notice title="One moment" text="Looking for the room." />;
  const { view } = state;
  const { me } = view;
  if (me.state === "removed" || me.state === "left")
    return (
      <Notice
        title="You are out of the room"
        text={me.state === "removed" ? "The facilitator took this seat away." : "You left the workshop."}
        act={{ does: "Join again", run: link.leave }}
      />
    );
  if (me.state === "waiting")
    return (
      <Notice
        title={`Hello, ${me.name}`}
        text="You are at the door. The facilitator lets you in; keep this page open."
        offline={!shown.connected}
        promise={view.promise}
      />
    );
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
