/** @jsxImportSource preact */
/** A participant's screen inside another page: on a device that is passed around, or beside the facilitator's own. */
import "./phone.css";
import { render } from "preact";
import { Room, type RoomProps } from "./Room";

/** Draws or redraws the screen in `root`; `null` takes it away. */
export function mountRoom(root: HTMLElement, props: RoomProps | null) {
  render(props && <Room {...props} />, root);
}
