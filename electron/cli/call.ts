import { randomBytes } from "node:crypto";
import { basename, join } from "node:path";
import { keyFileText } from "#electron/host/away/key-file";
import { type MadeCall, makeCall } from "#electron/host/away/make";
import { callPage } from "#electron/host/away/page";
import { writeNew } from "#electron/host/files/write-new";
import { readYaml } from "#electron/host/files/yaml";
import { loadLibrary, playbookNamed } from "#electron/host/playbooks/library";
import { recordIn } from "#electron/host/repo/sidecar/record";
import { slugOf } from "#shared/adr/folder/slug";
import { defaultThresholds } from "#shared/analysis/thresholds";
import { plainJson } from "#shared/away/call";
import { askingText } from "#shared/away/reminder";
import { wordsOfHash } from "#shared/away/seal";
import { localDay, readDay, showDay } from "#shared/base/day";
import { inputsOf } from "#shared/record/accept";
import { draftFromAnswers } from "#shared/record/answers";
import { playbookOf } from "#shared/record/create";
import { answersSchema } from "#shared/record/schema";
import { type CliCommand, text } from "./command";
import { type Io, UsageError } from "./io";
import { namedFile, readNamed } from "./named";

export const call: CliCommand = {
  usage:
    "call RECORD-OR-ANSWERS --until DAY --out call.html --key FILE [--from NAME] [--promise P] [--people FILE [--codes DIR]] [--json FILE]",
  does: "Asks people who aren't in the room: one page that they answer in, and the key that opens their ballots.",
  examples: ["call answers.yaml --until 2026-12-04 --out call.html --key call.key"],
  takes: [1, 1],
  options: {
    until: { type: "string", does: "last day to answer" },
    out: { type: "string", does: "page to write" },
    key: { type: "string", does: "file of the keys to write" },
    from: { type: "string", does: "name of whoever asks" },
    promise: { type: "string", does: "what is told of ballots", values: ["distributions", "unnamed", "named"] },
    people: { type: "string", does: "file with the names of those asked, one a line" },
    codes: { type: "string", does: "folder for copies with a code for each" },
    json: { type: "string", does: "file for the call as data" },
  },
  async run([file = ""], given, io) {
    const [until, out, key] = [text(given, "until"), text(given, "out"), text(given, "key")];
    if (!until || !out || !key) throw new UsageError("--until, --out and --key are needed.");
    const day = readDay(until);
    if (day === null) throw new UsageError("--until takes a day, like 2026-12-04.");
    if (day < localDay(new Date())) throw new UsageError(`Nobody could answer by then: ${showDay(day)} is over.`);
    const repository = text(given, "promise") ?? "distributions";
    if (repository !== "named" && repository !== "unnamed" && repository !== "distributions")
      throw new UsageError("--promise takes one of: distributions, unnamed, named.");
    const list = text(given, "people");
    const codes = text(given, "codes");
    if (codes !== undefined && list === undefined) throw new UsageError("--codes needs --people.");
    const people = list === undefined ? [] : namesIn(await readNamed(list, io));
    const about = await asked(file, io);
    const made = await makeCall(
      {
        ...about,
        from: text(given, "from") ?? about.inputs.frame.decider,
        made: new Date().toISOString(),
        until: day,
        people,
        codes: codes !== undefined,
        asks: { what: "round" },
        anonymous: repository === "unnamed",
        repository,
        rule: "decider",
        weighing: "points",
        thresholds: defaultThresholds,
        revisit: null,
      },
      randomBytes,
    );
    await write(made, { out, key, codes, json: text(given, "json") }, io);
    return 0;
  },
};

/** What a file of answers or the data beside an ADR asks about. */
async function asked(file: string, io: Io) {
  const content = await readNamed(file, io);
  const library = await loadLibrary(io.templates);
  if (file.endsWith(".json")) {
    const record = recordIn(basename(file), content, library.books);
    return { inputs: inputsOf(record.draft), playbook: playbookOf(record) };
  }
  const answers = readYaml(basename(file), content, answersSchema);
  const entry = playbookNamed(library, answers.playbook);
  return { inputs: inputsOf(draftFromAnswers(entry, answers)), playbook: entry.playbook };
}

function namesIn(list: string): string[] {
  const names = list.split(/\r?\n/).flatMap((line) => line.trim() || []);
  if (names.length === 0 || names.length > 200 || names.some((name) => name.length > 60))
    throw new UsageError("--people takes a file with 1 to 200 names, one a line, of 60 characters at most.");
  return names;
}

async function write(
  { call: made, hash, keys, codes, copies }: MadeCall,
  to: { out: string; key: string; codes: string | undefined; json: string | undefined },
  io: Io,
): Promise<void> {
  await writeNew(await namedFile(to.key, io), keyFileText({ call: made.id, keys, codes, opened: null }), 0o600);
  await writeNew(await namedFile(to.out, io), callPage(made));
  if (to.json !== undefined) await writeNew(await namedFile(to.json, io), `${plainJson(made)}\n`);
  for (const [i, copy] of copies.entries()) {
    const path = await namedFile(join(to.codes ?? ".", `${i + 1}-${slugOf(copy.name)}`), io);
    await writeNew(`${path}.html`, callPage(made, copy), 0o600);
    await writeNew(`${path}.code`, `${copy.name}\n${copy.code}\n`, 0o600);
  }
  if (copies.length === 0) io.out(`Wrote ${to.out}: send it to those whom you ask.\n`);
  else {
    io.out(`Wrote ${copies.length} personal copies into ${to.codes}: each to its person alone.\n`);
    io.out(`Wrote ${to.out}: the same page, which asks for a code.\n`);
  }
  io.out(`Wrote ${to.key}: it opens every ballot. Keep it to yourself.\n`);
  const words = wordsOfHash(hash);
  io.out(`Words of this call: ${words.join(" ")}\n`);
  io.out(`\nA text to send with the page:\n\n${askingText(made, words)}\n`);
}
