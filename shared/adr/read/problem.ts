/** Parts of the body of an ADR, for a decision that is to take its place. */
import { scan } from "./scan";

const aboutProblem =
  /^(?:\d+\.?\s+)?(?:context|problem|background|kontext|problemstellung|ausgangslage|contexte|problème|contexto|contesto|problema|背景|コンテキスト|問題|问题|상황|맥락)/iu;
/** As long as the field that it goes into. */
const longest = 20_000;

/** What the section on context or problem says, as written but for comments; empty where there is none. */
export function problemIn(text: string): string {
  const section = scan(text).sections.find(({ title }) => aboutProblem.test(title));
  if (!section) return "";
  return text
    .slice(section.from, section.end)
    .replace(/<!--.*?(?:-->|$)/gs, "")
    .trim()
    .slice(0, longest);
}
