/** What speaks for and against the options. Each fact is told in one place, the weightiest first. */

import type { Md } from "#shared/adr/write/escape";
import { join, literal, md, oneLine, prose } from "#shared/adr/write/escape";
import { capitalised, goingOn, stopped, withoutStop } from "#shared/adr/write/sentence";
import { quoted } from "#shared/base/title";
import { clause, inferred, withoutInference } from "#shared/playbook/clause";
import type { Part } from "#shared/playbook/playbook";
import type { Argument } from "#shared/record/arguments";
import { partsFor } from "#shared/record/notes";
import type { Consequence } from "#shared/record/record";
import { prosAndConsOf } from "#shared/record/unscored";
import type { AdrContent, OptionContent } from "./content";
import type { Facts } from "./facts";
import { cited, shortsOf } from "./sources";

interface Told {
  reasons: Md[];
  consequences: AdrContent["consequences"];
  options: OptionContent[];
}

/** Remembers facts by their words, whatever stands around them. */
function memory() {
  const told = new Set<string>();
  const bare = (text: string) =>
    oneLine(text)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  return {
    /** Whether a fact wasn't told yet; it is from now on. */
    first(...facts: string[]): boolean {
      const words = facts.map(bare).filter(Boolean);
      const known = words.some((fact) => [...told].some((other) => sameFact(fact, other)));
      if (!known) for (const fact of words) told.add(fact);
      return !known;
    },
  };
}

/** Words around a fact don't make it another one, where there is enough of it to tell. */
function sameFact(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short === long || (short.length >= 30 && long.includes(short));
}

/** Reasons of the outcome, consequences and arguments, without anything told twice. */
export function toldOf(facts: Facts): Told {
  const { draft, favoured, options } = facts;
  const { first } = memory();
  const typed = (draft.decision?.consequences ?? []).filter(({ text }) => oneLine(text) !== "");
  const parts = draft.decision?.option ? partsFor(facts.playbook, draft, draft.decision.option) : [];
  const arguments_ = favoured === null ? [] : argumentsOf(favoured, facts);

  const pro = arguments_.filter(({ side, reason }) => side === "good" && reason !== "").slice(0, 3);
  const reasons = pro.filter(({ reason }) => first(reason)).map((one) => spokenFor(reasonLine(one, facts), facts));
  const against = strongestAgainst(arguments_, typed, parts, facts, first);
  const consequences = typed
    .filter(({ text }) => first(text))
    .map(({ kind, text }) => ({ kind, text: withSources(goingOn(text), parts, facts) }));
  // What we say ourselves about a criterion stands for the playbook's reason on it.
  const ours = (option: string, argument: Argument) =>
    option === favoured &&
    typed.some(({ kind, text }) => kind === argument.side && text.endsWith(`(${argument.criterion.title})`));
  return {
    reasons: against === null ? reasons : [...reasons, against],
    consequences,
    options: options.map(({ id, title, summary }) => {
      const said: OptionContent = {
        title,
        about: aboutOf(id, summary, facts),
        good: [],
        neutral: [],
        bad: [],
        takes: [],
      };
      for (const argument of argumentsOf(id, facts))
        if (argument.reason !== "" && !ours(id, argument) && first(argument.reason))
          said[argument.side].push(argumentText(argument, facts));
      for (const { kind, text } of prosAndConsOf(draft, id))
        if (oneLine(text) !== "" && first(text)) said[kind].push(md`${withoutStop(goingOn(text))}`);
      if (id === favoured)
        for (const part of parts)
          if (first(part.title, part.why))
            said.takes.push({ title: md`${quoted(part.title)}`, text: partText(part, facts) });
      return said;
    }),
  };
}

/** Where nothing is chosen, what a reason speaks for isn't told yet. */
function spokenFor(reason: Md, { draft, favoured, spoken }: Facts): Md {
  return draft.decision?.option || favoured === null ? reason : md`For ${spoken(favoured)}: ${reason}`;
}

function argumentsOf(option: string, facts: Facts): Argument[] {
  return facts.criteria.flatMap((criterion) => facts.argument(criterion, option) ?? []);
}

/**
 * What speaks against the choice most: the largest contribution to its rival, else a cost that somebody named, else what
 * the team takes on with it.
 */
function strongestAgainst(
  arguments_: Argument[],
  typed: Consequence[],
  parts: Part[],
  facts: Facts,
  first: (...facts: string[]) => boolean,
): Md | null {
  const worst = arguments_.find(({ side, reason }) => side === "bad" && reason !== "");
  if (worst && first(worst.reason)) return md`Against it: ${reasonLine(worst, facts)}`;
  const cost = typed.find(({ kind }) => kind === "bad");
  if (cost && first(cost.text))
    return stopped(md`Against it: ${literal(capitalised(withSources(cost.text, parts, facts).md))}`);
  const [part] = parts;
  return part && first(part.title, part.why)
    ? md`Against it: ${stopped(literal(capitalised(partText(part, facts).md)))}`
    : null;
}

/** A reason as sentences, with its criterion and sources. */
function reasonLine(argument: Argument, facts: Facts): Md {
  return md`${capitalised(withoutStop(withoutInference(argument.reason)))} (${join(aboutReason(argument, facts), "; ")}).`;
}

function argumentText(argument: Argument, facts: Facts): Md {
  const { reason, origin } = argument;
  const text = origin === "playbook" || origin === "rule" ? clause(reason, facts.playbook) : goingOn(reason);
  return md`${withoutStop(text)} (${join(aboutReason(argument, facts), "; ")})`;
}

function aboutReason({ criterion, reason, sources, origin, link }: Argument, facts: Facts): Md[] {
  return [
    md`${criterion.title}${literal(origin === "adjusted" ? ", as we see it" : "")}`,
    ...(inferred(reason) ? [literal("inferred")] : []),
    ...(sources.length > 0 ? [md`${shortsOf(sources, facts)}`] : []),
    ...(link ? [md`${link}`] : []),
  ];
}

function partText({ title, why, sources }: Part, facts: Facts): Md {
  return md`we take on ${quoted(title)}: ${withoutStop(why)}${cited(sources, facts)}`;
}

/** A consequence that came from the playbook keeps the sources that it has there. */
function withSources(text: string, parts: Part[], facts: Facts): Md {
  const { favoured, playbook } = facts;
  const argument = (favoured === null ? [] : argumentsOf(favoured, facts)).find(
    ({ criterion, reason, sources }) =>
      sources.length > 0 && text === `${clause(reason, playbook)} (${criterion.title})`,
  );
  if (argument) return argumentText(argument, facts);
  const part = parts.find(({ title, why }) => text.includes(title) && text.includes(withoutStop(why)));
  return md`${withoutStop(text)}${part ? cited(part.sources, facts) : literal("")}`;
}

function aboutOf(option: string, summary: string, { analysis, draft }: Facts): Md[] {
  const because = analysis.excluded
    .find((one) => one.option === option)
    ?.because.map((id) => draft.mustHaves.find((must) => must.id === id)?.statement ?? id);
  return [
    ...prose(summary),
    ...(because
      ? [stopped(md`It was excluded before scoring, because it fails this: ${because.map(withoutStop).join("; ")}`)]
      : []),
  ];
}
