import type { Document, Node } from "yaml";
import { isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { AdroitError } from "#shared/base/error";
import { flattenIssues, type Placed, pathText } from "../issues";

/**
 * Reads YAML text that has to fit `schema`. Every fault is named with file, line and field, one a line (`BAD_INPUT`,
 * subject is the file). YAML 1.2: dates and "yes" stay text; a key that stands twice is a fault; aliases can't
 * multiply beyond a hundred.
 */
export function readYaml<T>(file: string, text: string, schema: z.ZodType<T>): T {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => lines.linePos(offset).line;
  const fail = (faults: string[]) =>
    new AdroitError("BAD_INPUT", faults.join("\n"), {
      subject: file,
      remedy: `Correct ${file} and try again.`,
    });

  if (doc.errors.length > 0) {
    throw fail(doc.errors.map((error) => `${file}, line ${at(error.pos[0])}: ${sentence(error.message)}`));
  }
  let value: unknown;
  try {
    value = doc.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw fail([`${file}: ${error instanceof Error ? error.message : String(error)}`]);
  }
  if (value === null || value === undefined) throw fail([`${file}: the file is empty`]);
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw fail(
    flattenIssues(result.error.issues).map(({ path, message }: Placed) => {
      const offset = offsetOf(doc, path);
      const place = [file, offset === null ? "" : `line ${at(offset)}`, pathText(path)].filter((part) => part !== "");
      return `${place.join(", ")}: ${message}`;
    }),
  );
}

/** "file, line 4": where a field stands in YAML that could be read, for faults that are found only later. */
export function placeIn(file: string, text: string, field: string): string {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines });
  const path = field.split(/[.[\]]+/).filter((part) => part !== "");
  const offset = offsetOf(
    doc,
    path.map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
  );
  return offset === null ? file : `${file}, line ${lines.linePos(offset).line}`;
}

/** Where the value at `path` begins; where it is missing, the nearest that contains it; for a key, the key itself. */
function offsetOf(doc: Document.Parsed, path: (string | number)[]): number | null {
  for (let length = path.length; length >= 0; length--) {
    const parent = length === 0 ? null : nodeAt(doc, path.slice(0, length - 1));
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(path[length - 1]));
      if (isScalar(pair?.key) && pair.key.range) return pair.key.range[0];
    }
    const node = nodeAt(doc, path.slice(0, length));
    if (node?.range) return node.range[0];
  }
  return null;
}

function nodeAt(doc: Document.Parsed, path: (string | number)[]): Node | null {
  const node: unknown = path.length === 0 ? doc.contents : doc.getIn(path, true);
  return isNode(node) ? node : null;
}

function sentence(message: string): string {
  return message.replace(/\s+/g, " ").replace(/[.!:]$/, "");
}
