/** How a step speaks to somebody who answers alone, from elsewhere, in a page that seals the answers. */
import { createContext } from "preact";

export interface Alone {
  /** In the place of the promise about the reveal. */
  hidden: string;
  /** In the place of what is said about comments. */
  comments: string;
  /** What the button at the end of the step says. */
  next: string;
  /** What is said of so many questions that were left alone. */
  open(count: number): string;
}

/** `null` in the room. */
export const AloneContext = createContext<Alone | null>(null);
