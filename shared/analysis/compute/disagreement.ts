/** How far people agree: on one cell, and on the order of the criteria. */
import type { CellDisagreement } from "#shared/analysis/model";
import { mean, quantileOf, SAME, sum } from "./numbers";
import type { Names } from "./unknown";
import { type Said, saidOf } from "./voices";

/** Per criterion and option, what `people` said. */
export function disagreements(said: Said, people: number, names: Names): CellDisagreement[] {
  return names.criteria.flatMap((criterion, j) =>
    names.options.map((option, i): CellDisagreement => {
      const scores = saidOf(said, i, j).map((value) => 1 + 4 * value);
      const counts = [0, 0, 0, 0, 0];
      for (const score of scores) {
        const k = Math.round(score) - 1;
        counts[k] = (counts[k] as number) + 1;
      }
      const some = scores.length > 0;
      return {
        criterion,
        option,
        answered: scores.length,
        of: people,
        min: scores[0] ?? null,
        max: scores.at(-1) ?? null,
        q1: some ? quantileOf(scores, 0.25) : null,
        median: some ? quantileOf(scores, 0.5) : null,
        q3: some ? quantileOf(scores, 0.75) : null,
        agreement: scores.length < 4 ? null : agreement(counts),
        counts,
      };
    }),
  );
}

/**
 * Van der Eijk's agreement A of an ordered rating scale: 1 all alike, 0 spread evenly, -1 half at each end
 * (van der Eijk 2001). The counts are peeled into layers of equal height, each judged by its pattern.
 *
 * @param counts how often each of three or more categories was chosen, at least one above 0
 */
export function agreement(counts: readonly number[]): number {
  const left = [...counts];
  const total = sum(counts);
  let result = 0;
  for (;;) {
    let size = 0;
    let height = Number.POSITIVE_INFINITY;
    for (const count of left) {
      if (count <= 0) continue;
      size++;
      height = Math.min(height, count);
    }
    if (size === 0) return result;
    result += ((height * size) / total) * layerAgreement(left, size);
    for (let k = 0; k < left.length; k++) if ((left[k] as number) > 0) left[k] = (left[k] as number) - height;
  }
}

/** The pattern alone counts: which categories, `size` of them, are above 0. */
function layerAgreement(counts: readonly number[], size: number): number {
  const k = counts.length;
  if (size === 1) return 1;
  if (size === k) return 0;
  const used = counts.map((count) => count > 0);
  let together = 0;
  let apart = 0;
  for (let a = 0; a < k; a++)
    for (let b = a + 1; b < k; b++)
      for (let c = b + 1; c < k; c++) {
        if (used[b] && used[a] !== used[c]) together++;
        if (used[a] && !used[b] && used[c]) apart++;
      }
  const unimodal = ((k - 2) * together - (k - 1) * apart) / ((k - 2) * (together + apart));
  return unimodal * (1 - (size - 1) / (k - 1));
}

/**
 * Kendall's coefficient of concordance W, corrected for ties: 1 all rank alike, 0 no agreement.
 *
 * @param rows one row per person, one number per thing, the larger the better; `null` where nobody tells anything apart
 */
export function kendallW(rows: readonly (readonly number[])[]): number | null {
  const m = rows.length;
  const n = rows[0]?.length ?? 0;
  if (m < 2 || n < 3) return null;
  const totals = new Array<number>(n).fill(0);
  let ties = 0;
  for (const row of rows) {
    const order = row.map((_, j) => j).sort((a, b) => (row[a] as number) - (row[b] as number));
    for (let start = 0; start < n; ) {
      let end = start + 1;
      while (end < n && (row[order[end] as number] as number) - (row[order[end - 1] as number] as number) < SAME) end++;
      const size = end - start;
      for (let k = start; k < end; k++) {
        const j = order[k] as number;
        totals[j] = (totals[j] as number) + (start + end + 1) / 2;
      }
      ties += size ** 3 - size;
      start = end;
    }
  }
  const middle = mean(totals);
  const spread = sum(totals.map((r) => (r - middle) ** 2));
  const most = m * m * (n ** 3 - n) - m * ties;
  return most <= 0 ? null : Math.min(1, (12 * spread) / most);
}
