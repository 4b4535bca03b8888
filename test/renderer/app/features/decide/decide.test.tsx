import { Notifications } from "@mantine/notifications";
import { ORPCError } from "@orpc/client";
import { configure, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { renderAdr } from "#shared/adr/write/render";
import { defaultThresholds } from "#shared/analysis/thresholds";
import type { RecordView } from "#shared/api/records";
import type { CommitOutlook, ExportPlan, GitState, RepoInfo } from "#shared/api/repo";
import type { Settings } from "#shared/api/settings";
import { plainAnchors } from "#shared/playbook/anchors";
import { playbookBrief } from "#shared/playbook/brief";
import type { Playbook } from "#shared/playbook/playbook";
import { accept, isOpen, takeBack, withStatus } from "#shared/record/accept";
import { newRecord } from "#shared/record/create";
import { choose } from "#shared/record/decide";
import { proposedConsequences } from "#shared/record/prefill";
import { recommend, shownOf } from "#shared/record/recommend";
import type { DecisionRecord } from "#shared/record/record";
import { adrName, changedLines, frontMatter } from "../../../../../renderer/app/features/decide/adr";
import { DecideStep } from "../../../../../renderer/app/features/decide/DecideStep";
import { Preview } from "../../../../../renderer/app/features/decide/Preview";
import { RecordProvider } from "../../../../../renderer/app/features/record/RecordContext";
import type { Client } from "../../../../../renderer/app/host/client";
import { HostProvider } from "../../../../../renderer/app/host/HostContext";
import { CommandsProvider } from "../../../../../renderer/app/shell/Commands";
import { Theme } from "../../../../../renderer/app/theme/Theme";
import { difference } from "../../../../../renderer/app/ui/difference";

const today = "2026-11-20";
const hash = "a".repeat(64);
const fits = (score: 1 | 2 | 3 | 4 | 5, reason: string) => ({ score, reason, sources: ["s1"] });

const playbook: Playbook = {
  format: 1,
  id: "boat-or-train",
  edition: "2026.1",
  title: "Boat or train",
  question: "How do we get there?",
  options: [
    { id: "boat", title: "Boat", summary: "" },
    { id: "train", title: "Train", summary: "" },
  ],
  criteria: [
    {
      id: "speed",
      title: "Speed",
      question: "How soon must we be there?",
      help: "",
      always: true,
      points: 50,
      anchors: plainAnchors,
      answers: [
        {
          id: "soon",
          text: "Soon",
          hint: "",
          fits: { boat: fits(5, "The boat sails at once."), train: fits(1, "The train waits.") },
        },
      ],
      findings: [],
      caution: "",
    },
    {
      id: "comfort",
      title: "Comfort",
      question: "Does anybody get seasick?",
      help: "",
      always: true,
      points: 50,
      anchors: plainAnchors,
      answers: [
        {
          id: "sick",
          text: "Yes",
          hint: "",
          fits: { boat: fits(2, "Waves are rough."), train: fits(4, "Rails are smooth.") },
        },
      ],
      findings: [],
      caution: "",
    },
  ],
  mustHaves: [],
  notes: [],
  parts: [{ id: "crew", option: "boat", when: {}, title: "A crew", why: "Somebody has to steer.", sources: ["s1"] }],
  sources: { s1: { author: null, title: "On travel", year: "2025", short: "Anon. 2025" } },
};

function sample(change: (record: DecisionRecord) => DecisionRecord = (record) => record): DecisionRecord {
  const record = newRecord({ id: "trip", now: "2026-11-20T09:00:00.000Z", entry: { hash, playbook } });
  const { draft } = record;
  const ballot = draft.rounds[0]!.ballots[0]!;
  ballot.judgements = { speed: { answer: "soon" }, comfort: { answer: "sick" } };
  draft.frame = { ...draft.frame, title: "Cross the bay", problem: "The bay lies between.", decider: "Ana" };
  return change(record);
}

/** The boat, chosen and accepted. */
function accepted(): DecisionRecord {
  const record = sample();
  const { draft } = record;
  const rated = recommend(playbook, draft, defaultThresholds);
  const chosen = choose(draft, "boat", { playbook, recommendation: rated, today });
  const decided = { ...chosen, decision: { ...chosen.decision!, reason: "it sails" } };
  return accept({ ...record, draft: decided }, { today, shown: shownOf(rated), adr: null });
}

/** What is proposed for an option, the first of each kind. */
function proposed(option: string) {
  const { draft } = sample();
  const { analysis } = recommend(playbook, draft, defaultThresholds);
  const of = (wanted: string) =>
    proposedConsequences(playbook, draft, analysis, option).find(({ kind }) => kind === wanted)?.text ?? "";
  return { good: of("good"), bad: of("bad") };
}

const boat = proposed("boat");
const train = proposed("train");

/** A repository that runs nothing on a commit. */
const calm: CommitOutlook = {
  seen: "c".repeat(64),
  runs: [],
  differences: [],
  always: [],
  ignored: [],
  trusted: false,
  since: null,
  changes: [],
};

const git: GitState = {
  branch: "main",
  busy: null,
  identity: { name: "Ana", email: "ana@example.org" },
  hooks: false,
  signing: false,
  dirty: 0,
  submodule: false,
};

const repository: RepoInfo = {
  root: "/work/bay",
  name: "bay",
  git,
  folders: [
    {
      dir: "docs/decisions",
      name: "docs/decisions",
      from: "usual place",
      why: "it is called decisions",
      exists: true,
      count: 11,
      naming: "number",
      profile: "madr4",
    },
  ],
  close: [],
  warnings: [],
};

const typed = (code: string, message: string) =>
  new ORPCError(code, { defined: true, message, data: { subject: null, remedy: "Then try again." } });

const info = {
  version: "0",
  host: "memory" as const,
  can: { pickFolder: false, git: true, openLinks: true, workshop: false },
  data: "/data",
  notices: [],
  today,
};

/** A host in memory, for the calls that this screen makes. `calls` holds what it was asked. */
function hostOf(
  record: DecisionRecord,
  with_: {
    unsure?: ExportPlan["unsure"];
    plan?: Partial<ExportPlan>;
    repo?: RepoInfo;
    settings?: Partial<Settings>;
    adrStatus?: RecordView["adrStatus"];
    /** How far it has got once it is accepted. */
    standing?: RecordView["standing"];
  } = {},
) {
  let kept = record;
  let n = 0;
  let settings: Settings = {
    theme: "light",
    singleKeys: true,
    repositories: [],
    trusted: [],
    thresholds: defaultThresholds,
    ...with_.settings,
  };
  const repo = with_.repo ?? repository;
  const answered: string[] = [];
  const etag = () => `${n}`.padStart(64, "0");
  const view = (): RecordView => ({
    record: kept,
    etag: etag(),
    readOnly: null,
    adrStatus: with_.adrStatus ?? null,
    standing: isOpen(kept.draft.status) ? "open" : (with_.standing ?? "accepted"),
  });
  const rate = () => recommend(playbook, kept.draft, settings.thresholds);
  const calls: { name: string; input: unknown }[] = [];
  const asked = (name: string) =>
    calls.filter((call) => call.name === name).map(({ input }) => input as Record<string, unknown>);
  const answers: Record<string, (input: never) => unknown> = {
    "settings.get": () => settings,
    "settings.set": (change: Partial<Settings>) => {
      settings = { ...settings, ...change };
      return settings;
    },
    "records.get": view,
    "records.save": ({ draft }: { draft: DecisionRecord["draft"] }) => {
      kept = { ...kept, draft };
      n++;
      return { etag: etag() };
    },
    "records.setStatus": ({ status }: { status: DecisionRecord["draft"]["status"] }) => {
      kept =
        status === "accepted" ? accept(kept, { today, shown: shownOf(rate()), adr: null }) : withStatus(kept, status);
      n++;
      return view();
    },
    "records.takeBack": ({ by, why }: { by: string; why: string }) => {
      kept = takeBack(kept, { today, by, why });
      n++;
      return view();
    },
    "repo.inspect": () => repo,
    "repo.answer": ({ dir }: { dir: string }) => {
      answered.push(dir);
    },
    "repo.read": () => ({ text: "# Cross the bay\n\nAs it was.\n" }),
    "repo.browse": () => ({
      path: "/work",
      parent: "/",
      folders: [{ name: "bay", path: "/work/bay", repository: true }],
    }),
    "repo.plan": ({ asNew }: { asNew?: boolean }): ExportPlan => {
      const file = asNew ? "0013-cross-the-bay.md" : "0012-cross-the-bay.md";
      return {
        root: repo.root,
        dir: "docs/decisions",
        file,
        sidecar: `docs/decisions/.adroit/${file.replace("md", "json")}`,
        profile: "madr4",
        markdown: renderAdr({ record: kept, recommendation: rate(), profile: "madr4", today, file }),
        action: "create",
        writes: [`docs/decisions/${file} (new)`],
        onDisk: null,
        uncommitted: null,
        conflict: null,
        leavesOut: [],
        notes: [],
        unsure: [],
        index: null,
        ...(asNew ? {} : with_.plan),
        ...(with_.unsure ? { unsure: with_.unsure.filter(({ dir }) => !answered.includes(dir)) } : {}),
      };
    },
    "repo.export": () => ({
      root: repo.root,
      dir: "docs/decisions",
      file: "0012-cross-the-bay.md",
      written: ["docs/decisions/0012-cross-the-bay.md", "docs/decisions/.adroit/0012-cross-the-bay.json"],
      notes: [],
      etag: etag(),
    }),
    "git.outlook": () => calm,
    "playbooks.list": () => [{ hash, playbook: playbookBrief(playbook), from: { in: "app" } }],
    "git.proposal": ({ host }: { host?: string }) => ({
      title: "Cross the bay",
      body: "Which way?\n",
      branch: "adr/cross-the-bay",
      address: host ? "https://git.example.org/acme/bay/compare/adr" : null,
      why: host ? null : "The remote's address is of no git host that is known.",
    }),
    "git.commit": ({ files }: { files: string[] }) => ({
      commit: "0123456789abcdef",
      branch: "main",
      files,
      said: "checked 2 files\nall fine",
    }),
  };
  const call = (name: string) => async (input: never) => {
    calls.push({ name, input });
    return structuredClone(await answers[name]?.(input));
  };
  const group = (name: string, members: string[]) =>
    Object.fromEntries(members.map((one) => [one, call(`${name}.${one}`)]));
  const host = {
    app: { changes: async function* changes() {}, openLink: call("app.openLink") },
    settings: group("settings", ["get", "set"]),
    records: group("records", ["get", "save", "setStatus", "takeBack"]),
    repo: group("repo", ["inspect", "browse", "answer", "plan", "read", "export"]),
    playbooks: group("playbooks", ["list"]),
    git: group("git", ["outlook", "trust", "withdraw", "commit", "proposal"]),
  } as unknown as Client;
  return { host, view, asked, answers, settings: () => settings, kept: () => kept };
}

async function show(record = sample(), with_: Parameters<typeof hostOf>[1] = {}) {
  const double = hostOf(record, with_);
  render(
    <HostProvider
      loaded={{
        host: double.host,
        info,
        playbooks: [{ hash, playbook: playbookBrief(playbook), from: { in: "app" } }],
        settings: double.settings(),
      }}
    >
      <Theme nonce="" scheme="light">
        <Notifications />
        <CommandsProvider>
          <RecordProvider view={double.view()}>
            <DecideStep />
          </RecordProvider>
        </CommandsProvider>
      </Theme>
    </HostProvider>,
  );
  await screen.findByRole("heading", { level: 1 });
  return { ...double, user: userEvent.setup({ pointerEventsCheck: 0 }) };
}

/** Types at one go: key by key the whole screen would be drawn for each letter, which jsdom is slow at. */
async function put(user: ReturnType<typeof userEvent.setup>, field: HTMLElement, text: string) {
  field.focus();
  await user.paste(text);
}

const paper = () => screen.getByRole("article", { name: "The ADR" });
const decision = (kept: DecisionRecord) => kept.draft.decision!;

// Finding out what is hidden costs jsdom most of the time, and nothing here is hidden but what is asked for by its dialog.
configure({ defaultHidden: true });

beforeEach(() => {
  location.hash = "";
});

test("choosing against the recommendation needs a reason before it is proposed or accepted", async () => {
  const { user, kept } = await show();
  expect(screen.getByRole("radio", { name: /Boat.*Recommended/ })).toBeInTheDocument();

  await user.keyboard("1");
  await put(user, screen.getByRole("textbox", { name: "Because" }), "it sails");
  expect(screen.queryByRole("textbox", { name: "Why against the recommendation" })).toBeNull();
  expect(screen.getByRole("button", { name: "Accept" })).toBeEnabled();

  await user.click(screen.getByRole("radio", { name: /Train/ }));
  const why = screen.getByRole("textbox", { name: "Why against the recommendation" });
  expect(screen.getByRole("button", { name: "Propose" })).toBeDisabled();
  expect(screen.getByRole("button", { name: "Accept" })).toHaveAccessibleDescription(
    /against the recommendation first/,
  );

  await put(user, why, "half the team gets seasick");
  expect(screen.getByRole("button", { name: "Propose" })).toBeEnabled();
  expect(paper()).toHaveTextContent("half the team gets seasick");
  await waitFor(() => expect(decision(kept()).overrule).toBe("half the team gets seasick"));
  expect(decision(kept()).option).toBe("train");
});

test.each([
  ["boat", "isn't told: what was chosen had been recommended", 0],
  ["train", "is told: something else had been recommended", 1],
])("once %s was recommended, a reason for choosing against it %s", async (leader, _, times) => {
  const record = accepted();
  Object.assign(record.draft.decision ?? {}, { overrule: "half the team gets seasick" });
  Object.assign(record.revisions[0]?.shown ?? {}, { leader });
  await show(record, { standing: "exported" });
  expect(screen.getByText("it sails")).toBeInTheDocument();
  expect(screen.queryAllByText("Against the recommendation, because")).toHaveLength(times);
});

test("repository and form are said before it is accepted, and can be chosen there", async () => {
  const { user, asked, kept } = await show();
  await user.keyboard("1");
  await put(user, screen.getByRole("textbox", { name: "Because" }), "it sails");
  await user.click(screen.getByRole("button", { name: "Accept" }));
  const dialog = await screen.findByRole("dialog", { name: "Accept this decision?" });
  // A question has the keyboard to itself: nothing behind it is written meanwhile.
  await user.keyboard("{Control>}{Enter}{/Control}");
  expect(screen.getAllByRole("dialog")).toEqual([dialog]);
  expect(dialog).toHaveTextContent("No repository is chosen yet");
  await user.click(within(dialog).getByRole("button", { name: "Choose a repository" }));
  await user.click(await within(dialog).findByRole("button", { name: /^bay/ }));
  await user.click(await within(dialog).findByRole("button", { name: "Use work" }));
  await waitFor(() => expect(dialog).toHaveTextContent("To bay, docs/decisions"));
  await user.click(within(dialog).getByRole("combobox", { name: "ADR format" }));
  const [nygard] = (await screen.findAllByRole("option", { name: "Nygard (adr-tools)" })).slice(-1);
  await user.click(nygard!);
  await waitFor(() => expect(asked("repo.plan").at(-1)).toMatchObject({ root: "/work/bay", profile: "nygard" }));
  expect(asked("records.setStatus")).toEqual([]);
  await user.click(within(dialog).getByRole("button", { name: "Accept" }));
  await waitFor(() => expect(kept().draft.status).toBe("accepted"));
});

test("an accepted text stays editable until it is written", async () => {
  const { kept } = await show(accepted());
  fireEvent.change(screen.getByRole("textbox", { name: "Because" }), { target: { value: "it sails at once" } });
  await waitFor(() => expect(decision(kept()).reason).toBe("it sails at once"));
  expect(screen.queryByRole("radio", { name: /Postpone/ })).toBeNull();
});

test("an accepted decision that is written can be taken back, which asks who and why", async () => {
  const { user, asked, kept } = await show(accepted(), { standing: "exported" });
  expect(screen.queryByRole("textbox", { name: "Because" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "Take back" }));
  const dialog = await screen.findByRole("dialog", { name: "Take the acceptance back?" });
  const back = within(dialog).getByRole("button", { name: "Take back" });
  expect(back).toBeDisabled();
  await put(user, within(dialog).getByRole("textbox", { name: "Why" }), "the scope is wrong");
  await user.click(back);
  expect(await screen.findByRole("textbox", { name: "Because" })).toBeInTheDocument();
  expect(asked("records.takeBack")).toMatchObject([{ by: "Ana", why: "the scope is wrong" }]);
  expect(kept().revisions).toMatchObject([{ takenBack: { by: "Ana", on: today, why: "the scope is wrong" } }]);
});

test("once the ADR is committed nothing is taken back or edited", async () => {
  await show(accepted(), { standing: "committed" });
  expect(screen.queryByRole("button", { name: "Take back" })).toBeNull();
  expect(screen.queryByRole("textbox", { name: "Because" })).toBeNull();
  expect(screen.queryByRole("radio", { name: /Train/ })).toBeNull();
  expect(screen.getByRole("button", { name: "Deprecate" })).toBeEnabled();
});

test("what lets a settled decision be looked at again stands there as it was written", async () => {
  const record = accepted();
  decision(record).triggers = [{ id: "trigger-1", kind: "external", statement: "The bridge opens" }];
  await show(record, { standing: "committed" });
  expect(screen.getByText(/^(?:Or|Look again) when$/).nextElementSibling).toHaveTextContent(/^The bridge opens$/);
});

test("a title that states the decision is offered with one click, and stays editable", async () => {
  const { user, kept } = await show(
    sample((record) => {
      record.draft.frame.title = "Way for the summer trip";
      return record;
    }),
  );
  expect(screen.queryByRole("button", { name: /Call it/ })).toBeNull();
  await user.keyboard("1");
  await user.click(screen.getByRole("button", { name: "Call it “Use Boat for the summer trip”" }));
  expect(screen.queryByRole("button", { name: /Call it/ })).toBeNull();
  expect(within(paper()).getByRole("heading", { name: "Use Boat for the summer trip" })).toBeInTheDocument();
  fireEvent.change(screen.getByRole("textbox", { name: "Title" }), { target: { value: "Take the boat" } });
  await waitFor(() => expect(kept().draft.frame.title).toBe("Take the boat"));
});

test("before a file is changed its difference is shown", async () => {
  const { user, asked } = await show(sample(), {
    ...last,
    plan: { action: "update", writes: ["docs/decisions/0012-cross-the-bay.md (changed)"], onDisk: "b".repeat(64) },
  });
  await user.keyboard("1");
  await user.click(await screen.findByRole("button", { name: /Update ADR 0012/ }));
  const dialog = await screen.findByRole("dialog", { name: "Update ADR 0012" });
  expect(await within(dialog).findByRole("region", { name: /^Difference/ })).toHaveTextContent("As it was.");
  expect(asked("repo.read")).toEqual([{ root: "/work/bay", file: "docs/decisions/0012-cross-the-bay.md" }]);
});

test("what is committed says so when it is opened again, and offers the text for a pull request instead of a commit", async () => {
  const { user } = await show(sample(), {
    ...last,
    plan: { action: "nothing", writes: [], uncommitted: [], onDisk: "b".repeat(64) },
  });
  await user.keyboard("1");
  expect(await screen.findByText(/^Committed in/)).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Commit it" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "Text for a pull request" }));
  const dialog = await screen.findByRole("dialog", { name: "ADR 0012 is up to date" });
  expect(await within(dialog).findByRole("textbox", { name: "Text" })).toHaveValue("Which way?\n");
});

test("a status that somebody set in the file counts and can be taken over", async () => {
  const says = { adrStatus: { raw: "proposed", status: "proposed" as const } };
  const { user, asked } = await show(sample(), { ...last, plan: edited, ...says });
  await user.keyboard("1");
  await user.click(await screen.findByRole("button", { name: "Take over “proposed”" }));
  await waitFor(() => expect(asked("records.setStatus")).toMatchObject([{ status: "proposed" }]));
});

test("that the file says superseded can be taken over, without a successor here", async () => {
  const says = { adrStatus: { raw: "superseded by ADR-0013", status: "superseded" as const } };
  const { user, asked } = await show(sample(), { ...last, plan: edited, ...says });
  await user.keyboard("1");
  await put(user, screen.getByRole("textbox", { name: "Because" }), "it sails");
  await user.click(screen.getByRole("button", { name: "Accept" }));
  await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Accept" }));
  await user.click(await screen.findByRole("button", { name: "Take over “superseded”" }));
  await waitFor(() => expect(asked("records.setStatus").at(-1)).toMatchObject({ status: "superseded" }));
});

test("a status that only waits for the next export is no contradiction", async () => {
  const { user } = await show(sample(), { ...last, adrStatus: { raw: "proposed", status: "proposed" } });
  await user.keyboard("1");
  expect(await screen.findByText(/The ADR file still says “proposed”/)).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: /Take over/ })).toBeNull();
});

test("consequences are proposed, and what was edited is never replaced", async () => {
  const { user, kept } = await show();
  await user.keyboard("1");
  expect(screen.getByRole("region", { name: "Consequences" })).toHaveTextContent(boat.good);
  await user.click(screen.getByRole("button", { name: "Edit the consequences" }));
  const good = screen.getByRole("textbox", { name: "Good consequence 1" });
  expect(good).toHaveValue(boat.good);
  expect(screen.getByRole("textbox", { name: "Bad consequence 1" })).toHaveValue(boat.bad);

  await user.clear(good);
  await put(user, good, "We own it");
  await user.click(screen.getByRole("radio", { name: /Train/ }));
  const texts = () =>
    screen.getAllByRole("textbox", { name: /consequence \d/ }).map((one) => (one as HTMLTextAreaElement).value);
  expect(texts()).toContain("We own it");
  expect(texts()).toContain(train.good);
  expect(texts()).not.toContain(boat.bad);

  await user.click(screen.getByRole("radio", { name: /Boat/ }));
  expect(texts()).toContain("We own it");
  expect(texts()).toContain(boat.bad);
  await waitFor(() => expect(decision(kept()).consequences.map(({ text }) => text)).toContain("We own it"));
});

test("consequences can be added, moved, removed, and what was removed is offered again", async () => {
  const { user } = await show();
  await user.keyboard("1");
  await user.click(screen.getByRole("button", { name: "Edit the consequences" }));
  await user.click(screen.getByRole("button", { name: "Add a good consequence" }));
  const added = screen.getByRole("textbox", { name: "Good consequence 2" });
  expect(added).toHaveFocus();
  await user.paste("No timetable");
  await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
  expect(screen.getByRole("textbox", { name: "Good consequence 1" })).toHaveValue("No timetable");
  expect(screen.getByRole("textbox", { name: "Good consequence 1" })).toHaveFocus();

  await user.click(screen.getByRole("button", { name: "Remove good consequence 2" }));
  expect(screen.queryByRole("textbox", { name: "Good consequence 2" })).toBeNull();
  await user.click(screen.getByText(/1 proposal from your answers/));
  await user.click(screen.getByRole("button", { name: `Add: ${boat.good}` }));
  expect(screen.getByRole("textbox", { name: "Good consequence 2" })).toHaveValue(boat.good);
});

test("the parts that come with an option are listed with their reasons and sources", async () => {
  const { user } = await show();
  await user.keyboard("1");
  await user.click(screen.getByRole("button", { name: "Edit the consequences" }));
  await user.click(screen.getByText(/What you take on: 1 part/));
  const list = screen.getByText("A crew").closest("dl")!;
  expect(list).toHaveTextContent("Somebody has to steer.");
  expect(list).toHaveTextContent("Anon. 2025");
});

test("postponing asks what evidence is awaited and proposes no consequences", async () => {
  const { user, kept } = await show();
  await user.keyboard("3");
  await put(user, screen.getByRole("textbox", { name: "What evidence do you wait for?" }), "a trial day");
  expect(screen.queryByRole("textbox", { name: /consequence/ })).toBeNull();
  expect(screen.getByRole("button", { name: "Accept" })).toBeDisabled();
  await waitFor(() =>
    expect(decision(kept())).toMatchObject({ option: null, reason: "a trial day", consequences: [] }),
  );
});

test("the review day follows the confidence until somebody sets it", async () => {
  const { user, kept } = await show();
  await user.keyboard("1");
  expect(screen.getByText(/Look again on 20 \w{3} 202\d, or when/)).toBeInTheDocument();
  const slider = screen.getByRole("slider", { name: "Will it still look right in a year?" });
  expect(slider).toHaveAttribute("aria-valuetext", "Nobody said yet");
  slider.focus();
  await user.keyboard("{ArrowLeft}");
  expect(slider).toHaveAttribute("aria-valuetext", expect.stringMatching(/^45/));
  expect(screen.getByText(/Look again on 20 Feb 2027/)).toBeInTheDocument();

  await user.click(screen.getByRole("button", { name: "Change date" }));
  const date = screen.getByLabelText("Review on");
  fireEvent.change(date, { target: { value: "2027-08-01" } });
  slider.focus();
  await user.keyboard("{ArrowRight}{ArrowRight}{ArrowRight}");
  expect(screen.getByText(/Look again on 1 Aug 2027/)).toBeInTheDocument();
  await waitFor(() => expect(decision(kept())).toMatchObject({ confidence: 60, review: "2027-08-01" }));
});

test("triggers can be switched and added", async () => {
  const { user, kept } = await show();
  await user.keyboard("1");
  await user.click(screen.getByRole("button", { name: "Another reason" }));
  await put(user, screen.getByRole("textbox", { name: "Another reason to look again" }), "a bridge opens");
  await user.keyboard("{Enter}");
  const own = screen.getByRole("checkbox", { name: "a bridge opens" });
  expect(own).toBeChecked();
  await waitFor(() => expect(decision(kept()).triggers.map(({ statement }) => statement)).toContain("a bridge opens"));
  await user.click(own);
  await waitFor(() =>
    expect(decision(kept()).triggers.map(({ statement }) => statement)).not.toContain("a bridge opens"),
  );
});

test("dissent and actions reach the ADR", async () => {
  const { user } = await show();
  await user.keyboard("1");
  await user.click(screen.getByRole("button", { name: "Add dissent" }));
  await user.paste("Ben");
  await put(user, screen.getByRole("textbox", { name: "Words, dissent 1" }), "I can't swim");
  await user.click(screen.getByRole("button", { name: "Add an action" }));
  await user.paste("Buy life vests");
  expect(paper()).toHaveTextContent("I can't swim");
  expect(paper()).toHaveTextContent("Buy life vests");
});

test("a row without words isn't an action: a new one isn't kept, and one that was emptied goes when it is left", async () => {
  const { user, kept } = await show();
  await user.keyboard("1");
  await user.click(screen.getByRole("button", { name: "Add an action" }));
  expect(screen.getByRole("textbox", { name: "What, action 1" })).toHaveFocus();
  expect(decision(kept()).actions).toEqual([]);
  await user.paste("Buy life vests");
  await waitFor(() => expect(decision(kept()).actions).toHaveLength(1));
  await user.clear(screen.getByRole("textbox", { name: "What, action 1" }));
  await user.click(screen.getByRole("textbox", { name: "Because" }));
  await waitFor(() => expect(decision(kept()).actions).toEqual([]));
  expect(screen.queryByRole("textbox", { name: "What, action 1" })).toBeNull();
});

test("assumptions and forecasts are folded away and reach the ADR", async () => {
  const { user, kept } = await show();
  await user.keyboard("1");
  const summary = screen.getByText("More for the record");
  expect(summary.closest("details")).not.toHaveAttribute("open");
  await user.click(summary);
  await user.click(screen.getByRole("button", { name: "Add an assumption" }));
  await user.paste("The harbour stays open");
  await put(user, screen.getByRole("textbox", { name: "How sure, assumption 1" }), "70");
  await put(user, screen.getByRole("textbox", { name: "If it is false, assumption 1" }), "we take the train.");
  expect(paper()).toHaveTextContent("The harbour stays open (we are 70 % sure). If it is false");

  await user.click(screen.getByRole("button", { name: "Add a forecast" }));
  await user.paste("We arrive before noon");
  const probability = screen.getByRole("textbox", { name: "Probability, forecast 1" });
  await user.clear(probability);
  await user.type(probability, "85");
  fireEvent.change(screen.getByLabelText("On, forecast 1"), { target: { value: "2027-02-03" } });
  expect(paper()).toHaveTextContent("We arrive before noon: 85 % by 2027-02-03");
  await waitFor(() => {
    expect(decision(kept()).assumptions).toEqual([
      { id: "assumption-1", statement: "The harbour stays open", confidence: 70, impact: "we take the train." },
    ]);
    expect(decision(kept()).forecasts).toEqual([
      { id: "forecast-1", statement: "We arrive before noon", probability: 85, on: "2027-02-03" },
    ]);
  });
  expect(summary).toHaveTextContent("1 assumption, 1 forecast");
});

test("there are at most three forecasts, and a removed one leaves its place", async () => {
  const { user, kept } = await show();
  await user.keyboard("1");
  await user.click(screen.getByText("More for the record"));
  const add = screen.getByRole("button", { name: "Add a forecast" });
  for (const text of ["One", "Two", "Three"]) {
    await user.click(add);
    await user.paste(text);
  }
  expect(add).toBeDisabled();
  await user.click(screen.getByRole("button", { name: "Remove forecast 1" }));
  expect(add).toBeEnabled();
  await user.click(add);
  await user.paste("Four");
  await waitFor(() =>
    expect(decision(kept()).forecasts.map(({ id }) => id)).toEqual(["forecast-2", "forecast-3", "forecast-1"]),
  );
});

test("the preview follows and marks what is being typed", async () => {
  const { user } = await show();
  await user.keyboard("1");
  await put(user, screen.getByRole("textbox", { name: "Because" }), "it sails at noon");
  expect(paper()).toHaveTextContent("because it sails at noon");
  const marked = [...paper().querySelectorAll("[data-changed]")].map((one) => one.textContent);
  expect(marked).toHaveLength(1);
  expect(marked[0]).toContain("it sails at noon");

  await user.click(screen.getByRole("radio", { name: "Markdown" }));
  expect(screen.getByText(/^status: "draft"/)).toBeInTheDocument();
});

test("typed HTML, links and images stay text in the preview", async () => {
  const { user } = await show(
    sample((record) => {
      record.draft.frame.problem =
        '<img src=x onerror="document.title=1"><script>alert(1)</script> ![i](https://example.org/i.png) [l](javascript:alert(1))';
      return record;
    }),
  );
  await user.keyboard("1");
  await put(user, screen.getByRole("textbox", { name: "Because" }), "<b>bold</b> <iframe src='//x'></iframe>");
  const adr = paper();
  expect(adr).toHaveTextContent("<b>bold</b>");
  expect(adr).toHaveTextContent("<script>alert(1)</script>");
  expect(adr.querySelector("img, script, iframe, b, a[href], object")).toBeNull();
});

test("the preview itself runs, loads and follows nothing, whatever the file says", async () => {
  const { host, asked, settings } = hostOf(sample());
  const text = [
    '<img src=x onerror="alert(1)"><script>alert(1)</script>',
    "![remote](https://example.org/pixel.png)",
    "[fine](https://example.org/) [bad](javascript:alert(1)) [file](file:///etc/passwd)",
  ].join("\n\n");
  render(
    <HostProvider loaded={{ host, info, playbooks: [], settings: settings() }}>
      <Theme nonce="" scheme="light">
        <Preview text={text} file="0001-x.md" profile="madr4" laid="" where={null} onWhere={() => {}} />
      </Theme>
    </HostProvider>,
  );
  expect(paper().querySelector("img, script, a")).toBeNull();
  expect(paper()).toHaveTextContent("Image: remote");
  await userEvent.click(screen.getByRole("button", { name: "fine" }));
  expect(asked("app.openLink")).toEqual([{ url: "https://example.org/" }]);
  expect(screen.queryByRole("button", { name: /bad|file/ })).toBeNull();
});

test("a folder that takes long to look through says so, and isn't asked for twice", async () => {
  const { user, asked, answers } = await show();
  let found = () => {};
  const works = answers["repo.inspect"]!;
  answers["repo.inspect"] = (input) => new Promise((done) => (found = () => done(works(input))));
  const dialog = await openExport(user, /Write the ADR/);
  await user.click(await within(dialog).findByRole("button", { name: /bay/ }));
  const use = await within(dialog).findByRole("button", { name: "Use work" });
  await user.click(use);
  expect(await within(dialog).findByRole("status")).toHaveTextContent("Looking for ADRs in work");
  expect(use).toBeDisabled();
  await user.click(use);
  expect(asked("repo.inspect")).toHaveLength(1);
  found();
  expect(await within(dialog).findByRole("button", { name: "Write ADR 0012" })).toBeVisible();
});

const last = { settings: { repositories: ["/work/bay"] } };

async function openExport(user: ReturnType<typeof userEvent.setup>, name: RegExp) {
  await user.keyboard("1");
  const primary = await screen.findByRole("button", { name });
  await user.click(primary);
  return screen.findByRole("dialog");
}

test("the first export asks for a repository, shows the files, writes, and commits exactly these", async () => {
  const { user, asked } = await show();
  const dialog = await openExport(user, /Write the ADR/);
  await user.click(await within(dialog).findByRole("button", { name: /bay/ }));
  await user.click(await within(dialog).findByRole("button", { name: "Use work" }));
  expect(asked("repo.inspect")).toContainEqual({ path: "/work" });

  const write = await within(dialog).findByRole("button", { name: "Write ADR 0012" });
  expect(within(dialog).getByRole("region", { name: "Files that will be written" })).toHaveTextContent(
    "docs/decisions/0012-cross-the-bay.md (new)",
  );
  await user.click(write);
  const message = await within(dialog).findByRole("textbox", { name: "Message" });
  expect(asked("repo.export")).toMatchObject([{ id: "trip", root: "/work/bay", dir: "docs/decisions", expect: null }]);
  expect(message).toHaveValue("Add ADR 0012: Cross the bay");
  expect(within(dialog).queryByRole("checkbox", { name: /hooks/ })).toBeNull();

  await user.click(within(dialog).getByRole("button", { name: "Commit these 2 files" }));
  expect(await within(dialog).findByText(/Nothing was pushed/)).toHaveTextContent("0123456789");
  expect(asked("git.commit")).toEqual([
    {
      root: "/work/bay",
      files: ["docs/decisions/0012-cross-the-bay.md", "docs/decisions/.adroit/0012-cross-the-bay.json"],
      message: "Add ADR 0012: Cross the bay",
      hooks: false,
    },
  ]);

  await user.click(within(dialog).getByRole("button", { name: "Text for a pull request" }));
  const section = await within(dialog).findByRole("region", { name: "Pull request" });
  expect(within(section).getByRole("textbox", { name: "Text" })).toHaveValue("Which way?\n");
  expect(asked("git.proposal")).toEqual([{ root: "/work/bay", file: "docs/decisions/0012-cross-the-bay.md" }]);
  expect(within(section).queryByRole("link")).toBeNull();
  await user.click(within(section).getByRole("combobox", { name: "What runs there?" }));
  await user.click(await screen.findByRole("option", { name: "GitLab" }));
  expect(await within(dialog).findByRole("link", { name: "Open the page for it" })).toHaveAttribute(
    "href",
    "https://git.example.org/acme/bay/compare/adr",
  );
});

const edited: Partial<ExportPlan> = {
  action: "update",
  onDisk: "e".repeat(64),
  conflict: { why: "edited", onDisk: "# Cross the bay\n\nBy balloon.\n", hash: "e".repeat(64) },
};

test.each([
  ["the ADR goes to the folder that was pointed at", "by hand", undefined, "api/adr"],
  ["the ADR goes to the repository's own folder", "usual place", undefined, "api/adr"],
  ["an ADR that was exported stays in its file", "usual place", "docs/decisions", undefined],
  ["a folder that was pointed at counts more than the file of before", "by hand", "docs/decisions", "api/adr"],
] as const)("%s", async (_, from, before, dir) => {
  const folder = {
    dir: "api/adr",
    name: "api",
    from,
    why: "you pointed at it",
    exists: true,
    count: 3,
    naming: "number" as const,
    profile: "nygard" as const,
  };
  const record = sample();
  if (before)
    record.repo = {
      root: "/work/bay",
      dir: before,
      file: "0012-a.md",
      profile: "madr4",
      adr: hash,
      on: record.created,
    };
  const { user, asked } = await show(record, { repo: { ...repository, folders: [folder] } });
  const dialog = await openExport(user, /Write/);
  if (before) await user.click(await within(dialog).findByRole("button", { name: "Change" }));
  await user.click(await within(dialog).findByRole("button", { name: /bay/ }));
  await user.click(await within(dialog).findByRole("button", { name: "Use work" }));
  await within(dialog).findByRole("button", { name: "Write ADR 0012" });
  await waitFor(() => expect(asked("repo.plan").at(-1)?.profile).toBeUndefined());
  expect(asked("repo.plan").at(-1)).toMatchObject({ root: "/work/bay" });
  expect(asked("repo.plan").at(-1)?.dir).toBe(dir);
});

test("before a first ADR the user says of every folder that may hold some whether it does", async () => {
  const unsure = ["docs/notes", "wiki"].map((dir) => ({ dir, why: "2 of 3 files look like ADRs" }));
  const { user, asked } = await show(sample(), { ...last, unsure });
  const dialog = await openExport(user, /Write/);
  const question = await within(dialog).findByRole("region", { name: "Does docs/notes hold ADRs?" });
  expect(within(dialog).queryByRole("button", { name: /^Write/ })).toBeNull();
  await waitFor(() => expect(within(question).getByRole("button", { name: "Yes" })).toHaveFocus());
  await user.keyboard("{Tab}{Enter}");
  const second = await within(dialog).findByRole("region", { name: "Does wiki hold ADRs?" });
  await user.click(within(second).getByRole("button", { name: "No" }));
  expect(await within(dialog).findByRole("button", { name: "Write ADR 0012" })).toBeVisible();
  expect(asked("repo.answer").map(({ dir, log }) => [dir, log])).toEqual([
    ["docs/notes", false],
    ["wiki", false],
  ]);
});

test("an edited file is left alone unless the user chooses otherwise", async () => {
  const { user, asked } = await show(sample(), { ...last, plan: edited });
  const dialog = await openExport(user, /Look at ADR 0012/);
  const diff = within(dialog).getByRole("region", { name: /Difference/ });
  expect(diff).toHaveTextContent("By balloon.");
  await user.click(within(dialog).getByRole("button", { name: "Keep the file" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(asked("repo.export")).toEqual([]);
});

test("an edited file is overwritten only as the one that was shown", async () => {
  const { user, asked } = await show(sample(), { ...last, plan: edited });
  const dialog = await openExport(user, /Look at ADR 0012/);
  await user.click(within(dialog).getByRole("button", { name: "Write ours over it" }));
  await within(dialog).findByRole("button", { name: /Commit/ });
  expect(asked("repo.export")).toMatchObject([{ expect: "e".repeat(64) }]);
  expect(asked("repo.export")[0]).not.toHaveProperty("asNew");
});

test("beside an edited file a new one can be written", async () => {
  const { user, asked } = await show(sample(), { ...last, plan: edited });
  const dialog = await openExport(user, /Look at ADR 0012/);
  await user.click(within(dialog).getByRole("button", { name: "Write as a new file" }));
  await user.click(await within(dialog).findByRole("button", { name: "Write ADR 0013" }));
  await within(dialog).findByRole("button", { name: /Commit/ });
  expect(asked("repo.export")).toMatchObject([{ asNew: true, expect: null }]);
});

test("a file edited between plan and writing is refused and looked at again", async () => {
  const { user, answers } = await show(sample(), last);
  answers["repo.export"] = () => {
    throw typed("ADR_CHANGED", "The ADR on disk isn't the one that was shown.");
  };
  const dialog = await openExport(user, /Write ADR 0012/);
  await user.click(await within(dialog).findByRole("button", { name: "Write ADR 0012" }));
  expect(await within(dialog).findByRole("alert")).toHaveTextContent("isn't the one that was shown");
  expect(within(dialog).queryByRole("button", { name: /Commit/ })).toBeNull();
});

test("without an identity git isn't asked to fail: the form asks for one", async () => {
  const { user, asked, answers } = await show(sample(), last);
  const works = answers["git.commit"]!;
  answers["git.commit"] = ((input: { identity?: unknown }) => {
    if (!input.identity) throw typed("GIT_NO_IDENTITY", "git doesn't know who commits.");
    return works(input as never);
  }) as never;
  const dialog = await openExport(user, /Write ADR 0012/);
  await user.click(await within(dialog).findByRole("button", { name: "Write ADR 0012" }));
  const commit = await within(dialog).findByRole("button", { name: "Commit these 2 files" });
  await user.click(commit);
  const who = await within(dialog).findByRole("group", { name: "Who commits?" });
  expect(commit).toBeDisabled();
  await put(user, within(who).getByRole("textbox", { name: "Name" }), "Cleo");
  await put(user, within(who).getByRole("textbox", { name: "E-mail" }), "cleo@example.org");
  await user.click(commit);
  await within(dialog).findByText(/Nothing was pushed/);
  expect(asked("git.commit").at(-1)).toMatchObject({ identity: { name: "Cleo", email: "cleo@example.org" } });
});

const hooked: CommitOutlook = {
  ...calm,
  runs: [{ kind: "hook", name: "pre-commit", what: ".git/hooks/pre-commit", hash: "d".repeat(64) }],
  differences: ["The hook pre-commit doesn't run."],
};

test("what git runs is listed; trusted, the commit is git's own, and the trust is withdrawn as easily", async () => {
  const { user, asked, answers } = await show(sample(), {
    ...last,
    repo: { ...repository, git: { ...git, hooks: true } },
  });
  let now = hooked;
  answers["git.outlook"] = () => now;
  answers["git.trust"] = () => (now = { ...hooked, trusted: true, since: "2026-11-27T10:00:00.000Z" });
  answers["git.withdraw"] = () => {
    now = hooked;
  };
  const dialog = await openExport(user, /Write ADR 0012/);
  await user.click(await within(dialog).findByRole("button", { name: "Write ADR 0012" }));
  const runs = await within(dialog).findByRole("region", { name: "What git runs here" });
  expect(runs).toHaveTextContent("pre-commit: .git/hooks/pre-commit");
  expect(runs).toHaveTextContent("The hook pre-commit doesn't run.");
  await user.click(within(runs).getByRole("button", { name: "Trust what is listed" }));
  expect(asked("git.trust")).toMatchObject([{ root: "/work/bay", seen: hooked.seen }]);
  await user.click(await within(runs).findByRole("button", { name: "Withdraw trust" }));
  await user.click(await within(runs).findByRole("button", { name: "Trust what is listed" }));
  await within(runs).findByText(/^Trusted/);
  await user.click(within(dialog).getByRole("radio", { name: "A new one" }));
  await user.click(within(dialog).getByRole("button", { name: "Commit these 2 files" }));
  expect(await within(dialog).findByText(/checked 2 files/)).toHaveTextContent("all fine");
  expect(asked("git.commit")).toMatchObject([{ hooks: true, branch: "adr/cross-the-bay" }]);
});

test("without trust the commit runs nothing, and what changed since is shown", async () => {
  const { user, asked, answers } = await show(sample(), last);
  answers["git.outlook"] = () => ({
    ...hooked,
    since: "2026-11-27T10:00:00.000Z",
    changes: ["Changed: what the hook pre-commit holds."],
  });
  const dialog = await openExport(user, /Write ADR 0012/);
  await user.click(await within(dialog).findByRole("button", { name: "Write ADR 0012" }));
  expect(await within(dialog).findByText("Changed: what the hook pre-commit holds.")).toBeInTheDocument();
  await user.click(within(dialog).getByRole("button", { name: "Commit these 2 files" }));
  await within(dialog).findByText(/Nothing was pushed/);
  expect(asked("git.commit")).toMatchObject([{ hooks: false }]);
});

test("a file that git ignores is named and can be left out", async () => {
  const { user, asked, answers } = await show(sample(), last);
  const data = "docs/decisions/.adroit/0012-cross-the-bay.json";
  answers["git.outlook"] = () => ({ ...calm, ignored: [data] });
  const dialog = await openExport(user, /Write ADR 0012/);
  await user.click(await within(dialog).findByRole("button", { name: "Write ADR 0012" }));
  await user.click(await within(dialog).findByRole("checkbox", { name: /though git ignores it/ }));
  await user.click(within(dialog).getByRole("button", { name: "Commit this file" }));
  await within(dialog).findByText(/Nothing was pushed/);
  expect(asked("git.commit")).toMatchObject([{ files: ["docs/decisions/0012-cross-the-bay.md"] }]);
});

test("outside of git the user is told to commit", async () => {
  const { user } = await show(sample(), { ...last, repo: { ...repository, git: null } });
  const dialog = await openExport(user, /Write ADR 0012/);
  await user.click(await within(dialog).findByRole("button", { name: "Write ADR 0012" }));
  expect(await within(dialog).findByText(/^You commit it/)).toBeInTheDocument();
  expect(within(dialog).queryByRole("button", { name: /Commit/ })).toBeNull();
});

test("where nothing is left to write the way leads back, and what isn't committed yet can be", async () => {
  const left = ["docs/decisions/0012-cross-the-bay.md"];
  const plan: Partial<ExportPlan> = { action: "nothing", writes: [], uncommitted: left, onDisk: "b".repeat(64) };
  const { user, asked, answers } = await show(sample(), { ...last, plan });
  await user.keyboard("1");
  expect(await screen.findByRole("button", { name: "Decisions" })).toBeEnabled();
  await user.click(screen.getByRole("button", { name: "Commit it" }));
  const dialog = await screen.findByRole("dialog", { name: "ADR 0012 is up to date" });
  const committed = answers["git.commit"];
  answers["git.commit"] = (input) => {
    plan.uncommitted = [];
    return committed?.(input);
  };
  await user.click(await within(dialog).findByRole("button", { name: "Commit this file" }));
  await within(dialog).findByText(/Nothing was pushed/);
  expect(await screen.findByText(/^Committed in/)).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Commit it" })).toBeNull();
  expect(asked("repo.export")).toEqual([]);
  expect(asked("git.commit")).toMatchObject([{ files: left }]);
});

test("changed lines are those between the common beginning and end", () => {
  expect(changedLines("a\nb\nc", "a\nx\nc")).toEqual([2, 2]);
  expect(changedLines("a\nc", "a\nb\nb\nc")).toEqual([2, 3]);
  expect(changedLines("a\nb\nc", "a\nc")).toBeNull();
  expect(changedLines("a", "a")).toBeNull();
});

test("front matter is read as rows and taken off the body", () => {
  expect(frontMatter('---\nstatus: "on \\"hold\\""\ndate: 2026-11-20\n---\n\n# T\n')).toEqual({
    rows: [
      { key: "status", value: 'on "hold"' },
      { key: "date", value: "2026-11-20" },
    ],
    body: "\n# T\n",
  });
  expect(frontMatter("# T\n")).toEqual({ rows: [], body: "# T\n" });
});

test("an ADR is called by the number in its name", () => {
  expect(adrName("0012-use-django.md")).toBe("ADR 0012");
  expect(adrName("ADR-007-x.md")).toBe("ADR 007");
  expect(adrName("20261120-use-django.md")).toBe("the ADR");
  expect(adrName("2026-11-20-use-django.md")).toBe("the ADR");
  expect(adrName(null)).toBe("the ADR");
});

test("a difference marks words, folds what is the same, and knows line ends", () => {
  const same = Array.from({ length: 20 }, (_, i) => `line ${i}`).join("\n");
  const rows = difference(`${same}\nby boat now\n`, `${same}\nby train now\n`)!;
  expect(rows[0]).toEqual({ skipped: 17 });
  expect(rows.at(-1)).toEqual({
    sign: "+",
    words: [
      { text: "by ", marked: false },
      { text: "train", marked: true },
      { text: " now", marked: false },
    ],
  });
  expect(difference("a\r\nb\r\n", "a\nb\n")?.every((row) => "skipped" in row || row.sign === " ")).toBe(true);
});
