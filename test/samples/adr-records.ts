/** Records that the tests of this folder render. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { defaultThresholds } from "#shared/analysis/thresholds";
import type { Playbook } from "#shared/playbook/playbook";
import { playbookSchema } from "#shared/playbook/schema";
import { type AnswersFile, draftFromAnswers } from "#shared/record/answers";
import { newRecord, playbookOf } from "#shared/record/create";
import { type Recommendation, recommend } from "#shared/record/recommend";
import type { Decision, DecisionRecord, Draft } from "#shared/record/record";

export const hash = "a".repeat(64);

const builtIn = (id: string): Playbook =>
  playbookSchema.parse(parse(readFileSync(`${import.meta.dirname}/../../templates/playbooks/${id}.yaml`, "utf8")));

export const realPlaybook = builtIn("django-vs-flask");
export const otherPlaybook = builtIn("other-decision");

export function recordOf(playbook: Playbook, answers: Partial<AnswersFile>): DecisionRecord {
  const file: AnswersFile = {
    format: 1,
    playbook: playbook.id,
    title: "",
    about: "",
    frame: {},
    options: [],
    criteria: [],
    mustHaves: [],
    answers: {},
    ...answers,
  };
  const entry = { hash, playbook };
  return newRecord({ id: "r", now: "2026-11-20T09:00:00.000Z", entry, draft: draftFromAnswers(entry, file) });
}

export function decided(
  record: DecisionRecord,
  decision: Partial<Decision>,
  more: Partial<Draft> = {},
): DecisionRecord {
  const whole: Decision = {
    option: null,
    by: "Ana",
    on: "2026-11-20",
    reason: "",
    overrule: "",
    consequences: [],
    confirmation: "",
    consent: {},
    confidence: null,
    dissent: [],
    actions: [],
    review: null,
    triggers: [],
    forecasts: [],
    ...decision,
  };
  return { ...record, draft: { ...record.draft, ...more, decision: whole } };
}

export function recommended(record: DecisionRecord): Recommendation {
  return recommend(playbookOf(record), record.draft, defaultThresholds);
}

const source = (short: string) => ({ author: "Eli", title: `What ${short} says`, year: "2026", short });
const suits = (score: 1 | 2 | 3 | 4 | 5, reason: string, sources = ["eli"]) => ({ score, reason, sources });
const criterion = (
  id: string,
  title: string,
  always: boolean,
  answers: Playbook["criteria"][number]["answers"],
): Playbook["criteria"][number] => ({
  id,
  title,
  question: `${title}?`,
  help: "",
  always,
  points: 20,
  anchors: { 1: "Poor", 2: "Weak", 3: "Fair", 4: "Good", 5: "Made for it" },
  answers,
  findings: [],
  caution: "",
});

/** A playbook that stays as it is, for texts that were reviewed by eye. */
export const smallPlaybook: Playbook = playbookSchema.parse({
  format: 1,
  id: "web",
  edition: "2026.1",
  title: "Django or Flask",
  question: "Which web framework do we build on?",
  options: [
    { id: "django", title: "Django", summary: "The usual parts in one framework." },
    { id: "flask", title: "Flask", summary: "" },
  ],
  criteria: [
    criterion("database", "Database", true, [
      {
        id: "relational",
        text: "Relational",
        hint: "",
        fits: {
          django: suits(5, "Migrations are generated from the models."),
          flask: suits(3, "SQLAlchemy has to be added.", ["eli", "dev"]),
        },
      },
      {
        id: "document",
        text: "Documents",
        hint: "",
        fits: { django: suits(2, "It expects tables."), flask: suits(4, "It assumes nothing.") },
      },
    ]),
    criterion("auth", "Authentication", true, [
      {
        id: "accounts",
        text: "Accounts and roles",
        hint: "",
        fits: { django: suits(5, "Users come with it."), flask: suits(2, "Flask-Login adds sessions only.") },
      },
    ]),
    criterion("size", "Size", true, [
      {
        id: "small",
        text: "A small service",
        hint: "",
        fits: { django: suits(2, "Much of it stands idle."), flask: suits(5, "One file is enough.") },
      },
    ]),
  ],
  mustHaves: [
    {
      id: "sso",
      statement: "Works with our single sign-on.",
      check: "A test user signs in.",
      negotiable: false,
      proposes: { django: { verdict: "pass", reason: "A package does it.", sources: [] } },
    },
  ],
  notes: [{ id: "fast", system: "FastAPI", when: { size: ["small"] }, text: "It is made for this.", sources: ["dev"] }],
  parts: [
    {
      id: "model",
      option: "django",
      when: { auth: ["accounts"] },
      title: "A user model of our own",
      why: "It can't be added later.",
      sources: ["eli"],
    },
  ],
  sources: { eli: source("Eli 2026"), dev: source("Dev 2025") },
});
