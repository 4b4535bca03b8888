/** Links between ADRs, written into both files as each of them writes such things. Edits by position, like those of a status. */

import { splitPath } from "#shared/adr/links/path";
import { readAdr } from "#shared/adr/read/read";
import { scan } from "#shared/adr/read/scan";
import { targetsIn } from "#shared/adr/read/targets";
import { oneLine } from "#shared/adr/write/escape";
import type { Status } from "#shared/record/record";
import { applied, type Change, type Edit, inCaseOf, statusWord, whyNotEdited, withCapitalOf } from "./edit";
import { addLink, type Link, removeLink } from "./link";
import { type AdrFileText, leadsTo, nameIn, nothing, says } from "./reference";

export type Spelling = "superseded" | "superceded";

/** Both texts after the change, or which file doesn't allow it and why. */
export type PairEdit = { old: string; by: string } | { refused: string; file: string };

/**
 * Says in both files that `by` supersedes `old`: in the status of the old one, and as a link in the new one. An end that
 * says so already stays as it is, so this also completes a link that only one of the files has. Refused where a file
 * doesn't state its status in a way that can be changed, or names another successor.
 */
export function supersede(old: AdrFileText, by: AdrFileText, spelling = spellingOf(old.text, by.text)): PairEdit {
  for (const { file } of [old, by]) {
    const refused = whyNotEdited(splitPath(file).name);
    if (refused !== null) return { refused, file };
  }
  const there = successorIn(old, by, spelling);
  if ("refused" in there) return { ...there, file: old.file };
  const back = says(by, "supersedes", old)
    ? { text: by.text }
    : addLink(by, { verb: spelling === "superceded" ? "Supercedes" : "Supersedes", to: old });
  if ("refused" in back) return { ...back, file: by.file };
  const read = readAdr(old.file, there.text);
  if (read.status !== "superseded" || !says({ ...old, text: there.text }, "supersededBy", by))
    return { refused: "What would be written couldn't be read back.", file: old.file };
  if (!says({ ...by, text: back.text }, "supersedes", old))
    return { refused: "The link that would be written couldn't be read back.", file: by.file };
  return { old: there.text, by: back.text };
}

/** Takes a supersession back in both files; the old one gets this status. Undoes `supersede` to the byte. */
export function withdraw(old: AdrFileText, by: AdrFileText, status: Status): PairEdit {
  const bare = withoutSuccessor(old, by, status);
  if ("refused" in bare) return { ...bare, file: old.file };
  const back = says(by, "supersedes", old) ? removeLink(by, "supersedes", old) : { text: by.text };
  if ("refused" in back) return { ...back, file: by.file };
  return { old: bare.text, by: back.text };
}

/** "Supercedes" where a folder follows adr-tools in that. */
export function spellingOf(...texts: string[]): Spelling {
  return texts.some((text) => /supercede[sd]/i.test(text)) ? "superceded" : "superseded";
}

// The old file: its status

function successorIn(old: AdrFileText, by: AdrFileText, spelling: Spelling): Edit {
  const { text } = old;
  if (readAdr(old.file, text).status === "superseded" && says(old, "supersededBy", by)) return { text, undo: [] };
  const { fields } = scan(text);
  const places = fields.filter(({ label }) => label === "status");
  if (places.length === 0) return { refused: "The file states no status." };
  const named = fields.find(({ label, raw }) => label === "supersededBy" && nothing.test(raw));
  const changes: Change[] = [];
  for (const place of places) {
    if (targetsIn(place.raw, "supersededBy").some((target) => leadsTo(old.file, target, by.file))) continue;
    const word = statusWord(place);
    if (!word) return { refused: `The status says more than a status: "${oneLine(place.raw).slice(0, 60)}".` };
    const state = named
      ? inCaseOf(word.raw, "superseded")
      : withCapitalOf(word.raw, `${spelling} by ${nameIn(place, old, by)}`);
    if (named && /^super[sc]eded$/i.test(word.raw)) continue;
    changes.push({ start: word.start, end: word.end, word: state });
  }
  if (named && !says(old, "supersededBy", by))
    changes.push({ start: named.start, end: named.end, word: nameIn(named, old, by) });
  const edit = applied(text, changes);
  // Where only an identifier stands in the status, readers of Markdown get a link to follow.
  const bare = places.some(({ from }) => from === "front matter") && changes.length > 0 && !named;
  return bare && places.length === 1
    ? withLink(edit, { ...old, text: edit.text }, { verb: "Superseded by", to: by })
    : edit;
}

function withLink(first: Edit, file: AdrFileText, link: Link): Edit {
  const second = addLink(file, link);
  if ("refused" in first || "refused" in second) return second;
  return {
    text: second.text,
    undo: [{ start: 0, end: second.text.length, word: applied(first.text, first.undo).text }],
  };
}

function withoutSuccessor(old: AdrFileText, by: AdrFileText, status: Status): Edit {
  const { text } = old;
  const { fields } = scan(text);
  const changes: Change[] = [];
  for (const field of fields) {
    const names = (target: string) => leadsTo(old.file, target, by.file);
    if (field.label === "supersededBy" && targetsIn(field.raw, null).some(names)) {
      if (targetsIn(field.raw, null).length > 1) return { refused: "It names more than one successor." };
      changes.push({ start: field.start, end: field.end, word: field.from === "front matter" ? "null" : "None" });
    }
    if (field.label !== "status") continue;
    const phrase = /^(["'*_`[\s]*)((super[sc]eded|replaced)\b[^\r\n]*?)(["'*_`\].\s]*)$/im.exec(field.raw);
    if (!phrase) {
      if (!readAdr(old.file, text).supersededBy.some(names))
        return { refused: "It doesn't say that it is superseded." };
      continue;
    }
    const at = field.start + phrase.index + (phrase[1] ?? "").length;
    const whole = phraseOf(phrase);
    const others = targetsIn(whole, "supersededBy").filter((target) => !names(target));
    if (others.length > 0) return { refused: "It names more than one successor." };
    changes.push({ start: at, end: at + whole.length, word: inCaseOf(phrase[3] ?? "", status) });
  }
  const edit = applied(text, changes);
  const left = { ...old, text: edit.text };
  if (!says(left, "supersededBy", by)) return edit;
  const clean = removeLink(left, "supersededBy", by);
  if ("refused" in clean) return clean;
  return { text: clean.text, undo: [{ start: 0, end: clean.text.length, word: text }] };
}

/** The phrase with the bracket of the link that ends it. */
function phraseOf(match: RegExpExecArray): string {
  const [, , said = "", , dressing = ""] = match;
  return said + (/^\)?/.exec(dressing)?.[0] ?? "");
}
