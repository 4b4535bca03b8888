import type { Day } from "#shared/base/day";
import { writeNew } from "../files/write-new";

/**
 * A playbook to begin with: two options, one criterion with two answers. It is valid as it stands, so that each change
 * shows by itself what it does.
 */
const beginning = `# A decision as data: the options, what they are judged by, and how each fits what a team answers.
# adroit playbook check FILE says what is wrong with it. All keys: templates/playbook.schema.json of Adroit.
format: 2
id: our-decision
edition: "1"
title: Our decision
question: Which of the two do we choose?

options:
  - { id: first, title: First option, summary: "" }
  - { id: second, title: Second option, summary: "" }

criteria:
  - id: size
    title: Size
    question: How large will it become?
    help: ""
    always: true
    points: 100
    anchors:
      "1": Works against it
      "2": Strains
      "3": Copes
      "4": Suits it
      "5": Made for it
    answers:
      - id: small
        text: Small, and it stays so
        hint: ""
        fits:
          first: { score: 5, reason: It was made for small things., sources: [ours] }
          second: { score: 2, reason: It brings more than is needed., sources: [ours] }
      - id: large
        text: Large
        hint: ""
        fits:
          first: { score: 1, reason: It ends where large things begin., sources: [ours] }
          second: { score: 4, reason: It grows with what it carries., sources: [ours] }
    findings: []
    caution: ""

mustHaves: []
notes: []
parts: []
rules: []

sources:
  ours: { author: null, title: What we know ourselves, year: "YEAR", short: ourselves, data: YEAR, checked: TODAY }
`;

/** Writes it to a path where nothing lies yet. `CONFLICT` where something does. */
export function newPlaybookFile(path: string, today: Day): Promise<void> {
  return writeNew(path, beginning.replaceAll("YEAR", today.slice(0, 4)).replace("TODAY", today));
}
