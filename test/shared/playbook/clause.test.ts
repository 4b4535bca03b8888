import { expect, test } from "vitest";
import { clause } from "#shared/playbook/clause";
import { small } from "../../samples/playbook";

const walk = { id: "walk", option: "left", when: {}, title: "A walk with Alembic", why: "Fresh air.", sources: [] };
const book = { ...small, parts: [walk] };

test.each([
  ["It is big.", "it is big"],
  ["Left is big.", "Left is big"],
  ["Middle of the road", "Middle of the road"],
  ["Alembic is added.", "Alembic is added"],
  ["SQLAlchemy is added.", "SQLAlchemy is added"],
  ["A walk. And another.", "a walk. And another"],
  ["Flask-Login is added", "Flask-Login is added"],
  ["already small", "already small"],
  ["Our inference: most of it is guarded.", "most of it is guarded"],
  ["", ""],
])("%j goes on as %j", (sentence, result) => {
  expect(clause(sentence, book)).toBe(result);
});
