/** Columns that a text takes where all letters are equally wide; East Asian ones and pictures take two. */
export function textWidth(text: string): number {
  // Most text: nothing in it is wide, joins, or makes an emoji of what stands before.
  if (/^[\u0020-\u02ff\u2010-\u2027\u2212]*$/.test(text)) return text.length;
  const wide = text.replace(/\p{RGI_Emoji}/gv, "  ").replace(/[\p{M}\u200b-\u200d]/gu, "");
  let width = 0;
  for (const letter of wide) width += isWide(letter.codePointAt(0) ?? 0) ? 2 : 1;
  return width;
}

function isWide(code: number): boolean {
  return (
    code >= 0x1100 &&
    (code <= 0x115f ||
      (code >= 0x2e80 && code <= 0xa4cf && code !== 0x303f) ||
      (code >= 0xac00 && code <= 0xd7a3) ||
      (code >= 0xf900 && code <= 0xfaff) ||
      (code >= 0xfe30 && code <= 0xfe6f) ||
      (code >= 0xff00 && code <= 0xff60) ||
      (code >= 0xffe0 && code <= 0xffe6) ||
      (code >= 0x20000 && code <= 0x3fffd))
  );
}
