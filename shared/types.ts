/**
 * The small types that every layer speaks. They carry no behaviour.
 */

/** A name inside a record or playbook: `^[a-z][a-z0-9-]{0,39}$`. */
export type Id = string;

/** Something per option or per criterion, keyed by id. */
export type By<T> = Record<Id, T>;

/** How well an option fits, on anchors that are fixed per criterion: 1 is the left anchor, 5 the right. */
export type Score = 1 | 2 | 3 | 4 | 5;

/** SHA-256 in lower-case hexadecimal, 64 characters. */
export type Sha256 = string;

/** A local day, `YYYY-MM-DD`. Days are compared as text and never converted to an instant. */
export type Day = string;

/** A moment, ISO 8601 in UTC with milliseconds. */
export type Instant = string;
