/** The record in the data beside an ADR, which somebody else may have written. */
import { parseSidecar } from "#shared/adr/data/schema";
import type { Books } from "#shared/adr/data/sidecar";
import { AdroitError } from "#shared/base/error";
import type { DecisionRecord } from "#shared/record/record";
import { tooMuchIn } from "../../files/bounds";
import { falseName } from "../../playbooks/genuine";

/**
 * Throws like `parseSidecar`, and BAD_INPUT where the data holds too much to be looked at, or a playbook that isn't the one
 * whose name it has.
 */
export function recordIn(file: string, text: string, books: Books): DecisionRecord {
  const value = parsed(text);
  const why = value === undefined ? null : tooMuchIn(value);
  if (why !== null) throw wrong(file, why);
  const record = parseSidecar(file, text, books);
  const hash = falseName((value as { record: { playbooks: unknown } }).record.playbooks);
  if (hash !== null) throw wrong(file, `The playbook ${hash.slice(0, 12)} in it isn't the one of that name.`);
  return record;
}

/** What isn't JSON, `parseSidecar` says in its own words. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function wrong(file: string, what: string): AdroitError {
  return new AdroitError("BAD_INPUT", `${file}: ${what}`, {
    subject: file,
    remedy: "Restore the file from the repository's history.",
  });
}
