import { ORPCError } from "@orpc/client";
import type { ErrorCode } from "#shared/base/error";

/** What went wrong, ready to be shown: what happened, to what, what to do next. */
export interface Failure {
  code: ErrorCode | "LOST" | "KEY";
  message: string;
  subject: string | null;
  remedy: string;
}

const lost: Failure = {
  code: "LOST",
  message: "Adroit doesn't answer",
  subject: null,
  remedy: "Check that it still runs, then try again. What you typed is kept here.",
};

const key: Failure = {
  code: "KEY",
  message: "This address has no key, or an old one",
  subject: null,
  remedy: "Open the address that Adroit printed when it started.",
};

/** Every rejected call, in words. What isn't one of the contract's errors means that the host can't be reached. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof ORPCError)) return lost;
  if (error.code === "UNAUTHORIZED") return key;
  const data = (error.data ?? {}) as { subject?: string | null; remedy?: string };
  return {
    code: error.code as ErrorCode,
    message: error.message,
    subject: data.subject ?? null,
    remedy: data.remedy ?? "Try again. The log has the cause.",
  };
}
