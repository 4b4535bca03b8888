import { expect, test } from "vitest";
import type { Decision, Draft } from "#shared/record/record";
import { proposedTitle } from "#shared/record/title";

const draft = (title: string, option: string | null = "django") =>
  ({
    frame: { title },
    options: [{ id: "django", title: "Django", summary: "" }],
    decision: option === null ? undefined : ({ option } as Decision),
  }) as unknown as Draft;

test.each([
  ["Web framework for the booking portal", "Use Django for the booking portal"],
  ["Framework of the reservations", "Use Django for the reservations"],
  ["Which framework for the portal?", "Use Django for the portal"],
  ["Where to keep logs", "Where to keep logs: Django"],
  ["Feature flags: buy or build?", "Feature flags: buy or build? Django"],
  ["", "Use Django"],
  ["Use Django for the portal", null],
  ["Stay with django", null],
])("a title that states the decision is offered for %j", (title, offered) => {
  expect(proposedTitle(draft(title))).toBe(offered);
});

test.each([
  ["Web framework for the portal", "A hosted service", "Use a hosted service for the portal"],
  // An action isn't used.
  ["Move the office", "Stay", "Move the office: Stay"],
  // A word that holds the option's name doesn't name it.
  ["Logo design", "Go", "Logo design: Go"],
  ["Use C# for the parser", "C", "Use C for the parser"],
])("a title for %j and the option %j", (title, option, offered) => {
  const { frame, decision } = draft(title);
  expect(proposedTitle({ frame, decision, options: [{ id: "django", title: option, summary: "" }] } as never)).toBe(
    offered,
  );
});

test("nothing is offered where nothing is chosen", () => {
  expect(proposedTitle(draft("Web framework for the portal", null))).toBeNull();
});
