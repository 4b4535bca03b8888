import { join, literal, type Md, md, oneLine } from "#shared/adr/write/escape";
import { reviewEntries } from "#shared/adr/write/review-entry";
import { goingOn, stopped, withoutStop } from "#shared/adr/write/sentence";
import { answerClaims } from "#shared/analysis/claims/change";
import { knownOf } from "#shared/analysis/claims/lead";
import { restingOn } from "#shared/analysis/sentences/words";
import { lookup } from "#shared/base/by";
import { NBSP } from "#shared/base/figures";
import { and, or } from "#shared/base/list";
import { quoted, titleInText } from "#shared/base/title";
import { criteriaSetAside } from "#shared/record/criteria";
import { notesFor } from "#shared/record/notes";
import type { Assumption, CallOpening, Gathering, Seat } from "#shared/record/record";
import { type LineGroup, mostDecisive } from "./content";
import type { Facts } from "./facts";
import { heardGroups } from "./heard";
import { cited, shortsOf } from "./sources";

/** What is read when somebody asks further, the most telling first. Every item is a sentence. */
export function moreOf(facts: Facts): LineGroup[] {
  const { record, playbook, draft } = facts;
  const { decision } = draft;
  const group = (lead: string, items: Md[], form: LineGroup["form"] = "either"): LineGroup => ({
    lead: literal(lead),
    items: items.map(stopped),
    form,
  });
  const triggers = (decision?.triggers ?? []).filter(stated);

  const groups: LineGroup[] = [
    group("The figures:", figures(facts), "sentences"),
    group("Must-haves:", mustHaves(facts), "items"),
    group(decision?.option ? "Not known when we decided:" : "Not known yet:", unknown(facts)),
    group(
      triggers.length > 1 ? "We look again:" : "We look again",
      triggers.map(({ statement, happened }) => {
        const when = md`${literal(triggers.length > 1 ? "When" : "when")} ${goingOn(statement, "when")}`;
        return happened ? md`${when} (this happened on ${happened})` : when;
      }),
      "list",
    ),
    group("We assume:", (decision?.assumptions ?? []).filter(stated).map(assumption)),
    group(
      "We expect:",
      (decision?.forecasts ?? []).filter(stated).map(({ statement, probability, on, outcome }) => {
        const came = literal(
          outcome === undefined ? "" : outcome === "void" ? " (void)" : ` (it turned out ${outcome})`,
        );
        return md`${withoutStop(statement)}: ${`${probability}${NBSP}%`} by ${on}${came}`;
      }),
    ),
    group(
      "Next steps:",
      (decision?.actions ?? [])
        .filter(({ what }) => oneLine(what) !== "")
        .map(({ what, owner, due }) => {
          const who = oneLine(owner) ? owner : "nobody yet";
          return md`${withoutStop(what)} (${who})${due ? md`, by ${due}` : literal("")}`;
        }),
    ),
    ...setAside(facts).map(({ lead, items }) => group(lead, items)),
    group("To be read with care:", withCare(facts), "list"),
    group(
      "Worth a look elsewhere:",
      notesFor(playbook, draft).map(
        ({ system, text, sources }) => md`${system}: ${withoutStop(text)}${cited(sources, facts)}`,
      ),
    ),
    ...heardGroups(facts).map((one) => ({ ...one, items: one.items.map(stopped) })),
    group("About this decision:", circumstances(facts), "sentences"),
    { lead: literal("Reviews:"), items: reviewEntries(record), form: "items" },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

/** Answers that depend on each other, and evidence that is old or at odds on what decided. */
function withCare(facts: Facts): Md[] {
  const rules = facts.rules.map(({ rule, count, of }) => {
    const about = [
      ...(of > 1 ? [`on ${count} of ${of} ballots`] : []),
      ...(rule.sources.length > 0 ? [shortsOf(rule.sources, facts)] : []),
    ];
    return md`${withoutStop(rule.say)}${about.length > 0 ? md` (${about.join("; ")})` : literal("")}`;
  });
  const cautions = facts.criteria
    .slice(0, mostDecisive)
    .flatMap(({ title, caution }) => (oneLine(caution) ? [md`${quoted(title)}: ${withoutStop(caution)}`] : []));
  return [...rules, ...cautions];
}

function stated({ statement }: { statement: string }): boolean {
  return oneLine(statement) !== "";
}

function assumption({ statement, confidence, impact, failed }: Assumption): Md {
  const sure = literal(confidence === null ? "" : ` (we are ${confidence}${NBSP}% sure)`);
  const follows = oneLine(impact) ? md`. If it is false: ${withoutStop(impact)}` : literal("");
  return md`${withoutStop(statement)}${sure}${failed ? md` (this isn't so since ${failed})` : literal("")}${follows}`;
}

const mostFlips = 2;
const mostTurns = 3;

/** Shares of weightings, and what would turn it where that isn't what makes us look again. */
function figures(facts: Facts): Md[] {
  const { analysis, sentences, draft } = facts;
  if (analysis.gap === null) return [];
  const awaited = (draft.decision?.triggers ?? []).flatMap(({ kind, limit }) =>
    kind === "weight" && limit ? [limit.criterion] : [],
  );
  const turning = sentences.flips
    .filter(({ criterion }) => !awaited.includes(criterion))
    .slice(0, mostFlips)
    .map(({ title, text, now }) => md`Weight of ${quoted(title)}: ${text} (${now}).`);
  // An ADR is the team's own: what is near the team's is near ours. What shares rest on is said once.
  const known = knownOf(analysis);
  const [rests, shortly] = [restingOn(known), restingOn(known, true)];
  const shares = sentences.robust
    .slice(0, 2)
    .map(({ text }, i) => {
      if (known === null) return text;
      return i > 0 ? text.replace(`,${shortly}`, "").replace(shortly, "") : text.replace(shortly, rests);
    })
    .map((text) => text.replace("near the team's", "near ours"))
    .map((text) => md`${text}`);
  return [...shares, ...turning, ...turns(facts)];
}

/** Answers that would turn it, a sentence for each criterion and option. In a room nobody answers for all. */
function turns({ analysis, criteria, spoken }: Facts): Md[] {
  if (analysis.people.length > 1) return [];
  return answerClaims(analysis)
    .slice(0, mostTurns)
    .flatMap(({ criterion, answers, leader }) => {
      const of = criteria.find(({ id }) => id === criterion);
      if (of === undefined) return [];
      const texts = answers.map((id) => quoted(of.answers.find((one) => one.id === id)?.text ?? id));
      const then = leader === null ? literal("no option would lead") : md`${spoken(leader)} would lead`;
      return [md`${quoted(of.title)}: with ${or(texts)}, ${then}.`];
    });
}

/** What could change who leads, a sentence each; of all else that isn't known only the names. */
function unknown({ analysis, sentences, criteria, options, spoken }: Facts): Md[] {
  const deciding = sentences.unknown
    .filter(({ criterion, decides }) => criterion !== null && decides)
    .map(({ criterion, text }) => {
      const check = criteria.find(({ id }) => id === criterion)?.check;
      return check ? md`${text} To find out: ${withoutStop(check)}.` : md`${text}`;
    });
  const together = sentences.unknown.flatMap(({ criterion, text }) => (criterion === null ? [md`${text}`] : []));
  const harmless = analysis.unknown.filter(({ decides }) => !decides);
  const others = harmless.map(
    ({ criterion }) => md`${quoted(criteria.find(({ id }) => id === criterion)?.title ?? criterion)}`,
  );
  if (others.length === 0) return [...deciding, ...together];
  const [one] = others;
  const rest =
    others.length > 1
      ? "none of these by itself changes who leads"
      : analysis.unknown.length > 1
        ? "by itself it doesn't change who leads"
        : "no answer to it changes who leads";
  // Where it is known of the other options, it says of which it isn't.
  const [of = [], ...differently] = [
    ...new Map(harmless.map((each) => [each.options.join(" "), each.options])).values(),
  ];
  const whose =
    differently.length === 0 && of.length < options.length ? md`not of ${and(of.map(spoken))}; ` : literal("");
  return [
    ...deciding,
    md`${others.length === 1 && one ? one : join(others, ", ")}: ${whose}${literal(rest)}.`,
    ...together,
  ];
}

/** What isn't judged by: what doesn't apply, and what the room made part of another criterion. */
function setAside({ playbook, draft }: Facts): { lead: string; items: Md[] }[] {
  const merged = (draft.workshop?.settled ?? []).filter(({ how, proposed }) => how === "merged" && !proposed);
  const aside = criteriaSetAside(playbook, draft).map(({ id, title }) => {
    const reason = withoutStop(draft.criteria.find((one) => one.id === id)?.reason ?? "");
    const into = merged.find(({ text }) => text === title)?.into;
    return { title, into, text: reason ? md`: ${reason}` : literal("") };
  });
  return [
    {
      lead: "Set aside as not applicable:",
      items: aside.flatMap(({ title, into, text }) => (into === undefined ? [md`${title}${text}`] : [])),
    },
    {
      lead: "Judged as part of another criterion:",
      items: aside.flatMap(({ title, into, text }) =>
        into === undefined ? [] : [md`${title} as part of ${into}${text}`],
      ),
    },
  ];
}

const verdictWords = { pass: "passes", fail: "fails", unknown: "isn't checked" };

function mustHaves({ draft, options }: Facts): Md[] {
  return draft.mustHaves.filter(stated).map(({ statement, verdicts, check, negotiable, exception }) => {
    const words = options.map(({ id }) => verdictWords[lookup(verdicts, id) ?? "unknown"]);
    const same = options.length > 1 && words.every((word) => word === words[0]);
    const each = same
      ? literal(
          `${options.length === 2 ? "both" : "all"} ${{ passes: "pass", fails: "fail", "isn't checked": "aren't checked" }[words[0] ?? ""] ?? words[0]}`,
        )
      : join(
          options.map(({ title }, i) => md`${title} ${literal(words[i] ?? "")}`),
          ", ",
        );
    const kind = literal(negotiable ? " (negotiable)" : "");
    const how = oneLine(check) ? md` Checked by: ${withoutStop(check)}.` : literal("");
    const but = oneLine(exception) ? md` Exception: ${withoutStop(exception)}.` : literal("");
    return md`${titleInText(oneLine(statement))}${kind}: ${each}.${how}${but}`;
  });
}

const reversible = {
  easily: "Going back is easy.",
  "with-effort": "Going back takes effort.",
  hardly: "Going back is hardly possible.",
};

function circumstances({ draft, playbook }: Facts): Md[] {
  const { frame, decision, seats, workshop } = draft;
  const consent = Object.values(decision?.consent ?? {}).toSorted((a, b) => b - a);
  const confidence = decision?.confidence;
  return [
    ...(seats.length > 0 ? [md`In the room: ${seats.map(inRoom).join(", ")}.`] : []),
    ...(workshop?.calls ?? []).map(calledText),
    ...(consent.length > 0 ? [md`Consent from 0 to 5: ${consent.join(", ")}.`] : []),
    ...(typeof confidence === "number" ? [confidenceText(confidence, consent.length, workshop)] : []),
    ...(frame.reversible ? [literal(reversible[frame.reversible])] : []),
    md`We used the playbook ${quoted(playbook.title)}, edition ${playbook.edition}.`,
  ];
}

/** Somebody who is called by the role has it said once. */
function inRoom({ name, role }: Seat): string {
  return oneLine(name).toLowerCase() === role ? name : `${name} (${role})`;
}

const calledFor = { round: "Asked by call", again: "Asked again by call", consent: "Asked for consent by call" };

/** "Asked by call until 2026-10-13: 3 sealed ballots of 4 people, opened on 2026-10-10 at 08:00 UTC, before the deadline." */
function calledText({ what, until, opened, early, asked, ballots, aside }: CallOpening): Md {
  const count = `${ballots} sealed ${ballots === 1 ? "ballot" : "ballots"}`;
  const of = asked > 0 ? ` of ${asked} ${asked === 1 ? "person" : "people"}` : "";
  const when = `opened on ${opened.slice(0, 10)} at ${opened.slice(11, 16)} UTC, ${early ? "before" : "after"} the deadline`;
  const apart = aside > 0 ? `; ${aside} set aside` : "";
  return literal(`${calledFor[what]} until ${until}: ${count}${of}, ${when}${apart}.`);
}

/** @param people who said how far they go along; of them fewer may have said how sure they are */
function confidenceText(confidence: number, people: number, workshop: Gathering | undefined): Md {
  const said = workshop?.confidence.length ?? 0;
  const what = md`that it will still look right in a year${literal(confidenceRange(workshop))}`;
  return said > 0 && said < people
    ? md`${`${said} of ${people}`} said how confident they are ${what}: ${`${confidence}${NBSP}%`}.`
    : md`We are ${`${confidence}${NBSP}%`} confident ${what}.`;
}

function confidenceRange(workshop: Gathering | undefined): string {
  const { confidence = [] } = workshop ?? {};
  const [low, high] = [confidence[0], confidence.at(-1)];
  return low === undefined || low === high ? "" : ` (from ${low} to ${high}${NBSP}%)`;
}
