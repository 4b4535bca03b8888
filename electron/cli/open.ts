import { randomBytes } from "node:crypto";
import { basename } from "node:path";
import { arrived, ballotsIn } from "#electron/host/away/arrivals";
import { type KeyFile, keyFileText, parseKeyFile } from "#electron/host/away/key-file";
import { hashOfCode } from "#electron/host/away/make";
import { openBallots } from "#electron/host/away/opening";
import { realDisk, uniqueName } from "#electron/host/files/disk";
import { replaceFile } from "#electron/host/files/replace";
import type { Call } from "#shared/away/call";
import { type Arrival, collect } from "#shared/away/collect";
import { type OpenedRound, roundOfBallots } from "#shared/away/round";
import { parseCall } from "#shared/away/schema";
import { hashOfCall, wordsOfHash } from "#shared/away/seal";
import { localDay } from "#shared/base/day";
import { AdroitError } from "#shared/base/error";
import { type CliCommand, text } from "./command";
import { json, UsageError } from "./io";
import { namedFile, readNamed, realFile } from "./named";

export const open: CliCommand = {
  usage: "open CALL DIR --key FILE [--json]",
  does: "Opens the ballots of a call, once and all together. A ballot that comes later is late.",
  examples: ["open call.html ballots --key call.key --json"],
  takes: [2, 2],
  options: {
    key: { type: "string", does: "file of the keys" },
    json: { type: "boolean", does: "print one JSON document" },
  },
  async run([file = "", folder = ""], given, io) {
    const keyPath = text(given, "key");
    if (!keyPath) throw new UsageError("--key is needed.");
    const path = await realFile(keyPath, io);
    const call = parseCall(basename(file), await readNamed(file, io));
    const key = parseKeyFile(keyPath, await readNamed(keyPath, io));
    if (call.asks.what !== "round")
      throw new UsageError("A call like this is opened in the app, where its workshop is.");
    if (key.call !== call.id) {
      throw new AdroitError("BAD_INPUT", `${keyPath} is the key of another call.`, {
        subject: keyPath,
        remedy: "Name the key that was made with this call. Nothing was opened.",
      });
    }
    const found = await ballotsIn(await namedFile(folder, io));
    const arrivals = await ordered(key, found);
    const hash = hashOfCall(call);
    const known = { hash, codes: key.codes, hashOf: hashOfCode, inRoom: [], chosen: [] };
    const openedAfter =
      key.opened === null ? null : arrivals.filter(({ sealed }) => key.opened?.includes(sealed)).length;
    const collected = collect(call, arrivals, { ...known, openedAfter });
    const bytesOf = async (n: number) =>
      found.find(({ file: name }) => name === arrivals[n - 1]?.file)?.bytes ?? new Uint8Array();
    const { ballots, aside } = await openBallots({ call, hash, keys: key.keys }, collected, bytesOf, randomBytes);
    const now = new Date();
    const early = localDay(now) <= call.until;
    const opened = roundOfBallots(call, ballots, { opened: now.toISOString(), early, aside: aside.length });
    if (key.opened === null) {
      const all = arrivals.map(({ sealed }) => sealed);
      const bytes = Buffer.from(keyFileText({ ...key, opened: all }));
      await replaceFile(realDisk, path, bytes, uniqueName(randomBytes), 0o600);
    }
    const words = wordsOfHash(hash);
    const result = {
      call: call.id,
      hash,
      words,
      people: ballots.map(({ name }) => name).sort(),
      aside,
      missing: collected.missing,
      ...opened,
    };
    if (given.json) json(io, result);
    else io.out(report(call, result));
    return aside.length > 0 ? 1 : 0;
  },
};

/** Ballots in the order of their files; those that were there at the opening come first. */
async function ordered({ keys, opened }: KeyFile, found: Awaited<ReturnType<typeof ballotsIn>>): Promise<Arrival[]> {
  const at = new Date().toISOString();
  const all: Arrival[] = [];
  for (const one of found) all.push(await arrived(keys, one, { n: 0, at, way: "folder" }));
  const late = ({ sealed }: Arrival) => Number(opened !== null && !opened.includes(sealed));
  return all.toSorted((a, b) => late(a) - late(b)).map((one, i) => ({ ...one, n: i + 1 }));
}

function report(
  call: Call,
  {
    people,
    aside,
    missing,
    headline,
    lead,
    values,
  }: OpenedRound & {
    people: string[];
    aside: { who: string; why: string }[];
    missing: string[];
  },
): string {
  const of = call.people.length > 0 ? ` of ${call.people.length}` : "";
  const own = people.includes(call.from)
    ? ""
    : `${call.from || "Whoever asks"} gave no ballot, which counts as abstaining.\n`;
  const figures = values.map(({ title, value }) => `  ${title}  ${value === null ? "out" : Math.round(100 * value)}\n`);
  return [
    `Opened ${people.length}${of} ballots: ${people.join(", ")}.\n`,
    own,
    missing.length > 0 ? `Missing: ${missing.join(", ")}.\n` : "",
    ...aside.map(({ who, why }) => `Set aside: ${who}. ${why}\n`),
    `\n${headline}\n${lead}\n${figures.join("")}`,
  ].join("");
}
