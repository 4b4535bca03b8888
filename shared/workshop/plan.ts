/** What is settled before people come: saved with the decision, and used when the workshop begins. */
import type { Frame, Weighing } from "#shared/record/record";
import { type AgendaItem, fullAgenda, stepTitles, totalMinutes } from "./agenda";
import type { DecisionRule, Expected, RepositoryChoice } from "./session";

export interface WorkshopPlan {
  agenda: AgendaItem[];
  anonymous: boolean;
  /** What the repository gets of ballots. */
  repository: RepositoryChoice;
  rule: DecisionRule;
  /** How people weigh the criteria; left out, with points. */
  weighing?: Weighing | undefined;
  facilitator: { name: string; votes: boolean };
  /** Who is expected: for the invitation, and as what they are let in. */
  people: Expected[];
  /** When and where, in the facilitator's words. */
  when: string;
}

export function newPlan(frame: Frame, agenda: readonly AgendaItem[] = fullAgenda): WorkshopPlan {
  return {
    agenda: agenda.map((item) => ({ ...item })),
    anonymous: false,
    repository: "distributions",
    rule: "decider",
    facilitator: { name: "Facilitator", votes: false },
    people: frame.decider.trim() === "" ? [] : [{ name: frame.decider.trim(), role: "decider" }],
    when: "",
  };
}

export const ruleTexts: Record<DecisionRule, string> = {
  decider: "The decider decides after hearing everybody.",
  consent: "It is decided when nobody objects.",
  majority: "The majority decides.",
};

/** A text to send to everybody who is expected. `link` leads to a room that others can reach; `null` in one network. */
export function invitation(
  plan: WorkshopPlan,
  { title, problem, scope }: Frame,
  question: string,
  link: string | null = null,
): string {
  const minutes = totalMinutes(plan.agenda);
  const paragraphs = [
    `We decide together: ${title.trim() || question}`,
    ...(plan.when.trim() ? [`When: ${plan.when.trim()} (${minutes} minutes)`] : [`It takes ${minutes} minutes.`]),
    ...(problem.trim() ? [problem.trim()] : []),
    ...(scope.trim() ? [`Scope: ${scope.trim()}`] : []),
    `${ruleTexts[plan.rule]} You answer on your own phone or laptop${link === null ? ", in the same network as the facilitator" : ""}; nothing is installed.`,
    ...(link === null ? [] : [`Open this link, and keep it among those who are invited: ${link}`]),
    `What happens: ${plan.agenda.map(({ step, minutes: m }) => `${stepTitles[step].toLowerCase()} (${m} min)`).join(", ")}.`,
    ...(plan.people.length > 0
      ? [`Invited: ${plan.people.map(({ name, role }) => `${name} (${role})`).join(", ")}`]
      : []),
  ];
  return `${paragraphs.join("\n\n")}\n`;
}
