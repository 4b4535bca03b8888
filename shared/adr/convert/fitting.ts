import { scan } from "#shared/adr/read/scan";
import type { Dialect } from "./put";
import type { Taken } from "./take";

/** The dialect that a text is in already: by where its status stands and by its headings. `null` for a mixture. */
export function fittingDialect(text: string, { pieces }: Pick<Taken, "pieces">): Dialect | null {
  const status = scan(text).fields.find(({ label }) => label === "status");
  const titles = new Set(pieces.map(({ title }) => title.toLowerCase()));
  const madr = titles.has("context and problem statement") && titles.has("decision outcome");
  if (status?.from === "front matter") return madr ? "madr4" : null;
  if (status?.from === "section") return titles.has("context") && titles.has("decision") ? "nygard" : null;
  if (status?.from !== "line" || !madr) return null;
  const mark = text.slice(text.lastIndexOf("\n", status.start - 1) + 1).charAt(0);
  return mark === "-" ? "log4brains" : mark === "*" ? "madr2" : null;
}
