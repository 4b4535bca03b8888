import { basename } from "node:path";
import { placesIn, readYaml } from "#electron/host/files/yaml";
import { newPlaybookFile } from "#electron/host/playbooks/new-file";
import { localDay } from "#shared/base/day";
import { percent } from "#shared/base/figures";
import type { Playbook } from "#shared/playbook/playbook";
import { playbookSchema } from "#shared/playbook/schema";
import { type AnswerPairs, answerPairs } from "#shared/record/answer-pairs";
import { type Trial, tryPlaybook } from "#shared/record/playbook-trial";
import { type Weakness, weaknessesOf } from "#shared/record/weaknesses";
import type { CliCommand } from "./command";
import { type ExitCode, type Io, json, UsageError } from "./io";
import { namedFile, readNamed } from "./named";

export const playbook: CliCommand = {
  usage: "playbook check FILE... [--json] | playbook new FILE",
  does: "Finds what is wrong with playbooks and tries them over all answers, or begins a new one.",
  examples: ["playbook new ours.yaml", "playbook check ours.yaml --json"],
  takes: [2, 100],
  options: { json: { type: "boolean", does: "one JSON document on standard output" } },
  async run([what = "", ...files], given, io) {
    if (what === "check") return check(files, given.json === true, io);
    if (what !== "new") throw new UsageError("After playbook comes check or new.");
    const [file = ""] = files;
    if (files.length > 1 || given.json) throw new UsageError("playbook new takes one file.");
    await newPlaybookFile(await namedFile(file, io), localDay(new Date()));
    io.out(`Wrote ${file}. Fill it in, then: adroit playbook check ${file}\n`);
    return 0;
  },
};

interface Checked {
  file: string;
  /** What keeps it from being used; then nothing else is known. */
  invalid: string[];
  weaknesses: (Weakness & { line: number | null })[];
  trial: Trial | null;
  /** Which pairs of answers rules are about, a row for every two criteria. */
  pairs: AnswerPairs[];
}

async function check(files: string[], asJson: boolean, io: Io): Promise<ExitCode> {
  const checked: (Checked & { book: Playbook | null })[] = [];
  for (const file of files) checked.push(await checkFile(file, io));
  if (asJson) {
    json(
      io,
      checked.map(({ book: _, ...one }) => one),
    );
  } else for (const one of checked) io.out(report(one));
  if (checked.some(({ invalid }) => invalid.length > 0)) return 2;
  return checked.some(({ weaknesses }) => weaknesses.length > 0) ? 1 : 0;
}

async function checkFile(file: string, io: Io): Promise<Checked & { book: Playbook | null }> {
  const text = await readNamed(file, io);
  const name = basename(file);
  let book: Playbook;
  try {
    book = readYaml(name, text, playbookSchema);
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    return { file, invalid: error.message.split("\n"), weaknesses: [], trial: null, pairs: [], book: null };
  }
  const place = placesIn(name, text);
  const trial = tryPlaybook(book);
  const weaknesses = weaknessesOf(book, new Date().getFullYear(), trial).map((one) => {
    const line = /, line (\d+)$/.exec(place(one.place))?.[1];
    return { ...one, line: line === undefined ? null : Number(line) };
  });
  return { file, invalid: [], weaknesses, trial: tryPlaybook(book), pairs: answerPairs(book), book };
}

function report({ file, invalid, weaknesses, trial, pairs, book }: Checked & { book: Playbook | null }): string {
  if (book === null) return invalid.map((line) => `${line}\n`).join("");
  const told = weaknesses.map(({ line, what }) => `${file}${line === null ? "" : `:${line}`}: ${what}\n`);
  return [
    ...told,
    ...(weaknesses.length === 0 ? [`${file}: nothing to say against it.\n`] : []),
    ...led(book, trial),
    ...ruled(book, pairs),
  ].join("");
}

/** How much rules are about, and which of the criteria that every team is asked have none between them. */
function ruled({ criteria }: Playbook, pairs: AnswerPairs[]): string[] {
  if (pairs.length === 0) return [];
  const sum = (of: (pair: AnswerPairs) => number) => pairs.reduce((total, pair) => total + of(pair), 0);
  const all = sum(({ answers }) => answers);
  if (sum(({ ruled }) => ruled) === 0) return [`No rule is about any of the ${all} pairs of answers.\n`];
  const between = sum(({ ruled }) => Math.min(1, ruled));
  const told = `Rules are about ${sum(({ ruled }) => ruled)} of ${all} pairs of answers, between ${between} of ${pairs.length} ${pairs.length === 1 ? "pair" : "pairs"} of criteria.`;
  const find = (id: string) => criteria.find((criterion) => criterion.id === id);
  const without = pairs
    .filter(({ criteria: [a, b], ruled }) => ruled === 0 && find(a)?.always && find(b)?.always)
    .map(({ criteria: ids }) => ids.map((id) => find(id)?.title ?? id).join(" and "));
  return [told, ...(without.length > 0 ? [` None between ${without.join(", ")}.`] : []), "\n"];
}

/** "Over all 600 combinations of answers, this leads: Django 46 %, Flask 48 %; nobody in 6 %." */
function led({ options, criteria }: Playbook, trial: Trial | null): string[] {
  if (trial === null) {
    const which = criteria.some(({ answers }) => answers.length > 0)
      ? "criterion that every team is asked"
      : "criterion";
    return [`No ${which} has answers, so there is nothing to try.\n`];
  }
  const over = trial.complete
    ? `Over all ${trial.tried} combinations`
    : `Over ${trial.tried} combinations, drawn by chance,`;
  const leads = options.map(({ id, title }) => `${title} ${percent(trial.leads[id] ?? 0)}`);
  const ties = 1 - Object.values(trial.leads).reduce((sum, share) => sum + share, 0);
  const nobody = ties > 1e-9 ? `; nobody in ${percent(ties)}` : "";
  return [`${over} of answers, this leads: ${leads.join(", ")}${nobody}.\n`];
}
