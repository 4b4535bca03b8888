import type { Room } from "./room";

/** Lets devices of the network into a room. The host is given one; it lives where HTTP does. */
export type OpenDoor = (room: Room, at: { address: string; port: number }) => Promise<OpenedDoor>;

export interface OpenedDoor {
  port: number;
  close(): Promise<void>;
}

/** The first of ten ports that are tried, always the same, so that a firewall that was told once remembers. */
export const firstPort = 5180;
