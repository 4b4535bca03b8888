/**
 * The address in its normal form if it may be handed to the system, else `null`: `https:` without credentials, or
 * `mailto:`. Anything else could start a program or carry a password.
 */
export function allowedLink(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.username !== "" || url.password !== "") return null;
  return url.protocol === "https:" || url.protocol === "mailto:" ? url.href : null;
}
