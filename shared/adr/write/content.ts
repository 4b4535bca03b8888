/**
 * What a decision record says, in the order in which a reviewer needs it and free of any dialect. The profiles put
 * these pieces under their own headings.
 */

import { sidecarPath } from "#shared/adr/folder/filename";
import { reviewEntry } from "#shared/adr/read/review";
import { leaderOf } from "#shared/analysis/claims/lead";
import type { Analysis } from "#shared/analysis/model";
import type { Sentences } from "#shared/analysis/sentences/sentences";
import type { By } from "#shared/base/by";
import { lookup } from "#shared/base/by";
import type { Day } from "#shared/base/day";
import { NBSP, plain, shownPoints, signed } from "#shared/base/figures";
import type { Id } from "#shared/base/id";
import type { Criterion, Option, Part, Playbook } from "#shared/playbook/playbook";
import { provenance } from "#shared/playbook/provenance";
import { playbookOf } from "#shared/record/create";
import { criteriaSetAside, lastRound } from "#shared/record/criteria";
import { distributionOf } from "#shared/record/distribution";
import { notesFor, partsFor } from "#shared/record/notes";
import type { Recommendation } from "#shared/record/recommend";
import type { Assumption, Consequence, DecisionRecord, Gathering, Status } from "#shared/record/record";
import { answerText, type Cell, cellsOf } from "./cells";
import { join, literal, type Md, md, oneLine, prose } from "./escape";

export interface AdrInput {
  record: DecisionRecord;
  /** What was recommended for the record's draft. */
  recommendation: Pick<Recommendation, "analysis" | "sentences" | "criteria" | "rules">;
  today: Day;
  /** Name of the ADR's file, where it is known: it gives the number and the link to the data beside it. */
  file: string | null;
}

/** Some lines after a plain one that says what they are. */
export interface Group {
  lead: Md;
  items: Md[];
  /** The items are sentences that read on from one to the next. */
  text?: true;
}

export interface OptionContent {
  title: string;
  about: Md[];
  good: Md[];
  neutral: Md[];
  bad: Md[];
}

export interface Content {
  title: string;
  status: Status;
  date: Day;
  people: { deciders: string[]; consulted: string[]; informed: string[] };
  question: Md;
  /** Problem and scope, a paragraph each. */
  context: Md[];
  drivers: { title: Md; line: Md }[];
  options: OptionContent[];
  outcome: {
    /** The decision in one line. */
    chosen: Md;
    reasons: Group;
    /** Recommendation, why it was overruled, dissent, review: a line each. */
    lines: Md[];
    /** Further paragraphs of the reason. */
    rest: Md[];
  };
  consequences: { kind: Consequence["kind"]; text: Md }[];
  confirmation: Md[];
  scores: { lead: Md; head: Md[]; rows: Md[][] } | null;
  more: Group[];
  /** Path of the data beside the ADR. */
  data: string | null;
}

export function contentOf({ record, recommendation, today, file }: AdrInput): Content {
  const { draft } = record;
  const { frame, decision } = draft;
  const facts = factsOf(record, recommendation);
  const parts = decision?.option ? partsFor(facts.playbook, draft, decision.option) : [];
  const consequences = (decision?.consequences ?? [])
    .filter(({ text }) => oneLine(text) !== "")
    .map(({ kind, text }) => ({ kind, text: withSources(text, parts, facts) }));
  const deciders = [decision?.by || frame.decider, ...frame.decisionMakers].map(oneLine).filter(Boolean);

  return {
    title: oneLine(frame.title) || "Untitled decision",
    status: draft.status,
    date: decision?.on ?? today,
    people: {
      deciders: [...new Set(deciders)],
      consulted: frame.consulted.map(oneLine).filter(Boolean),
      informed: frame.informed.map(oneLine).filter(Boolean),
    },
    question: md`${facts.playbook.question}`,
    context: [...prose(frame.problem), ...prose(frame.scope ? `Scope: ${frame.scope}` : "")],
    drivers: driversOf(facts),
    options: facts.options.map((option) => optionContent(option, facts)),
    outcome: outcomeOf(facts),
    consequences,
    confirmation: prose(decision?.confirmation ?? ""),
    scores: scoresOf(facts),
    more: moreOf(facts, parts),
    data: file === null ? null : sidecarPath(file),
  };
}

/** Everything that the sections below look at. */
interface Facts {
  record: DecisionRecord;
  playbook: Playbook;
  analysis: Analysis;
  sentences: Sentences;
  rules: Recommendation["rules"];
  criteria: Criterion[];
  options: Option[];
  cells: By<By<Cell>>;
  /** The option that the figures speak for: the chosen one, else the leader. */
  favoured: Id | null;
  /** What it is compared with. */
  rival: Id | null;
  title(option: Id): string;
}

function factsOf(record: DecisionRecord, { analysis, sentences, criteria, rules }: AdrInput["recommendation"]): Facts {
  const { draft } = record;
  const options = draft.options.map(named);
  const { ballots = [], distribution: told } = lastRound(draft) ?? {};
  const leader = leaderOf(analysis);
  const favoured = draft.decision?.option ?? leader;
  return {
    record,
    playbook: playbookOf(record),
    analysis,
    sentences,
    rules,
    criteria: criteria.map(named),
    options,
    cells: Object.fromEntries(
      criteria.map((criterion) => [
        criterion.id,
        cellsOf(playbookOf(record), criteria, criterion, options, ballots, told),
      ]),
    ),
    favoured,
    rival: favoured === leader ? (analysis.gap?.over ?? null) : leader,
    title: (id) => options.find((option) => option.id === id)?.title ?? id,
  };
}

/** With a title that shows something: of one that was typed in characters without a shape only the id is left. */
function named<T extends { id: Id; title: string }>(thing: T): T {
  return { ...thing, title: oneLine(thing.title) || thing.id };
}

function cellOf({ cells }: Facts, criterion: Id, option: Id): Cell | undefined {
  return lookup(lookup(cells, criterion) ?? {}, option);
}

// Drivers

function driversOf(facts: Facts): Content["drivers"] {
  const { analysis, criteria, record } = facts;
  const ballots = lastRound(record.draft)?.ballots ?? [];
  const shares = shareTexts(facts);
  return criteria
    .map((criterion, i) => ({ criterion, share: shares[i] ?? "", weight: lookup(analysis.weights, criterion.id) ?? 0 }))
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ criterion, share }) => {
      const unknown = analysis.unknown.some((one) => one.criterion === criterion.id);
      const answer = answerText(criterion, ballots) || (unknown ? "not known yet" : "");
      const title = md`${criterion.title} (${share}${rangeOf(criterion, facts)})`;
      return { title, line: answer ? md`${title}: ${answer}` : title };
    });
}

/** From the least to the most that anybody gave it, where several people weighed. */
function rangeOf(criterion: Criterion, { record, criteria }: Facts): string {
  const round = lastRound(record.draft);
  const told =
    round?.distribution ?? (round && distributionOf(playbookOf(record), round.ballots, criteria, record.draft.options));
  const points = told && told.ballots > 1 ? told.points.find((one) => one.criterion === criterion.id) : undefined;
  if (!points) return "";
  const [low, high] = [Math.round(points.low), Math.round(points.high)];
  return low === high ? "" : `, ${low} to ${high}${NBSP}% across people`;
}

/** Weights as percents that add up to 100, in the order of the criteria. */
function shareTexts({ analysis, criteria }: Facts): string[] {
  const shares = criteria.map(({ id }) => lookup(analysis.weights, id) ?? 0);
  return shownPoints(shares, 1).map((share) => `${share}${NBSP}%`);
}

// Options

function optionContent(option: Option, facts: Facts): OptionContent {
  const { analysis, criteria } = facts;
  const said: Record<"good" | "neutral" | "bad", Md[]> = { good: [], neutral: [], bad: [] };
  const bare: Record<"good" | "neutral" | "bad", Md[]> = { good: [], neutral: [], bad: [] };
  for (const criterion of criteria) {
    const cell = cellOf(facts, criterion.id, option.id);
    if (!cell || cell.score === null) continue;
    const side = cell.score >= 3.5 ? "good" : cell.score <= 2.5 ? "bad" : "neutral";
    const word = cell.origin === "direct" && Number.isInteger(cell.score) ? criterion.anchors[nearest(cell.score)] : "";
    const figure = md`${criterion.title} (${Number(cell.score.toFixed(1))} of 5${word ? `: ${word}` : ""})`;
    if (cell.reason) said[side].push(argument(cell, criterion, facts));
    else bare[side].push(figure);
  }
  for (const side of ["good", "neutral", "bad"] as const)
    if (bare[side].length > 0) said[side].push(md`of ${join(bare[side], ", ")}`);

  const excluded = analysis.excluded.find((one) => one.option === option.id);
  const statements = facts.record.draft.mustHaves;
  const because = excluded?.because.map((id) => statements.find((m) => m.id === id)?.statement ?? id);
  return {
    title: option.title,
    about: [
      ...prose(option.summary),
      ...(because ? [md`Excluded before scoring, because it fails a must-have: ${because.join(", ")}`] : []),
    ],
    ...said,
  };
}

function argument(cell: Cell, criterion: Criterion, facts: Facts): Md {
  const score = Number(cell.score?.toFixed(1));
  const by = literal(cell.origin === "adjusted" ? ", as the team sees it" : "");
  const sources = cell.sources.length > 0 ? md`; ${shortsOf(cell.sources, facts)}` : literal("");
  const reason =
    cell.origin === "playbook" || cell.origin === "rule" ? continued(cell.reason, facts.playbook) : cell.reason;
  return md`${withoutStop(reason)} (${criterion.title} ${score} of 5${by}${sources})`;
}

// Outcome

function outcomeOf(facts: Facts): Content["outcome"] {
  const { record, title } = facts;
  const { decision } = record.draft;
  const [reason, ...rest] = decision ? prose(decision.reason) : [];
  const because = reason ? md`, because ${{ md: withoutBreaks(reason) }}` : literal("");

  let chosen: Md;
  if (!decision) chosen = literal("Not decided yet.");
  else if (decision.option === null)
    chosen = reason ? md`Postponed: ${{ md: withoutBreaks(reason) }}` : literal("Postponed.");
  else chosen = md`Chosen option: "${title(decision.option)}"${because}`;

  return { chosen: stopped(chosen), reasons: reasonsOf(facts), lines: linesOf(facts), rest };
}

/** The three criteria that speak most for the favoured option, those that set it apart from its rival first. */
function reasonsOf(facts: Facts): Group {
  const { favoured, rival, criteria, analysis, record, title } = facts;
  if (favoured === null) return { lead: literal(""), items: [] };
  // The table rounds its parts so that they add up to the gap; the same figure must stand here.
  const asTable = analysis.gap?.leader === favoured && analysis.gap.over === rival;
  const shown = new Map(asTable ? facts.sentences.why.map(({ criterion, text }) => [criterion, text]) : []);
  const ranked = criteria
    .flatMap((criterion) => {
      const cell = cellOf(facts, criterion.id, favoured);
      if (!cell || cell.score === null) return [];
      const weight = lookup(analysis.weights, criterion.id) ?? 0;
      const other = rival === null ? null : (cellOf(facts, criterion.id, rival)?.score ?? null);
      const ahead = other === null ? 0 : (weight * (cell.score - other)) / 4;
      return [{ criterion, cell, ahead, value: (weight * (cell.score - 1)) / 4 }];
    })
    .filter(({ ahead, cell }) => ahead > 0 || (ahead === 0 && (cell.score ?? 0) >= 4))
    .toSorted((a, b) => b.ahead - a.ahead || b.value - a.value)
    .slice(0, 3);
  const lead = record.draft.decision?.option
    ? literal("What speaks most for it:")
    : md`What speaks most for ${title(favoured)}:`;
  return {
    lead,
    items: ranked.map(({ criterion, cell, ahead }) => {
      const reason = withoutStop(cell.reason) || criterion.anchors[nearest(cell.score ?? 3)];
      return md`${criterion.title} (${ahead > 0 ? `${shown.get(criterion.id) ?? signed(100 * ahead)} points` : "equal"}): ${reason}`;
    }),
  };
}

function nearest(score: number): "1" | "2" | "3" | "4" | "5" {
  return String(Math.min(5, Math.max(1, Math.round(score)))) as "1" | "2" | "3" | "4" | "5";
}

function linesOf(facts: Facts): Md[] {
  const { record, analysis, sentences } = facts;
  const { decision } = record.draft;
  const leader = leaderOf(analysis);
  const against = decision?.option && leader !== null && decision.option !== leader;
  const told = sentences.recommendation;
  const lines = [
    stopped(leader === null && analysis.verdict.word === "none" ? md`${told}` : md`Recommendation: ${told}`),
  ];
  if (against)
    lines.push(
      oneLine(decision.overrule)
        ? stopped(md`Decided against the recommendation, because ${decision.overrule}`)
        : literal("Decided against the recommendation."),
    );
  for (const { who, text } of decision?.dissent ?? [])
    if (oneLine(text)) lines.push(stopped(oneLine(who) ? md`Dissent by ${who}: ${text}` : md`Dissent: ${text}`));
  if (decision) lines.push(decision.review ? md`Review by ${decision.review}.` : literal("No review date."));
  return lines;
}

// Score table

function scoresOf(facts: Facts): Content["scores"] {
  const { analysis, criteria, options, title } = facts;
  const { gap, contributions } = analysis;
  if (analysis.verdict.because.includes("nothing known") || Object.keys(analysis.values).length === 0) return null;
  const shares = shareTexts(facts);
  const parts = criteria.map(({ id }) => contributions.find((c) => c.criterion === id)?.value ?? 0);
  const shown = gap ? shownPoints(parts, gap.value) : [];
  const score = (criterion: Id, option: Id) => {
    const value = cellOf(facts, criterion, option)?.score ?? null;
    return value === null ? "?" : String(Number(value.toFixed(1)));
  };
  const value = (option: Id) => {
    const whole = lookup(analysis.values, option);
    return whole === undefined ? "excluded" : plain(100 * whole);
  };
  const difference = (text: string) => (gap ? [md`${text}`] : []);
  return {
    lead: gap
      ? md`Scores from 1 to 5, values out of 100, and the points by which ${title(gap.leader)} is ahead of ${title(gap.over)}:`
      : literal("Scores from 1 to 5, and values out of 100:"),
    head: [
      literal("Criterion"),
      literal("Weight"),
      ...options.map((option) => md`${option.title}`),
      ...difference("Points"),
    ],
    rows: [
      ...criteria.map((criterion, i) => [
        md`${criterion.title}`,
        md`${shares[i] ?? ""}`,
        ...options.map(({ id }) => literal(score(criterion.id, id))),
        ...difference(signed(shown[i] ?? 0)),
      ]),
      [
        literal("Value"),
        literal(`100${NBSP}%`),
        ...options.map(({ id }) => literal(value(id))),
        ...difference(signed(100 * (gap?.value ?? 0))),
      ],
    ],
  };
}

// More information

function moreOf(facts: Facts, parts: Part[]): Group[] {
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
      aside.map((criterion) => md`${criterion.title}`),
    ),
    group(
      literal("Answers that meet:"),
      facts.rules.map(({ rule, count, of }) => {
        const many = of > 1 ? ` (on ${count} of ${of} ballots)` : "";
        return md`${withoutStop(rule.say)}${many}${cited(rule.sources, facts)}`;
      }),
    ),
    group(
      literal("To be read with care:"),
      facts.criteria.flatMap(({ title: name, caution }) =>
        oneLine(caution) ? [md`${name}: ${withoutStop(caution)}`] : [],
      ),
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
  const texts = [...robust.slice(0, 3).map(({ text }) => text), ...nearest];
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

/** What was said in a workshop besides the ballots. */
function heard({ record, criteria }: Facts): Group[] {
  const { workshop, rounds } = record.draft;
  if (workshop === undefined) return [];
  const name = (id: Id) => criteria.find((one) => one.id === id)?.title ?? id;
  const [first, second] = rounds.filter(({ kind }) => kind === "blind");
  const moved = (second?.criteria ?? []).flatMap((criterion) => {
    const both = (second?.ballots ?? []).flatMap((then) => first?.ballots.find(({ id }) => id === then.id) ?? []);
    const said = (ballot: (typeof both)[number] | undefined) =>
      JSON.stringify(ballot && lookup(ballot.judgements, criterion));
    const changed = both.filter((now) => said(now) !== said(second?.ballots.find(({ id }) => id === now.id))).length;
    return both.length === 0 ? [] : [md`${name(criterion)}: ${changed} of ${both.length} changed their word.`];
  });
  const note = (kind: "note" | "parked") =>
    workshop.notes
      .filter((one) => one.kind === kind)
      .map(({ criterion, text }) => (criterion === null ? md`${text}` : md`${name(criterion)}: ${text}`));
  return [
    { lead: literal("From the first to the second round:"), items: moved },
    { lead: literal("Noted in the discussion:"), items: note("note") },
    { lead: literal("Left for later:"), items: note("parked") },
    {
      lead: literal("If it fails, it may be because of:"),
      items: ranked(workshop.risks, "failed").map(({ text }) => md`${text}`),
    },
    {
      lead: literal("What speaks for the option that wasn't chosen:"),
      items: ranked(workshop.risks, "loser").map(({ text }) => md`${text}`),
    },
  ];
}

/** Those with the most dots first. */
function ranked(risks: Gathering["risks"], kind: "failed" | "loser"): Gathering["risks"] {
  return risks.filter((risk) => risk.kind === kind).toSorted((a, b) => b.dots - a.dots);
}

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

/** Sources that anything above refers to, in the playbook's order. */
function sourcesOf(facts: Facts, parts: Part[]): Md[] {
  const { playbook, record, criteria, options } = facts;
  const used = new Set([
    ...criteria.flatMap(({ id }) => options.flatMap((option) => cellOf(facts, id, option.id)?.sources ?? [])),
    ...notesFor(playbook, record.draft).flatMap(({ sources }) => sources),
    ...facts.rules.flatMap(({ rule }) => rule.sources),
    ...parts.flatMap(({ sources }) => sources),
  ]);
  return Object.entries(playbook.sources)
    .filter(([id]) => used.has(id))
    .map(([, source]) => {
      const { short, author, title, year } = source;
      const age = provenance(source);
      return md`${short}: ${author ?? "author not named"}, "${title}", ${year}${age ? ` (${age})` : ""}`;
    });
}

function cited(sources: Id[], facts: Facts): Md {
  return sources.length > 0 ? md` (${shortsOf(sources, facts)})` : literal("");
}

function shortsOf(sources: Id[], { playbook }: Facts): string {
  return sources.map((id) => lookup(playbook.sources, id)?.short ?? id).join(", ");
}

/** A consequence that came from a part of the playbook keeps that part's sources. */
function withSources(text: string, parts: Part[], facts: Facts): Md {
  const part = parts.find((one) => prefilled(text, one));
  return md`${text}${part ? cited(part.sources, facts) : literal("")}`;
}

function prefilled(text: string, { title, why }: Part): boolean {
  return text.includes(title) && text.includes(why);
}

/** A sentence of the playbook after "because": its first word small, unless it is a name. */
function continued(sentence: string, { options, notes, parts }: Playbook): string {
  const first = /^[^\s,;:]+/.exec(sentence)?.[0] ?? "";
  const names = [...options.map((o) => o.title), ...notes.map((n) => n.system), ...parts.map((p) => p.title)]
    .flatMap((title) => title.split(/[^\p{L}\p{N}-]+/u))
    .filter((word) => word.length > 3);
  const isWord = /^\p{Lu}[\p{Ll}-]*$/u.test(first) && !names.includes(first);
  return isWord ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
}

/** Ends as a sentence. */
function stopped(text: Md): Md {
  return /[.!?:]$/.test(text.md) ? text : literal(`${text.md}.`);
}

function withoutStop(text: string): string {
  return oneLine(text).replace(/(?<!\.)\.$/, "");
}

function withoutBreaks({ md }: Md): string {
  return md.replace(/\\?\n/g, " ");
}
