/** The scripts of the built renderer that its page loads before anything is shown. */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";

const folder = resolve(import.meta.dirname, "../../out/renderer");

interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
}

/** Contents of the entry script and of all that it imports statically. */
export function firstLoad(): Buffer[] {
  const manifest: Record<string, Chunk> = JSON.parse(readFileSync(join(folder, ".vite/manifest.json"), "utf8"));
  const seen = new Set<string>();
  const visit = (key: string) => {
    const chunk = manifest[key];
    if (!chunk || seen.has(chunk.file)) return;
    seen.add(chunk.file);
    chunk.imports?.forEach(visit);
  };
  for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) visit(key);
  return [...seen].map((file) => readFileSync(join(folder, file)));
}

/** Bytes on the wire: each file gzipped by itself. */
export const gzipped = (files: Buffer[]): number => files.reduce((sum, file) => sum + gzipSync(file).length, 0);
