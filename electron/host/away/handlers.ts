/** The calls of the contract that are about people who aren't in the room. */
import { uniqueName } from "#electron/host/files/disk";
import type { Handlers } from "#electron/host/handlers";
import { ask, assertUnrefused, type Desk } from "#electron/host/workshop/desk";
import { foldNow } from "#electron/host/workshop/folding";
import type { Running } from "#electron/host/workshop/registry";
import type { Contract } from "#shared/api/contract";
import { plainJson } from "#shared/away/call";
import { type Arrival, type Collected, collect } from "#shared/away/collect";
import { askingText, reminderText } from "#shared/away/reminder";
import { hashOfCall, sealedBytes, sealedTexts, wordsOfHash } from "#shared/away/seal";
import type { CallView } from "#shared/away/view";
import { showDay } from "#shared/base/day";
import { AdroitError } from "#shared/base/error";
import type { Id } from "#shared/base/id";
import { createQueue } from "#shared/base/queue";
import { isInRoom, openingFault } from "#shared/workshop/check/calling";
import { present, votes } from "#shared/workshop/people";
import { changeFiles } from "../files/changeset";
import { commit } from "../git/commit";
import { isRepository, realFolder } from "../repo/paths";
import { arrived, ballotsIn, type FoundFile } from "./arrivals";
import { askingOf } from "./asking";
import { type KeptCall, readKept, removeKept, writeKept } from "./kept";
import { hashOfCode, makeCall } from "./make";
import { openBallots } from "./opening";
import { ballotFile, ballotsInRepository, callFile, callsIn, readCall } from "./repository";

type CallHandlers = Handlers<Contract["calls"]>;

export function callHandlers(desk: Desk, begin: (id: Id) => Promise<unknown>): CallHandlers {
  const queue = createQueue();
  /** One after the other for each record: what is kept of a call is read, changed and written as a whole. */
  const inTurn = <T extends object>(handlers: T): T =>
    Object.fromEntries(
      Object.entries(handlers).map(([name, handler]) => [
        name,
        (input: { id: Id }, call: unknown) => queue.run(input.id, async () => handler(input, call)),
      ]),
    ) as T;
  return {
    ...inTurn({ ...asking(desk, begin), ...collecting(desk), ...opening(desk) }),
    ...elsewhere(desk),
  };
}

async function keptOf({ disk, data }: Desk, id: Id): Promise<KeptCall> {
  const kept = await readKept(disk, data, id);
  if (kept) return kept;
  throw new AdroitError("NOT_FOUND", "No call is out on this decision.", { subject: id, remedy: "Make one first." });
}

const keep = ({ disk, data, random }: Desk, id: Id, kept: KeptCall) =>
  writeKept(disk, data, id, kept, uniqueName(random));

/** The arrivals with their envelopes open. */
function arrivalsOf({ call: _, keys, arrivals }: KeptCall): Promise<Arrival[]> {
  return Promise.all(
    arrivals.map(({ at, way, file, sealed }, i) => {
      const bytes = Buffer.from(sealed, "base64");
      return arrived(keys, { file, bytes }, { n: i + 1, at, way });
    }),
  );
}

async function collected(kept: KeptCall, one: Running | undefined): Promise<Collected> {
  const { call, codes, chosen, opened } = kept;
  const inRoom = (one?.live.session.seats ?? []).filter((seat) => present(seat) && isInRoom(seat) && votes(seat));
  return collect(call, await arrivalsOf(kept), {
    hash: hashOfCall(call),
    codes,
    hashOf: hashOfCode,
    inRoom: inRoom.map(({ name }) => name),
    chosen,
    openedAfter: opened?.after ?? null,
  });
}

async function viewOf({ registry, today }: Desk, id: Id, kept: KeptCall): Promise<CallView> {
  const { call, opened } = kept;
  const one = registry.find(id);
  const all = await collected(kept, one);
  const words = wordsOfHash(hashOfCall(call));
  const { seats = [], done = [] } = one?.live.session ?? {};
  return {
    ...all,
    ...{ id: call.id, what: call.asks.what, from: call.from, until: call.until, early: today() <= call.until },
    ...{ people: call.people, codes: call.codes, anonymous: call.anonymous, repository: call.repository, words },
    room: seats
      .filter((seat) => present(seat) && isInRoom(seat) && votes(seat))
      .map(({ id: seat, name, local }) => ({ name, local, done: done.includes(seat) })),
    opened: opened && { at: opened.at, ballots: opened.ballots },
    asking: askingText(call, words),
    reminder: reminderText(call, all.missing),
  };
}

function asking(
  desk: Desk,
  begin: (id: Id) => Promise<unknown>,
): Pick<CallHandlers, "view" | "make" | "page" | "share" | "withdraw"> {
  const { registry, disk, data, random, clock, today, changed } = desk;
  return {
    async view({ id }) {
      const kept = await readKept(disk, data, id);
      const one = registry.find(id);
      if (!kept || kept.opened || !one || one.live.session.call?.id === kept.call.id)
        return kept && viewOf(desk, id, kept);
      // A crash between the workshop's log and this file: what isn't out any more keeps no keys.
      await removeKept(disk, data, id);
      return null;
    },
    async make({ id, what, until, people, codes }) {
      if (codes && people.length === 0) {
        throw new AdroitError("BAD_INPUT", "Codes need names.", { subject: "people", remedy: "Name who is asked." });
      }
      if (until < today()) {
        throw new AdroitError("BAD_INPUT", `${showDay(until)} is over, so nobody could answer by then.`, {
          subject: "until",
          remedy: "Choose today or a later day.",
        });
      }
      if (!registry.find(id)) await begin(id);
      const { live } = registry.of(id);
      if (live.session.rehearsal) {
        throw new AdroitError("NOT_NOW", "This is a rehearsal.", { subject: id, remedy: "Begin the workshop itself." });
      }
      const made = await makeCall(
        { ...askingOf(live.session, what), made: clock().toISOString(), until, people, codes },
        random,
      );
      const { call, keys } = made;
      // The keys are there before anybody can answer; a call that isn't allowed leaves none.
      if (live.session.call !== null) throw isOut();
      await keep(desk, id, { call, keys, codes: made.codes, arrivals: [], chosen: [], opened: null });
      try {
        await ask({ live }, { type: "call", call: { id: call.id, what, until, people: call.people.length } }, "host");
      } catch (error) {
        await removeKept(disk, data, id);
        throw error;
      }
      changed(id);
      return { view: await viewOf(desk, id, await keptOf(desk, id)), codes: made.copies };
    },
    async page({ id, copy }) {
      const { call } = await keptOf(desk, id);
      // Its script is larger than all that a workshop needs besides.
      const { callPage } = await import("./page");
      return { name: `${call.id}.html`, html: callPage(call, copy ?? null) };
    },
    async share({ id, root }) {
      const { call } = await keptOf(desk, id);
      const file = callFile(call.id);
      await changeFiles(await realFolder(root), [
        { path: file, expect: null, text: `${plainJson(call)}\n`, common: true },
      ]);
      return { file };
    },
    async withdraw({ id }) {
      const one = registry.find(id);
      if (one?.live.session.call) await ask(one, { type: "withdraw" }, "host");
      await removeKept(disk, data, id);
      changed(id);
    },
  };
}

const isOut = () =>
  new AdroitError("NOT_NOW", "A call is out already.", { subject: null, remedy: "Open or withdraw it first." });

function collecting(desk: Desk): Pick<CallHandlers, "take" | "folder" | "repository" | "choose"> {
  const { clock, changed } = desk;
  /** Adds what isn't here yet: collecting again from the same place brings nothing twice. */
  const add = async (id: Id, way: string, found: readonly FoundFile[]) => {
    const kept = await keptOf(desk, id);
    const known = new Set(kept.arrivals.map(({ sealed }) => sealed));
    const at = clock().toISOString();
    const fresh = found.flatMap(({ file, bytes }) => {
      const sealed = Buffer.from(bytes).toString("base64");
      if (known.has(sealed)) return [];
      known.add(sealed);
      return [{ at, way, file, sealed }];
    });
    const next = { ...kept, arrivals: [...kept.arrivals, ...fresh] };
    if (fresh.length > 0) await keep(desk, id, next);
    if (fresh.length > 0) changed(id);
    return viewOf(desk, id, next);
  };
  return {
    take: ({ id, files, pasted }) => {
      const texts = sealedTexts(pasted).map((text, i) => ({ file: `pasted ${i + 1}`, bytes: Buffer.from(text) }));
      if (files.length === 0 && texts.length === 0) {
        throw new AdroitError("BAD_INPUT", "There is no sealed ballot in this text.", {
          subject: null,
          remedy: "Paste all of it, from BEGIN AGE ENCRYPTED FILE to the END line.",
        });
      }
      const dropped = files.map(({ name, base64 }) => ({
        file: name,
        bytes: emptyWhenLarge(Buffer.from(base64, "base64")),
      }));
      return add(id, texts.length > 0 ? "pasted" : "dropped", [...dropped, ...texts]);
    },
    folder: async ({ id, path }) => add(id, "from a folder", await ballotsIn(await realFolder(path))),
    async repository({ id, root }) {
      const { call } = await keptOf(desk, id);
      return add(id, "from the repository", await ballotsInRepository(await realFolder(root), call.id));
    },
    async choose({ id, n, counts }) {
      const kept = await keptOf(desk, id);
      if (kept.opened) throw late();
      const others = kept.chosen.filter((one) => one !== n);
      const next = { ...kept, chosen: counts ? [...others, n] : others };
      await keep(desk, id, next);
      changed(id);
      return viewOf(desk, id, next);
    },
  };
}

/** Bytes of a dropped file. */
const largestFile = 1024 * 1024;
/** One that is larger is kept as nothing, so that it is set aside by name. */
const emptyWhenLarge = (bytes: Buffer) => (bytes.length > largestFile ? Buffer.alloc(0) : bytes);

const late = () =>
  new AdroitError("NOT_NOW", "The ballots are open already.", { subject: null, remedy: "Make a second call instead." });

function opening(desk: Desk): Pick<CallHandlers, "open"> {
  const { registry, store, random, clock, today, changed } = desk;
  return {
    async open({ id }) {
      const kept = await keptOf(desk, id);
      const { call, keys, arrivals } = kept;
      if (kept.opened || keys.inner === null) throw late();
      const one = registry.of(id);
      const { session } = one.live;
      if (session.call?.id !== call.id) {
        throw new AdroitError("NOT_NOW", "This workshop has no such call out.", {
          subject: id,
          remedy: "Withdraw it.",
        });
      }
      // Asked before anything is opened, so that a refusal leaves all of it sealed.
      assertUnrefused(openingFault(session));
      const all = await collected(kept, one);
      const whole = { call, hash: hashOfCall(call), keys: { outer: keys.outer, inner: keys.inner } };
      const bytesOf = async (n: number) => Buffer.from(arrivals[n - 1]?.sealed ?? "", "base64");
      const { ballots, aside } = await openBallots(whole, all, bytesOf, random);
      const at = clock().toISOString();
      const early = today() <= call.until;
      await ask(one, { type: "gather", ballots, opened: at, early, aside: aside.length }, "host");
      await one.folding.idle();
      await foldNow(store, one.live.session, today());
      // From here on nobody can open them again, whoever has the sealed files.
      const opened = { at, after: arrivals.length, ballots: ballots.length };
      await keep(desk, id, { ...kept, keys: { outer: keys.outer, inner: null }, opened });
      changed(id);
      return viewOf(desk, id, await keptOf(desk, id));
    },
  };
}

/** What people with a clone do. */
function elsewhere({ store, today }: Desk): Pick<CallHandlers, "known" | "read" | "handIn"> {
  return {
    async known() {
      const { repositories } = await store.settings.get();
      const found = await Promise.all(
        repositories.map(async (root) =>
          (await callsIn(root)).map((call) => {
            const hash = hashOfCall(call);
            const { id, from, until, codes, inputs, playbook } = call;
            const title = inputs.frame.title.trim() || playbook.question;
            return { root, id, from, until, codes, title, hash, words: wordsOfHash(hash) };
          }),
        ),
      );
      return found.flat().filter(({ until }) => until >= today());
    },
    read: async ({ root, call }) => readCall(await realFolder(root), call),
    async handIn({ root, call, ballot, text, commit: wanted }) {
      const real = await realFolder(root);
      const { inputs, playbook } = await readCall(real, call);
      sealedBytes(Buffer.from(text));
      const file = ballotFile(call, ballot);
      await changeFiles(real, [{ path: file, expect: null, text }]);
      const title = inputs.frame.title.trim() || playbook.question;
      const message = `Answer a call: ${title}`.replace(/\s+/g, " ").slice(0, 200);
      const committed =
        wanted && isRepository(real) ? await commit({ root: real, files: [file], message, hooks: false }) : null;
      return { file, committed };
    },
  };
}
