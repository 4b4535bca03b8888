import { sha256 } from "#electron/host/files/canonical";
import { changeFiles } from "#electron/host/files/changeset";
import { unifiedDifference } from "#electron/host/files/difference";
import { realPath } from "#electron/host/files/look";
import { listTexts } from "#electron/host/repo/list/list";
import { convert as convertAdr } from "#shared/adr/convert/convert";
import { type Dialect, dialects, type MovedHeading, type NamedAdr, type Put } from "#shared/adr/convert/put";
import type { AdrEntry, Texts } from "#shared/adr/folder/entry";
import { type CliCommand, text } from "./command";
import { json, UsageError } from "./io";
import { namedFile } from "./named";
import { readingOf } from "./progress";

interface Converted extends Put {
  file: string;
  before: string;
}

export const convert: CliCommand = {
  usage: "convert DIR --to madr4|madr2|nygard|log4brains [--write] [--json]",
  does: "Shows what the ADRs would be in another dialect and what it has no place for; with --write changes them.",
  examples: ["convert docs/adr --to madr4", "convert docs/adr --to madr4 --write"],
  takes: [1, 1],
  options: {
    to: { type: "string", does: "the dialect", values: dialects },
    write: { type: "boolean", does: "changes the files, all or none" },
    json: { type: "boolean", does: "one JSON document on standard output" },
  },
  async run([dir = ""], given, io) {
    const to = dialects.find((one) => one === text(given, "to"));
    if (to === undefined) throw new UsageError(`--to takes one of: ${dialects.join(", ")}.`);
    const reading = readingOf(io);
    const { listing, texts } = await listTexts(await namedFile(dir, io), reading).finally(reading.end);
    const { done, left } = converted(listing.entries, texts, to);
    for (const { file, why } of left) io.err(`Left as it is: ${file}: ${why}\n`);
    if (given.write) await write(listing.root, done);
    if (given.json) {
      json(io, {
        written: given.write === true,
        files: done.map(({ file, moved, kept }) => ({ file, moved, kept })),
        left,
      });
      return 0;
    }
    for (const one of done) io.out(given.write === true ? `Changed ${one.file}${summary(one)}\n` : shown(one));
    if (done.length === 0) io.out("There is nothing to convert.\n");
    else if (!given.write) io.err("Nothing is written. Look through it, then say --write.\n");
    return 0;
  },
};

function converted(entries: readonly AdrEntry[], texts: Texts, to: Dialect) {
  const titles = new Map(entries.map(({ file, title }) => [file, title ?? file]));
  const named = (file: string): NamedAdr => ({ file, title: titles.get(file) ?? file });
  const done: Converted[] = [];
  const left: { file: string; why: string }[] = [];
  for (const { file, supersededBy } of entries) {
    const before = texts.get(file) ?? "";
    const put = convertAdr(before, to, { file, supersededBy: supersededBy.map(named) });
    if ("left" in put) left.push({ file, why: put.left });
    else done.push({ ...put, file, before });
  }
  return { done, left };
}

/** All files or none, and none that changed since it was read. */
async function write(root: string, done: readonly Converted[]): Promise<void> {
  if (done.length === 0) return;
  const changes = done.map(({ file, before, text }) => ({ path: file, expect: sha256(Buffer.from(before)), text }));
  await changeFiles(await realPath(root), changes);
}

function shown(one: Converted): string {
  const { file, before, text } = one;
  return `${unifiedDifference(file, before, text)}${summary(one)}\n`;
}

function summary({ moved, kept }: Put): string {
  const lines = [
    ...moved.map((one) => `  ${where(one)}\n`),
    ...kept.map((what) => `  Under More Information: ${what}\n`),
  ];
  return lines.length === 0 ? "" : `\n${lines.join("")}`;
}

/** `"Context" is "Context and Problem Statement"`, `"Consequences" stands under "Decision Outcome"`. */
function where({ what, to, under }: MovedHeading): string {
  const place = under === undefined ? "" : under === null ? "is a section of its own" : `stands under "${under}"`;
  const name = what === to ? "" : `is "${to}"`;
  return `"${what}" ${[name, place].filter((part) => part !== "").join(" and ")}`;
}
