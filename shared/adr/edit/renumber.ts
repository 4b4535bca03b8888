/** Giving an ADR another number: which files change, and which mentions in prose a person has to look at. */

import { nameParts, nextNumber, type Placeholder, placeholderIn, sidecarPath } from "#shared/adr/folder/filename";
import { lineNumbers, relativeLinks, wikiPages } from "#shared/adr/links/links";
import { addressOf, decodedPath, joinedPath, splitPath, stemOf } from "#shared/adr/links/path";
import { scan } from "#shared/adr/read/scan";
import { applied, type TextChange, whyNotEdited } from "./edit";

export interface RenumberFile {
  /** Relative to one root, with `/`. */
  path: string;
  text: string;
}

export interface Renumbering {
  from: string;
  to: string;
  /** Texts that change, the ADR's own among them, by the path that they have before. */
  writes: RenumberFile[];
  /** The data beside the ADR before and after; whether it is there is for the caller to see. */
  data: { from: string; to: string };
  /** Mentions of the old number in prose, which are left as they are. */
  leaves: { file: string; line: number; text: string }[];
}

/**
 * What it takes to give the ADR at `path` this number, or the next free one of its folder. `files` are the texts of its
 * folder and whatever else may link to it (an index, a readme); `names` are further ones that hold numbers, as on other
 * branches. An ADR that waits for its number ("XXXX-use-queues.md") gets one. Refused with the reason where the name has
 * neither, or the number is taken.
 */
export function renumbering(
  files: readonly RenumberFile[],
  path: string,
  wanted: number | null = null,
  names: readonly string[] = [],
): Renumbering | { refused: string } {
  const own = files.find((file) => file.path === path);
  const { folder, name } = splitPath(path);
  const waiting = /[xn#]/i.test(placeholderIn(name)?.mark ?? "") ? placeholderIn(name) : null;
  const parts = nameParts(waiting ? `${waiting.before}${"0".repeat(waiting.mark.length)}${waiting.rest}` : name);
  const had = waiting ? Number.NaN : (parts.number ?? Number.NaN);
  if (!own) return { refused: "The file isn't among the ADRs." };
  if (parts.number === null || parts.digits === null) return { refused: "Its name has no number." };
  const why = whyNotEdited(name);
  if (why !== null) return { refused: why };
  const sibling = (one: string) => nameParts(one).prefix === parts.prefix && one !== name;
  const siblings = files
    .filter((file) => splitPath(file.path).folder === folder)
    .map((file) => splitPath(file.path).name)
    .filter(sibling);
  const number = wanted ?? nextNumber([...siblings, ...names.filter(sibling), name]);
  if (!Number.isSafeInteger(number) || number < 0 || number > 999_999)
    return { refused: "A number is a whole one from 0 to 999999." };
  if (number === had) return { refused: `It has the number ${number} already.` };
  const rival = siblings.find((one) => nameParts(one).number === number);
  if (rival !== undefined) return { refused: `${rival} has the number ${number}.` };

  const to = `${folder === "" ? "" : `${folder}/`}${waiting ? filled(waiting, number) : renamed(name, number)}`;
  const id = (value: number) => String(value).padStart(parts.digits?.length ?? 4, "0");
  const beside = (file: string) => `${folder === "" ? "" : `${folder}/`}${sidecarPath(splitPath(file).name)}`;
  const rivals = files
    .map((file) => file.path)
    .filter((one) => one !== path && splitPath(one).folder === folder && sameNumber(splitPath(one).name, name));
  const writes = files.flatMap((file) => {
    const changes = file.path === path ? ownChanges(file.text, had, number) : [];
    changes.push(...linkChanges(file, path, to, id(had), id(number)));
    changes.push(...pageChanges(file.text, path, to));
    changes.push(...dataChanges(file, beside(path), beside(to)));
    if (!waiting && splitPath(file.path).folder === folder && means(file, path, rivals))
      changes.push(...identifierChanges(file.text, had, parts.prefix, id(number)));
    const { text } = applied(file.text, changes);
    return text === file.text ? [] : [{ path: file.path, text }];
  });
  const after = new Map(writes.map((file) => [file.path, file.text]));
  return {
    from: path,
    to,
    writes,
    data: { from: beside(path), to: beside(to) },
    leaves: waiting
      ? []
      : files.flatMap((file) =>
          mentions(file.path, after.get(file.path) ?? file.text, had, parts.prefix, rivals.length === 0),
        ),
  };
}

function renamed(name: string, number: number): string {
  const { digits } = nameParts(name);
  const at = name.search(new RegExp(`(?<!\\d)${digits}(?!\\d)`));
  return `${name.slice(0, at)}${String(number).padStart(digits?.length ?? 4, "0")}${name.slice(at + (digits?.length ?? 0))}`;
}

function filled({ before, mark, rest }: Placeholder, number: number): string {
  return `${before}${String(number).padStart(mark.length, "0")}${rest}`;
}

/** Digits with a blank behind them number a title only where they have zeros in front. */
const numbered =
  /^(\[?(?:[A-Za-z]{2,12}[-_ #]{0,2})?(?:(?:19|20)\d{2}[-_](?=\d{3}))?)(\d{1,6}(?=\\?[\].:：)]|\s*[–—|·•-]\s)|0\d{1,5}(?=[\s_-]))/;
const unnumbered = /^(\[?(?:M?ADR[-_ #]{0,2})?)(X{2,}|N{2,}|#{2,})(?=\\?[\].:：)]|\s*[–—|-]\s)/;
/** Keys of front matter that say the number again, up to its digits. */
const keyed =
  /^((?:adr|id|identifier|number|no|nr|adr[-_ ]?(?:id|number|no|nr))[ \t]*[:=][ \t]*["']?(?:[A-Za-z]{2,12}(?:[-_ #]|(?=\d)))?(?:(?:19|20)\d{2}[-_](?=\d{3}))?)(\d{1,6}|[XN]{2,})(?=["']?[ \t]*(?:#.*)?\r?$)/gim;

/** The number where the ADR says it itself: in its heading, and in the front matter's title and keys. */
function ownChanges(text: string, from: number, to: number): TextChange[] {
  const { heading, frontMatter, fields } = scan(text);
  const titles = fields.filter((field) => field.label === "title" && field.from === "front matter");
  const changes = [...(heading ? [heading] : []), ...titles].flatMap(({ start, raw }) => {
    const found = (Number.isNaN(from) ? unnumbered : numbered).exec(raw);
    return found ? numberChange(start + (found[1] ?? "").length, found[2] ?? "", from, to) : [];
  });
  if (!frontMatter) return changes;
  const block = text.slice(frontMatter.start, frontMatter.end);
  for (const line of block.matchAll(keyed))
    changes.push(...numberChange(frontMatter.start + line.index + (line[1] ?? "").length, line[2] ?? "", from, to));
  return changes;
}

/** These digits, or marks in their place, as another number with the zeros that they have. */
function numberChange(start: number, digits: string, from: number, to: number): TextChange[] {
  const mark = /^\D/.test(digits);
  if (mark ? !Number.isNaN(from) : Number(digits) !== from) return [];
  const word = mark || digits.startsWith("0") ? String(to).padStart(digits.length, "0") : String(to);
  return [{ start, end: start + digits.length, word }];
}

/** Its name in links of a wiki, which leave out the folders, or name some of them. */
function pageChanges(text: string, from: string, to: string): TextChange[] {
  const [old, now] = [from, to].map((path) => stemOf(splitPath(path).name));
  const { folder } = splitPath(from);
  return wikiPages(text).flatMap(({ start, raw }) => {
    const page = splitPath(raw.trim().replace(/\.md$/i, ""));
    if (page.name !== old || !`/${folder}`.endsWith(page.folder === "" ? "" : `/${page.folder}`)) return [];
    const at = start + raw.lastIndexOf(old);
    return [{ start: at, end: at + old.length, word: now ?? "" }];
  });
}

/** Addresses of links to the file, and the number in their labels where that is how it is called ("ADR-0005", "5. Title"). */
function linkChanges({ path, text }: RenumberFile, from: string, to: string, old: string, now: string): TextChange[] {
  const { folder } = splitPath(path);
  return relativeLinks(text).flatMap(({ start, end, raw }) => {
    if (joinedPath(folder, decodedPath(raw)) !== from) return [];
    const anchor = /[?#].*$/.exec(raw)?.[0] ?? "";
    const lead = raw.startsWith("./") ? "./" : "";
    const address = addressOf(path, to);
    // Between angle brackets blanks may stand as they are.
    const plain = text.charAt(start - 1) === "<" && /\s/.test(raw) ? decodedPath(address) : address;
    const changes: TextChange[] = [{ start, end, word: `${lead}${plain}${anchor}` }];
    const open = text.lastIndexOf("[", start);
    const label = text.slice(open + 1, start);
    const number = /^((?:[A-Za-z]{2,12}[-_ #]{0,2})?(?:(?:19|20)\d{2}[-_](?=\d{3}))?)(\d{1,6})(?=$|[\].:)\s-])/.exec(
      label,
    );
    if (number && /\]\(\s*<?$/.test(text.slice(open, start)) && Number(number[2]) === Number(old)) {
      const digits = number[2] ?? "";
      const at = open + 1 + (number[1] ?? "").length;
      const word =
        digits.length === old.length
          ? now
          : String(Number(now)).padStart(digits.startsWith("0") ? digits.length : 0, "0");
      changes.unshift({ start: at, end: at + digits.length, word });
    }
    return changes;
  });
}

/** Addresses of links to the data beside the file, which moves with it. */
function dataChanges({ path, text }: RenumberFile, from: string, to: string): TextChange[] {
  if (!text.includes(".adroit/")) return [];
  const { folder } = splitPath(path);
  return relativeLinks(text).flatMap(({ start, end, raw }) => {
    if (joinedPath(folder, decodedPath(raw)) !== from) return [];
    return [{ start, end, word: `${raw.startsWith("./") ? "./" : ""}${addressOf(path, to)}` }];
  });
}

function sameNumber(one: string, other: string): boolean {
  const [a, b] = [nameParts(one), nameParts(other)];
  return a.number === b.number && a.prefix === b.prefix;
}

/** Whether an identifier in this file can only mean `path`: no other ADR has it, or the file links to this one alone. */
function means({ path: here, text }: RenumberFile, path: string, rivals: readonly string[]): boolean {
  if (rivals.length === 0) return true;
  const { folder } = splitPath(here);
  const linked = new Set(relativeLinks(text).map(({ raw }) => joinedPath(folder, decodedPath(raw))));
  return linked.has(path) && !rivals.some((rival) => linked.has(rival));
}

/** The number in "superseded by ADR-0005" and the like, where a file's metadata names the ADR without a link. */
function identifierChanges(text: string, from: number, prefix: string | null, now: string): TextChange[] {
  const identifier = identifiers(from, prefix);
  return scan(text).fields.flatMap(({ label, start, raw }) => {
    if (label !== "status" && label !== "supersedes" && label !== "supersededBy") return [];
    return [...raw.matchAll(identifier)].flatMap((match): TextChange[] => {
      const digits = /\d+$/.exec(match[0])?.[0] ?? "";
      const end = match.index + match[0].length;
      // What goes on as a file's name is the address of a link.
      if (/^[-_./]\w/.test(raw.slice(end))) return [];
      const word = digits.startsWith("0") ? now : String(Number(now));
      return [{ start: start + end - digits.length, end: start + end, word }];
    });
  });
}

/** "ADR-0005", "ADR 5" and the like, but for the label of a link. */
function identifiers(number: number, prefix: string | null): RegExp {
  const word = prefix === null ? "M?ADR" : /\d/.test(prefix) ? prefix : `(?:M?ADR|${prefix})`;
  return new RegExp(`\\b${word}[-_ #]{0,2}0*${number}\\b(?![^\\[\\]\\n]*\\]\\()`, "gi");
}

/** "ADR-0005", "ADR 5" and the like outside links: only a person can tell which of two ADRs they mean. */
function mentions(
  file: string,
  text: string,
  number: number,
  prefix: string | null,
  unique: boolean,
): Renumbering["leaves"] {
  const found = [...text.matchAll(identifiers(number, prefix))];
  const lineOf = lineNumbers(text);
  return found.slice(0, 1000).map((match) => {
    const line = lineOf(match.index);
    const start = text.lastIndexOf("\n", match.index) + 1;
    const lf = text.indexOf("\n", match.index);
    const whole = text.slice(start, lf === -1 ? text.length : lf).trim();
    const shown = whole.length > 120 ? `${whole.slice(0, 120)}...` : whole;
    return { file, line, text: unique ? shown : `${shown} (this or the other ADR of that number)` };
  });
}
