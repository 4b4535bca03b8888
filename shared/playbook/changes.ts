/** What is another in one edition of a playbook than in another, in sentences that its users can judge. */
import { lookup } from "#shared/base/by";
import { equal } from "#shared/base/equal";
import { and } from "#shared/base/list";
import type { Playbook } from "./playbook";

interface Named {
  id: string;
}

/** A sentence each; empty where both say the same. */
export function playbookChanges(before: Playbook, after: Playbook): string[] {
  const kinds = [
    members("option", before.options, after.options, ({ title }) => title),
    members("criterion", before.criteria, after.criteria, ({ title }) => title),
    members("must-have", before.mustHaves, after.mustHaves, ({ statement }) => statement),
    members("rule", before.rules ?? [], after.rules ?? [], ({ say }) => say),
    members("part", before.parts, after.parts, ({ title }) => title),
    members("note", before.notes, after.notes, ({ system }) => system),
  ].flat();
  const sources = { before: Object.keys(before.sources), after: Object.keys(after.sources) };
  const aged = sources.after.filter((id) => {
    const was = lookup(before.sources, id);
    return was !== undefined && !equal(was, after.sources[id]);
  });
  return [
    ...(before.question === after.question ? [] : [`The question is now “${after.question}”.`]),
    ...kinds,
    ...answersChanged(before, after),
    ...counted(sources.after.filter((id) => !sources.before.includes(id)).length, "source", "new"),
    ...counted(sources.before.filter((id) => !sources.after.includes(id)).length, "source", "gone"),
    ...counted(aged.length, "source", "changed"),
    ...(before.edition === after.edition ? [] : [`Edition ${before.edition} becomes ${after.edition}.`]),
  ];
}

/** What came, went or changed of one kind; criteria tell their answers apart in `answersChanged`. */
function members<T extends Named>(kind: string, before: T[], after: T[], titleOf: (one: T) => string): string[] {
  const quoted = (list: T[]) => and(list.map((one) => `“${titleOf(one)}”`));
  const other = (list: T[], one: T) => list.find(({ id }) => id === one.id);
  const came = after.filter((one) => !other(before, one));
  const went = before.filter((one) => !other(after, one));
  const changed = after.filter((one) => {
    const was = other(before, one);
    return was !== undefined && !equal({ ...was, answers: null }, { ...one, answers: null });
  });
  return [
    ...(came.length > 0 ? [`New ${kind}: ${quoted(came)}.`] : []),
    ...(went.length > 0 ? [`Gone ${kind}: ${quoted(went)}.`] : []),
    ...(changed.length > 0 ? [`Changed ${kind}: ${quoted(changed)}.`] : []),
  ];
}

/** Per criterion that both have: answers that came, went, or fit otherwise. */
function answersChanged(before: Playbook, after: Playbook): string[] {
  return after.criteria.flatMap((criterion) => {
    const was = before.criteria.find(({ id }) => id === criterion.id);
    if (was === undefined || equal(was.answers, criterion.answers)) return [];
    const same = (answers: typeof was.answers, id: string) => answers.find((one) => one.id === id);
    const came = criterion.answers.filter(({ id }) => !same(was.answers, id)).length;
    const went = was.answers.filter(({ id }) => !same(criterion.answers, id)).length;
    const changed = criterion.answers.filter((one) => {
      const old = same(was.answers, one.id);
      return old !== undefined && !equal(old, one);
    }).length;
    const parts = [
      ...(came > 0 ? [`${came} new`] : []),
      ...(went > 0 ? [`${went} gone`] : []),
      ...(changed > 0 ? [`${changed} changed`] : []),
    ];
    return [`Answers to “${criterion.title}”: ${parts.length > 0 ? and(parts) : "in another order"}.`];
  });
}

function counted(count: number, what: string, how: string): string[] {
  return count === 0 ? [] : [`${count} ${what}${count === 1 ? "" : "s"} ${how}.`];
}
