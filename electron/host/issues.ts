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
  const [, options] = /^Invalid option: expected one of (.+)$/.exec(message) ?? [];
  if (options !== undefined) return `takes one of: ${options.replaceAll("|", ", ").replaceAll('"', "")}`;
  const [, wanted, given] = /^Invalid input: expected (.+), received (.+)$/.exec(message) ?? [];
  if (wanted === undefined || given === undefined) return message;
  if (given === "undefined") return "is missing";
  // What YAML takes for a number, a day or a truth is text once it is quoted.
  const how = wanted === "string" && /^(?:number|boolean|date|Date)$/.test(given) ? ": put it in quotes" : "";
  return `is ${things[given] ?? given} where ${things[wanted] ?? wanted} is asked for${how}`;
}

const things: Record<string, string> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  tuple: "a list",
  object: "a mapping",
  record: "a mapping",
  map: "a mapping",
  NaN: "no number",
  null: "nothing",
  date: "a day",
  Date: "a day",
};

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
