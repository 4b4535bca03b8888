/** Parts of the body of an ADR, for a decision that is to take its place. */

const fence = /^ {0,3}(`{3,}|~{3,})/;
const heading = /^ {0,3}(#{2,6})[ \t]+(.*?)[ \t]*#*[ \t]*$/;
const aboutProblem =
  /^(?:\d+\.?\s+)?(?:context|problem|background|kontext|problemstellung|ausgangslage|contexte|problème|contexto|contesto|problema|背景|コンテキスト|問題|问题|상황|맥락)/iu;
/** As long as the field that it goes into. */
const longest = 20_000;

/** What the section on context or problem says, as written; empty where there is none. */
export function problemIn(text: string): string {
  const said: string[] = [];
  let open = "";
  let level = 0;
  for (const line of text.split(/\r?\n/)) {
    const mark = fence.exec(line)?.[1];
    if (open !== "") {
      if (mark?.startsWith(open)) open = "";
    } else if (mark) open = mark;
    const found = open === "" && !mark ? heading.exec(line) : null;
    const depth = found?.[1]?.length ?? 0;
    if (found && level > 0 && depth <= level) break;
    if (found && level === 0 && aboutProblem.test(found[2] ?? "")) level = depth;
    else if (level > 0) said.push(line);
  }
  return said
    .join("\n")
    .replace(/<!--[\s\S]*?-->/g, "")
    .trim()
    .slice(0, longest);
}
