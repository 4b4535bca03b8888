import { expect, test } from "vitest";
import { readAdr } from "#shared/adr/read/read";
import { profileOf } from "#shared/adr/write/profiles/profiles";
import { renderAdr } from "#shared/adr/write/render";
import { AdroitError } from "#shared/base/error";
import { decided, recommended, recordOf, smallPlaybook } from "../../../../samples/adr-records";

const answered = recordOf(smallPlaybook, {
  frame: { title: "Use Django", problem: "Bookings and customers.", decider: "Ana" },
  answers: { database: "relational", auth: "accounts", size: "small" },
});
const record = decided(
  answered,
  {
    option: "django",
    reason: "accounts come built in",
    consequences: [{ kind: "good", text: "accounts and permissions come with it" }],
    confirmation: "",
  },
  { status: "accepted" },
);
const input = { record, recommendation: recommended(record), today: "2026-11-20" };

const name = "docs/adr/.adroit/template.md";
const render = (text: string) =>
  renderAdr({ ...input, file: "0012-use-django.md", profile: "template", template: { name, text } });

test("fills placeholders in front matter, headings, text and alone in their lines", () => {
  const text = render(
    '---\nstatus: "{{status}}"\nowner: "{{ deciders }}"\n---\n# {{number}}. {{title}}\n\n{{! for us alone }}\n\n## Why\n\n{{context}}\n\n## What\n\n{{outcome}}\n\n{{#consequences}}\n### And then\n\n{{consequences}}\n\n{{/consequences}}\n## Figures\n\n{{scores}}\n\nOn {{date}}: {{data}}',
  );
  expect(readAdr("0012-use-django.md", text)).toMatchObject({ number: 12, status: "accepted" });
  expect(text).toMatch(/^---\nstatus: "accepted"\nowner: "[^"]+"\n---\n# 12\. \S/);
  expect(text).toContain("## Why\n\n");
  expect(text).toContain('Chosen option: "');
  expect(text).toMatch(
    /\n\n### And then\n\n- Good, because .*\n\n## Figures\n\nScores go from 1 to 5.*\n\| Database +\| Relational/s,
  );
  expect(text).toMatch(/\nOn 2\d{3}-\d\d-\d\d: \.adroit\/0012-use-django\.json\n$/);
  expect(text).not.toMatch(/\{\{|for us alone|\n\n\n/);
});

test("what is empty leaves neither its heading nor a hole", () => {
  const text = renderAdr({
    ...input,
    file: "0001-x.md",
    profile: "template",
    template: {
      name,
      text: "# {{title}}\n\n{{#confirmation}}\n## Check\n\n{{confirmation}}\n{{/confirmation}}\n\nEnd\n",
    },
  });
  expect(text).toMatch(/^# .*\n\nEnd\n$/);
});

test.each([
  ["# {{titel}}\n", 1, 'There is no placeholder "titel".'],
  ["# {{title}}\n\nSee {{drivers}} here\n", 3, "{{drivers}} has to stand alone in its line."],
  ["# {{title}}\n{{#drivers}}\n", 2, "{{#drivers}} has no {{/drivers}}."],
  ["# {{title}}\n{{/drivers}}\n", 2, "{{/drivers}} ends what didn't begin."],
  ["# {{title}}\n{{#drivers}}\n{{#scores}}\n", 3, "{{#scores}} stands inside {{#drivers}}."],
  ["# X\n", 1, "The template has no {{title}}."],
  ["# {{title}}\n\n{{constructor}}\n", 3, 'There is no placeholder "constructor".'],
])("a mistake is named with its line: %j", (text, line, what) => {
  const fail = () => profileOf("template", { name, text });
  expect(fail).toThrow(AdroitError);
  expect(fail).toThrow(`${name}, line ${line}: ${what}`);
});

test("it says what it can't carry", () => {
  const { leavesOut } = profileOf("template", {
    name,
    text: "# {{title}}\n\n{{status}} {{date}} {{deciders}}\n\n{{outcome}}\n\n{{context}}\n",
  });
  expect(leavesOut).toContain("the score table");
  expect(leavesOut).toContain("people consulted");
  expect(leavesOut).not.toContain("status");
  expect(() => profileOf("template")).toThrow("can't be written");
});
