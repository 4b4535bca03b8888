/** What the process of the shell and the test say to each other. */

/** What is asked of the shell's process; each question is answered once. */
export type Ask =
  /** The page loads something: asked of the scheme's own handler. */
  | { ask: "fetch"; url: string; method: string }
  /** Whether a request may be made at all. */
  | { ask: "before"; url: string }
  /** Whether the page may go somewhere. */
  | { ask: "navigate"; url: string; main: boolean }
  /** The preload sends a message. */
  | { ask: "send"; channel: string; sender: number; frame: { id: number; url: string; top: boolean } }
  | { ask: "post"; port: number; data: unknown }
  | { ask: "painted" }
  | { ask: "second start"; path: string | null }
  /** What the next folder dialog is answered with. */
  | { ask: "folder"; path: string | null }
  | { ask: "click"; label: string }
  /** Whether the page holds up its end from now on. */
  | { ask: "hold"; up: boolean }
  /** The button that answers the next questions. */
  | { ask: "reply"; label: string }
  | { ask: "close" }
  | { ask: "crash" }
  /** Calls a function with the module, as `app.evaluate` does on the real one. */
  | { ask: "probe"; source: string }
  | { ask: "notification click" }
  | { ask: "quit" }
  | { ask: "seen" };

/** What the shell did to the system, in order and by name. */
export interface Seen {
  calls: string[];
  /** Addresses handed to the system. */
  opened: string[];
  webPreferences: Record<string, unknown>;
  menu: string[];
}

export type Answers = {
  fetch: { status: number; headers: Record<string, string>; body: string };
  before: { cancel: boolean };
  navigate: { prevented: boolean };
  seen: Seen;
  probe: unknown;
};

/** What the shell's process says unasked. */
export type Tell =
  | { tell: "load"; url: string }
  | { tell: "port"; port: number; frame: number; channel: string }
  | { tell: "message"; port: number; data: unknown }
  | { tell: "answer"; to: number; value: unknown; failed?: string };
