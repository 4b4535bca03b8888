/** What the host tells the facilitator's and the projector's screen about a running workshop, and phones about theirs. */
import type { By } from "#shared/base/by";
import type { Instant } from "#shared/base/day";
import type { Id } from "#shared/base/id";
import type { FacilitatorView, SeatView, View } from "#shared/workshop/view/view";
import type { Millis } from "./session";

/** An address of this machine that phones might reach. */
export interface AddressChoice {
  address: string;
  /** Name of the interface, as the system calls it. */
  name: string;
  /** Whether phones can probably reach it. */
  usable: boolean;
  /** Why it is proposed, or why it probably doesn't work. */
  why: string;
}

/** How people elsewhere reach the room: the team's own tunnel or proxy, which also gives it TLS. */
export interface Reach {
  /** Its public origin, `https://room.example.org`. */
  url: string;
  /** "A proxy of mine sets X-Forwarded-For": its last entry is where somebody comes from. Otherwise all are one address. */
  forwarded: boolean;
  /** Joining by the typed code. */
  typed: boolean;
}

export interface NetworkState {
  /** Whether other devices can join. Closed until `session.open` was called. */
  open: boolean;
  /** All addresses, the best first. */
  addresses: AddressChoice[];
  address: string | null;
  /** The way in that others use besides. */
  reach: Reach | null;
  port: number | null;
  /** `http://192.168.1.24:5180`: what people type, with the code. */
  url: string | null;
  /** What the QR code holds: the address with the token in its fragment. */
  join: string | null;
  /** The first device that asked for the page, and how many have. */
  firstDevice: Instant | null;
  devices: number;
  /** Since when the first device is awaited. */
  opened: Millis | null;
  /** What to check while no device arrives; empty once one did, and in the first 20 seconds. */
  checks: string[];
}

export interface FacilitatorState {
  /** Grows with every change; never goes back, also over a restart. */
  rev: number;
  /** The host's clock, by which timers count. */
  now: Millis;
  view: FacilitatorView;
  network: NetworkState;
  /** Seats with a device: whether it is connected, and when it was last heard. */
  presence: By<{ connected: boolean; seen: Millis | null }>;
  /** Why the session stopped: what was acknowledged is safe, and nothing more is taken. */
  failed: string | null;
}

/** For the projector: nothing that the room may not see. */
export interface PresenterState {
  rev: number;
  now: Millis;
  view: View;
  join: { url: string; code: string; join: string } | null;
}

/** What a phone gets, whole every time. */
export interface SeatState {
  rev: number;
  now: Millis;
  view: SeatView;
}

/** What somebody at the door gets: their own name and place, and nothing of the room. */
export interface DoorState {
  rev: 0;
  now: Millis;
  view: null;
  /** Id of the session. */
  session: Id;
  name: string;
  /** How many stand before them. */
  before: number;
}

/** What a phone gets over the network. */
export type DeviceState = SeatState | DoorState;

/** A workshop that runs in this process, or was interrupted and can be resumed. */
export interface SessionSummary {
  record: Id;
  state: "running" | "interrupted" | "damaged";
  begun: Instant | null;
  rehearsal: boolean;
  people: number;
  /** Why a damaged one can't be resumed. */
  why: string | null;
}

/** What is printed and laid on the tables. */
export interface JoinSheet {
  title: string;
  url: string;
  code: string;
  join: string;
  promise: string;
}
