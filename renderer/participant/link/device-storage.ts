/** What a device keeps over a reload, a sleep and a lost connection: its seat, and what wasn't acknowledged yet. */
import type { SeatCommand } from "#shared/workshop/command";

export interface KeptSeat {
  session: string;
  seat: string;
  bearer: string;
  /** The random id of an anonymous ballot, made on this device. */
  ballot: string;
}

/** A command with the key under which the host takes it once, however often it is sent. */
export interface Posted {
  key: string;
  command: SeatCommand;
}

export interface Keep {
  seat(): KeptSeat | null;
  saveSeat(kept: KeptSeat): void;
  /** Forgets the seat and what it had to say. */
  clearSeat(): void;
  posts(): Posted[];
  post(posts: Posted[]): void;
}

const last = "adroit.session";
const seatOf = (session: string) => `adroit.seat.${session}`;
const postsOf = (session: string) => `adroit.posts.${session}`;

/** Over `storage`, or in memory alone where the browser refuses to store anything. */
export function keepIn(storage: Pick<Storage, "getItem" | "setItem" | "removeItem"> | null): Keep {
  const memory = new Map<string, string>();
  const read = (name: string) => {
    try {
      return storage?.getItem(name) ?? memory.get(name) ?? null;
    } catch {
      return memory.get(name) ?? null;
    }
  };
  const write = (name: string, value: string | null) => {
    if (value === null) memory.delete(name);
    else memory.set(name, value);
    try {
      if (value === null) storage?.removeItem(name);
      else storage?.setItem(name, value);
    } catch {
      // Full or forbidden: memory has it until the page goes.
    }
  };
  const parsed = <T>(name: string): T | null => {
    try {
      return JSON.parse(read(name) ?? "null");
    } catch {
      return null;
    }
  };
  const session = () => read(last);
  return {
    seat: () => {
      const id = session();
      return id === null ? null : parsed<KeptSeat>(seatOf(id));
    },
    saveSeat: (kept) => {
      write(last, kept.session);
      write(seatOf(kept.session), JSON.stringify(kept));
    },
    clearSeat: () => {
      const id = session();
      if (id === null) return;
      for (const name of [seatOf(id), postsOf(id), last]) write(name, null);
    },
    posts: () => {
      const id = session();
      return (id === null ? null : parsed<Posted[]>(postsOf(id))) ?? [];
    },
    post: (posts) => {
      const id = session();
      if (id !== null) write(postsOf(id), posts.length === 0 ? null : JSON.stringify(posts));
    },
  };
}

/** `length` random hexadecimal digits. `getRandomValues` is there over plain HTTP too, `randomUUID` isn't. */
export function randomHex(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(Math.ceil(length / 2)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .slice(0, length);
}

/** An id for something that a person adds. */
export const newId = () => `x${randomHex(15)}`;
