/** What a status as written comes down to. */
import type { Status } from "#shared/record/record";
import { longest } from "./plain";
import { openingStatus, statusOf } from "./words";

/** The state that a raw status comes down to; `null` where its words aren't any we know. */
export function statusIn(raw: string): Status | null {
  const plain = statusOf(raw);
  if (plain !== null) return plain;
  const lines = raw
    .slice(0, longest)
    .replace(/<!--.*?(?:-->|$)/gs, "")
    .split(/\r?\n/)
    .map((line) =>
      line
        .replace(/!?\[([^[\]]*)\]\([^[)]*\)/g, "$1")
        .replace(/^[\s>*+-]+|[*_`"']/g, "")
        .replace(/^[^\p{L}\p{N}]+/u, "")
        .replace(/[\]\s.]+$/, ""),
    )
    .filter(Boolean);
  const [first] = lines;
  if (first === undefined || isChoice(first)) return null;
  if (lines.some((line) => /^(?:super[sc]eded|replaced)\s+by\b/i.test(line))) return "superseded";
  return statusOf(first) ?? openingStatus(first);
}

/** "proposed | accepted | rejected" is a template's list to choose from. */
function isChoice(line: string): boolean {
  const words = line.split(/\s*[|/]\s*/).filter((word) => openingStatus(word) !== null);
  return words.length >= 3;
}
