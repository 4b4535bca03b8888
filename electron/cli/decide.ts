import { basename, join, resolve } from "node:path";
import { sha256 } from "#electron/host/files/canonical";
import { readUtf8 } from "#electron/host/files/text";
import { placeIn, readYaml } from "#electron/host/files/yaml";
import { loadLibrary, playbookNamed } from "#electron/host/playbooks/library";
import { openPlaybooks } from "#electron/host/playbooks/places";
import { type AdroitClient, memoryClient } from "#electron/host/router";
import type { Exported } from "#shared/api/repo";
import { canonicalJson } from "#shared/base/canonical";
import { AdroitError } from "#shared/base/error";
import { valueText } from "#shared/base/figures";
import type { Id } from "#shared/base/id";
import type { PlaybookEntry } from "#shared/playbook/playbook";
import { playbookSchema } from "#shared/playbook/schema";
import { type AnswersFile, draftFromAnswers } from "#shared/record/answers";
import { recommend } from "#shared/record/recommend";
import type { Draft, ProfileId } from "#shared/record/record";
import { answersSchema, profileSchema } from "#shared/record/schema";
import { type CliCommand, text } from "./command";
import { type Evaluation, evaluationOf } from "./evaluation";
import { type ExitCode, type Io, json, UsageError } from "./io";
import { columnsOf } from "./list";
import { namedFile, readNamed } from "./named";
import { withHost } from "./with-host";

export const decide: CliCommand = {
  usage: "decide ANSWERS.yaml [--playbook FILE] [--repo DIR] [--profile P] [--data DIR] [--json]",
  does: "Evaluates a playbook from a file of answers; with --repo also writes the ADR.",
  examples: ["decide answers.yaml", "decide answers.yaml --repo ../my-repository --profile madr4"],
  takes: [1, 1],
  options: {
    playbook: {
      type: "string",
      does: "file of the playbook; else the one of that id, of the app, the repository or the data",
    },
    repo: { type: "string", does: "repository that gets the ADR" },
    profile: { type: "string", does: "form of the ADR; the folder's own unless given", values: profileSchema.options },
    data: { type: "string", does: "folder that keeps the decision; a temporary one unless given" },
    json: { type: "boolean", does: "one JSON document on standard output" },
  },
  async run([file = ""], given, io): Promise<ExitCode> {
    const repo = text(given, "repo");
    const profile = profileFrom(text(given, "profile"));
    if (profile && repo === undefined) throw new UsageError("--profile needs --repo.");
    const content = await readNamed(file, io);
    const answers = readYaml(basename(file), content, answersSchema);
    const entry = await playbookOf(answers.playbook, {
      file: text(given, "playbook"),
      repo: repo && (await namedFile(repo, io)),
      data: resolve(io.cwd, text(given, "data") ?? "."),
      io,
    });
    const draft = draftOf(file, content, entry, answers);

    return withHost<ExitCode>(given, io, async (served) => {
      const client = memoryClient(served);
      const { thresholds } = await client.settings.get();
      const evaluation = evaluationOf(entry.playbook, draft, recommend(entry.playbook, draft, thresholds));
      const keep = repo !== undefined || given.data !== undefined;
      const id = keep ? await store(client, answers, draft, entry) : null;
      const adr =
        id !== null && repo !== undefined ? await write(client, id, await namedFile(repo, io), profile) : null;
      for (const note of adr?.notes ?? []) io.err(`${note}\n`);
      if (given.json) json(io, { ...evaluation, record: given.data === undefined ? null : id, adr });
      else {
        io.out(report(evaluation));
        for (const path of adr?.written ?? []) io.out(`Wrote ${join(adr?.root ?? "", path)}\n`);
      }
      return 0;
    });
  },
};

/** A playbook, with its text where it doesn't come with the app. */
interface Chosen extends PlaybookEntry {
  source: string | null;
}

/**
 * The playbook that the answers name: that of the file that was given, else the one that comes with the app, in the
 * repository, or in the data folder. `BAD_INPUT` where the file holds another one.
 */
async function playbookOf(
  id: Id,
  { file, repo, data, io }: { file: string | undefined; repo: string | undefined; data: string; io: Io },
): Promise<Chosen> {
  if (file !== undefined) {
    const source = await readNamed(file, io);
    const playbook = readYaml(basename(file), source, playbookSchema);
    if (playbook.id === id) return { hash: sha256(canonicalJson(playbook)), playbook, source };
    throw new AdroitError("BAD_INPUT", `${file} holds the playbook "${playbook.id}", and the answers are to "${id}".`, {
      subject: file,
      remedy: `Write playbook: ${playbook.id} into the answers, or name another file.`,
    });
  }
  const library = await loadLibrary(io.templates);
  const places = openPlaybooks({ library, data, repositories: async () => [] });
  const own = library.playbooks.find(({ playbook }) => playbook.id === id);
  const shared = own || repo === undefined ? [] : await places.inRepository(repo);
  const [first, ...others] = shared.filter(({ playbook }) => playbook.id === id);
  if (first?.from.in === "repository" && others.length > 0)
    io.err(
      `The repository has ${others.length + 1} playbooks "${id}". Taken: ${first.from.file}; name another with --playbook.\n`,
    );
  const found = own ? null : (first ?? (await places.find(id)));
  if (found === null || found.from.in === "app") return { ...(own ?? playbookNamed(library, id)), source: null };
  const { hash, playbook, from } = found;
  return { hash, playbook, source: await readUtf8(join(from.root, from.file), from.file) };
}

/** The file's own references, which the schema can't judge, are faults of the file as well. */
function draftOf(file: string, content: string, entry: PlaybookEntry, answers: AnswersFile): Draft {
  try {
    return draftFromAnswers(entry, answers);
  } catch (error) {
    if (!(error instanceof AdroitError)) throw error;
    const { code, message, subject, remedy } = error;
    throw new AdroitError(
      code,
      `${placeIn(basename(file), content, subject ?? "")}, ${message}`,
      { subject, remedy },
      { cause: error },
    );
  }
}

/** Stores the draft: accepted where decider and option are named, else proposed unless the file says draft. */
async function store(
  client: AdroitClient,
  { playbook, status }: AnswersFile,
  draft: Draft,
  { hash, source }: Chosen,
): Promise<string> {
  // What doesn't come with the app is lent to the host until the record has its own copy.
  const lent = source === null ? null : await client.playbooks.import({ text: source });
  const { record, etag } = await client.records.create({ playbook, ...(lent && { hash }) });
  if (lent) await client.playbooks.remove({ file: lent.file, etag: lent.etag });
  const saved = await client.records.save({ id: record.id, etag, draft: { ...draft, status: "draft" } });
  const { option = null, by = "" } = draft.decision ?? {};
  const wanted = option !== null && by.trim() !== "" ? "accepted" : (status ?? "proposed");
  if (wanted !== "draft") await client.records.setStatus({ id: record.id, etag: saved.etag, status: wanted });
  return record.id;
}

async function write(
  client: AdroitClient,
  id: string,
  path: string,
  profile: ProfileId | undefined,
): Promise<Exported> {
  const { root, folders } = await client.repo.inspect({ path });
  const target = { id, root, dir: folders[0]?.dir, ...(profile ? { profile } : {}) };
  const { etag } = await client.records.get({ id });
  await client.repo.plan(target);
  return client.repo.export({ ...target, etag, expect: null });
}

function profileFrom(given: string | undefined): ProfileId | undefined {
  if (given === undefined) return undefined;
  const profile = profileSchema.safeParse(given);
  if (!profile.success) throw new UsageError(`--profile takes one of: ${profileSchema.options.join(", ")}.`);
  return profile.data;
}

function report({ title, titleOffered, options, sentences, unknown, rules, notes, criteria }: Evaluation): string {
  const best = Math.max(...options.map(({ value }) => value ?? 0));
  const values = options.map(({ title, value, excluded }) => [
    title,
    value === null ? (excluded.length > 0 ? "out" : "not known") : valueText(value, best),
  ]);
  const answers = criteria.map((criterion) => [`  ${criterion.title}`, said(criterion, options)]);
  const called = (id: string) => options.find((option) => option.id === id)?.title ?? id;
  const why = sentences.why.map(({ title, option, measure, text }) => [`  ${title}`, text, called(option), measure]);
  return [
    `${title || "Untitled decision"}\n`,
    section("Answers", columnsOf(answers)),
    section("Values, of 100 points", columnsOf(values.map(([name = "", value = ""]) => [`  ${name}`, value]))),
    section("Where the points come from", columnsOf(why)),
    section("What follows", sentences.all.map((sentence) => `  ${sentence}\n`).join("")),
    section(
      "To find out",
      unknown
        .flatMap(({ criterion }) => criteria.filter(({ id, check }) => id === criterion && check !== null))
        .map(({ title, check }) => `  ${title}: ${check}\n`)
        .join(""),
    ),
    section("Answers that meet", rules.map(({ say }) => `  ${say}\n`).join("")),
    ...notes.map(({ system, text }) => section(`Look at ${system}`, `  ${text}\n`)),
    section(
      "To be read with care",
      criteria
        .flatMap(({ title, caution, judged }) => (judged && caution ? [`  ${title}: ${caution.trim()}\n`] : []))
        .join(""),
    ),
    section("Sources", columnsOf(sourcesOf(criteria))),
    titleOffered === null ? "" : section("A title that states the decision, for the frame", `  ${titleOffered}\n`),
  ].join("");
}

/** The answer that was chosen, with the scores that were adjusted, or the scores where they were given directly. */
function said(
  { answerText, unknown, judged, fits }: Evaluation["criteria"][number],
  options: Evaluation["options"],
): string {
  if (unknown) return "Not known yet";
  if (!judged) return "Not answered";
  const scores = (some: Evaluation["options"]) =>
    `${some.map(({ id, title }) => `${title} ${fits[id]?.score}`).join(", ")} of 5`;
  const known = options.filter(({ id }) => fits[id]?.score);
  const open = options.filter((option) => !known.includes(option)).map(({ title }) => `${title} not known`);
  if (answerText === null) return [...(known.length > 0 ? [scores(known)] : []), ...open].join(", ");
  const adjusted = known.filter(({ id }) => fits[id]?.origin === "adjusted");
  return adjusted.length === 0 ? answerText : `${answerText} (as you see it, ${scores(adjusted)})`;
}

/** What the fits rest on and how old that is, each source once. */
function sourcesOf(criteria: Evaluation["criteria"]): string[][] {
  const used = criteria.flatMap(({ fits }) => Object.values(fits).flatMap(({ sources }) => sources));
  return [...new Map(used.map((source) => [source.id, [`  ${source.short}`, source.title, source.age]])).values()];
}

function section(heading: string, text: string): string {
  return text === "" ? "" : `\n${heading}\n${text}`;
}
