import { randomBytes } from "node:crypto";
import { basename } from "node:path";
import { writeNew } from "#electron/host/files/write-new";
import { readYaml } from "#electron/host/files/yaml";
import { withWords } from "#shared/away/alone";
import type { Call } from "#shared/away/call";
import { parseCall } from "#shared/away/schema";
import { hashOfCall, sealBallot, wordsOfHash } from "#shared/away/seal";
import { type AnswersFile, draftFromAnswers } from "#shared/record/answers";
import { block, criteriaInUse, teamBallot, weightsOf, wholes } from "#shared/record/criteria";
import type { Ballot } from "#shared/record/record";
import { answersSchema } from "#shared/record/schema";
import type { Word } from "#shared/workshop/ballot";
import { type CliCommand, text } from "./command";
import { UsageError } from "./io";
import { namedFile, readNamed } from "./named";

export const ballot: CliCommand = {
  usage: "ballot CALL --answers FILE --out ballot.age (--name NAME | --code-file FILE)",
  does: "Seals one person's answers to a call. CALL is its page or its JSON.",
  examples: ["ballot call.html --answers answers.yaml --name Cleo --out ballot.age"],
  takes: [1, 1],
  options: {
    answers: { type: "string", does: "file of answers, as for decide" },
    name: { type: "string", does: "who answers" },
    "code-file": { type: "string", does: "file with name and code" },
    out: { type: "string", does: "ballot to write" },
  },
  async run([file = ""], given, io) {
    const [answers, out, codeFile] = [text(given, "answers"), text(given, "out"), text(given, "code-file")];
    if (!answers || !out) throw new UsageError("--answers and --out are needed.");
    const call = parseCall(basename(file), await readNamed(file, io));
    const [coded, code] = codeFile ? (await readNamed(codeFile, io)).split(/\r?\n/) : [];
    const name = (text(given, "name") ?? coded ?? "").trim();
    if (name === "" || name.length > 60) throw new UsageError("--name takes a name of 1 to 60 characters.");
    if (call.codes && !code) throw new UsageError("This call takes a code: name your file with --code-file.");
    const said = readYaml(basename(answers), await readNamed(answers, io), answersSchema);
    const words = wordsFrom(call, said);
    const { faults } = withWords(call, words);
    if (faults.length > 0) throw new UsageError(`${basename(answers)} doesn't answer this call: ${faults[0]}`);
    const hash = hashOfCall(call);
    const bound = { format: 1 as const, call: call.id, hash, ballot: `b${randomBytes(8).toString("hex")}` };
    const sealed = await sealBallot(
      call.keys,
      { ...bound, name, ...(code && { code }), stated: new Date().toISOString() },
      { ...bound, words },
    );
    await writeNew(await namedFile(out, io), sealed);
    io.out(`Wrote ${out}: hand it back. Words of this call: ${wordsOfHash(hash).join(" ")}\n`);
    return 0;
  },
};

/** The weights of a file in the way that the call asks for: an order, too, comes to points of 100. */
function weights(call: Call, said: Ballot): Pick<Ballot, "points" | "ranking"> {
  const { weighing, points, ranking } = said;
  if (weighing === call.weighing) return { points, ranking };
  const criteria = criteriaInUse(call.playbook, call.inputs);
  const shares = weightsOf(said, criteria);
  if (call.weighing !== "points" || shares === null)
    throw new UsageError(`This call asks for ${call.weighing}; the file gives ${weighing}.`);
  const blocks = wholes(Object.values(shares), 100 / block);
  return { points: Object.fromEntries(criteria.map(({ id }, i) => [id, block * (blocks[i] ?? 0)])), ranking: [] };
}

/** What a file of answers says, as words of a ballot. */
function wordsFrom(call: Call, answers: AnswersFile): Word[] {
  if (call.asks.what !== "round") throw new UsageError("A call like this is answered in its page.");
  const draft = draftFromAnswers({ hash: call.inputs.playbook, playbook: call.playbook }, answers);
  const said = teamBallot(draft);
  const { judgements } = said;
  return [
    { on: "points", weighing: call.weighing, ...weights(call, said) },
    ...Object.entries(judgements).map(([criterion, judgement]): Word => ({ on: "judgement", criterion, judgement })),
  ];
}
