import { literal, type Md, md } from "#shared/adr/write/escape";
import { lookup } from "#shared/base/by";
import type { Id } from "#shared/base/id";
import { provenance } from "#shared/playbook/provenance";
import type { Facts } from "./facts";

/** Sources that any of these texts cites, in the playbook's order. */
export function sourcesOf({ playbook }: Facts, texts: Md[]): Md[] {
  const cites = (short: string) => {
    const name = md`${short}`.md;
    return texts.some((text) => text.md.includes(name));
  };
  return Object.values(playbook.sources)
    .filter(({ short }) => cites(short))
    .map((source) => {
      const { short, author, title, year } = source;
      const age = provenance(source);
      const aged = age ? md` (${age})` : literal("");
      return md`${short}: ${author ?? "author not named"}, “${title}”, ${year}${aged}`;
    });
}

export function cited(sources: Id[], facts: Facts): Md {
  return sources.length > 0 ? md` (${shortsOf(sources, facts)})` : literal("");
}

export function shortsOf(sources: Id[], { playbook }: Facts): string {
  return sources.map((id) => lookup(playbook.sources, id)?.short ?? id).join(", ");
}
