/**
 * Writes docs/<playbook>.md from each playbook with evidence and its examples, so that every score can be reviewed row by
 * row. What stands below the marker is written by hand and kept. With `--check` nothing is written, and a stale page is
 * an error.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";
import { parse } from "yaml";

const root = fileURLToPath(new URL("..", import.meta.url));
const pages = ["django-vs-flask", "python-web-frameworks"];
const marker = "<!-- Written by hand from here on. -->";

const load = async (path) =>
  (await runnerImport(`${root}${path}`, { root, configFile: false, logLevel: "error" })).module;
const { playbookSchema } = await load("shared/playbook/schema.ts");
const { answersSchema } = await load("shared/record/schema.ts");
const { draftFromAnswers } = await load("shared/record/answers.ts");
const { recommend } = await load("shared/record/recommend.ts");
const { provenance } = await load("shared/playbook/provenance.ts");
const { ballotFits } = await load("shared/record/rules.ts");
const { tryPlaybook } = await load("shared/record/playbook-trial.ts");
const { notesFor } = await load("shared/record/notes.ts");

/** The playbook of the page that is being written. */
let playbook;
let entry;
for (const id of pages) {
  const text = readFileSync(`${root}templates/playbooks/${id}.yaml`, "utf8");
  playbook = playbookSchema.parse(parse(text));
  entry = { hash: createHash("sha256").update(text).digest("hex"), playbook };
  const page = `${root}docs/${id}.md`;
  const old = existsSync(page) ? readFileSync(page, "utf8") : `${marker}\n`;
  const byHand = old.slice(old.indexOf(marker));
  const parts = [head(), criteria(), mustHaves(), rules(), notes(), takes(), examples(), sources()];
  const rows = parts.flat().join("\n");
  const written = `${rows.replace(/\n{3,}/g, "\n\n").trimEnd()}\n\n${byHand}`;
  if (!process.argv.includes("--check")) writeFileSync(page, written);
  else if (written !== old) {
    console.error(`docs/${id}.md is stale. Run: node scripts/playbook-page.mjs`);
    process.exitCode = 1;
  }
}

function head() {
  return [
    `# ${playbook.title}: the playbook, row by row`,
    "",
    `Edition ${playbook.edition}. Generated from \`templates/playbooks/${playbook.id}.yaml\`; what is wrong here is corrected there.`,
    "Scores are 1 to 5 on the scale that stands under each criterion. Reasons are in our own words, each with its sources;",
    "a reason without a source says that it is our inference.",
    "",
    ...balance(),
    "",
  ];
}

/** How often each option leads over all ways of answering what every team is asked, with the default points. */
function balance() {
  const { tried, leads } = tryPlaybook({ ...playbook, rules: [] });
  const shares = playbook.options.map(({ id, title }) => [title, leads[id]]);
  const percent = (share) => `${(100 * share).toFixed(1)} %`;
  const ties = 1 - shares.reduce((sum, [, share]) => sum + share, 0);
  const [[first, share], ...others] = shares;
  return [
    `Over all ${tried} ways of answering the ${playbook.criteria.filter(({ always }) => always).length} criteria that every team is asked, with the default points, ${first} leads in`,
    `${[percent(share), ...others.map(([title, of]) => `${title} in ${percent(of)}`)].join(", ")}, and ${percent(ties)} are ties.`,
  ];
}

function criteria() {
  return playbook.criteria.flatMap((criterion) => [
    `## ${criterion.title}`,
    "",
    `${criterion.always ? "Asked of every team" : "Can be added"}, ${criterion.points} points by default.`,
    "",
    `Question: ${criterion.question}`,
    "",
    criterion.help,
    "",
    `Scale: ${Object.entries(criterion.anchors)
      .map(([score, words]) => `${score} ${words}`)
      .join("; ")}.`,
    "",
    ...table(
      ["Answer", ...playbook.options.map(({ title }) => title)],
      criterion.answers.map(({ text, hint, fits }) => [
        `${text}${hint ? ` (${hint})` : ""}`,
        ...playbook.options.map(({ id }) => `${fits[id].score}. ${fits[id].reason}${cited(fits[id].sources)}`),
      ]),
    ),
    "Evidence shown beside it:",
    "",
    ...criterion.findings.map(({ about, text, sources }) => `- ${name(about)}: ${text}${cited(sources)}`),
    "",
    ...(criterion.caution ? [`Caution: ${criterion.caution}`, ""] : []),
  ]);
}

function mustHaves() {
  return [
    "## Must-haves that a team can switch on",
    "",
    "The verdicts are proposals; the team confirms or changes them.",
    "",
    ...table(
      ["Must-have", "How it is checked", ...playbook.options.map(({ title }) => title)],
      playbook.mustHaves.map(({ statement, check, negotiable, proposes }) => [
        `${statement}${negotiable ? " (negotiable)" : ""}`,
        check,
        ...playbook.options.map(({ id }) => {
          const proposal = proposes[id];
          return proposal ? `${proposal.verdict}. ${proposal.reason}${cited(proposal.sources)}` : "unknown";
        }),
      ]),
    ),
  ];
}

function rules() {
  return [
    "## Answers that contradict or depend on each other",
    "",
    "A rule looks at one person's ballot. It never changes an answer, and a score that the person adjusted stays. While",
    "answers stand together that no project can have, nothing is clear. The last column says, over all ways of answering",
    "what every team is asked and the criteria of the rule, with the default points, what the rule changes.",
    "",
    ...table(
      ["When", "Said", "Fits that change", "Of the ways that meet it"],
      (playbook.rules ?? []).map((rule) => [
        condition(rule.when),
        `${rule.impossible ? "Impossible. " : ""}${rule.say}${cited(rule.sources)}`,
        Object.entries(rule.fits)
          .flatMap(([criterion, set]) =>
            Object.entries(set).map(([option, { score, reason, sources }]) => {
              const title = playbook.criteria.find(({ id }) => id === criterion).title;
              return `${title}, ${name(option)}: ${score}. ${reason}${cited(sources)}`;
            }),
          )
          .join(" ") || "none",
        effect(rule),
      ]),
    ),
  ];
}

/** What a rule changes over every way of answering the five and its own criteria that meets it. */
function effect(rule) {
  const asked = playbook.criteria.filter(({ id, always }) => always || Object.hasOwn(rule.when, id));
  let ways = [{}];
  for (const { id, answers } of asked)
    ways = ways.flatMap((judgements) =>
      answers
        .filter((answer) => !Object.hasOwn(rule.when, id) || rule.when[id].includes(answer.id))
        .map(({ id: answer }) => ({ ...judgements, [id]: { answer } })),
    );
  const { options } = playbook;
  const standing = (rules) => {
    // Every way meets the rule, so that what an answer gives is the same whatever the others are.
    const fitsOf = ballotFits({ rules }, asked, ways[0]);
    const given = asked.map((criterion) =>
      Object.fromEntries(
        criterion.answers.map(({ id: answer }) => {
          const fits = fitsOf(criterion, options, { answer });
          return [answer, options.map(({ id }) => criterion.points * fits[id].score)];
        }),
      ),
    );
    return ways.map((judgements) => {
      const sums = options.map((_, i) => asked.reduce((sum, { id }, k) => sum + given[k][judgements[id].answer][i], 0));
      const [most, next] = sums.toSorted((a, b) => b - a);
      return { leader: most === next ? null : sums.indexOf(most), gap: most - next };
    });
  };
  const plain = standing([]);
  const ruled = standing([rule]);
  const total = asked.reduce((sum, { points }) => sum + points, 0);
  const turned = plain.filter(({ leader }, k) => leader !== ruled[k].leader).length;
  const far = (all) => all.filter(({ gap }) => gap >= 0.4 * total).length;
  const percent = (count) => `${((100 * count) / ways.length).toFixed(0)} %`;
  return `${ways.length}: another leads in ${percent(turned)}; 10 points or more ahead in ${percent(far(plain))} before and ${percent(far(ruled))} after`;
}

function notes() {
  return [
    "## Notes that point elsewhere",
    "",
    ...table(
      ["System", "When", "Note"],
      playbook.notes.map(({ system, when, text, sources }) => [system, condition(when), `${text}${cited(sources)}`]),
    ),
  ];
}

function takes() {
  return [
    "## What the team takes on",
    "",
    ...table(
      ["Option", "When", "Part", "Why"],
      playbook.parts.map(({ option, when, title, why, sources }) => [
        name(option),
        condition(when),
        title,
        `${why}${cited(sources)}`,
      ]),
    ),
  ];
}

function examples() {
  const dir = `${root}templates/examples/`;
  const rows = readdirSync(dir)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file) => [file, answersSchema.parse(parse(readFileSync(dir + file, "utf8")))])
    .filter(([, answers]) => answers.playbook === playbook.id)
    .map(([file, answers]) => {
      const draft = draftFromAnswers(entry, answers);
      const { analysis, sentences } = recommend(playbook, draft, {});
      const values = Object.entries(analysis.values).map(
        ([id, value]) => `${draft.options.find((option) => option.id === id).title} ${(100 * value).toFixed(1)}`,
      );
      const chosen = draft.options.find(({ id }) => id === draft.decision?.option)?.title ?? "open";
      const elsewhere = notesFor(playbook, draft).map(({ system }) => system);
      return [
        `\`${file}\``,
        answers.about,
        values.join(", "),
        sentences.headline,
        elsewhere.join(", ") || "none",
        chosen,
      ];
    });
  return [
    "## The examples and their verdicts",
    "",
    "Computed from `templates/examples`; values are out of 100.",
    "",
    ...table(["File", "Team", "Values", "Verdict", "Points elsewhere", "Decided"], rows),
  ];
}

function sources() {
  return [
    "## Sources",
    "",
    "How old each is: the year of its figures, where that isn't the year it came out in, and the day it was last read.",
    "",
    ...table(
      ["Short", "Source", "Year", "Age", "Link"],
      Object.values(playbook.sources).map((source) => [
        source.short,
        `${source.author ?? "author not named"}, "${source.title}"`,
        source.year,
        provenance(source),
        source.link ? `<${source.link}>` : "",
      ]),
    ),
    ...(playbook.changes
      ? [`## Changes since ${playbook.changes.since}`, "", ...playbook.changes.what.map((what) => `- ${what}`)]
      : []),
    "",
  ];
}

function table(columns, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll(/\s+/g, " ")).join(" | ")} |`;
  return [line(columns), line(columns.map(() => "---")), ...rows.map(line), ""];
}

function cited(ids) {
  return ids.length === 0 ? "" : ` (${ids.map((id) => playbook.sources[id].short).join("; ")})`;
}

function condition(when) {
  const all = Object.entries(when).map(([id, wanted]) => {
    const criterion = playbook.criteria.find((one) => one.id === id);
    return `${criterion.title}: ${wanted.map((answer) => criterion.answers.find((one) => one.id === answer).text).join(" / ")}`;
  });
  return all.join("; and ") || "always";
}

function name(option) {
  if (option === null) return playbook.options.length === 2 ? "Both" : "All";
  return playbook.options.find(({ id }) => id === option).title;
}
