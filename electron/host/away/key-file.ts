/**
 * The key holder's file of a call, in the form that `age -i` reads: the two keys, and in comments whose code has which
 * hash and which ballots were opened.
 */
import { type CallKeys, isIdentity } from "#shared/away/seal";
import { AdroitError } from "#shared/base/error";
import type { Id, Sha256 } from "#shared/base/id";
import type { CodeHash } from "./make";

export interface KeyFile {
  call: Id;
  keys: CallKeys;
  codes: CodeHash[];
  /** Hashes of the sealed ballots that were there at the opening; `null` before it. */
  opened: Sha256[] | null;
}

export function keyFileText({ call, keys, codes, opened }: KeyFile): string {
  return [
    `# The keys of the Adroit call ${call}. Whoever has this file can read every ballot: keep it to yourself.`,
    "# The first opens envelopes, the second what is in them.",
    keys.outer,
    keys.inner,
    ...codes.map(({ name, hash }) => `# code ${hash} ${name.replace(/\s+/g, " ")}`),
    ...(opened === null ? [] : [`# opened ${opened.join(" ")}`.trimEnd()]),
    "",
  ].join("\n");
}

/** `BAD_INPUT` where the file isn't that of a call. */
export function parseKeyFile(file: string, text: string): KeyFile {
  const lines = text.split(/\r?\n/);
  const [outer, inner, ...more] = lines.filter((line) => !line.startsWith("#") && line.trim() !== "");
  const call = /^# The keys of the Adroit call ([a-z][a-z0-9-]{0,39})\./.exec(lines[0] ?? "")?.[1];
  if (!call || !outer || !inner || more.length > 0 || !isIdentity(outer) || !isIdentity(inner)) {
    throw new AdroitError("BAD_INPUT", `${file} isn't the key of a call.`, {
      subject: file,
      remedy: "Name the file that adroit call --key wrote.",
    });
  }
  const codes = lines.flatMap((line) => {
    const [, hash, name] = /^# code ([0-9a-f]{64}) (.+)$/.exec(line) ?? [];
    return hash && name ? [{ hash, name }] : [];
  });
  const opened = lines.find((line) => line.startsWith("# opened"))?.match(/[0-9a-f]{64}/g);
  return {
    call,
    keys: { outer, inner },
    codes,
    opened: lines.some((line) => line.startsWith("# opened")) ? (opened ?? []) : null,
  };
}
