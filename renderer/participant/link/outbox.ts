/** What was said on this device and isn't in a state of the host yet: kept, sent in order, and sent again. */
import type { SeatCommand } from "#shared/workshop/command";
import { type Keep, type Posted, randomHex } from "./device-storage";
import { subjectOf } from "./optimistic";

/** What came of sending one: taken at this revision, not now, refused in words, or why the seat is gone. */
export type Sent = { taken: number } | "again" | { gone: string } | { refused: string };

export interface Outbox {
  /** Said, but not in the state at this revision yet. */
  unsent(): SeatCommand[];
  /** A later word on the same thing replaces one that still waits. */
  put(command: SeatCommand): void;
  /** What waits first. */
  first(): Posted | undefined;
  /** Takes it off after it was sent; until the state has come to `rev` it still shows. */
  done(posted: Posted, rev: number | null): void;
  /** Gives it a new key, so that it counts as another command. */
  renew(posted: Posted): void;
  /** A state of this revision is there. */
  reached(rev: number): void;
  /** What was kept for the seat of this device. */
  reload(): void;
  clear(): void;
  /** While one is on its way it isn't replaced. */
  busy: boolean;
}

export function createOutbox(keep: Keep, changed: () => void): Outbox {
  let posts: Posted[] = keep.posts();
  /** Taken by the host at this revision, while the state on screen is older. */
  let taken: { command: SeatCommand; rev: number }[] = [];
  const queue = (next: Posted[]) => {
    posts = next;
    keep.post(posts);
    changed();
  };
  const outbox: Outbox = {
    busy: false,
    unsent: () => [...taken, ...posts].map(({ command }) => command),
    put(command) {
      const subject = subjectOf(command);
      const inFlight = outbox.busy ? posts[0] : undefined;
      const others = posts.filter((one) => one === inFlight || subject === null || subjectOf(one.command) !== subject);
      queue([...others, { key: randomHex(24), command }]);
    },
    first: () => posts[0],
    done(posted, rev) {
      if (rev !== null) taken = [...taken, { command: posted.command, rev }];
      // What was typed meanwhile stays: an acknowledgement is for the command that was sent.
      queue(posts.filter(({ key }) => key !== posted.key));
    },
    renew: (posted) => queue(posts.map((one) => (one === posted ? { ...one, key: randomHex(24) } : one))),
    reached(rev) {
      taken = taken.filter((one) => one.rev > rev);
    },
    reload() {
      posts = keep.posts();
    },
    clear() {
      posts = [];
      taken = [];
    },
  };
  return outbox;
}
