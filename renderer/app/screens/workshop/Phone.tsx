import { useEffect, useRef } from "react";
import { mountRoom } from "../../../participant/mount";
import type { RoomProps } from "../../../participant/Room";
import classes from "./Phone.module.css";

/** A participant's screen inside the app. */
export function Phone(props: Omit<RoomProps, "offline">) {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (root.current) mountRoom(root.current, { ...props, offline: false });
  });
  useEffect(() => {
    const mounted = root.current;
    return () => {
      if (mounted) mountRoom(mounted, null);
    };
  }, []);
  return <div ref={root} className={`phone-in-app ${classes.phone}`} />;
}
