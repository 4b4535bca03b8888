/**
 * The way to the host: one stream of states, and commands that are sent again until they are acknowledged. A lost
 * connection is nothing to the person but a line at the top.
 */
import type { SeatCommand } from "#shared/workshop/command";
import type { DeviceState, DoorState, SeatState } from "#shared/workshop/state";
import type { Brief } from "#shared/workshop/view/brief";
import { createCalls, type Way } from "./calls";
import { type Keep, type Posted, randomHex } from "./device-storage";
import { withText } from "./optimistic";
import { createOutbox } from "./outbox";
import { createStream } from "./stream";

/** Milliseconds until something that the host couldn't take now is sent again. */
const pause = 1_000;

export interface LinkState {
  /** Whether this device has a seat. */
  at: "door" | "coming" | "seat";
  state: SeatState | null;
  /** The place at the door, where this device waits there. */
  waiting: DoorState | null;
  brief: Brief | null;
  connected: boolean;
  /** Said, but not in `state` yet. */
  unsent: SeatCommand[];
  /** Why the last command wasn't taken. */
  refused: string | null;
  /** Why the seat is gone, where it was lost. */
  lost: string | null;
  /** Host's clock less this device's, in milliseconds. */
  ahead: number;
}

export interface Link {
  shown(): LinkState;
  onChange(hear: () => void): () => void;
  /** Takes a seat; gives back why not, in words. */
  join(way: Way, name: string, role: string): Promise<string | null>;
  say(command: SeatCommand): void;
  understood(): void;
  /** Gives the seat up. */
  leave(): void;
  stop(): void;
}

/** What is shown of the room, and who hears when it is something else. */
function createShown(seated: boolean) {
  let shown: LinkState = {
    at: seated ? "coming" : "door",
    state: null,
    waiting: null,
    brief: null,
    connected: false,
    unsent: [],
    refused: null,
    lost: null,
    ahead: 0,
  };
  const listeners = new Set<() => void>();
  return {
    now: () => shown,
    show(part: Partial<LinkState>) {
      shown = { ...shown, ...part };
      for (const hear of listeners) hear();
    },
    onChange(hear: () => void) {
      listeners.add(hear);
      return () => {
        listeners.delete(hear);
      };
    },
    inRoom: () => ["in", "away"].includes(shown.state?.view.me.state ?? ""),
    /** An anonymous ballot has to be named before anything can be put on it. */
    unclaimed() {
      const view = shown.state?.view;
      return view?.anonymous === true && !view.me.ballot && view.me.speaks;
    },
  };
}

interface SenderNeeds {
  keep: Keep;
  calls: ReturnType<typeof createCalls>;
  outbox: ReturnType<typeof createOutbox>;
  screen: ReturnType<typeof createShown>;
  /** Fetches the state, because what was sent has changed what may be sent. */
  readState(): Promise<void>;
  clearSeat(lost: string): void;
}

/** Sends what waits in the outbox, one after the other, for as long as this device is in the room. */
function createSender({ keep, calls, outbox, screen, readState, clearSeat }: SenderNeeds) {
  let stopped = false;
  const { now, show, inRoom, unclaimed } = screen;

  async function flush() {
    if (outbox.busy) return;
    outbox.busy = true;
    try {
      while (!stopped && now().connected && now().at === "seat" && inRoom()) {
        const going = unclaimed() ? await claim() : await sendFirst();
        if (!going) return;
      }
    } finally {
      outbox.busy = false;
    }
  }

  /** Sends one and deals with what isn't about what it says; `null` where it can't go on now. */
  async function post(posted: Posted): Promise<{ taken: number } | { refused: string } | null> {
    const sent = await calls.post(posted);
    if (sent === "again") {
      setTimeout(() => void flush(), pause);
      return null;
    }
    if (!("gone" in sent)) return sent;
    clearSeat(sent.gone);
    return null;
  }

  async function claim(): Promise<boolean> {
    const sent = await post({ key: randomHex(24), command: { type: "claim", ballot: keep.seat()?.ballot ?? "" } });
    if (sent && "refused" in sent) show({ refused: sent.refused });
    if (!sent || "refused" in sent) return false;
    await readState();
    return true;
  }

  async function sendFirst(): Promise<boolean> {
    const next = outbox.first();
    const sent = next && (await post(next));
    if (!next || !sent) return false;
    if ("refused" in sent) {
      if (next.command.type === "cast" && now().state?.view.anonymous) {
        await readState();
        if (unclaimed()) {
          // The host was started anew and forgot whose ballot is whose. A new key, or it repeats its refusal.
          outbox.renew(next);
          return true;
        }
      }
      show({ refused: withText(sent.refused, next.command) });
    }
    outbox.done(next, "taken" in sent && sent.taken > (now().state?.rev ?? 0) ? sent.taken : null);
    if (next.command.type === "leave" && "taken" in sent) clearSeat("You left the workshop.");
    return true;
  }

  return {
    flush,
    stop: () => {
      stopped = true;
    },
  };
}

export function createLink(keep: Keep, send: typeof fetch = (...call) => fetch(...call)): Link {
  const screen = createShown(keep.seat() !== null);
  const { now, show, inRoom } = screen;
  const calls = createCalls(keep, send);
  const outbox = createOutbox(keep, () => show({ unsent: outbox.unsent() }));
  const stream = createStream({
    open: calls.events,
    receive: (data) => receive(JSON.parse(data)),
    lost: () => show({ connected: false }),
    unknown: clearSeat,
    wanted: () => keep.seat() !== null && !now().state?.view.closed,
  });
  const readState = async () => {
    const state = await calls.state();
    if (state?.view) take(state);
  };
  const sender = createSender({ keep, calls, outbox, screen, readState, clearSeat });

  function clearSeat(lost: string | null) {
    stream.halt();
    keep.clearSeat();
    outbox.clear();
    show({ at: "door", state: null, waiting: null, brief: null, unsent: [], connected: false, lost });
  }

  /** A state is shown unless a newer one is there already. */
  function take(state: SeatState, more: Partial<LinkState> = {}): boolean {
    const before = now().state;
    if (before && before.view.id === state.view.id && state.rev < before.rev) return false;
    outbox.reached(state.rev);
    show({ state, unsent: outbox.unsent(), ahead: state.now - Date.now(), ...more });
    return true;
  }

  function receive(state: DeviceState) {
    if (state.view === null) return show({ at: "seat", waiting: state, state: null, connected: true, lost: null });
    const before = now().state?.view.brief;
    if (!take(state, { at: "seat", waiting: null, connected: true, lost: null })) return;
    if (inRoom() && (now().brief === null || before !== state.view.brief))
      void calls.brief().then((brief) => brief && show({ brief }));
    void sender.flush();
  }

  stream.follow();
  return {
    shown: now,
    onChange: screen.onChange,
    join: async (way, name, role) => {
      const given = await calls.join(way, name, role);
      if (typeof given === "string") return given;
      keep.saveSeat({ ...given, ballot: `b${randomHex(31)}` });
      outbox.reload();
      show({ at: "coming", lost: null, refused: null });
      stream.follow();
      return null;
    },
    say: (command) => {
      outbox.put(command);
      void sender.flush();
    },
    understood: () => show({ refused: null }),
    leave: () => clearSeat(null),
    stop: () => {
      sender.stop();
      stream.stop();
    },
  };
}
