/**
 * What the five articles say their frameworks are for, case by case, as answers. Written down before they were run: the
 * option that the article names leads, and where two articles differ nothing is clear. What comes out otherwise is named
 * with its case and in docs/django-vs-flask.md.
 */
import { expect, test } from "vitest";
import { draftFromAnswers } from "#shared/record/answers";
import { recommend, shownOf } from "#shared/record/recommend";
import { answersSchema } from "#shared/record/schema";
import { shippedPlaybook } from "./shipped";

const entry = shippedPlaybook();

interface Scenario {
  by: string;
  what: string;
  answers: Record<string, string>;
  is: "django" | "flask" | "open";
  /** What comes out instead of what was written down. */
  but?: "django" | "flask";
}

const five = (database: string, complexity: string, auth: string, security: string, team: string) => ({
  database,
  complexity,
  auth,
  security,
  team,
});

const scenarios: Scenario[] = [
  // Anon. 2021
  {
    by: "Anon. 2021",
    what: "a huge product with users, content and many parts",
    answers: five("managed", "large", "accounts", "framework", "mixed"),
    is: "django",
  },
  {
    by: "Anon. 2021",
    what: "a personal blog with one predetermined purpose",
    answers: five("simple", "small", "nobody", "shared", "mixed"),
    is: "flask",
  },
  {
    by: "Anon. 2021",
    what: "data in Redis",
    answers: five("key-value", "fixed", "elsewhere", "shared", "mixed"),
    is: "flask",
  },
  {
    by: "Anon. 2021",
    what: "data in MongoDB behind a small service",
    answers: five("document", "small", "tokens", "shared", "mixed"),
    is: "flask",
  },
  {
    by: "Anon. 2021",
    what: "a REST API over one's own relational data, quickly",
    answers: {
      ...five("managed", "growing", "tokens", "shared", "mixed"),
      "rest-api": "large",
      "time-to-release": "usual-parts",
    },
    is: "django",
  },
  {
    by: "Anon. 2021",
    what: "a beginner who learns web development",
    answers: five("simple", "small", "nobody", "shared", "beginners"),
    is: "flask",
  },
  {
    by: "Anon. 2021",
    what: "no compromise on flexibility and customization",
    answers: { ...five("own-schema", "fixed", "own-way", "shared", "independent"), freedom: "all" },
    is: "flask",
  },
  {
    by: "Anon. 2021",
    what: "a working application in a day or two, with its users",
    answers: { ...five("managed", "fixed", "accounts", "framework", "mixed"), "time-to-release": "usual-parts" },
    is: "django",
  },
  // Siddhartha 2020
  {
    by: "Siddhartha 2020",
    what: "an online shop with dynamic pages",
    answers: { ...five("managed", "large", "accounts", "framework", "mixed"), pages: "forms", admin: "ready" },
    is: "django",
  },
  {
    by: "Siddhartha 2020",
    what: "a content management system to be expanded",
    answers: { ...five("managed", "growing", "accounts", "framework", "mixed"), admin: "ready" },
    is: "django",
  },
  {
    by: "Siddhartha 2020",
    what: "microservices on a serverless platform",
    answers: five("none", "many", "elsewhere", "inside", "mixed"),
    is: "flask",
  },
  {
    by: "Siddhartha 2020",
    what: "a light API",
    answers: { ...five("simple", "small", "tokens", "shared", "mixed"), "rest-api": "small" },
    is: "flask",
  },
  {
    by: "Siddhartha 2020",
    what: "a single page with static content",
    answers: five("none", "small", "nobody", "shared", "mixed"),
    is: "flask",
  },
  // Vance 2026
  {
    by: "Vance 2026",
    what: "an extremely light API without a database",
    answers: { ...five("none", "small", "tokens", "inside", "independent"), "rest-api": "small" },
    is: "flask",
  },
  {
    by: "Vance 2026",
    what: "a single-endpoint microservice",
    answers: five("none", "small", "elsewhere", "inside", "mixed"),
    is: "flask",
  },
  {
    by: "Vance 2026",
    what: "a junior team that needs guard rails",
    answers: five("managed", "growing", "accounts", "framework", "junior"),
    is: "django",
  },
  {
    by: "Vance 2026",
    what: "an enterprise application with standard features, soon",
    answers: {
      ...five("managed", "large", "accounts", "framework", "mixed"),
      "time-to-release": "usual-parts",
      admin: "ready",
    },
    is: "django",
  },
  {
    by: "Vance 2026",
    what: "an admin for the data without writing a front end",
    answers: { ...five("managed", "fixed", "accounts", "shared", "mixed"), admin: "ready" },
    is: "django",
  },
  {
    by: "Vance 2026",
    what: "many services on limited memory",
    answers: { ...five("none", "many", "elsewhere", "inside", "mixed"), footprint: "tight" },
    is: "flask",
  },
  {
    by: "Vance 2026",
    what: "a small start whose users and admin pile up",
    answers: { ...five("managed", "growing", "accounts", "shared", "mixed"), admin: "ready" },
    is: "django",
  },
  {
    by: "Vance 2026",
    what: "byte-level control over every layer",
    answers: { ...five("own-schema", "fixed", "own-way", "audit", "independent"), freedom: "all" },
    is: "flask",
  },
  // Kite c. 2019
  {
    by: "Kite c. 2019",
    what: "authenticated users and no quarrel with the ORM",
    answers: five("managed", "fixed", "accounts", "framework", "mixed"),
    is: "django",
  },
  {
    by: "Kite c. 2019",
    what: "no database at all",
    answers: five("none", "fixed", "elsewhere", "shared", "mixed"),
    is: "flask",
  },
  {
    by: "Kite c. 2019",
    what: "a database that the framework shall not manage",
    answers: five("own-schema", "fixed", "elsewhere", "shared", "mixed"),
    is: "flask",
  },
  // Mieczkowski 2023
  {
    by: "Mieczkowski 2023",
    what: "a first version soon, more functions later",
    answers: { ...five("managed", "growing", "accounts", "framework", "mixed"), "time-to-release": "usual-parts" },
    is: "django",
  },
  {
    by: "Mieczkowski 2023",
    what: "technological decisions delayed for later",
    answers: { ...five("simple", "fixed", "elsewhere", "shared", "independent"), freedom: "later" },
    is: "flask",
  },
  {
    by: "Mieczkowski 2023",
    what: "a simple application with limited functions",
    answers: five("simple", "small", "elsewhere", "shared", "mixed"),
    is: "flask",
  },
  {
    by: "Mieczkowski 2023",
    what: "experienced people without conventions, small functions",
    answers: five("simple", "small", "elsewhere", "shared", "independent"),
    is: "flask",
  },
  // Where they differ
  {
    by: "Kite c. 2019 against Mieczkowski 2023",
    what: "a team that knows Flask and needs a log-in",
    answers: five("simple", "fixed", "accounts", "shared", "know-flask"),
    is: "open",
  },
  {
    by: "Vance 2026 against Mieczkowski 2023",
    what: "experienced people who dislike conventions, and a product that grows",
    answers: five("managed", "growing", "own-way", "shared", "independent"),
    is: "open",
    but: "django",
  },
  {
    by: "Anon. 2021 against MongoDB 2025",
    what: "documents in MongoDB and accounts",
    answers: five("document", "fixed", "accounts", "shared", "mixed"),
    is: "open",
  },
];

test.each(scenarios.map((scenario) => [scenario.by, scenario.what, scenario] as const))(
  "%s: %s",
  (_, __, { answers, is, but }) => {
    const file = answersSchema.parse({
      format: 1,
      playbook: "django-vs-flask",
      title: "A scenario",
      criteria: Object.keys(answers).filter((id) => !entry.playbook.criteria.find((c) => c.id === id)?.always),
      answers,
    });
    const { word, leader } = shownOf(recommend(entry.playbook, draftFromAnswers(entry, file), {}));
    if (but) expect([word, leader]).toEqual(["clear", but]);
    else if (is === "open") expect(word).not.toBe("clear");
    else expect([leader, word === "none"]).toEqual([is, false]);
  },
);
