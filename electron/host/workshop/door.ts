import type { Reach } from "#shared/workshop/state";
import type { Room } from "./room";

/** Lets devices of the network into a room. The host is given one; it lives where HTTP does. */
export type OpenDoor = (room: Room, at: DoorPlace) => Promise<OpenedDoor>;

export interface DoorPlace {
  address: string;
  port: number;
  /** A way in of the team's own, such as a tunnel or a proxy; `null` where devices come straight. */
  reach: Reach | null;
}

export interface OpenedDoor {
  port: number;
  close(): Promise<void>;
}

/** The first of ten ports that are tried, always the same, so that a firewall that was told once remembers. */
export const firstPort = 5180;
