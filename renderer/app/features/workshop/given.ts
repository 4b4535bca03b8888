/** What people answered, ready to be shown: the most frequent first. */
import type { Criterion, Option } from "#shared/playbook/playbook";
import { fits } from "#shared/record/fits";
import type { Brief } from "#shared/workshop/view/brief";
import type { CellView, RoundView } from "#shared/workshop/view/opened";
import type { View } from "#shared/workshop/view/view";

export interface Given {
  text: string;
  count: number;
  /** What it means for each option: "Django 4, Flask 3". Empty for scores, which say so themselves. */
  means: string;
}

/** The answers that were given, or what was said about each option where a criterion has none; `null`: too few to show. */
export function givenAnswers(round: RoundView, criterion: Criterion, options: Option[]): Given[] | null {
  if (criterion.answers.length === 0) return givenScores(round, criterion, options);
  const counts = round.answers.find((one) => one.criterion === criterion.id)?.counts;
  if (counts === null || round.withheld) return null;
  return criterion.answers
    .map(({ id, text }) => ({ text, count: counts?.[id] ?? 0, means: meaning(criterion, options, id) }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
}

function meaning(criterion: Criterion, options: Option[], answer: string): string {
  const all = fits(criterion, options, { answer });
  return options.flatMap(({ id, title }) => (all[id]?.score == null ? [] : [`${title} ${all[id]?.score}`])).join(", ");
}

/** A line per option, the highest on average first: how many gave it what. */
function givenScores(round: RoundView, criterion: Criterion, options: Option[]): Given[] | null {
  const cells = options.map(({ id, title }) => ({ title, counts: cellOf(round, criterion.id, id)?.counts ?? null }));
  if (round.withheld || cells.every(({ counts }) => counts === null)) return null;
  return cells
    .map(({ title, counts }) => ({ title, counts: counts ?? [], mean: rangeOf(counts)?.mean ?? 0 }))
    .toSorted((a, b) => b.mean - a.mean)
    .map(({ title, counts }) => {
      const gave = counts.flatMap((count, i) => (count > 0 ? [`${count} × ${i + 1}`] : [])).toReversed();
      const count = counts.reduce((sum, one) => sum + one, 0);
      return { text: `${title}: ${gave.join(", ")}`, count, means: "" };
    })
    .filter(({ count }) => count > 0);
}

export function cellOf(round: RoundView, criterion: string, option: string): CellView | undefined {
  return round.cells.find((one) => one.criterion === criterion && one.option === option);
}

/** The lowest, the mean and the highest score, 1-5; `null` where there is none to show. */
export function rangeOf(counts: number[] | null | undefined): { low: number; mean: number; high: number } | null {
  const said = (counts ?? []).flatMap((count, i) => Array.from({ length: count }, () => i + 1));
  if (said.length === 0) return null;
  return { low: Math.min(...said), mean: said.reduce((a, b) => a + b, 0) / said.length, high: Math.max(...said) };
}

/** Whether everybody who answered gave each option one and the same score, and two people or more did. */
export function agreed(round: RoundView, criterion: string, options: Option[]): boolean {
  return options.every(({ id }) => {
    const said = (cellOf(round, criterion, id)?.counts ?? []).filter((count) => count > 0);
    return said.length === 1 && (said[0] ?? 0) > 1;
  });
}

/** The criteria that were judged in the last round, in the order in which they are shown: what is worth talking about first. */
export function judgedCriteria({ cells, opened, step }: View, { criteria }: Brief): Criterion[] {
  const [first] = opened.rounds;
  const again = step === "again" || step === "discussion" ? opened.rounds.length > 1 : false;
  const place = (id: string) => {
    const at = cells.findIndex(({ criterion }) => criterion === id);
    return at < 0 ? cells.length : at;
  };
  return criteria
    .filter(({ id }) => !first || first.cells.some(({ criterion }) => criterion === id))
    .filter(({ id }) => !again || cells.some(({ criterion }) => criterion === id))
    .toSorted((a, b) => place(a.id) - place(b.id));
}

/** What is known about the options on one criterion, most telling first: reasons of the answers that were given, then findings. */
export function evidenceOf(round: RoundView, criterion: Criterion, option: string, sources: Brief["sources"]) {
  const short = (ids: readonly string[]) => ids.flatMap((id) => sources[id]?.short ?? []).join(", ");
  const counts = round.answers.find((one) => one.criterion === criterion.id)?.counts ?? {};
  const reasons = criterion.answers
    .filter(({ id }) => (counts[id] ?? 0) > 0)
    .toSorted((a, b) => (counts[b.id] ?? 0) - (counts[a.id] ?? 0))
    .flatMap(({ fits: by }) => by[option] ?? [])
    .map(({ reason, sources: of }) => ({ text: reason, by: short(of) }));
  const findings = criterion.findings
    .filter(({ about }) => about === option)
    .map(({ text, sources: of }) => ({ text, by: short(of) }));
  const all = [...reasons, ...findings].filter(({ text }) => text.trim() !== "");
  return all.filter(({ text }, i) => all.findIndex((one) => one.text === text) === i);
}
