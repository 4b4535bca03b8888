/** Whether a file is an ADR, as opposed to a template, an index, a readme or something else. */
import { type NameParts, nameParts } from "#shared/adr/folder/filename";
import { asMarkdown } from "./markup";
import { type AdrText, adrText, field, lastPart, namingPart, ownFolder } from "./read";
import { type Scan, scan } from "./scan";

/** What `readAdr` says, or `null` for a template, an index, a readme or some other file. */
export function readIfAdr(path: string, text: string): AdrText | null {
  const naming = namingPart(path);
  const name = nameParts(naming);
  if (!isNamedLikeAdr(path, naming, name)) return null;
  const found = scan(asMarkdown(path, text));
  return looksLikeAdr(name, found) ? adrText(name, found) : null;
}

/** Whether a Markdown file is an ADR, as opposed to a template, an index, a readme or something else. */
export function isAdr(path: string, text: string): boolean {
  return readIfAdr(path, text) !== null;
}

/** Why a file that is named by number or date as ADRs are isn't one after all; `null` for any other file. */
export function whyNoAdr(path: string, text: string): string | null {
  const naming = namingPart(path);
  const name = nameParts(naming);
  if ((name.number === null && name.fileDate === null) || !isNamedLikeAdr(path, naming, name)) return null;
  if (text.trim() === "") return "It is named like an ADR, but it is empty.";
  if (text.includes("\r") && !text.includes("\n"))
    return "Its lines end with carriage returns alone. Save it with line feeds.";
  return "It is named like an ADR, but says no status, context or decision.";
}

const notAdrNames = /^(?:readme|index|_?toc|contributing|changelog|backlog|summary|license)(?:[-_.].*)?$/i;
const templateName = /(?:^|[-_.])template(?:[-_.]|$)/i;
const adrSections =
  /^(?:\d+\.?\s+)?(?:context|decision|consequences|considered options|options|problem|status|kontext|entscheidung|konsequenzen|contexte|décision|conséquences|contexto|decisión|decisão|consecuencias|consequências|contesto|decisione|conseguenze|besluit|beslissing|gevolgen|decyzja|konsekwencje|kontekst|rozhodnutí|důsledky|beslut|beslutning|konsekvens|konteksti|päätös|seuraukset|kontextus|döntés|következmények|decizie|decizia|consecințe|πλαίσιο|απόφαση|συνέπειες|контекст|решение|рішення|последствия|наслідки|bağlam|karar|sonuçlar|背景|上下文|コンテキスト|决策|决定|決定|决策|影響|結果|后果|상황|맥락|배경|결정|결과)/i;

function isNamedLikeAdr(path: string, naming: string, { number, fileDate }: NameParts): boolean {
  if (ownFolder.test(lastPart(path)) && number === null && fileDate === null) return false;
  const stem = naming.replace(/\.[A-Za-z]{2,8}$/, "");
  if (notAdrNames.test(stem) || templateName.test(stem)) return false;
  return !/(?:^|\/)templates?\//i.test(path);
}

function looksLikeAdr({ number, fileDate }: NameParts, found: Scan): boolean {
  const decides = found.sections.some(({ title }) => adrSections.test(title));
  const stated = found.fields.some(({ label }) => label === "status");
  if (number === null && fileDate === null) return decides && (stated || found.sections.length > 2);
  return decides || stated || (found.frontMatter !== null && field(found, "title") !== undefined);
}
