/** Older record formats and the way from each to the next. Pure; every step has a frozen fixture in the tests. */

export const currentVersion = 1;

type Raw = Record<string, unknown>;

/** The step that starts at a version gives the version after it. A step is never changed once records were written. */
const steps: ((raw: Raw) => Raw)[] = [fromVersion0];

/** The format of a record, a whole number from 0; `null` where the value isn't a record of any format. */
export function versionOf(raw: unknown): number | null {
  if (!isObject(raw)) return null;
  const { version } = raw;
  return typeof version === "number" && Number.isInteger(version) && version >= 0 ? version : null;
}

/**
 * Brings a record of an older format to the current one; a current one is returned as it is. The outcome still has to
 * pass the schema. The argument is not changed. `null` where there is no way: not a record, or a newer format.
 */
export function migrate(raw: unknown): unknown {
  const version = versionOf(raw);
  if (version === null || version > currentVersion) return null;
  return steps.slice(version).reduce<Raw>((record, step) => step(record), raw as Raw);
}

/**
 * Format 0 carried a single playbook with its hash, and the status and the place beside the draft. What isn't as it
 * was in that format is passed on untouched, so that the schema can name it.
 */
function fromVersion0({ playbook, status, place, draft, ...rest }: Raw): Raw {
  const book = isObject(playbook) ? playbook : {};
  return {
    ...rest,
    version: 1,
    playbooks: typeof book.hash === "string" ? { [book.hash]: book.content } : {},
    draft: isObject(draft) ? { ...draft, playbook: book.hash, status, place: place ?? "frame" } : draft,
    revisions: rest.revisions ?? [],
  };
}

function isObject(value: unknown): value is Raw {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
