/** Every screen of the app over a fixed set of decisions, short and long, for pictures and for the check of boxes. */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/fetch";

/**
 * The host's contract over HTTP, with the key in the address that the host printed.
 *
 * @param {string} address
 * @returns {any}
 */
export function clientOf(address) {
  const url = new URL(address);
  const key = url.hash.replace("#key=", "");
  return createORPCClient(
    new RPCLink({ url: `${url.origin}/rpc`, origin: url.origin, headers: () => ({ authorization: `Bearer ${key}` }) }),
  );
}

/** Words that people really write, as many as are asked for. */
const sentence = (/** @type {number} */ length) =>
  "Which of the message brokers that our teams already run carries the events of the order service once it is taken out of the monolith, and who operates it at night while the old and the new path run side by side for a quarter "
    .repeat(Math.ceil(length / 200))
    .slice(0, length)
    .trimEnd();

/** A git repository with a folder of ADRs, titles of one line and of several. */
function repository(/** @type {string} */ root) {
  const folder = join(root, "docs/decisions");
  mkdirSync(folder, { recursive: true });
  const git = (/** @type {string[]} */ ...args) =>
    execFileSync("git", args, {
      cwd: root,
      env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" },
    });
  const statuses = ["accepted", "proposed", "superseded by 0003", "rejected", "on hold"];
  for (let n = 1; n <= 40; n++) {
    const title = n % 7 === 0 ? sentence(300) : `Decide matter ${n}`;
    const related =
      n === 7
        ? "\n## Related Decisions\n\n- Amends [0014](0014-matter-14.md)\n- Depends on [0006](0006-matter-6.md)\n"
        : "";
    writeFileSync(
      join(folder, `${String(n).padStart(4, "0")}-matter-${n}.md`),
      `---\ntags: [messaging, order-service, operations]\nstatus: ${statuses[n % 5]}\ndate: 2026-${String((n % 12) + 1).padStart(2, "0")}-11\n---\n\n# ${title}\n\n## Context and Problem Statement\n\nMatter ${n} has to be settled. See [0003](0003-matter-3.md).\n\n## Decision Outcome\n\nChosen option: "A", because it is simple.\n${related}`,
    );
  }
  git("init", "-q", "-b", "main");
  git("config", "user.name", "Facilitator");
  git("config", "user.email", "facilitator@example.org");
  git("add", ".");
  git("commit", "-q", "-m", "Begin");
}

/** A draft with 300 characters of title, five options, twelve criteria and seven people. */
function long(/** @type {any} */ draft) {
  const titles = ["Kafka", "RabbitMQ with quorum queues", "NATS JetStream", "Amazon SQS and SNS", "Redis Streams"];
  const options = titles.map((title, n) => ({ id: `o${n + 1}`, title, summary: n % 2 ? sentence(120) : "" }));
  const criteria = Array.from({ length: 12 }, (_, n) => ({
    id: `c${n + 1}`,
    own: {
      ...{ id: `c${n + 1}`, title: n === 4 ? sentence(60) : `Criterion ${n + 1}`, question: "", help: "" },
      ...{ always: false, points: 10, answers: [], findings: [], caution: "" },
      anchors: { 1: "Works against us", 2: "Weak", 3: "Acceptable", 4: "Good", 5: "Just what we need" },
    },
  }));
  const people = ["Ana", "Ben", "Cleo", "Dora", "Eli", "Finn", "Gustav Adolf of the platform group"];
  const seats = people.map((name, n) => ({ id: `s${n + 1}`, name, role: n === 0 ? "decider" : "voter" }));
  const ballots = seats.map(({ id }, k) => ({
    ...{ id: `b${k + 1}`, seat: id, weighing: "points", ranking: [] },
    points: Object.fromEntries(criteria.map((one, n) => [one.id, 5 * ((n + k) % 4)])),
    judgements: Object.fromEntries(
      criteria.map((one, n) => [
        one.id,
        { scores: Object.fromEntries(options.map((option, i) => [option.id, 1 + ((i * 2 + n + (k % 2)) % 5)])) },
      ]),
    ),
  }));
  return {
    ...draft,
    frame: {
      ...draft.frame,
      title: sentence(300),
      problem: sentence(900),
      scope: sentence(300),
      decider: "Head of platform engineering",
      decisionMakers: people,
      consulted: people.slice(0, 3),
      reversible: "hardly",
    },
    options,
    criteria,
    seats,
    rounds: [
      {
        kind: "team",
        n: 1,
        criteria: criteria.map(({ id }) => id),
        ballots: [{ ...ballots[0], id: "team", seat: undefined }],
        revealed: true,
      },
      { kind: "blind", n: 2, criteria: criteria.map(({ id }) => id), ballots, revealed: true },
    ],
  };
}

/** Two options at the ends of the line: one has all, the other nothing. */
function extreme(/** @type {any} */ draft, /** @type {any} */ criteria) {
  const [a, b] = draft.options.map((/** @type {any} */ option) => option.id);
  const ids = criteria.map((/** @type {any} */ one) => one.id);
  return {
    ...draft,
    frame: { ...draft.frame, title: "Everything speaks for one", problem: "Nothing speaks for the other." },
    rounds: [
      {
        ...{ kind: "team", n: 1, criteria: ids, revealed: true },
        ballots: [
          {
            ...{ id: "team", weighing: "points", points: {}, ranking: [] },
            judgements: Object.fromEntries(ids.map((/** @type {string} */ id) => [id, { scores: { [a]: 5, [b]: 1 } }])),
          },
        ],
      },
    ],
  };
}

/**
 * Decisions in every state, and a repository with one of them in it. Returns their ids.
 *
 * @param {any} client
 * @param {string} root an empty folder for the repository
 */
export async function fill(client, root) {
  repository(root);
  const create = async (/** @type {string} */ playbook, /** @type {string | undefined} */ example) =>
    client.records.create({ playbook, ...(example && { example }) });
  const put = async (/** @type {any} */ { record, etag }, /** @type {(draft: any) => any} */ change) => {
    const draft = JSON.parse(JSON.stringify(change(record.draft)));
    await client.records.save({ id: record.id, etag, draft });
    return client.records.get({ id: record.id });
  };
  const short = await create("django-vs-flask", "close-call");
  const blank = await create("django-vs-flask", undefined);
  const longer = await put(await create("other-decision", undefined), long);
  const fresh = await create("django-vs-flask", undefined);
  const { criteria } = fresh.record.playbooks[fresh.record.draft.playbook];
  const end = await put(fresh, (draft) =>
    extreme(
      draft,
      criteria.filter((/** @type {any} */ one) => one.always),
    ),
  );
  const decide = (/** @type {any} */ view, /** @type {string} */ review) =>
    put(view, (draft) => ({
      ...draft,
      decision: {
        ...{ option: draft.options[0].id, by: "Head of engineering", on: "2026-11-20" },
        reason: "accounts and the back office come with it",
        overrule: "it is what the team knows",
        consequences: [
          { kind: "good", text: "Accounts, permissions and the admin site from the first day" },
          { kind: "good", text: "One way to build a feature" },
          { kind: "bad", text: "The ORM is part of most of the code, and hard to leave" },
        ],
        ...{ confirmation: "A review of the module list each quarter", consent: {}, confidence: 70 },
        dissent: [{ who: "Cleo", text: "We will fight the ORM within a year" }],
        actions: [{ what: "Write the skeleton", owner: "Dora", due: "2026-12-04" }],
        review,
        triggers: [{ id: "trigger-1", kind: "external", statement: "The team has more than twelve people" }],
        forecasts: [],
      },
    }));
  const accept = async (/** @type {any} */ { record, etag }) =>
    client.records.setStatus({ id: record.id, etag, status: "accepted" });
  const decided = await decide(await create("django-vs-flask", "shop"), "2027-05-20");
  const plan = await client.repo.plan({ id: decided.record.id, root });
  await client.repo.export({
    ...{ id: decided.record.id, root, dir: plan.dir, profile: plan.profile, etag: decided.etag, expect: plan.onDisk },
  });
  await accept(await client.records.get({ id: decided.record.id }));
  const due = await accept(await decide(await create("django-vs-flask", "one-endpoint"), "2026-01-10"));
  const proposed = await decide(await create("django-vs-flask", "public-portal"), "2027-05-20");
  const committed = await accept(await decide(await create("python-web-frameworks", "members-portal"), "2027-05-20"));
  const target = await client.repo.plan({ id: committed.record.id, root });
  const { written } = await client.repo.export({
    ...{ id: committed.record.id, root, dir: target.dir, profile: target.profile },
    ...{ etag: committed.etag, expect: target.onDisk },
  });
  await client.git.commit({ root, files: written, message: "Add an ADR", hooks: false });
  await client.settings.set({ repositories: [root] });
  const called = await create("django-vs-flask", "close-call");
  const { view } = await client.calls.make({
    ...{ id: called.record.id, what: "round", until: "2030-12-04", codes: true },
    people: ["Ana", "Ben", "Gustav Adolf of the platform group"],
  });
  await client.calls.share({ id: called.record.id, root });
  const book = await client.playbooks.create({
    ...{ title: "Message broker", question: sentence(150) },
    options: ["Kafka", "RabbitMQ with quorum queues", "NATS JetStream"],
  });
  const [known] = await client.playbooks.list();
  const copy = await client.playbooks.copy({ playbook: known.playbook.id, hash: known.hash });
  const id = (/** @type {any} */ view) => view.record.id;
  return {
    ...{ committed: id(committed), called: id(called), call: view.id },
    ...{ book: book.file, copy: copy.file, criterion: criteria[0].id },
    ...{ short: id(short), blank: id(blank), long: id(longer), extreme: id(end) },
    ...{ decided: id(decided), due: id(due), proposed: id(proposed), root },
  };
}

/**
 * Every screen: its name, its address, and what is done there before one looks.
 *
 * @param {Awaited<ReturnType<typeof fill>>} ids
 * @returns {{ name: string, hash: string, before?: (page: import("@playwright/test").Page) => Promise<void> }[]}
 */
export function screens(ids) {
  const at = (/** @type {string} */ name, /** @type {string} */ hash, /** @type {any} */ before) => ({
    ...{ name, hash },
    ...(before && { before }),
  });
  const walk = ["frame", "criteria", "answers", "weights", "result", "decide"];
  const of = (/** @type {string} */ what, /** @type {string} */ id) =>
    walk.map((step) => at(`${what}-${step}`, `#/decisions/${id}/${step}`));
  const press =
    (/** @type {(string | RegExp)[]} */ ...names) =>
    async (/** @type {import("@playwright/test").Page} */ page) => {
      for (const name of names)
        await page
          .getByRole("button", { name, exact: typeof name === "string" })
          .first()
          .click();
      await settled(page);
    };
  const adr = `#/repository/all/${encodeURIComponent(ids.root)}/${encodeURIComponent("docs/decisions/0007-matter-7.md")}`;
  const palette = async (/** @type {import("@playwright/test").Page} */ page) => {
    await page.keyboard.press("Control+k");
    await page.keyboard.type("matter");
    await settled(page);
  };
  const publish = async (/** @type {import("@playwright/test").Page} */ page) => {
    await page.getByRole("button", { name: /repositor/ }).click();
    await page.getByRole("menuitem", { name: /^Publish/ }).click();
    await page.getByRole("radio", { name: /^A folder/ }).check();
    await settled(page);
  };
  return [
    at("start", "#/"),
    at("palette", "#/", palette),
    at("due", "#/due"),
    at("playbooks", "#/playbooks"),
    at("trash", "#/trash"),
    at("settings", "#/settings"),
    at("repository", "#/repository"),
    at("publish", "#/repository", publish),
    at("adr", adr),
    at("relations", adr, press("Change")),
    at("playbook", `#/playbooks/${ids.book}`),
    at("playbook-long", `#/playbooks/${ids.copy}/criteria/${ids.criterion}`),
    at("playbook-yaml", `#/playbooks/${ids.copy}`, press("YAML")),
    ...of("short", ids.short),
    at("blank-answers", `#/decisions/${ids.blank}/answers`),
    at("blank-weights", `#/decisions/${ids.blank}/weights`),
    at("blank-result", `#/decisions/${ids.blank}/result`),
    at("blank-decide", `#/decisions/${ids.blank}/decide`),
    ...of("long", ids.long),
    at("extreme-result", `#/decisions/${ids.extreme}/result`),
    at("proposed-decide", `#/decisions/${ids.proposed}/decide`),
    at("accept", `#/decisions/${ids.proposed}/decide`, press("Accept")),
    at("write", `#/decisions/${ids.proposed}/decide`, press(/^Write ADR/)),
    at("decided-decide", `#/decisions/${ids.decided}/decide`),
    at("take-back", `#/decisions/${ids.decided}/decide`, press("Take back")),
    at("update", `#/decisions/${ids.decided}/decide`, press(/^Update ADR/)),
    at("pull-request", `#/decisions/${ids.committed}/decide`, press("Text for a pull request")),
    at("revisions", `#/decisions/${ids.decided}/revisions`),
    at("review", `#/decisions/${ids.due}/review`),
    at("prepare", `#/decisions/${ids.short}/workshop`),
    at("workshop", `#/decisions/${ids.called}/workshop`),
    at("ballots", `#/decisions/${ids.called}/workshop`, press("Ballots")),
    at("wall", `#/present/${ids.called}`),
    at("call", `#/calls/${ids.call}/${encodeURIComponent(ids.root)}`),
  ];
}

/** The smallest window, a laptop, a large screen, and the laptop at 200 %. */
export const sizes = {
  small: { width: 1024, height: 700, density: 1 },
  laptop: { width: 1280, height: 800, density: 1 },
  large: { width: 1920, height: 1080, density: 1 },
  zoomed: { width: 640, height: 400, density: 2 },
};

/** What a page asked for that nobody has answered yet. @type {WeakMap<import("@playwright/test").Page, Set<import("@playwright/test").Request>>} */
const open = new WeakMap();

function unanswered(/** @type {import("@playwright/test").Page} */ page) {
  const before = open.get(page);
  if (before) return before;
  /** @type {Set<import("@playwright/test").Request>} */
  const asked = new Set();
  open.set(page, asked);
  // What a worker is made of is answered to the worker, and the page hears nothing of that.
  page.on("request", (request) => /\.worker-[^/]*$/.test(request.url()) || asked.add(request));
  // A stream is answered when it begins.
  page.on("response", (response) => asked.delete(response.request()));
  page.on("requestfailed", (request) => asked.delete(request));
  return asked;
}

/** Until everything was answered, nothing loads and nothing has changed for a tenth of a second. */
async function settled(/** @type {import("@playwright/test").Page} */ page) {
  const asked = unanswered(page);
  for (let round = 0; round < 50; round++) {
    await page.evaluate(quiet);
    if (asked.size === 0) return;
  }
}

/** Inside the page. */
const quiet = () =>
  new Promise((/** @type {(stands: null) => void} */ done) => {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (document.querySelector('[aria-busy="true"]')) return wait();
        observer.disconnect();
        done(null);
      }, 100);
    };
    const observer = new MutationObserver(wait);
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    wait();
  });

/**
 * Goes to a screen and waits until it stands.
 *
 * @param {import("@playwright/test").Page} page
 * @param {ReturnType<typeof screens>[number]} screen
 */
export async function opened(page, screen) {
  const go = (/** @type {string} */ hash) =>
    page.evaluate((to) => {
      location.hash = to;
    }, hash);
  unanswered(page);
  const over = page.getByRole("dialog").or(page.getByRole("menu"));
  for (; (await over.count()) > 0; await page.waitForTimeout(100)) await page.keyboard.press("Escape");
  // What was opened in a screen is closed by leaving it.
  await go("#/trash");
  await page.getByRole("heading", { level: 1, name: "Trash" }).waitFor();
  await go(screen.hash);
  await page
    .getByRole("heading", { level: 1, name: "Trash" })
    .waitFor({ state: screen.name === "trash" ? "visible" : "hidden" });
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await settled(page);
  await screen.before?.(page);
}
