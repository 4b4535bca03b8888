import { oneLine } from "#shared/adr/write/escape";
import { once } from "#shared/base/once";

/** Longest slug; a file name stays readable in a listing and far below every file system's limit. */
const longest = 60;
const fallback = "decision";
/** Names that Windows keeps for devices, whatever follows the dot. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * A title as part of a file name: small letters, digits and single hyphens, at most 60 characters, cut at a word. Latin,
 * Cyrillic and Greek are written in a-z; a script that can't be spelt so by rule stays as it is, since its readers know
 * it. A title without any letter or digit becomes "decision".
 */
export function slugOf(title: string): string {
  const words = latin(oneLine(title).normalize("NFKC").toLowerCase())
    .replace(/['\u2019`]/g, "")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  const slug = cut(words) || fallback;
  return reserved.test(slug) ? `${slug}-${fallback}` : slug;
}

function cut(words: string): string {
  const marks = [...words];
  if (marks.length <= longest) return words;
  const whole = marks
    .slice(0, longest + 1)
    .join("")
    .replace(/-[^-]*$/, "");
  const short = [...whole].length <= longest ? whole : marks.slice(0, longest).join("");
  return short.replace(/-+$/, "");
}

/** Letters that don't come apart into a Latin letter and a mark. */
const letters = once(
  (): Record<string, string> => ({
    ...{ ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ħ: "h", ŋ: "ng", "&": " and " },
    ...table(
      "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
      "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch  y  e yu ya",
    ),
    ...table("іїєґўјљњћџђ", "i i ie g u j lj nj c dz dj"),
    ...table("αβγδεζηθικλμνξοπρσςτυφχψω", "a b g d e z i th i k l m n x o p r s s t y f ch ps o"),
  }),
);

function table(from: string, to: string): Record<string, string> {
  const parts = to.split(" ");
  return Object.fromEntries([...from].map((letter, i) => [letter, parts[i] ?? ""]));
}

/** Letter by letter; what no table knows stays, with the marks that belong to it. */
function latin(text: string): string {
  let out = "";
  let kept = false;
  for (const letter of text) {
    if (/\p{M}/u.test(letter)) {
      if (kept) out += letter;
      continue;
    }
    const spelt = spell(letter);
    kept = spelt === null && /\p{L}/u.test(letter);
    out += spelt ?? letter;
  }
  return out.normalize("NFC");
}

/** How a letter is spelt in a-z; `null` where it isn't by itself. */
function spell(letter: string): string | null {
  const known = letters()[letter];
  if (known !== undefined) return known;
  const bare = letter.normalize("NFKD").replace(/\p{M}/gu, "");
  if (/^[\x20-\x7e]*$/.test(bare)) return bare;
  return letters()[bare] ?? null;
}
