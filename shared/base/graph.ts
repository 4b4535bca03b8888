/**
 * What follows what: decisions that take the place of others. Either end may say so, so a link holds when one of them
 * does; there may be branches and, in a bad folder, circles.
 */

/** One decision and its links to others, by whatever names them: record ids, or files of a folder. */
export interface Linked {
  id: string;
  supersedes: readonly string[];
  supersededBy: readonly string[];
}

export interface Lineage {
  /** From the oldest to the newest, the one that was asked for included. Branches follow their parent. */
  chain: string[];
  /** Superseded by more than one. */
  branches: string[];
  /** The decisions that follow each other in a circle; empty where none do. */
  cycle: string[];
}

/** Everything before and after one decision, along links of either direction. Ends in a circle too. */
export function lineage(all: readonly Linked[], id: string): Lineage {
  const after = followers(all);
  const before = turned(after);
  const older = walk(id, (one) => before.get(one) ?? []);
  const newer = walk(id, (one) => after.get(one) ?? []);
  const chain = [...new Set([...older.toReversed(), ...newer])];
  return {
    chain,
    branches: chain.filter((one) => (after.get(one)?.length ?? 0) > 1),
    cycle: cycleThrough(after, id),
  };
}

/**
 * Everything that links of either direction connect with one decision, itself included: what follows others comes after
 * them, and equals keep the order of `all`. Empty where `all` doesn't hold it.
 */
export function family(all: readonly Linked[], id: string): string[] {
  const after = followers(all);
  const before = turned(after);
  const known = new Set(all.map((one) => one.id));
  if (!known.has(id)) return [];
  const members = new Set(
    walk(id, (one) => [...(before.get(one) ?? []), ...(after.get(one) ?? [])].filter((other) => known.has(other))),
  );
  const depths = new Map<string, number>();
  /** How many stand before it, in the longest line; a circle is cut where it is met again. */
  const depthOf = (one: string, seen: ReadonlySet<string>): number => {
    const found = depths.get(one);
    if (found !== undefined) return found;
    if (seen.has(one)) return 0;
    const way = new Set([...seen, one]);
    const olds = (before.get(one) ?? []).filter((old) => old !== one && members.has(old));
    const depth = olds.reduce((most, old) => Math.max(most, depthOf(old, way) + 1), 0);
    depths.set(one, depth);
    return depth;
  };
  return all
    .map((one) => one.id)
    .filter((one) => members.has(one))
    .toSorted((a, b) => depthOf(a, new Set()) - depthOf(b, new Set()));
}

/** What one decision took the place of, and what took its place, whichever end says so. */
export function neighbours(all: readonly Linked[], id: string): { before: string[]; after: string[] } {
  const after = followers(all);
  return { before: turned(after).get(id) ?? [], after: after.get(id) ?? [] };
}

/** All circles among these links, each once, beginning with its first by name. */
export function cycles(all: readonly Linked[]): string[][] {
  const after = followers(all);
  const found = new Map<string, string[]>();
  for (const { id } of all) {
    const cycle = cycleThrough(after, id);
    if (cycle.length === 0) continue;
    const key = cycle.toSorted().join("\n");
    const first = cycle.indexOf(cycle.toSorted()[0] ?? "");
    if (!found.has(key)) found.set(key, [...cycle.slice(first), ...cycle.slice(0, first)]);
  }
  return [...found.values()];
}

function followers(all: readonly Linked[]): Map<string, string[]> {
  const after = new Map<string, Set<string>>();
  const add = (old: string, next: string) => after.set(old, (after.get(old) ?? new Set()).add(next));
  for (const { id, supersedes, supersededBy } of all) {
    for (const old of supersedes) add(old, id);
    for (const next of supersededBy) add(id, next);
  }
  return new Map([...after].map(([old, next]) => [old, [...next]]));
}

/** The same links from the other end. */
function turned(after: ReadonlyMap<string, string[]>): Map<string, string[]> {
  const before = new Map<string, string[]>();
  for (const [old, next] of after) for (const one of next) before.set(one, [...(before.get(one) ?? []), old]);
  return before;
}

function walk(from: string, next: (id: string) => string[]): string[] {
  const seen = new Set([from]);
  for (const one of seen) for (const other of next(one)) seen.add(other);
  return [...seen];
}

/** The shortest way from `id` back to itself. */
function cycleThrough(after: ReadonlyMap<string, string[]>, id: string): string[] {
  const came = new Map<string, string>();
  const queue = [id];
  for (const one of queue)
    for (const next of after.get(one) ?? []) {
      if (next === id) {
        const way = [one];
        for (let at = one; at !== id; ) {
          at = came.get(at) ?? id;
          way.push(at);
        }
        return way.toReversed();
      }
      if (came.has(next)) continue;
      came.set(next, one);
      queue.push(next);
    }
  return [];
}
