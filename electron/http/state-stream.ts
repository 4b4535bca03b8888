/** The states that a device may see, as an event stream. */
import type { Room, WrittenState } from "#electron/host/workshop/room";
import type { Id } from "#shared/base/id";

/** A comment line is sent so often, so that both ends know that the other is there. */
const heartbeat = 15_000;

/**
 * A state is made when the device has room for it, so a slow one gets fewer, and never an old one; where it would show
 * what the last one showed, it isn't sent. Ends when the bearer is no longer the seat's.
 */
export function stateStream({
  room,
  seat,
  bearer,
  signal,
  over,
}: {
  room: Room;
  seat: Id;
  bearer: string;
  signal: AbortSignal;
  over(): void;
}): { body: AsyncIterable<string>; end(): void } {
  let wake = () => {};
  let dirty = true;
  let beat = false;
  let ended = false;
  let last: Pick<WrittenState, "all" | "own"> = { all: "", own: "" };
  const stir = () => wake();
  const unwatch = room.watch(seat, () => {
    dirty = true;
    stir();
  });
  const pulse = setInterval(() => {
    beat = true;
    stir();
  }, heartbeat);
  pulse.unref();
  const end = () => {
    if (ended) return;
    ended = true;
    clearInterval(pulse);
    unwatch();
    over();
    stir();
  };
  signal.addEventListener("abort", end, { once: true });

  /** What is to be sent now: a state, a heartbeat, nothing yet, or `null` at the end. */
  const next = (): string | null => {
    if (ended) return null;
    if (dirty) {
      dirty = false;
      const holder = room.holderOf(bearer);
      const state = holder && "seat" in holder && holder.seat === seat ? room.state(seat) : null;
      if (state === null) return null;
      const { rev, all, own, text } = state;
      if (all !== last.all || own !== last.own) {
        last = { all, own };
        beat = false;
        return `id: ${rev}\ndata: ${text()}\n\n`;
      }
    }
    if (!beat) return "";
    beat = false;
    return ":\n\n";
  };

  async function* pieces(): AsyncGenerator<string, void, void> {
    try {
      for (let piece = next(); piece !== null; piece = next()) {
        if (piece !== "") yield piece;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    } finally {
      end();
    }
  }
  return { body: pieces(), end };
}
