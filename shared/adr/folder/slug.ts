import { oneLine } from "#shared/adr/write/escape";

/** Longest slug; a file name stays readable in a listing and far below every file system's limit. */
const longest = 60;
const fallback = "decision";
/** Names that Windows keeps for devices, whatever follows the dot. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * A title as part of a file name: lower-case a-z, 0-9 and single hyphens, at most 60 characters, cut at a word. A title
 * without any letter or digit that can be written so becomes "decision".
 */
export function slugOf(title: string): string {
  const words = latin(oneLine(title).toLowerCase())
    .replace(/['\u2019`]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  const slug = cut(words) || fallback;
  return reserved.test(slug) ? `${slug}-${fallback}` : slug;
}

function cut(words: string): string {
  if (words.length <= longest) return words;
  const whole = words.slice(0, longest + 1).replace(/-[^-]*$/, "");
  return whole.length <= longest ? whole : words.slice(0, longest);
}

/** Letters that don't come apart into a Latin letter and a mark. */
const letters: Record<string, string> = {
  ...{ ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ħ: "h", ŋ: "ng", "&": " and " },
  ...table(
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch  y  e yu ya",
  ),
  ...table("іїєґўјљњћџђ", "i i ie g u j lj nj c dz dj"),
  ...table("αβγδεζηθικλμνξοπρσςτυφχψω", "a b g d e z i th i k l m n x o p r s s t y f ch ps o"),
};

function table(from: string, to: string): Record<string, string> {
  const parts = to.split(" ");
  return Object.fromEntries([...from].map((letter, i) => [letter, parts[i] ?? ""]));
}

function latin(text: string): string {
  const known = (part: string) => [...part].map((letter) => letters[letter] ?? letter).join("");
  return known(known(text).normalize("NFKD").replace(/\p{M}/gu, ""));
}
