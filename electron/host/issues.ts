/** Turns what a schema complains about into a place and a sentence. */

export interface Issue {
  path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined;
  message: string;
  code?: string | undefined;
  /** Of a union: what each of its branches complains about. */
  errors?: readonly (readonly Issue[])[];
  /** Of unknown keys. */
  keys?: readonly string[];
  /** Of what has too few or too many: what it is, and how many there may be. */
  origin?: string;
  minimum?: number | bigint;
  maximum?: number | bigint;
}

export interface Placed {
  path: (string | number)[];
  message: string;
}

/**
 * One complaint per place. A union reports the branch that got furthest, since that is what the author meant; unknown
 * keys are reported one by one, each at its own place.
 */
export function flattenIssues(issues: readonly Issue[], base: (string | number)[] = []): Placed[] {
  return issues.flatMap((issue) => {
    const path = [...base, ...(issue.path ?? []).map(segment)];
    if (issue.code === "unrecognized_keys" && issue.keys) {
      return issue.keys.map((key) => ({ path: [...path, key], message: "there is no such key" }));
    }
    if (issue.code === "invalid_union" && issue.errors?.length) {
      const branches = issue.errors.map((branch) => flattenIssues(branch, path));
      const depth = (branch: Placed[]) => Math.max(0, ...branch.map((one) => one.path.length));
      const furthest = branches.reduce((best, branch) => (depth(branch) > depth(best) ? branch : best));
      if (depth(furthest) > path.length) return furthest;
    }
    return [{ path, message: sentence(issue) }];
  });
}

/** Where a schema says nothing of its own, the library's words are a programmer's. */
function sentence({ message, code, origin, minimum, maximum }: Issue): string {
  if (/^Too (?:small|big): /.test(message)) {
    const things = { array: " of them", string: " characters" }[String(origin)] ?? "";
    if (code === "too_small" && things !== "" && minimum === 1) return "must not be empty";
    return code === "too_small" ? `needs at least ${minimum}${things}` : `has room for ${maximum}${things} at most`;
  }
  const missed = /^Invalid input: expected (.+), received (.+)$/.exec(message);
  if (missed) return missed[2] === "undefined" ? "is missing" : `is ${missed[2]} where ${missed[1]} is asked for`;
  return message;
}

/** A path as a person writes it: `criteria[3].answers[0].fits.django.score`; the whole thing is "". */
export function pathText(path: readonly (string | number)[]): string {
  return path.reduce<string>(
    (text, part) => (typeof part === "number" ? `${text}[${part}]` : text === "" ? part : `${text}.${part}`),
    "",
  );
}

function segment(part: PropertyKey | { key: PropertyKey }): string | number {
  const key = typeof part === "object" ? part.key : part;
  return typeof key === "number" ? key : String(key);
}
