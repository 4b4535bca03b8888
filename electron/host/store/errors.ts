/** What the store refuses, and what to do then. */
import type { Damaged } from "#shared/api/records";
import { AdroitError } from "#shared/base/error";
import type { Id } from "#shared/base/id";

export function notFound(id: Id): AdroitError {
  return new AdroitError("NOT_FOUND", `There is no record "${id}".`, {
    subject: id,
    remedy: "Go back to the list; it may be in the trash.",
  });
}

export function conflict(id: Id, message: string): AdroitError {
  return new AdroitError("CONFLICT", message, {
    subject: id,
    remedy: "Open it again to see the stored state. Nothing was overwritten.",
  });
}

export function damagedError({ file, movedTo, why }: Damaged): AdroitError {
  return new AdroitError("RECORD_DAMAGED", `The record file "${file}" can't be read. ${why}`, {
    subject: file,
    remedy: `The file was kept as ${movedTo}. Repair it there, or take an older state from the folder "snapshots".`,
  });
}

export function closedError(dir: string): AdroitError {
  return new AdroitError("INTERNAL", "The data was closed.", { subject: dir, remedy: "Start Adroit again." });
}
