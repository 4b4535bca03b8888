/** Drawings of what took whose place: a line of boxes, the oldest on top, as SVG that needs neither script nor style attributes. */
import { family, type Linked } from "#shared/base/graph";
import { type Html, html } from "./html";
import { numberText, type PublishedAdr, titleText } from "./log";

/** ADRs that supersession connects, the oldest first; only families of two and more. */
export function families(adrs: readonly PublishedAdr[]): PublishedAdr[][] {
  const byFile = new Map(adrs.map((adr) => [adr.entry.file, adr]));
  const linked = new Set(
    adrs.flatMap(({ entry: { file, supersedes, supersededBy } }) => {
      const others = [...supersedes, ...supersededBy];
      return others.length === 0 ? [] : [file, ...others];
    }),
  );
  const all = adrs
    .filter(({ entry }) => linked.has(entry.file))
    .map(({ entry: { file, supersedes, supersededBy } }): Linked => ({ id: file, supersedes, supersededBy }));
  const seen = new Set<string>();
  return all.flatMap(({ id }) => {
    if (seen.has(id)) return [];
    const members = family(all, id);
    for (const member of members) seen.add(member);
    const found = members.flatMap((file) => byFile.get(file) ?? []);
    return found.length > 1 ? [found] : [];
  });
}

/** Sizes in pixels. */
const box = { width: 124, wide: 254, height: 30, gap: 8, row: 76 };
/** Characters that fit into a box. */
const fits = { narrow: 16, wide: 36 };
/** Of a longer line, those around the one that is shown. */
const most = 24;

interface Placed {
  adr: PublishedAdr;
  x: number;
  y: number;
  width: number;
}

/** The family as a drawing; `current` is the ADR beside which it stands. */
export function familyDrawing(members: readonly PublishedAdr[], current: PublishedAdr | null): Html {
  const shown = around(members, current);
  const rows = rowsOf(shown);
  const places = new Map<string, Placed>();
  for (const [i, row] of rows.entries()) {
    const width = row.length === 1 ? box.wide : box.width;
    for (const [j, adr] of row.entries())
      places.set(adr.entry.file, { adr, x: 1 + j * (box.width + box.gap), y: 1 + i * box.row, width });
  }
  const columns = Math.max(...rows.map(({ length }) => length));
  const width = Math.max(box.wide, columns * (box.width + box.gap) - box.gap) + 2;
  const height = (rows.length - 1) * box.row + box.height + 2;
  const edges = shown.flatMap((adr) =>
    before(adr, shown).flatMap((old) => edge(places.get(old.entry.file), places.get(adr.entry.file))),
  );
  return html`<svg class="family" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="group" aria-label="What took whose place">${edges}${[...places.values()].map((one) => boxOf(one, one.adr === current))}</svg>`;
}

function around(members: readonly PublishedAdr[], current: PublishedAdr | null): PublishedAdr[] {
  if (members.length <= most) return [...members];
  const at = current === null ? members.length - 1 : members.indexOf(current);
  const from = Math.max(0, Math.min(at - most / 2, members.length - most));
  return members.slice(from, from + most);
}

/** Those that this one takes the place of, whichever end says so. */
function before({ entry }: PublishedAdr, members: readonly PublishedAdr[]): PublishedAdr[] {
  return members.filter(
    ({ entry: old }) =>
      old.file !== entry.file && (entry.supersedes.includes(old.file) || old.supersededBy.includes(entry.file)),
  );
}

/** One row below the lowest of those before; members come with the older first, so a circle is cut by itself. */
function rowsOf(members: readonly PublishedAdr[]): PublishedAdr[][] {
  const depths = new Map<PublishedAdr, number>();
  for (const adr of members)
    depths.set(adr, 1 + Math.max(-1, ...before(adr, members).map((old) => depths.get(old) ?? -1)));
  const rows: PublishedAdr[][] = [];
  for (const [adr, depth] of depths) {
    rows[depth] ??= [];
    rows[depth].push(adr);
  }
  return rows.filter((row) => row.length > 0);
}

function edge(from: Placed | undefined, to: Placed | undefined): Html[] {
  if (!from || !to) return [];
  const [x1, y1, x2, y2] = [from.x + 52, from.y + box.height, to.x + 52, to.y];
  const middle = (y1 + y2) / 2;
  const path = x1 === x2 ? `M${x1} ${y1}V${y2}` : `M${x1} ${y1}C${x1} ${middle} ${x2} ${middle} ${x2} ${y2}`;
  const label = x1 === x2 ? html`<text class="verb" x="${x1 + 8}" y="${middle + 4}">superseded by</text>` : html``;
  return [html`<path d="${path}"/>${label}`];
}

function boxOf({ adr, x, y, width }: Placed, current: boolean): Html {
  const name = `${numberText(adr.entry)} ${titleText(adr.entry)}`.trim();
  const room = width === box.wide ? fits.wide : fits.narrow;
  const letters = [...name];
  const shown =
    letters.length > room
      ? `${letters
          .slice(0, room - 1)
          .join("")
          .trimEnd()}…`
      : name;
  const state = current ? "current" : adr.entry.status === "superseded" ? "old" : "other";
  return html`<a href="#${adr.id}" class="${state}"><title>${name}</title><rect x="${x}" y="${y}" width="${width}" height="${box.height}" rx="7"/><text x="${x + 10}" y="${y + 20}">${shown}</text></a>`;
}
