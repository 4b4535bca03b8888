/** What a built page loads before anything is shown. */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";

const out = resolve(import.meta.dirname, "../../out");

interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
  css?: string[];
}

/** Contents of the entry script and of all that it imports statically. */
export function firstLoad(): Buffer[] {
  return chunksOf("renderer").map(({ file }) => readFileSync(join(out, "renderer", file)));
}

/** The style sheets that come with these. */
export function firstStyles(): Buffer[] {
  const sheets = new Set(chunksOf("renderer").flatMap(({ css = [] }) => css));
  return [...sheets].map((sheet) => readFileSync(join(out, "renderer", sheet)));
}

/** Everything that a participant's device fetches for the first screen: page, scripts, styles, icon. */
export function firstScreen(): Buffer[] {
  const files = chunksOf("participant").flatMap(({ file, css = [] }) => [file, ...css]);
  return ["index.html", "icon.svg", ...new Set(files)].map((file) => readFileSync(join(out, "participant", file)));
}

function chunksOf(target: string): Chunk[] {
  const manifest: Record<string, Chunk> = JSON.parse(readFileSync(join(out, target, ".vite/manifest.json"), "utf8"));
  const seen = new Set<Chunk>();
  const visit = (key: string) => {
    const chunk = manifest[key];
    if (!chunk || seen.has(chunk)) return;
    seen.add(chunk);
    chunk.imports?.forEach(visit);
  };
  for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) visit(key);
  return [...seen];
}

/** Bytes on the wire: each file gzipped by itself. */
export const gzipped = (files: Buffer[]): number => files.reduce((sum, file) => sum + gzipSync(file).length, 0);
