import { literal, md } from "#shared/adr/write/escape";
import type { Id } from "#shared/base/id";
import { movementBetween } from "#shared/record/movement";
import type { Gathering } from "#shared/record/record";
import type { LineGroup } from "./content";
import type { Facts } from "./facts";

/** What was said in a workshop besides the ballots. */
export function heardGroups({ record, criteria }: Facts): LineGroup[] {
  const { workshop, rounds } = record.draft;
  if (workshop === undefined) return [];
  const name = (id: Id) => criteria.find((one) => one.id === id)?.title ?? id;
  const [first, second] = rounds.filter(({ kind }) => kind === "blind");
  const { both, moved } = first && second ? movementBetween(first, second) : { both: 0, moved: [] };
  const changes = moved.map(
    ({ criterion, changed }) => md`${name(criterion)}: ${changed} of ${both} changed their word.`,
  );
  const note = (kind: "note" | "parked") =>
    workshop.notes
      .filter((one) => one.kind === kind)
      .map(({ criterion, text }) => (criterion === null ? md`${text}` : md`${name(criterion)}: ${text}`));
  return [
    { lead: literal("From the first to the second round:"), items: both === 0 ? [] : changes, form: "either" },
    { lead: literal("Noted in the discussion:"), items: note("note"), form: "either" },
    { lead: literal("Left for later:"), items: note("parked"), form: "either" },
    {
      lead: literal("If it fails, it may be because of:"),
      items: ranked(workshop.risks, "failed").map(({ text }) => md`${text}`),
      form: "either",
    },
    {
      lead: literal("What speaks for the option that wasn't chosen:"),
      items: ranked(workshop.risks, "loser").map(({ text }) => md`${text}`),
      form: "either",
    },
  ];
}

/** Those with the most dots first. */
function ranked(risks: Gathering["risks"], kind: "failed" | "loser"): Gathering["risks"] {
  return risks.filter((risk) => risk.kind === kind).toSorted((a, b) => b.dots - a.dots);
}
