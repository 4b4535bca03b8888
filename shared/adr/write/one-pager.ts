/** A decision on one page, as HTML that needs nothing else and can be printed. */

import { published } from "#shared/adr/data/published";
import { leaderOf } from "#shared/analysis/claims/lead";
import { lookup } from "#shared/base/by";
import { capital } from "#shared/base/capital";
import type { Day } from "#shared/base/day";
import { showDay } from "#shared/base/day";
import { valueText } from "#shared/base/figures";
import type { Id } from "#shared/base/id";
import { optionInText, quoted, titleInText } from "#shared/base/title";
import { against } from "#shared/record/against";
import { type GivenAnswers, givenOn } from "#shared/record/arguments";
import type { Recommendation } from "#shared/record/recommend";
import type { Decision, DecisionRecord, Draft, ProOrCon } from "#shared/record/record";
import { prosAndConsOf, unscored } from "#shared/record/unscored";
import { typedParagraphs } from "./escape";
import { outOf, withoutAnswer } from "./given";
import { capitalised, goingOn } from "./sentence";

const style = `
:root { color-scheme: light; font: 14px/1.45 system-ui, sans-serif; color: #16201c; background: #fff; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1.5rem; }
h1 { font: 600 27px/1.2 Georgia, "Times New Roman", serif; margin: 0 0 .3rem; text-wrap: balance; }
h2 { font-size: 12px; font-weight: 600; margin: 1.1rem 0 .25rem; padding-top: .5rem; border-top: 1px solid #c8cfca; color: #45504b; }
p, ul, dl { margin: .25rem 0; }
ul { padding-left: 1.2rem; }
.meta { color: #45504b; }
.said { font: 17px/1.4 Georgia, "Times New Roman", serif; }
.two { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2rem; }
table { border-collapse: collapse; width: 100%; margin: .25rem 0; }
td, th { text-align: left; padding: .15rem .75rem .15rem 0; font-weight: 400; border-bottom: 1px solid #e0e4e0; vertical-align: top; }
td:last-child { text-align: right; padding-right: 0; font-variant-numeric: tabular-nums; }
footer { margin-top: 1.2rem; color: #5f6a65; font-size: 12px; }
@media (max-width: 34rem) { .two { display: block; } }
@media print { body { margin: 0; padding: 0; max-width: none; } @page { margin: 16mm; } }
`;
/** Names the style above, so that the page runs no other style and no script at all. */
const styleHash = "sha256-nEFeF+Ahbkthvg1/DrT/z10OM6YyiC5UgKaMrDeLXjI=";

/** More of a kind would not fit on a page. */
const most = 4;

/** `today` is the day that it was made on. Everything typed is escaped. */
export function brief(of: {
  record: DecisionRecord;
  recommendation: Pick<Recommendation, "analysis" | "sentences" | "criteria">;
  today: Day;
}): string {
  const { record, recommendation, today } = of;
  const { frame, decision, options } = record.draft;
  const { sentences, criteria } = recommendation;
  const named = (id: Id) => options.find((option) => option.id === id)?.title ?? id;
  const title = frame.title.trim() || "Untitled decision";
  const answers = criteria
    .map((criterion): [string, string] => [criterion.title, answered(givenOn(criterion, published(record).draft))])
    .filter(([, said]) => said !== "");
  const why = sentences.why.map(({ title, option, text }): [string, string] => [
    `${titleInText(title)}, for ${optionInText(named(option))}`,
    text,
  ]);
  return page(title, today, [
    `<h1>${text(title)}</h1>`,
    `<p class="meta">${text(metaOf(record.draft).join(" · "))}</p>`,
    section("The problem", paragraphs(frame.problem)),
    section("The decision", decided(record.draft, leaderOf(recommendation.analysis))),
    unscored(record.draft)
      ? turnsOn(record.draft)
      : section("What the figures say", figures(record.draft, recommendation)),
    section("What we answered", rows(answers.slice(0, most + 1))),
    section("Where the difference comes from", rows(why.slice(0, most + 1))),
    ...(decision ? outcomes(decision) : []),
  ]);
}

/** Status, day, by whom, and when it is looked at again. */
function metaOf({ status, frame, decision }: Draft): string[] {
  const who = [decision?.by || frame.decider, ...frame.decisionMakers].map((name) => name.trim()).filter(Boolean);
  return [
    capital(status),
    ...(decision ? [showDay(decision.on)] : []),
    ...(who.length > 0
      ? [`${decision?.option ? "decided by" : "to be decided by"} ${[...new Set(who)].join(", ")}`]
      : []),
    ...(decision?.review ? [`review by ${showDay(decision.review)}`] : []),
  ];
}

/** What was chosen and why. A reason against the recommendation counts only while the choice goes against it. */
function decided({ decision, options }: Draft, leader: Id | null): string {
  if (!decision) return `<p class="said">Not decided yet.</p>`;
  const chosen = options.find(({ id }) => id === decision.option)?.title;
  const reason = decision.reason.trim();
  const said = chosen
    ? `We choose ${optionInText(chosen)}${reason ? `, because ${goingOn(reason)}` : ""}`
    : `Postponed${reason ? `: ${reason}` : ""}`;
  const overrule = against(decision, leader) ? decision.overrule.trim() : "";
  const why = overrule ? `<p>${text(stopped(`Decided against the recommendation: ${overrule}`))}</p>` : "";
  return `<p class="said">${text(stopped(said))}</p>${why}`;
}

function figures(
  { options, decision }: Draft,
  { analysis, sentences }: Pick<Recommendation, "analysis" | "sentences">,
): string {
  const best = Math.max(...Object.values(analysis.values));
  const values = options.flatMap(({ id, title }): [string, string][] => {
    const value = lookup(analysis.values, id);
    if (value === undefined) return [[title, "excluded"]];
    // While nothing can be compared, a value is only what stands in for all that isn't known.
    return analysis.gap === null ? [] : [[title, `${valueText(value, best)} of 100`]];
  });
  // Advice is for those who haven't decided.
  const next = decision?.option || sentences.advice === null ? "" : `<p>${text(sentences.advice)}</p>`;
  return `<p><strong>${text(sentences.headline)}.</strong> ${text(sentences.lead)}</p>${next}${rows(values)}`;
}

/** What follows from it, who is against it, and what would make us look again. */
function outcomes({ consequences, dissent, assumptions = [], triggers }: Decision): string[] {
  const of = (kind: "good" | "bad") => list(consequences.filter((one) => one.kind === kind).map(({ text }) => text));
  return [
    pair(section("What we gain", of("good")), section("What it costs", of("bad"))),
    section(
      "Dissent",
      list(dissent.map(({ who, text }) => (who.trim() === "" ? text : `${who}: ${capitalised(text)}`))),
    ),
    pair(
      section("Assumptions", list(assumptions.map(({ statement, confidence }) => `${statement}${share(confidence)}`))),
      section("We look again when", list(triggers.map(({ statement }) => goingOn(statement, "when")))),
    ),
  ];
}

/** The whole page around its parts; those that are empty are left out. */
function page(title: string, today: Day, parts: string[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${styleHash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${parts.filter(Boolean).join("\n")}
</main>
<footer>Made with Adroit on ${text(showDay(today))}. The decision record has the whole of it.</footer>
</body>
</html>
`;
}

/** What stands in the place of the model where nothing is scored: drivers, and each option's good and bad. */
function turnsOn(draft: Draft): string {
  const of = (option: Id, kind: ProOrCon["kind"]) =>
    prosAndConsOf(draft, option).flatMap((one) => (one.kind === kind ? one.text : []));
  return [
    section("What it turns on", list(draft.drivers ?? [])),
    ...draft.options.map(({ id, title }) =>
      pair(section(`For ${title}`, list(of(id, "good"))), section(`Against ${title}`, list(of(id, "bad")))),
    ),
  ].join("");
}

/** The answer, in a room with how many gave it, and what was noted. */
function answered(given: GivenAnswers): string {
  return [answerAndHowMany(given), ...given.notes.map(capitalised)].filter(Boolean).join(". ");
}

function answerAndHowMany(given: GivenAnswers): string {
  const { answers, unknown, people } = given;
  const [first, ...others] = answers;
  if (first === undefined) return "";
  if (others.length === 0 && unknown === 0)
    return people === 1 ? first.text : `${first.text} (${outOf(first.count, people)})`;
  return [...answers.map(({ text, count }) => `${count} ${quoted(text)}`), ...withoutAnswer(given)].join(", ");
}

function section(heading: string, content: string): string {
  return content === "" ? "" : `<section><h2>${text(heading)}</h2>${content}</section>`;
}

function pair(a: string, b: string): string {
  return a === "" || b === "" ? a + b : `<div class="two">${a}${b}</div>`;
}

function paragraphs(typed: string): string {
  return typedParagraphs(typed)
    .map((lines) => `<p>${lines.map(text).join("<br>")}</p>`)
    .join("");
}

function list(items: string[]): string {
  const said = items.map((item) => item.trim()).filter(Boolean);
  if (said.length === 0) return "";
  const more = said.length > most ? `<li>and ${said.length - most} more</li>` : "";
  return `<ul>${said
    .slice(0, most)
    .map((item) => `<li>${text(capitalised(item))}</li>`)
    .join("")}${more}</ul>`;
}

function rows(pairs: [string, string][]): string {
  if (pairs.length === 0) return "";
  return `<table>${pairs
    .map(([name, value]) => `<tr><th scope="row">${text(name)}</th><td>${text(value)}</td></tr>`)
    .join("")}</table>`;
}

function share(percent: number | null): string {
  return percent === null ? "" : ` (${percent} % sure)`;
}

function stopped(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

const marks: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function text(typed: string): string {
  return typed.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);
}
