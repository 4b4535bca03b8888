/** Fields of a playbook by their path as the format writes it: `criteria[2].answers[0].fits.flask.reason`. */
import type { Playbook } from "#shared/playbook/playbook";

type Step = string | number;

const known = new Map<string, Step[]>();

function stepsOf(path: string): Step[] {
  const found = known.get(path);
  if (found) return found;
  const steps = path
    .split(/[.[\]]+/)
    .filter((part) => part !== "")
    .map((part): Step => (/^\d+$/.test(part) && path.includes(`[${part}]`) ? Number(part) : part));
  known.set(path, steps);
  return steps;
}

/** What stands at the path, `undefined` where nothing does. */
export function valueAt(book: unknown, path: string): unknown {
  return stepsOf(path).reduce<unknown>((value, step) => (value as Record<Step, unknown> | undefined)?.[step], book);
}

/** The playbook with something else there, `undefined` takes the key away; what it passes by stays the same object. */
export function withAt(book: Playbook, path: string, value: unknown): Playbook {
  return put(book, stepsOf(path), value) as Playbook;
}

function put(at: unknown, [step, ...rest]: Step[], value: unknown): unknown {
  if (step === undefined) return value;
  const next = put((at as Record<Step, unknown> | undefined)?.[step], rest, value);
  if (Array.isArray(at)) return at.map((one, n) => (n === step ? next : one));
  const { [step]: _, ...others } = (at ?? {}) as Record<Step, unknown>;
  if (next === undefined) return others;
  return { ...(at as object), [step]: next };
}

/** The same in words that an author knows: titles instead of numbers, "Growth, Doubles every year, Postgres, reason". */
export function placeWords(book: Playbook, path: string): string {
  const steps = stepsOf(path);
  const names = steps.map((step, n) => {
    const at = steps.slice(0, n + 1);
    const value = at.reduce<unknown>((found, one) => (found as Record<Step, unknown> | undefined)?.[one], book);
    if (typeof step === "number") return titleOf(value) || `${step + 1}`;
    const option = book.options.find(({ id }) => id === step);
    if (option && n > 0) return option.title;
    return hidden.has(step) && n < steps.length - 1 ? "" : (words[step] ?? step);
  });
  return names.filter(Boolean).join(", ");
}

/** Names that say nothing beside what follows them, where something does. */
const hidden = new Set(["criteria", "answers", "fits", "options", "anchors", "proposes"]);

const words: Record<string, string> = {
  mustHaves: "must-have",
  rules: "rule",
  parts: "part",
  notes: "other system",
  findings: "evidence",
  sources: "source",
};

function titleOf(value: unknown): string {
  const { title, text, statement, say, system } = (value ?? {}) as Record<string, unknown>;
  const found = [title, text, statement, say, system].find((one) => typeof one === "string" && one !== "");
  return typeof found === "string" ? (found.length > 40 ? `${found.slice(0, 38)}…` : found) : "";
}

/** The part of the editor in which a field is. */
export function partOf(book: Playbook, path: string): string {
  const [first, second] = stepsOf(path);
  if (first === "criteria" && typeof second === "number") {
    const id = book.criteria[second]?.id;
    return id ? `criteria/${id}` : "about";
  }
  return parts[String(first)] ?? "about";
}

const parts: Record<string, string> = {
  options: "options",
  mustHaves: "must-haves",
  rules: "rules",
  parts: "parts",
  notes: "notes",
  sources: "sources",
};
