import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { git } from "#electron/host/git/run";
import { loadLibrary, playbookNamed } from "#electron/host/playbooks/library";
import type { AdroitClient } from "#electron/host/router";
import { serveApp } from "#electron/http/app";
import { httpClient } from "#electron/http/client";
import { AdroitError } from "#shared/base/error";
import type { PlaybookEntry } from "#shared/playbook/playbook";
import { type AnswersFile, draftFromAnswers } from "#shared/record/answers";
import type { Ballot, Decision, Draft } from "#shared/record/record";
import { type CliCommand, text } from "./command";
import { holdCalls } from "./demo-away";
import { holdWorkshop } from "./demo-workshop";
import { withHost } from "./with-host";

export const demo: CliCommand = {
  usage: "demo [--away] [--repo DIR] [--data DIR]",
  does: "Holds a workshop of five people over real HTTP, from blank to a committed ADR.",
  examples: ["demo", "demo --away", "demo --repo ../my-repository"],
  takes: [0, 0],
  options: {
    away: { type: "boolean", does: "nobody is in the room: five people answer by sealed ballots" },
    repo: { type: "string", does: "repository that gets the ADR; a temporary one unless given" },
    data: { type: "string", does: "folder that keeps the decision; a temporary one unless given" },
  },
  async run(_positionals, given, io) {
    const { entry, answers } = await example(io.templates);
    const chosen = text(given, "repo");
    const repo = chosen === undefined ? await newRepository() : resolve(io.cwd, chosen);
    await withHost(given, io, async (served) => {
      const server = await serveApp({ ...served, assets: join(io.root, "out", "renderer"), port: 0 });
      try {
        const say = (line: string) => io.out(`${line}\n`);
        await wholeJob(
          httpClient(server.origin, server.key),
          entry,
          answers,
          repo,
          say,
          given.away ? holdCalls : holdWorkshop,
        );
      } finally {
        await server.close();
      }
    });
    return 0;
  },
};

/** The first example that comes with the app. */
async function example(templates: string): Promise<{ entry: PlaybookEntry; answers: AnswersFile }> {
  const library = await loadLibrary(templates);
  const [first] = library.examples;
  if (!first) {
    throw new AdroitError("NOT_FOUND", "There is no example to show.", {
      subject: join(templates, "examples"),
      remedy: library.problems.map(({ message }) => message).join("\n"),
    });
  }
  return { entry: playbookNamed(library, first.answers.playbook), answers: first.answers };
}

async function newRepository(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "adroit-demo-"));
  await git(folder, ["init", "--quiet", "--initial-branch=main"]);
  return folder;
}

/** Every step of a whole job: framing, the workshop, the ADR and its commit. */
async function wholeJob(
  client: AdroitClient,
  { playbook, ...entry }: PlaybookEntry,
  answers: AnswersFile,
  repo: string,
  say: (line: string) => void,
  hold: typeof holdWorkshop,
): Promise<void> {
  const info = await client.repo.inspect({ path: repo });
  if (info.git === null) {
    throw new AdroitError("NOT_A_REPOSITORY", `${repo} isn't a git repository.`, {
      subject: repo,
      remedy: `Run git init there first. ${info.warnings.join(" ")}`,
    });
  }
  const said = draftFromAnswers({ ...entry, playbook }, answers);
  const begun = await client.records.create({ playbook: playbook.id });
  const { id } = begun.record;
  let { etag } = begun;
  let { draft } = begun.record;
  const save = async (place: Draft["place"], part: Partial<Draft>) => {
    draft = { ...draft, ...part, place };
    ({ etag } = await client.records.save({ id, etag, draft }));
  };
  say(`Began a blank decision: ${playbook.title}`);

  await save("frame", { frame: said.frame });
  say(`Framed it: ${said.frame.title}`);
  const [round] = said.rounds;
  const ballot = round?.ballots[0] as Ballot;
  const withBallot = (part: Partial<Ballot>): Partial<Draft> => ({
    rounds: [
      { ...(round as Draft["rounds"][number]), ballots: [{ ...(draft.rounds[0]?.ballots[0] as Ballot), ...part }] },
    ],
  });
  await save("criteria", {
    options: said.options,
    criteria: said.criteria,
    mustHaves: said.mustHaves,
    ...withBallot({ judgements: {} }),
  });
  say(`Chose ${round?.criteria.length ?? 0} criteria and ${said.mustHaves.length} must-haves`);

  await hold(client, { id, ballot, decider: said.frame.decider || "Ana" }, say);
  ({
    etag,
    record: { draft },
  } = await client.records.get({ id }));
  const { option, by } = draft.decision as Decision;
  say(`${by} decided: ${draft.options.find((one) => one.id === option)?.title ?? "postponed"}`);
  ({ etag } = await client.records.setStatus({ id, etag, status: "accepted" }));
  say("Accepted");

  const target = { id, root: info.root, dir: info.folders[0]?.dir };
  const plan = await client.repo.plan(target);
  say(`Exports ${plan.writes.join(", ")}`);
  const written = await client.repo.export({ ...target, etag, expect: plan.conflict?.hash ?? null });
  const { commit } = await client.git.commit({
    root: written.root,
    files: written.written,
    message: `Record decision: ${draft.frame.title}`,
    identity: info.git.identity ?? { name: "Adroit demo", email: "demo@adroit.invalid" },
    hooks: false,
  });
  const { entries } = await client.repo.list({ root: info.root });
  const file = written.dir === "" ? written.file : `${written.dir}/${written.file}`;
  const entryOf = entries.find((one) => one.file === file);
  say(`Committed ${commit.slice(0, 10)} in ${written.root}: ${file} (${entryOf?.status ?? "no status"})`);
}
