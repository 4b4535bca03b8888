/** The calls of the contract that are about workshops, by what they are for. */
import { setTimeout as sleep } from "node:timers/promises";
import { callHandlers } from "#electron/host/away/handlers";
import { removeKept } from "#electron/host/away/kept";
import { makeFolder, realDisk, uniqueName } from "#electron/host/files/disk";
import type { Handlers } from "#electron/host/handlers";
import type { Store } from "#electron/host/store/store";
import type { Contract } from "#shared/api/contract";
import { AdroitError } from "#shared/base/error";
import type { Id } from "#shared/base/id";
import { inputsOf } from "#shared/record/accept";
import { playbookOf } from "#shared/record/create";
import type { DecisionRecord } from "#shared/record/record";
import { fullAgenda, reviewAgenda } from "#shared/workshop/agenda";
import { apply } from "#shared/workshop/apply/apply";
import { begin } from "#shared/workshop/apply/begin";
import type { Command } from "#shared/workshop/command";
import type { Begun } from "#shared/workshop/event";
import { invitation, newPlan, type WorkshopPlan } from "#shared/workshop/plan";
import { promise } from "#shared/workshop/promise";
import { type Before, beforeOf, revisitOf } from "#shared/workshop/revisit";
import { facilitatorSeat } from "#shared/workshop/session";
import { briefOf } from "#shared/workshop/view/brief";
import { publicView } from "#shared/workshop/view/public";
import { votesCsv } from "#shared/workshop/votes";
import { ownAddresses } from "./addresses";
import { ask, type Desk, type SessionsOptions } from "./desk";
import { foldNow } from "./folding";
import { createLog, loggedRecords, logInMemory, removeLog, setLogAside } from "./log";
import { readPlan, writePlan } from "./plans";
import { pushed } from "./pushed";
import { interruptedSummary, recover, runningSummary } from "./recovery";
import { createRegistry, type Running } from "./registry";
import { rehearse } from "./rehearsal";
import { newCode } from "./room";
import { facilitatorState, localSeat, presenterState, seatState } from "./states";

type SessionHandlers = Handlers<Contract["session"]>;

export interface Sessions {
  handlers: SessionHandlers;
  calls: Handlers<Contract["calls"]>;
  /** Stops all without ending them: they can be resumed. */
  close(): Promise<void>;
}

export function createSessions(options: SessionsOptions): Sessions {
  const { clock, random, openDoor, keepAwake } = options;
  const registry = createRegistry({
    ...options,
    openDoor,
    keepAwake,
    addresses: options.addresses ?? ownAddresses,
  });
  const desk: Desk = {
    ...options,
    disk: options.disk ?? realDisk,
    registry,
    now: () => clock().getTime(),
    hex: (bytes) => Buffer.from(random(bytes)).toString("hex"),
    newToken: () => Buffer.from(random(16)).toString("base64url"),
  };
  const ofLife = lifetime(desk);
  return {
    handlers: {
      ...planning(desk),
      ...ofLife,
      ...screens(desk),
      ...commands(desk),
      ...doors(desk),
    },
    calls: callHandlers(desk, async (id) => ofLife.begin({ id }, { signal: undefined })),
    close: () => registry.close(),
  };
}

/** A review is planned apart from the workshop that made the decision. */
const planName = ({ id, review }: DecisionRecord) => (review ? `${id}.review` : id);

async function planOf(
  { store, disk, data, log }: Desk,
  id: Id,
): Promise<{ plan: WorkshopPlan; record: DecisionRecord }> {
  const { record } = await store.get(id);
  const agenda = record.review ? reviewAgenda : fullAgenda;
  return { record, plan: (await readPlan(disk, data, planName(record), log)) ?? newPlan(record.draft.frame, agenda) };
}

function planning(desk: Desk): Pick<SessionHandlers, "plan" | "savePlan" | "invitation"> {
  const { store, disk, data, random } = desk;
  return {
    plan: async ({ id }) => (await planOf(desk, id)).plan,
    async savePlan({ id, plan }) {
      const { record } = await store.get(id);
      await writePlan(disk, data, planName(record), plan, uniqueName(random));
      return plan;
    },
    async invitation({ id }) {
      const { plan, record } = await planOf(desk, id);
      const { reach, join } = desk.registry.find(id)?.network.state() ?? {};
      const way = reach && join ? join : null;
      return { text: invitation(plan, record.draft.frame, playbookOf(record).question, way) };
    },
  };
}

function lifetime(desk: Desk): Pick<SessionHandlers, "list" | "begin" | "resume" | "discard" | "close"> {
  const { store, disk, data, registry, now, random } = desk;
  return {
    async list() {
      const ids = new Set([...registry.records(), ...(await loggedRecords(disk, data))]);
      return Promise.all(
        [...ids].map((id) => {
          const running = registry.find(id);
          return running ? runningSummary(running.live.session) : interruptedSummary(disk, data, store, id);
        }),
      );
    },

    async begin({ id, rehearsal }) {
      const { begun, playbook } = await beginning(desk, id, rehearsal !== undefined);
      const log = rehearsal === undefined ? await createLog(disk, data, id) : logInMemory();
      try {
        await log.append([{ event: begun, place: "session" }]);
      } catch (error) {
        // What is left of it would pass for a workshop that can't be read.
        await log.close();
        await removeLog(disk, data, id).catch(() => {});
        throw error;
      }
      const one = registry.start(begin(playbook, begun), log, []);
      await one.network.look();
      if (rehearsal !== undefined) one.accompany(await rehearse(one.live, rehearsal, random));
      return facilitatorState(one, now());
    },

    resume: async ({ id }) => facilitatorState(await goingOn(desk, id), now()),

    async discard({ id }) {
      const known = registry.find(id);
      if (known && known.live.failed === null) {
        throw new AdroitError("CONFLICT", "The workshop runs.", { subject: id, remedy: "Close it instead." });
      }
      await known?.end();
      await removeKept(disk, data, id);
      await makeFolder(disk, `${data}/damaged`);
      await setLogAside(disk, data, id, uniqueName(random));
      desk.changed(id);
    },

    async close({ id }) {
      const one = registry.of(id).live.failed === null ? registry.of(id) : await goingOn(desk, id);
      if (!one.live.session.closed) await ask(one, { type: "close" });
      await one.folding.idle();
      const { session } = one.live;
      if (!session.rehearsal) {
        await foldNow(store, session, desk.today());
        // The log goes only after its end is in the record.
        await removeLog(disk, data, id);
        await removeKept(disk, data, id);
      }
      // Phones get the last state before the connection ends.
      if (one.network.state().open) await sleep(200);
      await one.end();
      return desk.view(id);
    },
  };
}

/** The workshop that runs; one that was interrupted, or stopped because it couldn't write, goes on from what is on disk. */
async function goingOn({ store, disk, data, registry, now }: Desk, id: Id): Promise<Running> {
  const known = registry.find(id);
  if (known && known.live.failed === null) return known;
  await known?.end();
  const { session, keys, open } = await recover(disk, data, store, id);
  const log = await open();
  const event = { e: "resumed" as const, t: now() };
  try {
    await log.append([{ event, place: "session" }]);
  } catch (error) {
    await log.close();
    throw error;
  }
  const one = registry.start(apply(session, event), log, keys);
  await one.network.look();
  return one;
}

/** How a workshop begins by its plan. `READ_ONLY` on a decision that is closed, `CONFLICT` where one runs already. */
async function beginning(desk: Desk, id: Id, rehearsal: boolean) {
  const { store, disk, data, registry, now, hex, random, newToken } = desk;
  const { plan, record } = await planOf(desk, id);
  const { status } = record.draft;
  if (status !== "draft" && status !== "proposed" && !record.review) {
    throw new AdroitError("READ_ONLY", `This decision is ${status}.`, {
      subject: id,
      remedy: "Duplicate it, or start a review, and hold the workshop on that.",
    });
  }
  if (registry.find(id) || (await loggedRecords(disk, data)).includes(id)) {
    throw new AdroitError("CONFLICT", "A workshop on this decision runs or was interrupted.", {
      subject: id,
      remedy: "Go on with it, or set it aside first.",
    });
  }
  const inputs = record.review?.inputs ?? inputsOf(record.draft);
  const playbook = playbookOf(record, inputs);
  const revisit = revisitOf(record, playbook);
  const before = await decidedBefore(store, record);
  const { thresholds } = await store.settings.get();
  const { agenda, anonymous, repository, rule, weighing, facilitator } = plan;
  const begun: Begun = {
    e: "begun",
    t: now(),
    id: `w${hex(8)}`,
    record: id,
    inputs,
    thresholds,
    agenda,
    anonymous,
    repository: anonymous && repository === "named" ? "unnamed" : repository,
    rule,
    weighing,
    ...(revisit && { revisit }),
    ...(before && { before }),
    rehearsal,
    facilitator,
    expected: plan.people,
    code: newCode(random),
    token: newToken(),
  };
  return { begun, playbook };
}

/** How the decision was made whose place `record` takes; `null` where that isn't on this machine any more. */
async function decidedBefore(store: Store, { supersedes }: DecisionRecord): Promise<Before | null> {
  if (!supersedes) return null;
  try {
    return beforeOf((await store.get(supersedes.record)).record);
  } catch (error) {
    if (error instanceof AdroitError && ["NOT_FOUND", "RECORD_DAMAGED"].includes(error.code)) return null;
    throw error;
  }
}

function screens(
  desk: Desk,
): Pick<
  SessionHandlers,
  "view" | "watch" | "presenter" | "watchPresenter" | "present" | "brief" | "held" | "watchHeld" | "sheet" | "votes"
> {
  const { registry, now, openPresenter } = desk;
  const push = <T>(one: Running, state: () => T, signal: AbortSignal | undefined, ended = () => false) =>
    pushed({ state, onChange: one.onChange, ended: () => one.ended || ended(), signal });
  return {
    view: ({ id }) => facilitatorState(registry.of(id), now()),
    watch({ id }, { signal }) {
      const one = registry.of(id);
      return push(one, () => facilitatorState(one, now()), signal);
    },
    presenter: ({ id }) => presenterState(registry.of(id), now()),
    watchPresenter({ id }, { signal }) {
      const one = registry.of(id);
      return push(one, () => presenterState(one, now()), signal);
    },
    held({ id, seat }) {
      const one = registry.of(id);
      return seatState(one, localSeat(one, seat), now());
    },
    watchHeld({ id, seat }, { signal }) {
      const one = registry.of(id);
      localSeat(one, seat);
      const lost = () => seat !== facilitatorSeat && one.live.session.holder !== seat;
      return push(one, () => seatState(one, seat, now()), signal, lost);
    },
    async present({ id }) {
      registry.of(id);
      if (!openPresenter) {
        throw new AdroitError("NOT_HERE", "No window can be opened from here.", {
          subject: null,
          remedy: "Open the presenter view in a new window of the browser.",
        });
      }
      await openPresenter(id);
    },
    brief: ({ id }) => briefOf(registry.of(id).live.session),
    sheet({ id }) {
      const { live, network } = registry.of(id);
      const { url, join } = network.state();
      if (!url || !join) {
        throw new AdroitError("NOT_NOW", "Nobody can join yet.", { subject: null, remedy: "Open the workshop first." });
      }
      const { session } = live;
      return { title: publicView(session).title, url, code: session.door.code, join, promise: promise(session) };
    },
    votes: ({ id }) => ({ name: `votes-${id}.csv`, csv: votesCsv(registry.of(id).live.session) }),
  };
}

function commands(desk: Desk): Pick<SessionHandlers, "command" | "rotate" | "seat" | "answer"> {
  const { registry, now, hex, random, newToken } = desk;
  const told = async (one: Running, command: Command) => {
    await ask(one, command);
    return facilitatorState(one, now());
  };
  return {
    command: ({ id, command }) => told(registry.of(id), command),
    rotate: ({ id }) => told(registry.of(id), { type: "rotate", code: newCode(random), token: newToken() }),
    seat: ({ id, name, role }) => told(registry.of(id), { type: "seat", seat: `s${hex(6)}`, name, role }),
    async answer({ id, seat, command }) {
      const one = registry.of(id);
      const who = localSeat(one, seat);
      const { session } = one.live;
      const claimed = Object.hasOwn(session.claims, who);
      // Local seats have no device that could make an id.
      if (session.anonymous && !claimed && command.type === "cast")
        await ask(one, { type: "claim", ballot: `b${hex(15)}` }, { seat: who });
      await ask(one, command, { seat: who });
      return seatState(one, who, now());
    },
  };
}

function doors({ registry }: Desk): Pick<SessionHandlers, "network" | "open" | "shut"> {
  const after = async (id: Id, act: (one: Running) => Promise<void>) => {
    const one = registry.of(id);
    await act(one);
    return one.network.state();
  };
  return {
    network: ({ id }) => after(id, ({ network }) => network.look()),
    open: ({ id, address, reach }) => after(id, ({ network }) => network.open(address, reach)),
    shut: ({ id }) => after(id, ({ network }) => network.shut()),
  };
}
