import { literal, type Md, md } from "#shared/adr/write/escape";
import { lookup } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import { provenance } from "#shared/playbook/provenance";
import type { LineGroup } from "./content";
import type { Facts } from "./facts";

/** Sources that any of these texts cites, in the playbook's order. How they were read is said once where it is the same of all. */
export function sourcesOf({ playbook }: Facts, texts: Md[]): LineGroup {
  const cites = (short: string) => {
    const name = md`${short}`.md;
    return texts.some((text) => text.md.includes(name));
  };
  const used = Object.values(playbook.sources).filter(({ short }) => cites(short));
  const [seen = "", ...others] = [...new Set(used.map(({ checked, read }) => provenance({ checked, read, year: "" })))];
  const once = used.length > 1 && seen !== "" && others.length === 0;
  return {
    lead: literal(once ? `Sources (each ${seen}):` : "Sources:"),
    items: used.map((source) => {
      const { short, author, title, year } = source;
      const age = provenance(once ? { data: source.data, year } : source);
      const aged = age ? md` (${age})` : literal("");
      return md`${short}: ${author ?? "author not named"}, “${title}”, ${year}${aged}`;
    }),
    form: "references",
  };
}

export function cited(sources: Id[], facts: Facts): Md {
  return sources.length > 0 ? md` (${shortsOf(sources, facts)})` : literal("");
}

export function shortsOf(sources: Id[], { playbook }: Facts): string {
  return sources.map((id) => lookup(playbook.sources, id)?.short ?? id).join(", ");
}
