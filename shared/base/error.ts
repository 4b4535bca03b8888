/**
 * What can go wrong as a user sees it. The renderer branches on the code; message, subject and remedy are shown.
 */
export const errorCodes = [
  /** What was sent doesn't fit the contract or a rule; `subject` names the field. */
  "BAD_INPUT",
  /** No such record, playbook, example or file. */
  "NOT_FOUND",
  /** It changed since it was read (another window, another process). */
  "CONFLICT",
  /** The workshop doesn't allow it at this moment, or not from this seat. */
  "NOT_NOW",
  /** Written by a newer version of Adroit, or accepted: it can be read, not changed. */
  "READ_ONLY",
  /** A record file can't be read; it was set aside. */
  "RECORD_DAMAGED",
  /** Another Adroit works on this data. */
  "STORE_LOCKED",
  "DISK_FULL",
  "NO_PERMISSION",
  /** A folder is gone or isn't a folder. */
  "FOLDER_MISSING",
  "NOT_A_REPOSITORY",
  /** A path leads out of the chosen repository, through a link or into `.git`. */
  "UNSAFE_PATH",
  /** Somebody edited the ADR since Adroit wrote it. */
  "ADR_CHANGED",
  "GIT_MISSING",
  /** git knows no name and e-mail to commit with. */
  "GIT_NO_IDENTITY",
  /** A merge, rebase or the like is in progress, or another git holds the lock. */
  "GIT_BUSY",
  "GIT_FAILED",
  /** This host can't do that. */
  "NOT_HERE",
  /** The user closed a dialog. */
  "CANCELLED",
  /** A fault of ours; `subject` is the id under which the log has the cause. */
  "INTERNAL",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** What every error carries across the contract. */
export interface ErrorData {
  /** What it happened to: a file, a field, a name. */
  subject: string | null;
  /** What to do next, one sentence. */
  remedy: string;
}

/** An expected failure, thrown by the host and rebuilt by the renderer. */
export class AdroitError extends Error {
  readonly code: ErrorCode;
  readonly subject: string | null;
  readonly remedy: string;

  constructor(code: ErrorCode, message: string, data: ErrorData, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "AdroitError";
    this.code = code;
    this.subject = data.subject;
    this.remedy = data.remedy;
  }
}
