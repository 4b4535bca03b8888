import type { ProfileId } from "#shared/record/record";

/** Where a team keeps its own template for new ADRs, relative to the root. */
export function templatePath(dir: string): string {
  return `${dir === "" ? "" : `${dir}/`}.adroit/template.md`;
}

/** Which dialect one ADR is written in; `null` when nothing tells. */
export function dialectOf(text: string): ProfileId | null {
  if (/^\uFEFF?[^\S\n]*---[^\S\n]*(?:\n|$)/.test(text)) return "madr4";
  const section = text.search(/^## /m);
  const head = section < 0 ? text : text.slice(0, section);
  if (/^[-*+][ \t]+\**(?:status|date|deciders)\**:/im.test(head)) return "madr2";
  if (/^## status[^\S\n]*$/im.test(text)) return "nygard";
  if (/^## (?:context and problem statement|considered options|decision outcome)[^\S\n]*$/im.test(text))
    return "madr4-minimal";
  return null;
}

/**
 * The dialect that most of these are, one of each ADR; MADR 4 when nothing tells. log4brains took its metadata from
 * MADR 2 and names files by date, which is what tells the two apart.
 */
export function dialect(written: readonly (ProfileId | null)[], naming: "number" | "date"): ProfileId {
  const votes = new Map<ProfileId, number>();
  for (const one of written) {
    if (one) votes.set(one, (votes.get(one) ?? 0) + 1);
  }
  const [most] = [...votes].reduce<[ProfileId, number]>(
    (best, vote) => (vote[1] > best[1] ? vote : best),
    ["madr4", 0],
  );
  return most === "madr2" && naming === "date" ? "log4brains" : most;
}
