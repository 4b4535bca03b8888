/** Our scanner against whole parsers, over real texts and a few changed ones; `npm run torture` changes 100,000. */
import { expect, test } from "vitest";
import { mulberry32 } from "#shared/base/random";
import {
  blocksDiffer,
  blocksIn,
  frontMatterDiffers,
  parsedTexts,
  withLinesMoved,
  withPieces,
} from "../../../torture/parsers";

const { texts, real } = parsedTexts();
if (!real) console.warn("Real texts are skipped: set ADR_CORPUS and ADR_CORPUS_MORE.");

/** What differs, by the beginning of the text. */
function wrongOf(all: readonly string[], differs: (text: string) => string | null): [string, string][] {
  return all.flatMap((text): [string, string][] => {
    const why = differs(text);
    return why ? [[text.slice(0, 300), why]] : [];
  });
}

test("front matter is read as yaml reads it", () => {
  const random = mulberry32(7);
  const sources = texts.filter((text) => /^\uFEFF?---\r?\n/.test(text));
  const changed = Array.from({ length: 1500 }, (_, i) => withPieces(sources[i % sources.length] ?? "", random));
  expect(wrongOf([...sources, ...changed], frontMatterDiffers)).toEqual([]);
});

test("blocks are those that mdast finds", () => {
  const random = mulberry32(11);
  const sources = texts.flatMap((text) => blocksIn(text) ?? []);
  const changed = Array.from({ length: 300 }, (_, i) => withLinesMoved(sources[i % sources.length] ?? "", random));
  expect(wrongOf([...sources, ...changed], blocksDiffer)).toEqual([]);
});
