/** What people answered, as the facilitator's screen and the wall show it. */
import type { Criterion, Option } from "#shared/playbook/playbook";
import { fits } from "#shared/record/fits";
import { cellOf } from "#shared/workshop/given";
import type { Brief } from "#shared/workshop/view/brief";
import type { RoundView } from "#shared/workshop/view/opened";
import type { View } from "#shared/workshop/view/view";

/** What an answer means for each option: "Django 4, Flask 3"; empty for those who don't know. */
export function meaning(criterion: Criterion, options: Option[], answer: string | null): string {
  if (answer === null) return "";
  const all = fits(criterion, options, { answer });
  return options.flatMap(({ id, title }) => (all[id]?.score == null ? [] : [`${title} ${all[id]?.score}`])).join(", ");
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
