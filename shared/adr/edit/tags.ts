/** Words that an ADR is filed under, changed where the file keeps them. */

import type { Field } from "#shared/adr/read/field";
import { tagsIn } from "#shared/adr/read/related";
import { type Scan, scan } from "#shared/adr/read/scan";
import { yamlPlain } from "#shared/adr/write/escape";
import { type Edit, lineEndOf } from "./edit";
import { beside, cutOut, insert } from "./link";

/**
 * The text with these tags and no others, in this order. Refused where the file has no place for tags that its tools
 * would leave alone. Each has to have the shape of a tag.
 */
export function setTags(fileName: string, text: string, tags: readonly string[]): Edit {
  if (tags.join("\n") === tagsIn(fileName, text).join("\n")) return { text, undo: [] };
  const found = scan(text);
  const fields = found.fields.filter(({ label }) => label === "tags");
  const blank = found.blanks.find(({ label }) => label === "tags");
  const edit =
    fields.length > 0 ? replaced(text, fields, tags) : blank ? filled(text, blank, tags) : added(text, found, tags);
  if ("refused" in edit || tagsIn(fileName, edit.text).join("\n") === tags.join("\n")) return edit;
  return { refused: "Its tags are written in a way that can't be changed safely. Change them by hand." };
}

function replaced(text: string, fields: readonly Field[], tags: readonly string[]): Edit {
  const [first] = fields;
  const last = fields.at(-1);
  if (!first || !last) return { text, undo: [] };
  const line = text.lastIndexOf("\n", first.start - 1) + 1;
  const before = text.slice(line, first.start);
  if (first.from !== "front matter") {
    if (fields.length > 1) return { refused: "It has tags in more than one place." };
    // A line that says nothing but tags goes with the last of them.
    if (tags.length === 0 && first.from === "line" && /^[\s>*+_-]*tags?[*_]*\s*:[*_]*\s*$/i.test(before)) {
      const lf = text.indexOf("\n", first.end);
      const end = lf === -1 ? text.length : lf + 1;
      if (/^[\s*_\\]*(?:<br ?\/?>)?\s*$/.test(text.slice(first.end, end))) return cutOut(text, line, end);
    }
    const comma = first.raw.includes(",") || !/\s/.test(first.raw.trim());
    return insert(text, first.start, tags.join(comma ? ", " : " "), first.end);
  }
  const lineEnd = text.indexOf("\n", last.end) + 1;
  const whole = /^tags[ \t]*:[ \t]*(?:\[[^[\]\n]*\]|[^\n[\]#]*)\r?\n$/i.test(text.slice(line, lineEnd));
  if (tags.length === 0 && whole) return insert(text, line, "", lineEnd);
  const quoted = (at: number) => (/["']/.test(text.charAt(at)) ? 1 : 0);
  const start = first.start - quoted(first.start - 1);
  const end = last.end + quoted(last.end);
  const items = tags.map(yamlPlain);
  if (/^[ \t]*-[ \t]+["']?$/.test(before)) {
    const lead = before.replace(/["']$/, "");
    return tags.length === 0
      ? { refused: "Take the last of its tags out by hand." }
      : insert(text, start, items.join(`${lineEndOf(text)}${lead}`), end);
  }
  if (/\[[^\]]*$/.test(before) || fields.length === 1) {
    const flow = /\[[^\]]*$/.test(before);
    const open = first.raw.startsWith("[") && first.raw.endsWith("]");
    const list = items.join(", ");
    return insert(text, start, flow ? list : open || items.length !== 1 ? `[${list}]` : list, end);
  }
  return { refused: "It has tags in more than one place." };
}

/** Behind the colon that waits for them. */
function filled(text: string, { start, from }: Field, tags: readonly string[]): Edit {
  const gap = /[ \t]/.test(text.charAt(start - 1)) ? "" : " ";
  return insert(
    text,
    start,
    `${gap}${from === "front matter" ? `[${tags.map(yamlPlain).join(", ")}]` : tags.join(", ")}`,
  );
}

/** Below the last line of metadata, as that is written. */
function added(text: string, { fields }: Scan, tags: readonly string[]): Edit {
  const eol = lineEndOf(text);
  const front = fields.filter(({ from }) => from === "front matter").at(-1);
  if (front) {
    const close = /\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text.slice(front.end));
    return close ? insert(text, front.end + close.index, `${eol}tags: [${tags.map(yamlPlain).join(", ")}]`) : noPlace;
  }
  const line = fields.filter(({ from }) => from === "line").at(-1);
  if (!line) return noPlace;
  return beside(text, line, "Tags", tags.join(", "), eol);
}

const noPlace: Edit = { refused: "The file has no list of metadata or front matter for tags." };
