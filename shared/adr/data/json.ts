/** JSON as formatters write it, so that a file isn't changed by one that runs over it. */
import { textWidth } from "#shared/base/text-width";

/** Columns that a line may take. */
const width = 80;

/**
 * Objects open, a key a line, in the order of the alphabet; lists on one line where they fit, else an item a line, and of
 * numbers as many as fit. Keys without a value are left out. The same value gives the same text anywhere.
 */
export function formattedJson(value: unknown): string {
  return `${format(value, 0, 0, 0)}\n`;
}

/** `depth` in steps of two spaces; `before` and `after` are the columns that its line holds around it. */
function format(value: unknown, depth: number, before: number, after: number): string {
  if (Array.isArray(value)) return formatList(value, depth, before, after);
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const fields = value as Record<string, unknown>;
  const keys = Object.keys(fields).filter((key) => fields[key] !== undefined);
  if (keys.length === 0) return "{}";
  const inner = "  ".repeat(depth + 1);
  const last = keys.sort().at(-1);
  // One text that grows: a large room's ballots are many thousand small objects.
  let lines = "";
  for (const key of keys) {
    const one = fields[key];
    const name = `${JSON.stringify(key)}: `;
    // Lists alone depend on what stands around them.
    const column = Array.isArray(one) ? inner.length + textWidth(name) : 0;
    lines += `${lines === "" ? "" : ",\n"}${inner}${name}${format(one, depth + 1, column, key === last ? 0 : 1)}`;
  }
  return `{\n${lines}\n${"  ".repeat(depth)}}`;
}

function formatList(list: unknown[], depth: number, before: number, after: number): string {
  if (list.length === 0) return "[]";
  const inner = "  ".repeat(depth + 1);
  const items = list.map((one, i) => format(one, depth + 1, inner.length, i < list.length - 1 ? 1 : 0));
  const manyLists = list.length > 1 && list.every((one) => Array.isArray(one) && one.length > 1);
  // Put together only where it may fit: a record is a list in a list, and each would hold all that is in it once more.
  const flat = manyLists || items.some((item) => item.includes("\n")) ? null : `[${items.join(", ")}]`;
  if (flat !== null && before + textWidth(flat) + after <= width) return flat;
  const close = `\n${"  ".repeat(depth)}]`;
  if (list.length > 1 && list.every((one) => typeof one === "number")) return `[\n${filled(items, inner)}${close}`;
  return `[\n${items.map((item) => inner + item).join(",\n")}${close}`;
}

function filled(items: string[], inner: string): string {
  const lines: string[] = [];
  let line = "";
  items.forEach((item, i) => {
    const word = i < items.length - 1 ? `${item},` : item;
    if (line !== "" && inner.length + line.length + 1 + word.length > width) {
      lines.push(line);
      line = "";
    }
    line += line === "" ? word : ` ${word}`;
  });
  return [...lines, line].map((one) => inner + one).join("\n");
}
