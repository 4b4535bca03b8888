/**
 * The way to the host: one stream of states, and commands that are sent again until they are acknowledged. A lost
 * connection is nothing to the person but a line at the top.
 */
import type { SeatCommand } from "#shared/workshop/command";
import type { SeatState } from "#shared/workshop/state";
import type { Brief } from "#shared/workshop/view/brief";
import { type Keep, type Posted, randomHex } from "./device-storage";
import { subjectOf } from "./optimistic";

/** Milliseconds without a byte after which a connection counts as dead; the host sends one every 15 s. */
const silence = 35_000;
/** A room that was lost is back within two seconds of its host: 1.5 s and a quarter, so that not all come at once. */
const waits = [250, 500, 1_000, 1_500];
/** Phones fire several of these when they wake up. */
const wakeEvents = ["visibilitychange", "pageshow", "online"] as const;

export interface Shown {
  /** Whether this device has a seat. */
  at: "door" | "coming" | "seat";
  state: SeatState | null;
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

export interface Way {
  token?: string;
  code?: string;
}

export interface Link {
  shown(): Shown;
  onChange(hear: () => void): () => void;
  /** Takes a seat; gives back why not, in words. */
  join(way: Way, name: string, role: string): Promise<string | null>;
  say(command: SeatCommand): void;
  understood(): void;
  /** Gives the seat up. */
  leave(): void;
  stop(): void;
}

export function createLink(keep: Keep, send: typeof fetch = (...call) => fetch(...call)): Link {
  let shown: Shown = {
    at: keep.seat() ? "coming" : "door",
    state: null,
    brief: null,
    connected: false,
    unsent: [],
    refused: null,
    lost: null,
    ahead: 0,
  };
  let posts: Posted[] = keep.posts();
  /** Taken by the host at this revision, while the state on screen is older. */
  let taken: { command: SeatCommand; rev: number }[] = [];
  let stream: AbortController | null = null;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending = false;
  let stopped = false;
  const listeners = new Set<() => void>();

  const show = (part: Partial<Shown>) => {
    shown = { ...shown, ...part };
    for (const hear of listeners) hear();
  };
  const queue = (next: Posted[]) => {
    posts = next;
    keep.post(posts);
    show({ unsent: unsent() });
  };
  const unsent = () => [...taken, ...posts].map(({ command }) => command);
  const bearer = () => ({ authorization: `Bearer ${keep.seat()?.bearer ?? ""}` });

  const clearSeat = (lost: string | null) => {
    stream?.abort();
    clearTimeout(timer);
    keep.clearSeat();
    posts = [];
    taken = [];
    show({ at: "door", state: null, brief: null, unsent: [], connected: false, lost });
  };

  const receive = (state: SeatState) => {
    const before = shown.state;
    if (before && before.view.id === state.view.id && state.rev < before.rev) return;
    failures = 0;
    taken = taken.filter(({ rev }) => rev > state.rev);
    show({ at: "seat", state, unsent: unsent(), connected: true, lost: null, ahead: state.now - Date.now() });
    const inRoom = state.view.me.state === "in" || state.view.me.state === "away";
    if (inRoom && (shown.brief === null || before?.view.brief !== state.view.brief)) void readBrief();
    void flush();
  };

  const readBrief = async () => {
    const response = await send("/brief", { headers: bearer(), cache: "no-store" }).catch(() => null);
    if (response?.ok) show({ brief: await response.json() });
  };

  const retry = () => {
    // After the end there is nothing to come back to.
    if (stopped || keep.seat() === null || shown.state?.view.closed) return;
    show({ connected: false });
    const wait = waits[Math.min(failures, waits.length - 1)] as number;
    failures++;
    clearTimeout(timer);
    timer = setTimeout(follow, wait * (0.75 + Math.random() / 2));
  };

  const follow = async () => {
    if (stopped || keep.seat() === null) return;
    clearTimeout(timer);
    stream?.abort();
    const mine = new AbortController();
    stream = mine;
    let watch: ReturnType<typeof setTimeout> | undefined;
    const alive = () => {
      clearTimeout(watch);
      watch = setTimeout(() => mine.abort(), silence);
    };
    try {
      alive();
      const response = await send("/events", { headers: bearer(), signal: mine.signal, cache: "no-store" });
      if (response.status === 401) {
        clearSeat("Your seat is gone. Join again.");
        return;
      }
      if (!response.ok || !response.body) throw new Error(String(response.status));
      const reader = response.body.getReader();
      const decoder = new TextDecoder();
      let text = "";
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        alive();
        text += decoder.decode(value, { stream: true });
        const messages = text.split("\n\n");
        text = messages.pop() ?? "";
        for (const message of messages) {
          const data = message
            .split("\n")
            .flatMap((line) => (line.startsWith("data:") ? line.slice(5).trimStart() : []))
            .join("\n");
          if (data !== "" && stream === mine) receive(JSON.parse(data));
        }
      }
    } catch {
      // Lost: it is taken up again below.
    } finally {
      clearTimeout(watch);
    }
    if (stream === mine) retry();
  };

  /** An anonymous ballot has to be named before anything can be put on it. */
  const unclaimed = () => {
    const me = shown.state?.view.me;
    return shown.state?.view.anonymous === true && me !== undefined && !me.ballot && me.speaks;
  };

  const flush = async () => {
    if (sending || stopped) return;
    sending = true;
    try {
      for (;;) {
        if (!shown.connected || shown.at !== "seat") return;
        const me = shown.state?.view.me;
        if (me?.state !== "in" && me?.state !== "away") return;
        const claim: Posted | null = unclaimed()
          ? { key: randomHex(24), command: { type: "claim", ballot: keep.seat()?.ballot ?? "" } }
          : null;
        const next = claim ?? posts[0];
        if (!next) return;
        const done = await post(next);
        if (done === "again") return;
        if (claim) {
          if (done !== null) {
            show({ refused: done });
            return;
          }
          await readState();
          continue;
        }
        if (done !== null && next.command.type === "cast" && shown.state?.view.anonymous) {
          await readState();
          if (unclaimed()) {
            // The host was started anew and forgot whose ballot is whose. A new key, or it repeats its refusal.
            queue(posts.map((one) => (one === next ? { ...one, key: randomHex(24) } : one)));
            continue;
          }
        }
        if (done !== null) show({ refused: done });
        // What was typed meanwhile stays: an acknowledgement is for the command that was sent.
        queue(posts.filter(({ key }) => key !== next.key));
        if (next.command.type === "leave" && done === null) clearSeat("You left the workshop.");
      }
    } finally {
      sending = false;
    }
  };

  const readState = async () => {
    const response = await send("/state", { headers: bearer(), cache: "no-store" }).catch(() => null);
    if (response?.ok) {
      const state: SeatState = await response.json();
      taken = taken.filter(({ rev }) => rev > state.rev);
      if (!shown.state || state.rev >= shown.state.rev)
        show({ state, unsent: unsent(), ahead: state.now - Date.now() });
    }
  };

  /** `null`: taken; "again": not now, it stays in the queue; else why it was refused. */
  const post = async (posted: Posted): Promise<null | string> => {
    const response = await send("/cmd", {
      method: "POST",
      headers: { ...bearer(), "content-type": "application/json" },
      body: JSON.stringify(posted),
      cache: "no-store",
    }).catch(() => null);
    if (response === null || response.status >= 500) {
      setTimeout(() => void flush(), 1_000);
      return "again";
    }
    if (response.status === 429) {
      setTimeout(() => void flush(), 1_000 * Number(response.headers.get("retry-after") ?? 1));
      return "again";
    }
    if (response.ok) {
      const { rev = 0 }: { rev?: number } = await response.json().catch(() => ({}));
      if (posted.command.type !== "claim" && rev > (shown.state?.rev ?? 0))
        taken = [...taken, { command: posted.command, rev }];
      return null;
    }
    if (response.status === 401) {
      clearSeat("Your seat is gone. Join again.");
      return "again";
    }
    return wordsOf(response);
  };

  const wake = () => {
    if (document.visibilityState === "visible" && keep.seat() !== null && !shown.state?.view.closed) {
      failures = 0;
      void follow();
    }
  };
  for (const name of wakeEvents) (name === "visibilitychange" ? document : window).addEventListener(name, wake);
  if (keep.seat()) void follow();

  return {
    shown: () => shown,
    onChange: (hear) => {
      listeners.add(hear);
      return () => {
        listeners.delete(hear);
      };
    },
    join: async (way, name, role) => {
      const response = await send("/join", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ ...way, name, role }),
        cache: "no-store",
      }).catch(() => null);
      if (!response) return "The host doesn't answer. Check that you are in the same network, then try again.";
      if (!response.ok) return wordsOf(response);
      const { seat, bearer: key, session } = await response.json();
      keep.saveSeat({ session, seat, bearer: key, ballot: `b${randomHex(31)}` });
      posts = keep.posts();
      failures = 0;
      show({ at: "coming", lost: null, refused: null });
      void follow();
      return null;
    },
    say: (command) => {
      const subject = subjectOf(command);
      const inFlight = sending ? posts[0] : undefined;
      const others = posts.filter((one) => one === inFlight || subject === null || subjectOf(one.command) !== subject);
      queue([...others, { key: randomHex(24), command }]);
      void flush();
    },
    understood: () => show({ refused: null }),
    leave: () => clearSeat(null),
    stop: () => {
      stopped = true;
      stream?.abort();
      clearTimeout(timer);
      for (const name of wakeEvents) (name === "visibilitychange" ? document : window).removeEventListener(name, wake);
    },
  };
}

async function wordsOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null);
  const message = (body as { message?: unknown } | null)?.message;
  return typeof message === "string" ? message : `The host refused it (${response.status}).`;
}
