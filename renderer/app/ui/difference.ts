import { diffLines, diffWordsWithSpace } from "diff";

/** One line of a difference: unchanged, only on disk, or only in ours; or so many unchanged lines left out. */
export type DiffRow = { sign: " " | "-" | "+"; words: { text: string; marked: boolean }[] } | { skipped: number };

/** Milliseconds after which a difference is given up. */
const linesTimeout = 1000;
const wordsTimeout = 100;
const context = 3;

/** What tells two texts apart, line by line with the changed words marked; `null` where finding out takes too long. */
export function difference(before: string, after: string): DiffRow[] | null {
  const changes = diffLines(before, after, { timeout: linesTimeout, stripTrailingCr: true });
  if (!changes) return null;
  const rows: DiffRow[] = [];
  changes.forEach((change, i) => {
    const lines = linesOf(change.value);
    const next = changes[i + 1];
    const previous = changes[i - 1];
    if (!change.added && !change.removed) {
      rows.push(...folded(lines, i > 0, i < changes.length - 1));
    } else if (change.removed && next?.added) {
      rows.push(...pairs(lines, linesOf(next.value)));
    } else if (!(change.added && previous?.removed)) {
      rows.push(...lines.map((line) => plain(change.added ? "+" : "-", line)));
    }
  });
  return rows;
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

const plain = (sign: " " | "-" | "+", text: string): DiffRow => ({ sign, words: [{ text, marked: false }] });

/** Replaced lines: all of the old, then all of the new, each compared with its counterpart. */
function pairs(old: string[], now: string[]): DiffRow[] {
  const compared = old.map((line, i) => {
    const other = now[i];
    return other === undefined ? undefined : diffWordsWithSpace(line, other, { timeout: wordsTimeout });
  });
  const side = (sign: "-" | "+", lines: string[]) =>
    lines.map((line, i): DiffRow => {
      const words = compared[i];
      if (!words) return plain(sign, line);
      const mine = words.filter((word) => (sign === "-" ? !word.added : !word.removed));
      return { sign, words: mine.map(({ value, added, removed }) => ({ text: value, marked: added || removed })) };
    });
  return [...side("-", old), ...side("+", now)];
}

function folded(lines: string[], head: boolean, tail: boolean): DiffRow[] {
  const before = head ? context : 0;
  const after = tail ? context : 0;
  const skipped = lines.length - before - after;
  if (skipped < 2) return lines.map((line) => plain(" ", line));
  return [
    ...lines.slice(0, before).map((line) => plain(" ", line)),
    { skipped },
    ...lines.slice(lines.length - after).map((line) => plain(" ", line)),
  ];
}
