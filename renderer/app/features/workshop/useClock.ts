import { useEffect, useState } from "react";

/** The host's clock, anew every quarter of a second while `running`. */
export function useClock(ahead: number, running: boolean): number {
  const [now, setNow] = useState(() => Date.now() + ahead);
  useEffect(() => {
    setNow(Date.now() + ahead);
    if (!running) return;
    const timer = setInterval(() => setNow(Date.now() + ahead), 250);
    return () => clearInterval(timer);
  }, [ahead, running]);
  return now;
}
