/** The workshops of this host: how they begin, go on after a crash, and become part of their records. */
import { setTimeout as sleep } from "node:timers/promises";
import { type Disk, makeFolder, realDisk, uniqueName } from "#electron/host/files/disk";
import type { Handlers } from "#electron/host/handlers";
import type { Log } from "#electron/host/log";
import type { Store } from "#electron/host/store/store";
import type { Contract } from "#shared/api/contract";
import type { RecordView } from "#shared/api/records";
import type { Day } from "#shared/base/day";
import { AdroitError } from "#shared/base/error";
import type { Id } from "#shared/base/id";
import { inputsOf } from "#shared/record/accept";
import { playbookOf } from "#shared/record/create";
import type { DecisionRecord } from "#shared/record/record";
import { fullAgenda, reviewAgenda } from "#shared/workshop/agenda";
import { apply, begin, replay } from "#shared/workshop/apply";
import type { Actor, Command } from "#shared/workshop/command";
import type { Begun } from "#shared/workshop/event";
import { fold } from "#shared/workshop/fold";
import { present, seatOf } from "#shared/workshop/people";
import { invitation, newPlan, type WorkshopPlan } from "#shared/workshop/plan";
import { promise } from "#shared/workshop/promise";
import { revisitOf } from "#shared/workshop/revisit";
import { facilitatorSeat, type Session } from "#shared/workshop/session";
import type { AddressChoice, FacilitatorState, NetworkState, SeatState, SessionSummary } from "#shared/workshop/state";
import { briefOf, facilitatorView, publicView, viewFor } from "#shared/workshop/view";
import { votesCsv } from "#shared/workshop/votes";
import { firstPort, type OpenDoor, type OpenedDoor } from "./door";
import { createLive, type Live, Refused, Stopped } from "./live";
import { createLog, loggedRecords, recoverLog, removeLog, type SessionLog, setLogAside } from "./log";
import { networkChecks, ownAddresses } from "./network";
import { readPlan, writePlan } from "./plans";
import { rehearse } from "./rehearsal";
import { newCode, openRoom, type Presence } from "./room";

export interface SessionsOptions {
  data: string;
  store: Store;
  clock: () => Date;
  today: () => Day;
  random: (bytes: number) => Uint8Array;
  log: Log;
  disk?: Disk | undefined;
  /** Absent where nothing may listen on the network. */
  openDoor?: OpenDoor | undefined;
  /** Opens the projector's window. */
  openPresenter?: ((record: Id) => Promise<void>) | undefined;
  /** Keeps the computer awake. */
  keepAwake?: ((awake: boolean) => void) | undefined;
  view(record: Id): Promise<RecordView>;
  changed(record: Id): void;
  /** Addresses of this machine; the real ones unless a test says otherwise. */
  addresses?: (() => Promise<AddressChoice[]>) | undefined;
}

export interface Sessions {
  handlers: Handlers<Contract["session"]>;
  /** Stops all without ending them: they can be resumed. */
  close(): Promise<void>;
}

interface Running {
  live: Live;
  presence: Presence;
  door: { opened: OpenedDoor; address: string; since: number } | null;
  addresses: AddressChoice[];
  /** What of the session the record has already. */
  folded: Pick<Session, "rounds" | "opened"> | null;
  folding: Promise<void>;
  countdown: NodeJS.Timeout | null;
  checks: NodeJS.Timeout | null;
  bots: { stop(): void } | null;
}

/** Milliseconds after which it is said what to check where no device arrived. */
const patience = 20_000;

export function createSessions(options: SessionsOptions): Sessions {
  const {
    data,
    store,
    clock,
    today,
    random,
    log,
    disk = realDisk,
    openDoor,
    openPresenter,
    keepAwake,
    changed,
  } = options;
  const addressesNow = options.addresses ?? ownAddresses;
  const running = new Map<Id, Running>();
  const now = () => clock().getTime();
  const hex = (bytes: number) => Buffer.from(random(bytes)).toString("hex");
  const unique = () => uniqueName(random);

  function runningOf(record: Id): Running {
    const found = running.get(record);
    if (found) return found;
    throw new AdroitError("NOT_FOUND", "No workshop runs on this decision.", {
      subject: record,
      remedy: "Begin one, or resume the one that was interrupted.",
    });
  }

  function start(session: Session, sessionLog: SessionLog, keys: readonly string[]): Running {
    const live = createLive({ session, log: sessionLog, keys, clock, report: log });
    const { record } = session;
    const tell = () => changed(record);
    const one: Running = {
      live,
      presence: openRoom({ live, clock, random, changed: tell }),
      door: null,
      addresses: [],
      folded: null,
      folding: Promise.resolve(),
      countdown: null,
      checks: null,
      bots: null,
    };
    live.onChange(() => {
      tell();
      awaitReveal(one);
      foldAfterReveal(one);
    });
    running.set(record, one);
    keepAwake?.(true);
    return one;
  }

  /** The reveal comes by itself when the countdown is over. */
  function awaitReveal(one: Running): void {
    const { phase, reveals } = one.live.session;
    if (one.countdown) clearTimeout(one.countdown);
    one.countdown = null;
    if (phase !== "countdown" || reveals === null) return;
    one.countdown = setTimeout(
      () => {
        if (now() < reveals) awaitReveal(one);
        else one.live.ask({ type: "open" }, "host").catch((error) => log.warn("no reveal", { error }));
      },
      // In small steps: it is the clock that counts, and a computer that slept has missed its timers.
      Math.min(100, Math.max(1, reveals - now())),
    );
  }

  function foldAfterReveal(one: Running): void {
    const { rounds, opened, rehearsal } = one.live.session;
    if (rehearsal || (one.folded?.rounds === rounds && one.folded.opened === opened)) return;
    const before = one.folded ?? { rounds: [], opened: {} };
    one.folded = { rounds, opened };
    const shown = (of: object) => Object.values(of).filter(Boolean).length;
    // Reopening hides something again; the record keeps what it has until the next reveal.
    if (rounds.length <= before.rounds.length && shown(opened) <= shown(before.opened) && rounds === before.rounds)
      return;
    if (rounds.length === 0 && shown(opened) === 0) return;
    one.folding = one.folding
      .then(() => foldNow(one.live.session))
      .catch((error) => log.error("workshop not folded yet", { record: one.live.session.record, error }));
  }

  /** Puts what was revealed into the record. Somebody may save the record meanwhile, so it is tried again. */
  async function foldNow(session: Session): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        const { etag } = await store.get(session.record);
        await store.change(session.record, etag, (record) => fold(record, session, today()));
        return;
      } catch (error) {
        if (!(error instanceof AdroitError) || error.code !== "CONFLICT" || tries === 5) throw error;
      }
    }
  }

  async function end(one: Running): Promise<void> {
    const { record } = one.live.session;
    one.bots?.stop();
    if (one.countdown) clearTimeout(one.countdown);
    await shut(one);
    one.presence.stop();
    await one.live.stop();
    await one.folding;
    running.delete(record);
    if (running.size === 0) keepAwake?.(false);
    changed(record);
  }

  async function shut(one: Running): Promise<void> {
    if (one.checks) clearTimeout(one.checks);
    const { door } = one;
    one.door = null;
    await door?.opened.close();
  }

  function network(one: Running): NetworkState {
    const { door, addresses, live } = one;
    const { first, count } = one.presence.devices();
    const url = door && `http://${door.address}:${door.opened.port}`;
    return {
      open: door !== null,
      addresses,
      address: door?.address ?? null,
      port: door?.opened.port ?? null,
      url,
      join: url && `${url}/#${live.session.door.token}`,
      firstDevice: first,
      devices: count,
      opened: door?.since ?? null,
      checks: door && first === null && now() - door.since >= patience ? [...networkChecks] : [],
    };
  }

  function state(one: Running): FacilitatorState {
    const { live, presence } = one;
    return {
      rev: live.rev,
      now: now(),
      view: facilitatorView(live.session),
      network: network(one),
      presence: presence.presence(),
      failed: live.failed,
    };
  }

  function seatState({ live }: Running, seat: Id): SeatState {
    const view = viewFor(live.session, seat);
    if (!view)
      throw new AdroitError("NOT_FOUND", "There is no such seat.", { subject: seat, remedy: "Choose another." });
    return { rev: live.rev, now: now(), view };
  }

  async function ask(one: Running, command: Command, actor: Actor): Promise<void> {
    try {
      await one.live.ask(command, actor);
    } catch (error) {
      throw contractError(error);
    }
  }
  const facilitator: Actor = { seat: facilitatorSeat };

  /** The facilitator's own seat, or the local seat that holds the device. */
  function localSeat({ live }: Running, seat: Id = facilitatorSeat): Id {
    const found = seatOf(live.session, seat);
    if (seat === facilitatorSeat || (found?.local && live.session.holder === seat)) return seat;
    throw new AdroitError("NOT_NOW", "This seat doesn't hold the device.", {
      subject: seat,
      remedy: "Hand the device over first.",
    });
  }

  /** A review is planned apart from the workshop that made the decision. */
  const planName = ({ id, review }: DecisionRecord) => (review ? `${id}.review` : id);

  async function planOf(id: Id): Promise<{ plan: WorkshopPlan; record: DecisionRecord }> {
    const { record } = await store.get(id);
    const agenda = record.review ? reviewAgenda : fullAgenda;
    return { record, plan: (await readPlan(disk, data, planName(record), log)) ?? newPlan(record.draft.frame, agenda) };
  }

  async function summary(record: Id): Promise<SessionSummary> {
    const one = running.get(record);
    const session = one?.live.session;
    if (session) {
      const { begun, rehearsal, seats } = session;
      const people = seats.filter(present).length;
      return { record, state: "running", begun: new Date(begun).toISOString(), rehearsal, people, why: null };
    }
    const stopped = { record, rehearsal: false };
    try {
      const found = await recovered(record);
      const { begun, seats } = found.session;
      const people = seats.filter(present).length;
      return { ...stopped, state: "interrupted", begun: new Date(begun).toISOString(), people, why: null };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return { ...stopped, state: "damaged", begun: null, people: 0, why };
    }
  }

  async function recovered(id: Id) {
    const { record } = await store.get(id);
    const { recovered: found, open } = await recoverLog(disk, data, id);
    const playbook =
      record.playbooks[(found.events[0] as Begun | undefined)?.inputs?.playbook ?? ""] ?? playbookOf(record);
    return { session: replay(playbook, found.events), keys: found.keys, open };
  }

  /** Takes the session's end into the record; the log goes only after that. */
  async function finish(session: Session): Promise<void> {
    if (session.rehearsal) return;
    await foldNow(session);
    await removeLog(disk, data, session.record);
  }

  const handlers: Handlers<Contract["session"]> = {
    plan: async ({ id }) => (await planOf(id)).plan,
    async savePlan({ id, plan }) {
      const { record } = await store.get(id);
      await writePlan(disk, data, planName(record), plan, unique());
      return plan;
    },
    async invitation({ id }) {
      const { plan, record } = await planOf(id);
      return { text: invitation(plan, record.draft.frame, playbookOf(record).question) };
    },
    async list() {
      const ids = new Set([...running.keys(), ...(await loggedRecords(disk, data))]);
      return Promise.all([...ids].map(summary));
    },

    async begin({ id, rehearsal }) {
      const { plan, record } = await planOf(id);
      const { status } = record.draft;
      if (status !== "draft" && status !== "proposed" && !record.review) {
        throw new AdroitError("READ_ONLY", `This decision is ${status}.`, {
          subject: id,
          remedy: "Duplicate it, or start a review, and hold the workshop on that.",
        });
      }
      const inputs = record.review?.inputs ?? inputsOf(record.draft);
      const playbook = playbookOf(record, inputs);
      const revisit = revisitOf(record, playbook);
      const logged = (await loggedRecords(disk, data)).includes(id);
      if (running.has(id) || logged) {
        throw new AdroitError("CONFLICT", "A workshop on this decision runs or was interrupted.", {
          subject: id,
          remedy: "Go on with it, or set it aside first.",
        });
      }
      const { thresholds } = await store.settings.get();
      const { agenda, anonymous, repository, rule, weighing, facilitator: person } = plan;
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
        rehearsal: rehearsal !== undefined,
        facilitator: person,
        code: newCode(random),
        token: Buffer.from(random(16)).toString("base64url"),
      };
      const sessionLog = rehearsal === undefined ? await createLog(disk, data, id) : logInMemory();
      await sessionLog.append([{ event: begun, place: "session" }]);
      const one = start(begin(playbook, begun), sessionLog, []);
      one.addresses = await addressesNow();
      if (rehearsal !== undefined) one.bots = await rehearse(one.live, rehearsal, random);
      changed(id);
      return state(one);
    },

    async resume({ id }) {
      const known = running.get(id);
      if (known) return state(known);
      const { session, keys, open } = await recovered(id);
      const sessionLog = await open();
      const event = { e: "resumed" as const, t: now() };
      await sessionLog.append([{ event, place: "session" }]);
      const one = start(apply(session, event), sessionLog, keys);
      one.addresses = await addressesNow();
      changed(id);
      return state(one);
    },

    async discard({ id }) {
      if (running.has(id)) {
        throw new AdroitError("CONFLICT", "The workshop runs.", { subject: id, remedy: "Close it instead." });
      }
      await makeFolder(disk, `${data}/damaged`);
      await setLogAside(disk, data, id, unique());
      changed(id);
    },

    view: ({ id }) => state(runningOf(id)),
    presenter({ id }) {
      const one = runningOf(id);
      const { url, join } = network(one);
      const { code } = one.live.session.door;
      return {
        rev: one.live.rev,
        now: now(),
        view: publicView(one.live.session),
        join: url && join ? { url, code, join } : null,
      };
    },
    async present({ id }) {
      runningOf(id);
      if (!openPresenter) {
        throw new AdroitError("NOT_HERE", "No window can be opened from here.", {
          subject: null,
          remedy: "Open the presenter view in a new window of the browser.",
        });
      }
      await openPresenter(id);
    },
    brief: ({ id }) => briefOf(runningOf(id).live.session),

    async command({ id, command }) {
      const one = runningOf(id);
      await ask(one, command, facilitator);
      return state(one);
    },
    async rotate({ id }) {
      const one = runningOf(id);
      const token = Buffer.from(random(16)).toString("base64url");
      await ask(one, { type: "rotate", code: newCode(random), token }, facilitator);
      return state(one);
    },
    async seat({ id, name, role }) {
      const one = runningOf(id);
      await ask(one, { type: "seat", seat: `s${hex(6)}`, name, role }, facilitator);
      return state(one);
    },
    async answer({ id, seat, command }) {
      const one = runningOf(id);
      const who = localSeat(one, seat);
      const { session } = one.live;
      const claimed = Object.hasOwn(session.claims, who);
      // Local seats have no device that could make an id.
      if (session.anonymous && !claimed && command.type === "cast")
        await ask(one, { type: "claim", ballot: `b${hex(15)}` }, { seat: who });
      await ask(one, command, { seat: who });
      return seatState(one, who);
    },
    held({ id, seat }) {
      const one = runningOf(id);
      return seatState(one, localSeat(one, seat));
    },

    async network({ id }) {
      const one = runningOf(id);
      one.addresses = await addressesNow();
      return network(one);
    },
    async open({ id, address }) {
      const one = runningOf(id);
      if (!openDoor) {
        throw new AdroitError("NOT_HERE", "Devices can't join from here.", {
          subject: null,
          remedy: "Pass this device around instead.",
        });
      }
      one.addresses = await addressesNow();
      const chosen = address ?? one.addresses.find(({ usable }) => usable)?.address;
      if (chosen === undefined || !one.addresses.some((choice) => choice.address === chosen)) {
        throw new AdroitError("BAD_INPUT", "This machine has no such address.", {
          subject: chosen ?? null,
          remedy: "Join a Wi-Fi or open a hotspot, and choose one of its addresses.",
        });
      }
      const port = one.door?.opened.port ?? firstPort;
      await shut(one);
      const opened = await openDoor(one.presence.room, { address: chosen, port }).catch((error) => {
        throw new AdroitError("NO_PERMISSION", `${chosen} can't be opened for others.`, {
          subject: error instanceof Error ? error.message : String(error),
          remedy: "Close other programs that use the ports 5180 to 5189, or choose another address.",
        });
      });
      one.door = { opened, address: chosen, since: now() };
      one.checks = setTimeout(() => changed(id), patience + 100);
      one.checks.unref();
      changed(id);
      return network(one);
    },
    async shut({ id }) {
      const one = runningOf(id);
      await shut(one);
      changed(id);
      return network(one);
    },
    sheet({ id }) {
      const one = runningOf(id);
      const { url, join } = network(one);
      if (!url || !join) {
        throw new AdroitError("NOT_NOW", "Nobody can join yet.", { subject: null, remedy: "Open the workshop first." });
      }
      const { session } = one.live;
      return { title: publicView(session).title, url, code: session.door.code, join, promise: promise(session) };
    },

    votes({ id }) {
      const { session } = runningOf(id).live;
      return { name: `votes-${id}.csv`, csv: votesCsv(session) };
    },

    async close({ id }) {
      const one = runningOf(id);
      if (!one.live.session.closed) await ask(one, { type: "close" }, facilitator);
      await one.folding;
      await finish(one.live.session);
      // Phones get the last state before the connection ends.
      if (one.door) await sleep(200);
      await end(one);
      return options.view(id);
    },
  };

  return {
    handlers,
    async close() {
      await Promise.all([...running.values()].map(end));
    },
  };
}

/** A rehearsal leaves nothing. */
function logInMemory(): SessionLog {
  let length = 0;
  return {
    get length() {
      return length;
    },
    async append(entries) {
      length += entries.length;
    },
    async close() {},
  };
}

function contractError(error: unknown): unknown {
  if (error instanceof Refused) {
    const { refused, message } = error.refusal;
    const code = refused === "invalid" ? "BAD_INPUT" : refused === "unknown" ? "NOT_FOUND" : "NOT_NOW";
    return new AdroitError(code, message, { subject: null, remedy: "" });
  }
  if (error instanceof Stopped) {
    return new AdroitError("DISK_FULL", `The workshop stopped, because it can't be written: ${error.message}`, {
      subject: null,
      remedy: "What was answered before is safe. Free some space, then resume the workshop.",
    });
  }
  return error;
}
