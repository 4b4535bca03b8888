import { type ReactNode, useEffect, useState } from "react";

/** Milliseconds that people take for at once. */
const patience = 200;

/** Shows what is going on once it takes long enough to be noticed. */
export function DelayedFallback({ children }: { children: ReactNode }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patience);
    return () => clearTimeout(timer);
  }, []);
  return late ? children : null;
}
