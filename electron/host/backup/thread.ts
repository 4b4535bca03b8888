/** The thread in which an archive is read. It tells how far it is, then what the archive holds, then gives its records. */
import { parentPort, workerData } from "node:worker_threads";
import { AdroitError, type ErrorCode } from "#shared/base/error";
import type { DecisionRecord } from "#shared/record/record";
import { type ArchiveOverview, type ArchivePlace, readArchive } from "./archive";

export type Told =
  | { done: number; of: number }
  | { contents: ArchiveOverview }
  | { refused: { code: ErrorCode; message: string; subject: string | null; remedy: string } }
  /** Answers an `ArchivePlace` that was asked for. */
  | { record: DecisionRecord };

/** Milliseconds between two reports of progress. */
const pace = 100;

const tell = (told: Told) => parentPort?.postMessage(told);

let next = 0;
try {
  const { contents, record } = readArchive(workerData as string, (done, of) => {
    if (performance.now() < next) return;
    next = performance.now() + pace;
    tell({ done, of });
  });
  tell({ contents });
  parentPort?.on("message", (place: ArchivePlace) => tell({ record: record(place) }));
} catch (error) {
  if (!(error instanceof AdroitError)) throw error;
  const { code, message, subject, remedy } = error;
  tell({ refused: { code, message, subject, remedy } });
}
