/** Codes of people: 80 random bits each, so that nobody answers under another's name by guessing. */

/** Crockford's alphabet: no I, L, O and U, so that nothing is read for something else. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Sixteen characters in groups of four, from at least sixteen random bytes. */
export function personalCode(random: Uint8Array): string {
  const all = [...random.subarray(0, 16)].map((byte) => alphabet[byte % 32]).join("");
  return all.replace(/.{4}(?=.)/g, "$&-");
}

/** A code as it was meant, however it was typed. */
export function bareCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
}
