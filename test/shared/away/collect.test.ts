import { expect, test } from "vitest";
import { type Arrival, type CallKnowledge, collect } from "#shared/away/collect";
import { hashText } from "#shared/away/seal";
import { callSample } from "../../samples/call";

const { call, hash } = await callSample();

const known = (more: Partial<CallKnowledge> = {}): CallKnowledge => ({
  hash,
  codes: [],
  hashOf: hashText,
  inRoom: [],
  chosen: [],
  openedAfter: null,
  ...more,
});

let count = 0;
function arrival(
  name: string,
  more: { code?: string; hash?: string; call?: string; ballot?: string; sealed?: string } = {},
): Arrival {
  const n = ++count;
  return {
    n,
    at: "2026-10-07T10:00:00.000Z",
    way: "dropped",
    file: `ballot-${n}.age`,
    sealed: more.sealed ?? String(n).padStart(64, "0"),
    envelope: {
      format: 1,
      call: more.call ?? call.id,
      hash: more.hash ?? hash,
      ballot: more.ballot ?? `b${n}`,
      name,
      ...(more.code !== undefined && { code: more.code }),
      stated: "2026-10-07T09:00:00.000Z",
    },
  };
}

const names = (arrivals: Arrival[], more: Partial<CallKnowledge> = {}, of = call) => {
  const { counted, aside } = collect(of, arrivals, known(more));
  return {
    counted: counted.map(({ name }) => name),
    aside: aside.map(({ who, reason, why }) => {
      expect(why).toMatch(/\.$/);
      return `${who}: ${reason}`;
    }),
  };
};

test("a ballot of another call is set aside", () => {
  expect(names([arrival("Ben"), arrival("Cleo", { call: "cother" })])).toEqual({
    counted: ["Ben"],
    aside: ["Cleo: foreign"],
  });
});

test("a ballot that answers a changed copy of the call is set aside", () => {
  expect(names([arrival("Cleo", { hash: "f".repeat(64) })])).toEqual({ counted: [], aside: ["Cleo: swapped"] });
});

test("a ballot that was sent again counts once, under whatever name its file has", () => {
  const first = arrival("Cleo", { sealed: "a".repeat(64) });
  const copy = arrival("Cleo", { sealed: "a".repeat(64) });
  const sealedAnew = arrival("Dev", { ballot: `b${first.n}` });
  expect(names([first, copy, sealedAnew])).toEqual({ counted: ["Cleo"], aside: ["Cleo: replay", "Dev: replay"] });
});

test("of two ballots of one name neither counts, until one is chosen", () => {
  const both = [arrival("Cleo"), arrival(" cleo ")];
  expect(names(both)).toEqual({ counted: [], aside: ["Cleo: double", " cleo : double"] });
  expect(names(both, { chosen: [both[1]!.n] })).toEqual({ counted: [" cleo "], aside: ["Cleo: left-out"] });
});

test("with codes the last ballot of a code counts, under the name that the code was given to", () => {
  const coded = { ...call, codes: true };
  const codes = [
    { name: "Ben", hash: hashText("AAAA") },
    { name: "Cleo", hash: hashText("BBBB") },
  ];
  const arrivals = [
    arrival("Ben", { code: "AAAA" }),
    arrival("Ben", { code: "AAAA" }),
    arrival("Ben", { code: "BBBB" }),
    arrival("Ben", { code: "guess" }),
    arrival("Cleo"),
  ];
  const { counted, aside } = collect(coded, arrivals, known({ codes }));
  expect(counted.map(({ n, name }) => [n, name])).toEqual([
    [arrivals[1]!.n, "Ben"],
    [arrivals[2]!.n, "Cleo"],
  ]);
  expect(aside.map(({ reason }) => reason)).toEqual(["replaced", "code", "code"]);
});

test("a thousand guessed codes count nothing, and keep nobody out", () => {
  const codes = [{ name: "Ben", hash: hashText("AAAA") }];
  const guessed = (from: number) => Array.from({ length: 500 }, (_, i) => arrival("Ben", { code: `GUESS${from + i}` }));
  // Guesses that come later don't take its place either.
  const before = guessed(0);
  const own = arrival("Ben", { code: "AAAA" });
  const arrivals = [...before, own, ...guessed(500)];
  const { counted, aside } = collect({ ...call, codes: true }, arrivals, known({ codes }));
  expect(counted.map(({ n, name }) => [n, name])).toEqual([[own.n, "Ben"]]);
  expect(aside.map(({ reason }) => reason)).toEqual(Array(1000).fill("code"));
});

test("what arrives after the opening is late", () => {
  const [early, late] = [arrival("Ben"), arrival("Cleo")];
  expect(names([early, late], { openedAfter: early.n })).toEqual({ counted: ["Ben"], aside: ["Cleo: late"] });
});

test("who wasn't asked is set aside by name, and may be counted nevertheless", () => {
  const asked = { ...call, people: ["Ben", "Cleo"] };
  const stranger = arrival("Dev");
  expect(names([stranger], {}, asked)).toEqual({ counted: [], aside: ["Dev: unknown"] });
  expect(names([stranger], { chosen: [stranger.n] }, asked)).toEqual({ counted: ["Dev"], aside: [] });
  expect(collect(asked, [arrival("ben")], known()).missing).toEqual(["Cleo"]);
  expect(collect(asked, [arrival("ben")], known({ inRoom: ["Cleo"] })).missing).toEqual([]);
});

test("who is in the room answers there", () => {
  expect(names([arrival("Ben")], { inRoom: ["ben"] })).toEqual({ counted: [], aside: ["Ben: room"] });
});

test("what can't be opened is set aside by the name of its file", () => {
  const damaged = { ...arrival("Ben"), file: "letter.age", envelope: { damaged: "It isn't whole." } };
  expect(names([damaged])).toEqual({ counted: [], aside: ["letter.age: damaged"] });
});
