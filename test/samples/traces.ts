/** Looks for what somebody said in everything that a program left on a disk. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";

/** Ways in which a text of ASCII lies in files: as it is, in UTF-16, in an address, as hexadecimal digits, and in base64. */
function formsOf(text: string): Buffer[] {
  const bytes = Buffer.from(text);
  // Base64 depends on where in three bytes the text begins; what its neighbours take part in is left away.
  const base64 = [0, 1, 2].map((before) =>
    Buffer.concat([Buffer.alloc(before), bytes])
      .toString("base64")
      .slice(before === 0 ? 0 : 4, -4),
  );
  const forms = [encodeURIComponent(text), bytes.toString("hex"), bytes.toString("hex").toUpperCase(), ...base64];
  return [
    bytes,
    Buffer.from(text, "utf16le"),
    Buffer.from(text, "utf16le").swap16(),
    ...forms.map((one) => Buffer.from(one)),
  ];
}

/** What a file holds: its bytes and, where it is compressed as a whole, those that come out. */
function contentsOf(bytes: Buffer): Buffer[] {
  const unpacked = [gunzipSync, inflateSync, brotliDecompressSync].flatMap((unpack) => {
    try {
      return [unpack(bytes)];
    } catch {
      return [];
    }
  });
  return [bytes, ...unpacked];
}

/** Files below a folder in which one of the texts (ASCII, at least ten characters) stands in any form, with the text. */
export function tracesIn(folder: string, texts: readonly string[]): string[] {
  const sought = texts.map((text) => ({ text, forms: formsOf(text) }));
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .flatMap((one) => {
      const path = join(one.parentPath, one.name);
      const contents = contentsOf(readFileSync(path));
      return sought
        .filter(({ forms }) => forms.some((form) => contents.some((content) => content.includes(form))))
        .map(({ text }) => `${path.slice(folder.length + 1)}: ${text}`);
    });
}

/** The same for all that a repository ever held, whether a branch has it or not. */
export function tracesInHistory(root: string, texts: readonly string[]): string[] {
  const objects = execFileSync("git", ["cat-file", "--batch-all-objects", "--batch", "--buffer"], {
    cwd: root,
    maxBuffer: 1 << 28,
  });
  return texts.filter((text) => formsOf(text).some((form) => objects.includes(form)));
}
