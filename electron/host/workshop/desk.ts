/** What every group of the workshop's handlers works with, and how they ask a running session. */
import type { Disk } from "#electron/host/files/disk";
import type { Log } from "#electron/host/log";
import type { Store } from "#electron/host/store/store";
import type { RecordView } from "#shared/api/records";
import type { Day } from "#shared/base/day";
import { AdroitError } from "#shared/base/error";
import type { Id } from "#shared/base/id";
import type { Actor, Command, Refusal } from "#shared/workshop/command";
import { facilitatorSeat } from "#shared/workshop/session";
import type { AddressChoice } from "#shared/workshop/state";
import type { OpenDoor } from "./door";
import { type Live, Refused, Stopped } from "./live";
import type { Registry } from "./registry";

export interface SessionsOptions {
  data: string;
  store: Store;
  clock: () => Date;
  today: () => Day;
  random: (bytes: number) => Uint8Array;
  log: Log;
  disk?: Disk | undefined;
  /** Absent where nothing may listen on the network. */
  openDoor?: OpenDoor | undefined;
  /** Opens the projector's window. */
  openPresenter?: ((record: Id) => Promise<void>) | undefined;
  /** Keeps the computer awake. */
  keepAwake?: ((awake: boolean) => void) | undefined;
  view(record: Id): Promise<RecordView>;
  /** A workshop began or ended, or people came or went. */
  changed(record: Id): void;
  /** Addresses of this machine; the real ones unless a test says otherwise. */
  addresses?: (() => Promise<AddressChoice[]>) | undefined;
}

/** What every group of handlers works with. */
export interface Desk extends SessionsOptions {
  disk: Disk;
  registry: Registry;
  now(): number;
  hex(bytes: number): string;
  newToken(): string;
}

/** Rejects with the contract's error where it isn't allowed. The facilitator asks unless another is named. */
export async function ask(
  { live }: { live: Live },
  command: Command,
  actor: Actor = { seat: facilitatorSeat },
): Promise<void> {
  try {
    await live.ask(command, actor);
  } catch (error) {
    throw contractError(error);
  }
}

/** Throws like `ask` where there is a refusal. */
export function assertUnrefused(refusal: Refusal | null): void {
  if (refusal) throw contractError(new Refused(refusal));
}

function contractError(error: unknown): unknown {
  if (error instanceof Refused) {
    const { refused, message } = error.refusal;
    const code = refused === "invalid" ? "BAD_INPUT" : refused === "unknown" ? "NOT_FOUND" : "NOT_NOW";
    return new AdroitError(code, message, { subject: null, remedy: "" });
  }
  if (error instanceof Stopped) {
    return new AdroitError("DISK_FULL", `The workshop stopped, because it can't be written: ${error.message}`, {
      subject: null,
      remedy:
        "Make room, or put the data folder back, then resume the workshop. What was answered before is kept there.",
    });
  }
  return error;
}
