import { literal, type Md, md, oneLine } from "#shared/adr/write/escape";
import { reviewEntry } from "#shared/adr/write/review-entry";
import { withoutStop } from "#shared/adr/write/sentence";
import { NBSP } from "#shared/analysis/points";
import type { Sentences } from "#shared/analysis/sentences/sentences";
import { lookup } from "#shared/base/by";
import type { Part } from "#shared/playbook/playbook";
import { criteriaSetAside } from "#shared/record/criteria";
import { notesFor } from "#shared/record/notes";
import type { Assumption, Gathering } from "#shared/record/record";
import type { Group } from "./content";
import type { Facts } from "./facts";
import { heard } from "./heard";
import { cited, prefilled, sourcesOf } from "./sources";

export function moreOf(facts: Facts, parts: Part[]): Group[] {
  const { record, sentences, playbook, title } = facts;
  const { draft, revisions } = record;
  const { decision } = draft;
  const group = (lead: Md, items: Md[]): Group => ({ lead, items });
  const aside = criteriaSetAside(playbook, draft);

  const groups: Group[] = [
    { lead: literal("How firm:"), items: facts.analysis.gap ? firmness(sentences) : [], text: true },
    group(literal("Must-haves:"), mustHaves(facts)),
    group(
      literal("Unknown:"),
      sentences.unknown.map(({ text }) => md`${text}`),
    ),
    group(
      literal("Answers that would change it:"),
      sentences.answers.slice(0, 5).map((text) => md`${text}`),
    ),
    group(
      literal("Set aside as not applicable:"),
      aside.map(({ id, title }) => {
        const reason = withoutStop(draft.criteria.find((one) => one.id === id)?.reason ?? "");
        return reason ? md`${title}: ${reason}` : md`${title}`;
      }),
    ),
    group(
      literal("Worth a look elsewhere:"),
      notesFor(playbook, draft).map(
        ({ system, text, sources }) => md`${system}: ${withoutStop(text)}${cited(sources, facts)}`,
      ),
    ),
    group(
      md`What we take on with ${decision?.option ? title(decision.option) : ""}:`,
      parts
        .filter((part) => !draft.decision?.consequences.some(({ text }) => prefilled(text, part)))
        .map((part) => md`${part.title}: ${withoutStop(part.why)}${cited(part.sources, facts)}`),
    ),
    group(
      literal("Look again when:"),
      (decision?.triggers ?? [])
        .filter(stated)
        .map(({ statement, happened }) => md`${statement}${happened ? md` (happened on ${happened})` : literal("")}`),
    ),
    group(literal("Assumptions:"), (decision?.assumptions ?? []).filter(stated).map(assumption)),
    group(
      literal("Forecasts:"),
      (decision?.forecasts ?? []).filter(stated).map(({ statement, probability, on, outcome }) => {
        const came = literal(outcome === undefined ? "" : outcome === "void" ? ", void" : `, turned out ${outcome}`);
        return md`${statement}: ${`${probability}${NBSP}%`} by ${on}${came}`;
      }),
    ),
    group(
      literal("Actions:"),
      (decision?.actions ?? []).map(({ what, owner, due }) => {
        return md`${what}${owner ? md` (${owner})` : literal("")}${due ? md`, by ${due}` : literal("")}`;
      }),
    ),
    ...heard(facts),
    { lead: literal("Circumstances:"), items: circumstances(facts), text: true },
    group(literal("Reviews:"), revisions.filter(({ verdict }) => verdict !== "first").map(reviewEntry)),
    group(literal("Sources:"), sourcesOf(facts, parts)),
  ];
  return groups.filter(({ items }) => items.length > 0);
}

function stated({ statement }: { statement: string }): boolean {
  return oneLine(statement) !== "";
}

function assumption({ statement, confidence, impact, failed }: Assumption): Md {
  const sure = literal(confidence === null ? "" : `, ${confidence}${NBSP}% sure`);
  const follows = oneLine(impact) ? md`. If it is false: ${withoutStop(impact)}` : literal("");
  return md`${withoutStop(statement)}${sure}${failed ? md` (not so since ${failed})` : literal("")}${follows}`;
}

function firmness({
  robust,
  flips,
  otherFlips,
  cheapest,
  conditional,
  exceptions,
  group,
  thresholds,
}: Sentences): Md[] {
  const nearest = flips.slice(0, 2).map(({ title, now, text }) => `${title} (${now}): ${text}`);
  const texts = [...robust.slice(0, 2).map(({ text }) => text), ...nearest];
  const more = [otherFlips ?? "", cheapest ?? "", ...conditional, ...exceptions, ...group, thresholds];
  return [...texts, ...more].filter(Boolean).map((text) => md`${text}`);
}

const verdictWords = { pass: "passes", fail: "fails", unknown: "not checked" };

function mustHaves({ record, options }: Facts): Md[] {
  return record.draft.mustHaves.map(({ statement, verdicts, check, negotiable, exception }) => {
    const each = options
      .map(({ id, title }) => `${title} ${verdictWords[lookup(verdicts, id) ?? "unknown"]}`)
      .join(", ");
    const how = oneLine(check) ? md` Checked by: ${withoutStop(check)}.` : literal("");
    const kind = literal(negotiable ? " (negotiable)" : "");
    const but = oneLine(exception) ? md` Exception: ${withoutStop(exception)}.` : literal("");
    return md`${withoutStop(statement)}${kind}: ${each}.${how}${but}`;
  });
}

const reversible = {
  easily: "Going back is easy.",
  "with-effort": "Going back takes effort.",
  hardly: "Going back is hardly possible.",
};

function circumstances({ record, playbook }: Facts): Md[] {
  const { frame, decision, seats } = record.draft;
  const consent = Object.values(decision?.consent ?? {}).toSorted((a, b) => b - a);
  return [
    ...(decision?.option && oneLine(decision.by) ? [md`Decided by ${decision.by} on ${decision.on}.`] : []),
    ...(seats.length > 0 ? [md`In the room: ${seats.map(({ name, role }) => `${name} (${role})`).join(", ")}.`] : []),
    ...(consent.length > 0 ? [md`Consent from 0 to 5: ${consent.join(", ")}.`] : []),
    ...(typeof decision?.confidence === "number"
      ? [
          md`Will it still look right in a year? ${`${decision.confidence}${NBSP}%`}, says the team${literal(confidenceRange(record.draft.workshop))}.`,
        ]
      : []),
    ...(frame.reversible ? [literal(reversible[frame.reversible])] : []),
    md`Playbook: ${playbook.title}, edition ${playbook.edition}.`,
  ];
}

function confidenceRange(workshop: Gathering | undefined): string {
  const { confidence = [] } = workshop ?? {};
  const [low, high] = [confidence[0], confidence.at(-1)];
  return low === undefined || low === high ? "" : ` (from ${low} to ${high}${NBSP}%)`;
}
