import { join, literal, type Md, md, oneLine, prose } from "#shared/adr/write/escape";
import { capitalised, goingOn, stopped, withoutBreaks } from "#shared/adr/write/sentence";
import { leaderOf } from "#shared/analysis/claims/lead";
import { against } from "#shared/record/against";
import { unscored } from "#shared/record/unscored";
import type { AdrContent } from "./content";
import type { Facts } from "./facts";
import { firmness } from "./firmness";

/** The decision with its dissent and how firm it is; `reasons` speak for and against it. */
export function outcomeOf(facts: Facts, reasons: Md[]): AdrContent["outcome"] {
  const { decision } = facts.draft;
  const [reason, ...rest] = decision ? prose(decision.reason) : [];
  const because = reason ? md`, because ${{ md: goingOn(withoutBreaks(reason)) }}` : literal("");

  let chosen: Md;
  if (!decision) chosen = literal("Not decided yet.");
  else if (decision.option === null)
    chosen = reason ? md`Postponed: ${{ md: withoutBreaks(reason) }}` : literal("Postponed.");
  else chosen = md`Chosen option: "${facts.title(decision.option)}"${because}`;

  return { chosen: stopped(chosen), reasons, closing: closingOf(facts), rest };
}

function closingOf(facts: Facts): Md[] {
  const { analysis, draft, spoken, sentences } = facts;
  const { decision } = draft;
  const leader = leaderOf(analysis);
  const overruled = leader !== null && against(decision, leader);
  const why = oneLine(decision?.overrule ?? "") ? md`, because ${goingOn(decision?.overrule ?? "")}` : literal("");
  const overrule = overruled ? [md`We decide against the figures, which favour ${spoken(leader)}${why}.`] : [];
  const dissent = (decision?.dissent ?? []).flatMap(({ who, text }) => {
    if (!oneLine(text)) return [];
    const said = capitalised(oneLine(text));
    return stopped(oneLine(who) ? md`Dissent by ${who}: ${said}` : md`Dissent: ${said}`);
  });
  // Where nothing is decided, the leader isn't named yet.
  const firm = firmness(facts);
  const open = decision?.option || leader === null ? [] : [md`The figures favour ${spoken(leader)}.`];
  // Advice is for those who haven't decided.
  const next = decision?.option || sentences.advice === null ? [] : [md`${sentences.advice}`];
  const silent = unscored(draft) ? [] : [...(firm === null ? [md`${sentences.lead}`] : [...open, firm]), ...next];
  const review = decision?.review ? [md`Review by ${decision.review}.`] : [];
  const last = [...silent, ...review];
  return [...overrule, ...dissent, ...(last.length > 0 ? [join(last, " ")] : [])];
}
