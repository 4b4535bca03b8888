/** Names and fingerprints, and what is kept under them. */

/** A name inside a record or playbook: `^[a-z][a-z0-9-]{0,39}$`. */
export type Id = string;

/** SHA-256 in lower-case hexadecimal, 64 characters. */
export type Sha256 = string;
