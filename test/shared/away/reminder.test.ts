import { expect, test } from "vitest";
import { askingText, effortOf, reminderText } from "#shared/away/reminder";
import { callSample } from "../../samples/call";

const words = ["apple", "river"];

test("the text to ask tells somebody who never saw Adroit what to do, how long it takes and what to check", async () => {
  const { call } = await callSample();
  const text = askingText(call, words);
  // Three questions: a minute and a half, and three for brief, points and the end.
  expect(effortOf(call)).toEqual({ questions: 3, minutes: 5 });
  for (const part of [
    "13 Oct 2026",
    "Save the attached page and open it in a browser",
    "about 5 minutes",
    "apple river",
  ])
    expect(text).toContain(part);
  expect(text).toMatch(/send that text back to me, or the file/);
  expect(text).not.toContain("code");
  expect(text.split("\n\n").at(-1)).toBe("Fay");
});

test("who has a copy with a code is told to keep it", async () => {
  const { call } = await callSample({ codes: true, people: ["Ana"] });
  expect(askingText(call, words)).toContain("Don't pass it on.");
});

test("a reminder names those who are missing", async () => {
  const { call } = await callSample();
  expect(reminderText(call, ["Lou", "Mia"])).toMatch(/^Lou and Mia: .* is missing still/);
  expect(reminderText(call, [])).toMatch(/^Hello: /);
});

test("a title with marks of its own is quoted where it would be read as a part of the sentence", async () => {
  const { call } = await callSample();
  const asked = { ...call, inputs: { ...call.inputs, frame: { ...call.inputs.frame, title: "Keep “logs” where?" } } };
  expect(askingText(asked, words)).toMatch(/^“Keep ‘logs’ where\?”: please answer by/);
  expect(reminderText(asked, [])).toContain("your answer on “Keep ‘logs’ where?” is missing");
});
