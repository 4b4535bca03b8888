import { flattenIssues, type Issue, pathText } from "#electron/host/issues";
import { nothingKnown } from "#shared/analysis/claims/lead";
import { analyse as analyseModel } from "#shared/analysis/compute/analyse";
import { ModelError } from "#shared/analysis/error";
import type { Analysis } from "#shared/analysis/model";
import { modelSchema } from "#shared/analysis/schema";
import { type Sentences, sentences } from "#shared/analysis/sentences/sentences";
import type { SentenceNames } from "#shared/analysis/sentences/words";
import { AdroitError } from "#shared/base/error";
import { valueText } from "#shared/base/figures";
import type { CliCommand } from "./command";
import { json } from "./io";
import { columnsOf } from "./list";
import { readNamed } from "./named";

export const analyse: CliCommand = {
  usage: "analyse MODEL.json [--json]",
  does: "Analyses options, criteria, weights and scores on their own.",
  examples: ["analyse model.json", "analyse model.json --json"],
  takes: [1, 1],
  options: { json: { type: "boolean", does: "one JSON document on standard output" } },
  async run([file = ""], given, io) {
    const analysis = analyseFile(file, await readNamed(file, io));
    const { claims, ...said } = sentences(analysis, asWritten);
    if (given.json) json(io, { ...analysis, claims, sentences: said });
    else {
      io.out(report(analysis, said));
    }
    return 0;
  },
};

function report(analysis: Analysis, said: Omit<Sentences, "claims">): string {
  const best = Math.max(...Object.values(analysis.values));
  const values = Object.entries(analysis.values).map(([option, value]) => [
    option,
    nothingKnown(analysis) ? "not known" : valueText(value, best),
  ]);
  const why = said.why.map(({ title, text, measure }) => [`  ${title}`, text, measure]);
  const parts = [
    columnsOf(values),
    said.ahead === "" ? "" : `${said.ahead}:\n${columnsOf(why)}`,
    said.all.map((text) => `${text}\n`).join(""),
    said.agenda.length === 0 ? "" : `To talk about:\n${said.agenda.map(({ text }) => `  ${text}\n`).join("")}`,
  ];
  return parts.filter(Boolean).join("\n");
}

/** A model's names are its words. */
const asWritten: SentenceNames = {
  option: (name) => name,
  criterion: (name) => name,
  person: (name) => name,
  answer: (_, name) => name,
  mustHave: (name) => name,
};

function analyseFile(file: string, content: string) {
  const wrong = (faults: string[]) =>
    new AdroitError("BAD_INPUT", faults.map((fault) => `${file}: ${fault}`).join("\n"), {
      subject: file,
      remedy: "Correct the model (docs/analyse.md describes it), or give a file of answers to `decide`.",
    });
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    throw wrong([`isn't JSON: ${(error as Error).message}`]);
  }
  const model = modelSchema.safeParse(value);
  if (!model.success) {
    const faults = flattenIssues(model.error.issues as Issue[]);
    throw wrong(faults.map(({ path, message }) => `${pathText(path) || "the model"}: ${message}`));
  }
  try {
    return analyseModel(model.data);
  } catch (error) {
    if (error instanceof ModelError) throw wrong([`${error.subject}: ${error.message} ${error.remedy}`]);
    throw error;
  }
}
