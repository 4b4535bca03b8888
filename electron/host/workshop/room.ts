/**
 * What the network sees of a running session: seats, their bearers, and the state each may see. It knows nothing of
 * HTTP, and nothing here reaches the facilitator's commands.
 */
import { hash, timingSafeEqual } from "node:crypto";
import { sha256 } from "#electron/host/files/canonical";
import type { By } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import type { SeatCommand } from "#shared/workshop/command";
import { present, seatOf } from "#shared/workshop/people";
import type { Role, Session } from "#shared/workshop/session";
import type { DoorState } from "#shared/workshop/state";
import { type Brief, briefOf } from "#shared/workshop/view/brief";
import { mineFor, placeAtDoor, viewOfSeats } from "#shared/workshop/view/seat";
import { type Live, Refused } from "./live";

export interface Joining {
  token?: string | undefined;
  code?: string | undefined;
  name: string;
  role: Role;
  /** Where the device comes from: so many of one address may wait. */
  address: string;
  /** The address is that of a tunnel, which all come through: whoever has the token isn't counted by it. */
  shared?: boolean | undefined;
}

/** Whose bearer a device holds: of a seat, of one that it has no more, or nobody's. */
export type BearerHolder = { seat: Id; admitted: boolean } | { gone: "moved" | "removed" } | null;

/** What a device is told, written once for all who are told the same. */
export interface WrittenState {
  rev: number;
  /** The same two texts as before: nothing that the device shows has changed. */
  all: string;
  own: string;
  /** Its `DeviceState` as JSON. */
  text(): string;
}

export interface Room {
  /** The seat and its bearer, or `null` where token or code is wrong. Rejects with `Refused`, for example when locked. */
  join(joining: Joining): Promise<{ seat: Id; bearer: string; session: Id } | null>;
  holderOf(bearer: string): BearerHolder;
  /** Whether this is the secret of the QR code. */
  invites(token: string | undefined): boolean;
  /** `null` where the seat is gone. */
  state(seat: Id): WrittenState | null;
  /** So many devices of one address may wait at the door. */
  perAddress(): number;
  brief(): Brief;
  ask(seat: Id, command: SeatCommand, key: string): Promise<{ rev: number }>;
  /** Calls back after changes, at most every 50 ms, while the seat counts as connected. */
  watch(seat: Id, changed: () => void): () => void;
  /** A device asked for the page. */
  heard(address: string): void;
}

/** Milliseconds between two states sent to participants. */
const pause = 50;
/** After so long without a connection nobody waits for a seat any more. */
const awayAfter = 30_000;

export interface Presence {
  room: Room;
  presence(): By<{ connected: boolean; seen: number | null }>;
  devices(): { first: string | null; count: number };
  stop(): void;
}

export interface RoomOptions {
  live: Live;
  clock: () => Date;
  random: (bytes: number) => Uint8Array;
  /** Somebody came or went, which only the facilitator sees. */
  changed(): void;
}

export function openRoom({ live, clock, random, changed }: RoomOptions): Presence {
  const attendance = createAttendance({ live, clock, changed });
  const watching = new Set<() => void>();
  const devices = new Set<string>();
  let first: string | null = null;
  let held = { seats: live.session.seats, byKey: holdersByKey(live.session.seats) };
  let briefed: { inputs: Session["inputs"]; brief: Brief } | null = null;

  /** What all seats see, as JSON: made once per state, and the same text for as long as nothing of it changes. */
  let seen: { session: Session | null; text: string } = { session: null, text: "" };
  const seenByAll = () => {
    const { session } = live;
    if (seen.session === session) return seen.text;
    const text = JSON.stringify(viewOfSeats(session));
    seen = { session, text: text === seen.text ? seen.text : text };
    return seen.text;
  };
  /** The revision at which a seat's last command was taken. */
  const taken = new Map<Id, number>();

  const spread = throttled(() => {
    for (const one of watching) one();
  });
  const silence = live.onChange(spread.call);

  const addresses = new Map<Id, string>();
  const waitingFrom = (address: string) =>
    live.session.seats.filter(({ id, state }) => state === "waiting" && addresses.get(id) === address).length;

  const inRoom = (seat: Id, me: string): WrittenState => {
    const { rev } = live;
    const all = seenByAll();
    // The whole is put together from the texts of its parts, the first of which is the same for everybody.
    const text = () => `{"rev":${rev},"now":${clock().getTime()},"view":${all.slice(0, -1)},"me":${me}}}`;
    return { rev, all, own: `${taken.get(seat) ?? 0} ${me}`, text };
  };
  /** What happens in the room isn't told to whoever waits, not even that something does. */
  const atDoor = (seat: Id): WrittenState | null => {
    const place = placeAtDoor(live.session, seat);
    if (place === null) return null;
    const state = (): DoorState => ({ rev: 0, now: clock().getTime(), view: null, session: live.session.id, ...place });
    return { rev: 0, all: "", own: String(place.before), text: () => JSON.stringify(state()) };
  };

  const room: Room = {
    invites: (token) => token !== undefined && same(token, live.session.door.token),
    async join({ token, code, name, role, address, shared = false }) {
      const { door, id } = live.session;
      const right = token === undefined ? same(plainCode(code ?? ""), door.code) : room.invites(token);
      if (!right) return null;
      const bearer = Buffer.from(random(16)).toString("base64url");
      const seat = `s${Buffer.from(random(6)).toString("hex")}`;
      const counts = !shared || token === undefined;
      if (counts && waitingFrom(address) >= door.perAddress) throw new Refused(tooManyWait(door.perAddress));
      addresses.set(seat, address);
      await live.ask({ type: "knock", seat, name, role, key: keyOf(bearer) }, "host");
      attendance.heard(seat);
      return { seat, bearer, session: id };
    },
    holderOf(bearer) {
      const { seats } = live.session;
      if (held.seats !== seats) held = { seats, byKey: holdersByKey(seats) };
      return held.byKey.get(keyOf(bearer)) ?? null;
    },
    state(seat) {
      const me = mineFor(live.session, seat);
      return me ? inRoom(seat, JSON.stringify(me)) : atDoor(seat);
    },
    perAddress: () => live.session.door.perAddress,
    brief() {
      const { inputs } = live.session;
      if (briefed?.inputs !== inputs) briefed = { inputs, brief: briefOf(live.session) };
      return briefed.brief;
    },
    async ask(seat, command, key) {
      attendance.heard(seat);
      const done = await live.ask(command, { seat }, key);
      // Whoever said something hears that it stands, even where nothing that is shown has changed.
      taken.set(seat, done.rev);
      spread.call();
      return done;
    },
    watch(seat, callback) {
      watching.add(callback);
      const leave = attendance.come(seat);
      return () => {
        watching.delete(callback);
        leave();
      };
    },
    heard(address) {
      if (devices.has(address) || devices.size >= 1000) return;
      devices.add(address);
      first ??= clock().toISOString();
      changed();
    },
  };

  return {
    room,
    presence: attendance.presence,
    devices: () => ({ first, count: devices.size }),
    stop() {
      silence();
      spread.stop();
      attendance.stop();
    },
  };
}

/** Who is connected and was heard when. Who doesn't come back within `awayAfter` milliseconds is away, and back with the first page. */
function createAttendance({ live, clock, changed }: Pick<RoomOptions, "live" | "clock" | "changed">) {
  const connected = new Map<Id, number>();
  const seen = new Map<Id, number>();
  const away = new Map<Id, NodeJS.Timeout>();
  const quietly = (asked: Promise<unknown>) => void asked.catch(() => {});
  const heard = (seat: Id) => void seen.set(seat, clock().getTime());
  return {
    heard,
    /** One more page of this seat; returns how that page leaves. */
    come(seat: Id) {
      connected.set(seat, (connected.get(seat) ?? 0) + 1);
      heard(seat);
      clearTimeout(away.get(seat));
      away.delete(seat);
      if (seatOf(live.session, seat)?.state === "away") quietly(live.ask({ type: "return", seat }, "host"));
      changed();
      let over = false;
      return () => {
        if (over) return;
        over = true;
        const left = (connected.get(seat) ?? 1) - 1;
        connected.set(seat, left);
        heard(seat);
        changed();
        if (left > 0) return;
        const timer = setTimeout(() => quietly(live.ask({ type: "away", seat }, "host")), awayAfter);
        timer.unref();
        away.set(seat, timer);
      };
    },
    /** Of everybody with a device of their own. */
    presence: () =>
      Object.fromEntries(
        live.session.seats
          .filter((seat) => present(seat) && seat.key !== null)
          .map(({ id }) => [id, { connected: (connected.get(id) ?? 0) > 0, seen: seen.get(id) ?? null }]),
      ),
    stop() {
      for (const timer of away.values()) clearTimeout(timer);
    },
  };
}

const tooManyWait = (most: number) => ({
  refused: "phase" as const,
  message: `${most} devices wait at the door from your address already. Tell the facilitator.`,
});

/** Who is behind which key: those who had a seat, and before them those who have it. */
function holdersByKey(seats: Session["seats"]): Map<string, BearerHolder> {
  const holders = new Map<string, BearerHolder>();
  for (const { state, former } of seats)
    for (const key of former)
      if (!holders.has(key)) holders.set(key, { gone: state === "removed" ? "removed" : "moved" });
  for (const seat of seats) if (seat.key !== null) holders.set(seat.key, { seat: seat.id, admitted: present(seat) });
  return holders;
}

/** What of a bearer is kept: enough to know it again, not to use it. */
function keyOf(bearer: string): string {
  return sha256(bearer);
}

/** Compares digests, so that neither content nor length shows in the time it takes. */
function same(given: string, expected: string): boolean {
  const digest = (text: string) => hash("sha256", text, "buffer");
  return timingSafeEqual(digest(given), digest(expected));
}

/** Crockford's alphabet: no I, L, O and U, so that nothing is read for something else. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Six characters, 30 random bits. */
export function newCode(random: (bytes: number) => Uint8Array): string {
  return [...random(6)].map((byte) => alphabet[byte % 32]).join("");
}

/** A typed code as it was meant. */
function plainCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
}

/**
 * The first call at the end of this turn, those after it together at the end of the pause. Whoever caused it is answered
 * first, and the facilitator's count goes before many phones.
 */
function throttled(fn: () => void): { call(): void; stop(): void } {
  let timer: NodeJS.Timeout | null = null;
  let soon: NodeJS.Immediate | undefined;
  let again = false;
  const call = () => {
    if (timer) {
      again = true;
      return;
    }
    timer = setTimeout(() => {
      timer = null;
      if (!again) return;
      again = false;
      call();
    }, pause);
    soon = setImmediate(fn);
  };
  return {
    call,
    stop() {
      if (timer) clearTimeout(timer);
      clearImmediate(soon);
    },
  };
}
