/** Archives from this side of their thread: nothing else waits while one is read, however large or malformed it is. */
import { Worker } from "node:worker_threads";
import script from "virtual:archive-thread";
import { AdroitError } from "#shared/base/error";
import { createQueue } from "#shared/base/queue";
import type { DecisionRecord } from "#shared/record/record";
import { codeOf } from "../files/disk";
import type { ArchiveOverview, ArchivePlace } from "./archive";
import type { Offered } from "./offered";
import type { Told } from "./thread";

export interface OpenArchive extends Pick<ArchiveOverview, "made" | "app" | "settings"> {
  records: Offered[];
  trash: (Offered & Pick<ArchiveOverview["trash"][number], "deleted">)[];
  close(): Promise<void>;
}

export interface ArchiveReading {
  signal: AbortSignal;
  /** Hears now and then how many of how many records are read. */
  tell(done: number, of: number): void;
}

/** Megabytes that reading one may take besides its text. */
const memory = 512;

/**
 * Reads an archive and checks all of it; its records are given one by one until it is closed. `BAD_INPUT`, `READ_ONLY`,
 * `CANCELLED` when `signal` fires.
 */
export async function openArchive(text: string, opening: ArchiveReading): Promise<OpenArchive> {
  // A script in the program itself is found wherever the program is: in an archive of the desktop app, in tests.
  const worker = new Worker(script, {
    eval: true,
    workerData: text,
    resourceLimits: { maxOldGenerationSizeMb: memory },
  });
  const first = answer(worker, opening);
  const close = async () => void (await worker.terminate());
  /** One is asked for at a time. */
  const queue = createQueue();
  const load = (place: ArchivePlace) =>
    queue.run("record", async () => {
      const asked = answer(worker, opening);
      worker.postMessage(place);
      return (await asked) as DecisionRecord;
    });
  try {
    const contents = (await first) as ArchiveOverview;
    return {
      ...contents,
      records: contents.records.map((one, at) => ({ ...one, load: () => load({ list: "records", at }) })),
      trash: contents.trash.map((one, at) => ({ ...one, load: () => load({ list: "trash", at }) })),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What the thread says next, apart from how far it is. Rejects with what it refused, or why it ended. */
function answer(worker: Worker, { signal, tell }: ArchiveReading): Promise<ArchiveOverview | DecisionRecord> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      worker.off("message", hear).off("error", fail).off("exit", gone);
      signal.removeEventListener("abort", stop);
      settle();
    };
    const refuse = (error: unknown) => end(() => reject(error));
    const hear = (told: Told) => {
      if ("done" in told) tell(told.done, told.of);
      else if ("refused" in told) refuse(new AdroitError(told.refused.code, told.refused.message, told.refused));
      else end(() => resolve("contents" in told ? told.contents : told.record));
    };
    const fail = (error: unknown) => refuse(codeOf(error) === "ERR_WORKER_OUT_OF_MEMORY" ? tooLarge() : error);
    const gone = () => refuse(stopped());
    const stop = () => refuse(stopped());
    worker.on("message", hear).on("error", fail).on("exit", gone);
    signal.addEventListener("abort", stop);
    if (signal.aborted) stop();
  });
}

const stopped = () => new AdroitError("CANCELLED", "Reading was stopped.", { subject: null, remedy: "" });

function tooLarge(): AdroitError {
  return new AdroitError("BAD_INPUT", "Reading this archive takes more memory than it may.", {
    subject: null,
    remedy: "Choose another file. Nothing was changed.",
  });
}
