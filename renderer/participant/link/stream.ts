/** The stream of states: followed until it is stopped, taken up again after every break. */
import { createParser } from "eventsource-parser";
import { refusalText } from "./calls";

/** Milliseconds without a byte after which a connection counts as dead; the host sends one every 15 s. */
const silence = 35_000;
/** A room that was lost is back within two seconds of its host: 1.5 s and a quarter, so that not all come at once. */
const waits = [250, 500, 1_000, 1_500];
/** Phones fire several of these when they wake up. */
const wakeEvents = ["visibilitychange", "pageshow", "online"] as const;

export interface StreamOptions {
  /** Asks for the stream. */
  open(signal: AbortSignal): Promise<Response>;
  receive(data: string): void;
  /** The connection broke; it is tried again by itself. */
  lost(): void;
  /** The host knows no such seat any more, and says why. */
  unknown(why: string): void;
  /** Whether there is anything to follow. */
  wanted(): boolean;
}

export interface Stream {
  /** Begins, or begins anew at once. */
  follow(): void;
  /** Ends it until `follow` is called again. */
  halt(): void;
  /** Ends it for good. */
  stop(): void;
}

export function createStream({ open, receive, lost, unknown, wanted }: StreamOptions): Stream {
  let current: AbortController | null = null;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  async function follow() {
    if (stopped || !wanted()) return;
    clearTimeout(timer);
    current?.abort();
    const mine = new AbortController();
    current = mine;
    const received = (data: string) => {
      if (current !== mine) return;
      failures = 0;
      receive(data);
    };
    const gone = await read(mine, open, received).catch(() => null);
    if (current !== mine) return;
    if (gone === null) retry();
    else unknown(gone);
  }

  function retry() {
    // After the end there is nothing to come back to.
    if (stopped || !wanted()) return;
    lost();
    const wait = waits[Math.min(failures, waits.length - 1)] as number;
    failures++;
    clearTimeout(timer);
    timer = setTimeout(() => void follow(), wait * (0.75 + Math.random() / 2));
  }

  function halt() {
    current?.abort();
    current = null;
    clearTimeout(timer);
  }

  const anew = () => {
    failures = 0;
    void follow();
  };
  const wake = () => {
    if (document.visibilityState === "visible") anew();
  };
  const target = (name: (typeof wakeEvents)[number]) => (name === "visibilitychange" ? document : window);
  for (const name of wakeEvents) target(name).addEventListener(name, wake);
  return {
    follow: anew,
    halt,
    stop() {
      stopped = true;
      halt();
      for (const name of wakeEvents) target(name).removeEventListener(name, wake);
    },
  };
}

/** Reads one connection to its end; gives back why there is no such seat any more. Rejects where it breaks. */
async function read(
  controller: AbortController,
  open: StreamOptions["open"],
  receive: (data: string) => void,
): Promise<string | null> {
  let watch: ReturnType<typeof setTimeout> | undefined;
  const alive = () => {
    clearTimeout(watch);
    watch = setTimeout(() => controller.abort(), silence);
  };
  try {
    alive();
    const response = await open(controller.signal);
    if (response.status === 401) return await refusalText(response);
    if (!response.ok || !response.body) throw new Error(String(response.status));
    const parser = createParser({ onEvent: ({ data }) => receive(data) });
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return null;
      alive();
      parser.feed(decoder.decode(value, { stream: true }));
    }
  } finally {
    clearTimeout(watch);
  }
}
