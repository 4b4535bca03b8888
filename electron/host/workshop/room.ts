/**
 * What the network sees of a running session: seats, their bearers, and the state each may see. It knows nothing of
 * HTTP, and nothing here reaches the facilitator's commands.
 */
import { createHash, timingSafeEqual } from "node:crypto";
import type { By } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import type { SeatCommand } from "#shared/workshop/command";
import { present, seatOf } from "#shared/workshop/people";
import type { Role, Session } from "#shared/workshop/session";
import type { SeatState } from "#shared/workshop/state";
import { type Brief, briefOf } from "#shared/workshop/view/brief";
import { viewFor } from "#shared/workshop/view/seat";
import type { Live } from "./live";
import { pause } from "./pushed";

export interface Joining {
  token?: string | undefined;
  code?: string | undefined;
  name: string;
  role: Role;
}

export interface Room {
  /** The seat and its bearer, or `null` where token or code is wrong. Rejects with `Refused`, for example when locked. */
  join(joining: Joining): Promise<{ seat: Id; bearer: string; session: Id } | null>;
  /** Whose bearer this is; `null` where the seat is gone. */
  seatOf(bearer: string): Id | null;
  state(seat: Id): SeatState | null;
  brief(): Brief;
  ask(seat: Id, command: SeatCommand, key: string): Promise<{ rev: number }>;
  /** Calls back after changes, at most every 50 ms, while the seat counts as connected. */
  watch(seat: Id, changed: () => void): () => void;
  /** A device asked for the page. */
  heard(address: string): void;
}

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
  const connected = new Map<Id, number>();
  const seen = new Map<Id, number>();
  const away = new Map<Id, NodeJS.Timeout>();
  const watching = new Set<() => void>();
  const devices = new Set<string>();
  let first: string | null = null;
  let briefed: { inputs: Session["inputs"]; brief: Brief } | null = null;

  const spread = throttled(() => {
    for (const one of watching) one();
  });
  const silence = live.onChange(spread.call);

  const quietly = (asked: Promise<unknown>) => void asked.catch(() => {});

  const room: Room = {
    async join({ token, code, name, role }) {
      const { door, id } = live.session;
      const right = token === undefined ? same(plainCode(code ?? ""), door.code) : same(token, door.token);
      if (!right) return null;
      const bearer = Buffer.from(random(16)).toString("base64url");
      const seat = `s${Buffer.from(random(6)).toString("hex")}`;
      await live.ask({ type: "knock", seat, name, role, key: keyOf(bearer) }, "host");
      seen.set(seat, clock().getTime());
      return { seat, bearer, session: id };
    },
    seatOf(bearer) {
      const key = keyOf(bearer);
      return live.session.seats.find((seat) => seat.key === key)?.id ?? null;
    },
    state(seat) {
      const view = viewFor(live.session, seat);
      return view && { rev: live.rev, now: clock().getTime(), view };
    },
    brief() {
      const { inputs } = live.session;
      if (briefed?.inputs !== inputs) briefed = { inputs, brief: briefOf(live.session) };
      return briefed.brief;
    },
    ask(seat, command, key) {
      seen.set(seat, clock().getTime());
      return live.ask(command, { seat }, key);
    },
    watch(seat, callback) {
      watching.add(callback);
      connected.set(seat, (connected.get(seat) ?? 0) + 1);
      seen.set(seat, clock().getTime());
      clearTimeout(away.get(seat));
      away.delete(seat);
      if (seatOf(live.session, seat)?.state === "away") quietly(live.ask({ type: "return", seat }, "host"));
      changed();
      let over = false;
      return () => {
        if (over) return;
        over = true;
        watching.delete(callback);
        const left = (connected.get(seat) ?? 1) - 1;
        connected.set(seat, left);
        seen.set(seat, clock().getTime());
        changed();
        if (left > 0) return;
        const timer = setTimeout(() => quietly(live.ask({ type: "away", seat }, "host")), awayAfter);
        timer.unref();
        away.set(seat, timer);
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
    presence: () =>
      Object.fromEntries(
        live.session.seats
          .filter((seat) => present(seat) && seat.key !== null)
          .map(({ id }) => [id, { connected: (connected.get(id) ?? 0) > 0, seen: seen.get(id) ?? null }]),
      ),
    devices: () => ({ first, count: devices.size }),
    stop() {
      silence();
      spread.stop();
      for (const timer of away.values()) clearTimeout(timer);
    },
  };
}

/** What of a bearer is kept: enough to know it again, not to use it. */
function keyOf(bearer: string): string {
  return createHash("sha256").update(bearer).digest("hex");
}

/** Compares digests, so that neither content nor length shows in the time it takes. */
function same(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** Crockford's alphabet: no I, L, O and U, so that nothing is read for something else. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Six characters, 30 random bits. */
export function newCode(random: (bytes: number) => Uint8Array): string {
  return [...random(6)].map((byte) => alphabet[byte % 32]).join("");
}

/** A typed code as it was meant. */
export function plainCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
}

/** The first call at once, those after it together at the end of the pause. */
function throttled(fn: () => void): { call(): void; stop(): void } {
  let timer: NodeJS.Timeout | null = null;
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
    fn();
  };
  return {
    call,
    stop() {
      if (timer) clearTimeout(timer);
    },
  };
}
