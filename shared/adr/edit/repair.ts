/** Small repairs of one ADR, by position like every edit. */

import { relativeLinks } from "#shared/adr/links/links";
import { addressOf } from "#shared/adr/links/path";
import { plainText } from "#shared/adr/read/plain";
import { scan } from "#shared/adr/read/scan";
import { headingNumber } from "#shared/adr/read/title";
import { applied, type Edit } from "./edit";

/** Makes every link to `target`, as written, lead to the file `to` instead; an anchor stays. Paths are from one root. */
export function retarget(file: string, text: string, target: string, to: string): Edit {
  const links = relativeLinks(text).filter(({ raw }) => raw === target);
  if (links.length === 0) return { refused: `The file has no link to ${target}.` };
  const anchor = /#.*$/.exec(target)?.[0] ?? "";
  const word = addressOf(file, to) + anchor;
  return applied(
    text,
    links.map(({ start, end }) => ({ start, end, word })),
  );
}

/** Gives the heading another number, as wide as the old one was written. Refused where it has none. */
export function numberHeading(text: string, number: number): Edit {
  const { heading } = scan(text);
  const digits = heading && headingNumber(plainText(heading.raw)) ? /\d+/.exec(heading.raw) : null;
  if (!heading || !digits) return { refused: "The heading has no number." };
  const start = heading.start + digits.index;
  const word = String(number).padStart(digits[0].length, "0");
  return applied(text, [{ start, end: start + digits[0].length, word }]);
}
