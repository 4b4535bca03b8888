import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { git } from "#electron/host/git/run";
import { loadLibrary, playbookOf } from "#electron/host/library";
import type { AdroitClient } from "#electron/host/router";
import { serveApp } from "#electron/http/app";
import { httpClient } from "#electron/http/client";
import type { PlaybookEntry } from "#shared/api/api";
import { AdroitError } from "#shared/api/errors";
import type { Playbook } from "#shared/playbook/playbook";
import { type AnswersFile, draftFromAnswers } from "#shared/record/answers";
import { proposedConsequences, proposedReview, proposedTriggers } from "#shared/record/prefill";
import { type Recommendation, recommend } from "#shared/record/recommend";
import type { Ballot, Decision, Draft } from "#shared/record/record";
import type { Day } from "#shared/types";
import { type Command, text } from "./command";
import { withHost } from "./session";

export const demo: Command = {
  usage: "demo [--repo DIR] [--data DIR]",
  does: "Makes a decision from blank to a committed ADR by itself, over real HTTP.",
  takes: [0, 0],
  options: { repo: { type: "string" }, data: { type: "string" } },
  async run(_positionals, given, io) {
    const { entry, answers } = await example(join(io.root, "templates"));
    const chosen = text(given, "repo");
    const repo = chosen === undefined ? await newRepository() : resolve(io.cwd, chosen);
    await withHost(given, io, async (served) => {
      const server = await serveApp({ ...served, assets: join(io.root, "out", "renderer"), port: 0 });
      try {
        const say = (line: string) => io.out(`${line}\n`);
        await wholeJob(httpClient(server.origin, server.key), entry, answers, repo, say);
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
  return { entry: playbookOf(library, first.answers.playbook), answers: first.answers };
}

async function newRepository(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "adroit-demo-"));
  await git(folder, ["init", "--quiet", "--initial-branch=main"]);
  return folder;
}

/** Every step that a team takes, each saved as a screen would save it. */
async function wholeJob(
  client: AdroitClient,
  { playbook, ...entry }: PlaybookEntry,
  answers: AnswersFile,
  repo: string,
  say: (line: string) => void,
): Promise<void> {
  const info = await client.repo.inspect({ path: repo });
  if (info.git === null) {
    throw new AdroitError("NOT_A_REPOSITORY", `${repo} isn't a git repository.`, {
      subject: repo,
      remedy: `Run git init there first. ${info.warnings.join(" ")}`,
    });
  }
  const { today } = await client.app.info();
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
  const given: Ballot["judgements"] = {};
  for (const [criterion, judgement] of Object.entries(ballot.judgements)) {
    given[criterion] = judgement;
    await save(`answers/${criterion}`, withBallot({ judgements: { ...given } }));
  }
  say(`Answered ${Object.keys(given).length} criteria`);
  await save("weights", withBallot({ weighing: ballot.weighing, points: ballot.points, ranking: ballot.ranking }));
  say("Weighed them");

  const { thresholds } = await client.settings.get();
  const recommendation = recommend(playbook, draft, thresholds);
  say(`Result: ${recommendation.sentences.headline}`);
  await save("decide", { decision: said.decision ?? decisionFrom(playbook, draft, recommendation, today) });
  const { option, by } = draft.decision as Decision;
  say(`${by} decided: ${draft.options.find((one) => one.id === option)?.title ?? "postponed"}`);
  ({ etag } = await client.records.setStatus({ id, etag, status: "accepted" }));
  say("Accepted");

  const plan = await client.repo.plan({ id, root: info.root });
  say(`Exports ${plan.writes.join(", ")}`);
  const written = await client.repo.export({ id, etag, root: info.root, expect: plan.conflict?.hash ?? null });
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

/** The decision that the recommendation suggests, filled as the screen proposes it. */
function decisionFrom(playbook: Playbook, draft: Draft, { analysis, names }: Recommendation, today: Day): Decision {
  const leader = analysis.gap?.leader ?? (draft.options[0]?.id as string);
  const strongest = analysis.contributions.filter(({ value }) => value > 0).sort((a, b) => b.value - a.value);
  const best = strongest.slice(0, 3).map(({ criterion }) => names.criterion(criterion).toLowerCase());
  const { word } = analysis.verdict;
  return {
    option: leader,
    by: draft.frame.decider || "the team",
    on: today,
    reason: best.length > 0 ? `it fits our answers better on ${best.join(", ")}` : "nothing speaks against it",
    overrule: "",
    consequences: proposedConsequences(playbook, draft, analysis, leader),
    confirmation: "",
    consent: {},
    confidence: null,
    dissent: [],
    actions: [],
    review: proposedReview(today, { word, confidence: null, reversible: draft.frame.reversible }),
    triggers: proposedTriggers(analysis, names),
    forecasts: [],
  };
}
