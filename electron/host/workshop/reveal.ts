/** The reveal comes by itself when the countdown is over. */
import type { Log } from "#electron/host/log";
import type { Live } from "./live";

/** Watches a session's countdowns until it is stopped. */
export function revealOnTime(live: Live, now: () => number, log: Log): () => void {
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    const { phase, reveals } = live.session;
    clearTimeout(timer);
    if (phase !== "countdown" || reveals === null) return;
    timer = setTimeout(
      () => {
        if (now() < reveals) look();
        else live.ask({ type: "open" }, "host").catch((error) => log.warn("no reveal", { error }));
      },
      // In small steps: it is the clock that counts, and a computer that slept has missed its timers.
      Math.min(100, Math.max(1, reveals - now())),
    );
  };
  const silence = live.onChange(look);
  return () => {
    silence();
    clearTimeout(timer);
  };
}
