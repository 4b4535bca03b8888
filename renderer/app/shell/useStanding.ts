import { useEffect, useState } from "react";

/** Milliseconds after which a first screen is drawn and looked at. */
const moment = 500;

/**
 * Whether the first screen has stood for a moment. What can be fetched ahead waits for that: it would else be fetched,
 * compiled and drawn before the screen is.
 */
export function useStanding(): boolean {
  const [standing, setStanding] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setStanding(true), moment);
    return () => clearTimeout(timer);
  }, []);
  return standing;
}
