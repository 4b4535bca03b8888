import { expect, test } from "vitest";
import { reviewDate } from "#shared/adr/read/review";
import { reviewEntry } from "#shared/adr/write/review-entry";
import { decision } from "../../../samples/walked";

const page = (front: string, body = "") =>
  `---\nstatus: accepted\n${front}\n---\n# Use a queue\n\n## Context\n\n${body}\n`;

test.each([
  ["reviewBy: 2027-01-01", "2027-01-01"],
  ["review-by: 2027-01-01", "2027-01-01"],
  ["review_by: '2027-01-01'", "2027-01-01"],
  ['review date: "2027-01-01"', "2027-01-01"],
  ["reviewDate: 1 Jan 2027", "2027-01-01"],
  ["next-review: 2027-01-01 # after the audit", "2027-01-01"],
  ["revisit: 2027/1/1", "2027-01-01"],
  ["expires: 2027-01-01", "2027-01-01"],
  ["reviewers: 3", null],
  ["reviewed: 2020-01-01", null],
  ["valid: true", null],
])("front matter %s", (line, review) => {
  expect(reviewDate(page(line))?.review ?? null).toBe(review);
});

test.each([
  ["Review by: 2027-01-01", "2027-01-01"],
  ["* **Review date:** 2027-01-01", "2027-01-01"],
  ["**Review by**: January 1, 2027", "2027-01-01"],
  ["| Review date | 2027-01-01 |", "2027-01-01"],
  ["- Next review: 2027-01-01", "2027-01-01"],
  ["We review by 2027-01-01 whether it still holds.", "2027-01-01"],
  ["## Review date\n\n2027-01-01", "2027-01-01"],
  ["Review by 2027-01-01.", "2027-01-01"],
  ["The code review: 2027 lines were read.", null],
  ["```\nReview by: 2027-01-01\n```", null],
  ["Nothing to review here.", null],
])("in the body: %s", (body, review) => {
  expect(reviewDate(page("", body))?.review ?? null).toBe(review);
});

test("a date that doesn't exist, or can be read two ways, is reported and not guessed", () => {
  expect(reviewDate(page("reviewBy: 2027-02-30"))).toEqual({ review: null, raw: "2027-02-30" });
  expect(reviewDate(page("reviewBy: 01/02/2027"))).toEqual({ review: null, raw: "01/02/2027" });
  expect(reviewDate(page("reviewBy: Q3 2027"))).toEqual({ review: null, raw: "Q3 2027" });
  expect(reviewDate(page("reviewBy: YYYY-MM-DD"))).toBeNull();
});

test("the last date counts, since reviews are added at the end", () => {
  const text = page("reviewBy: 2027-01-01", "Reviews:\n\n* 2027-01-02: kept by Ana. Next review by 2028-01-01.");
  expect(reviewDate(text)?.review).toBe("2028-01-01");
  expect(reviewDate(`${text}\nReview by: 2028-13-01\n`)?.review).toBe("2028-01-01");
});

test("a review reads as one line, with everything typed escaped", () => {
  const entry = reviewEntry({
    on: "2027-11-20",
    by: "Ana",
    verdict: "retain",
    why: "it *still* fits.\nVery much",
    changed: [{ about: "people", note: "Ben joined" }],
    process: "good",
    outcome: "mixed",
    decision: {
      ...decision,
      review: "2028-11-20",
      forecasts: [{ id: "f", statement: "Live by March.", probability: 70, on: "2027-03-01", outcome: "true" }],
    },
  });
  expect(entry.md).toBe(
    "2027-11-20: kept by Ana: it \\*still\\* fits. Very much. Changed: Ben joined. How it was decided: good. How it turned out: mixed. Forecast “Live by March”: true. Next review by 2028-11-20.",
  );
});

test.each([
  "Next review by\n2027-01-01.",
  "We look at it again: review by\n  2027-01-01 at the latest.",
  "- Review by:\n  2027-01-01",
])("a date that a tool has wrapped to the next line counts: %j", (words) => {
  expect(reviewDate(`# A\n\n## Confirmation\n\n${words}\n`)?.review).toBe("2027-01-01");
});
