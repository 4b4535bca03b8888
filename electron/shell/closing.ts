/** A window that is closed while its page still has something that isn't saved. */

interface Closing {
  /** Closes the window once more, or ends the app once more when that was what was asked for. */
  again(): void;
  /** Closes without asking the page. */
  discard(): void;
  /** Closing was given up; the app goes on. */
  stay(): void;
  ask(): Promise<"save" | "discard" | "stay">;
  wait(milliseconds: number): Promise<void>;
}

/** A save is over in far less than these together; one that isn't has failed, or its disk is gone. */
const tries = 8;
const pause = 250;

/**
 * What to do each time that the page holds up its end. While a save may still be under way, closing is tried again
 * without a word; when it keeps failing, the user decides, and is asked once however often the window is closed.
 */
export function heldUp({ again, discard, stay, ask, wait }: Closing): () => Promise<void> {
  let tried = 0;
  let busy = false;
  return async () => {
    if (busy) return;
    busy = true;
    const patient = tried < tries;
    tried = patient ? tried + 1 : 0;
    const answer = patient ? "save" : await ask();
    // Also after an answer: Electron takes what was held up for given up only once it has told of it.
    await wait(pause);
    busy = false;
    if (answer === "save") again();
    else if (answer === "discard") discard();
    else stay();
  };
}
