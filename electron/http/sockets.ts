/**
 * Who may keep a connection open. A seat has two of its own, whatever its address; everybody else shares what an address
 * may have. Where that is full, those that have been idle for a while give way, the longest first: whoever sends something
 * is served, a room that reconnects at once is let in, and whoever only holds connections open keeps nobody out.
 */
import type { Socket } from "node:net";

export interface SocketGuard {
  /** A new connection. */
  admit(socket: Socket): void;
  /** A request came in on it; returns what to call once it is answered. */
  busy(socket: Socket): () => void;
  /** It speaks for this seat. */
  known(socket: Socket, seat: string): void;
}

export interface SocketLimits {
  /** Connections without a seat, of one address. */
  perAddress(): number;
  /** Connections without a seat, of all addresses. */
  inAll: number;
  /** Connections that are a seat's own. */
  perSeat: number;
  /** Milliseconds. */
  now(): number;
}

interface Held {
  address: string;
  busy: number;
  /** When it was last used. */
  since: number;
}

/** So long a connection may take to say whose it is, before it gives way to others of its address. */
const grace = 2_000;

export function createSocketGuard({ perAddress, inAll, perSeat, now }: SocketLimits): SocketGuard {
  /** In the order in which they were last used. */
  const shared = new Map<Socket, Held>();
  const seats = new Map<string, Set<Socket>>();

  const of = (address: string) => [...shared].filter(([, held]) => held.address === address);
  const giveWay = (among: [Socket, Held][]) => {
    const [socket] = among.find(([, { busy }]) => busy === 0) ?? among[0] ?? [];
    if (!socket) return;
    shared.delete(socket);
    socket.destroy();
  };
  const addressWithMost = () => {
    const counts = new Map<string, number>();
    for (const { address } of shared.values()) counts.set(address, (counts.get(address) ?? 0) + 1);
    return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? "";
  };

  return {
    admit(socket) {
      const address = socket.remoteAddress ?? "";
      shared.set(socket, { address, busy: 0, since: now() });
      socket.once("close", () => shared.delete(socket));
      const long = of(address).filter(([, { busy, since }]) => busy === 0 && now() - since >= grace);
      const over = of(address).length - perAddress();
      for (const one of long.slice(0, Math.max(0, over))) giveWay([one]);
      if (shared.size > inAll) giveWay(of(addressWithMost()));
    },
    busy(socket) {
      const held = shared.get(socket);
      if (!held) return () => {};
      shared.delete(socket);
      shared.set(socket, held);
      held.since = now();
      held.busy++;
      return () => {
        held.busy--;
      };
    },
    known(socket, seat) {
      const own = seats.get(seat) ?? new Set();
      if (own.has(socket) || own.size >= perSeat) return;
      own.add(socket);
      seats.set(seat, own);
      shared.delete(socket);
      socket.once("close", () => {
        own.delete(socket);
        if (own.size === 0) seats.delete(seat);
      });
    },
  };
}
