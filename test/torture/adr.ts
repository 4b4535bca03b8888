/** Reading and editing ADRs whose text was mutated: no crash, no long wait, no byte lost. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { appendReview, applied, type Edit, setStatus } from "#shared/adr/edit/edit";
import { addLink } from "#shared/adr/edit/link";
import { renumbering } from "#shared/adr/edit/renumber";
import { supersede, withdraw } from "#shared/adr/edit/supersede";
import { problemsOf } from "#shared/adr/folder/check";
import { linked, unlinkedEntries } from "#shared/adr/folder/folder";
import { isIndex, withIndex } from "#shared/adr/folder/index-page";
import { problemIn } from "#shared/adr/read/problem";
import { readAdr } from "#shared/adr/read/read";
import { readIfAdr } from "#shared/adr/read/recognise";
import { statusOf } from "#shared/adr/read/words";
import type { Random } from "#shared/base/random";
import type { Status } from "#shared/record/record";
import { below, type Fault, goesOn, pick } from "./fault";

const statuses: Status[] = ["draft", "proposed", "accepted", "rejected", "deprecated", "superseded"];
/** Milliseconds that any of it may take for up to 100,000 characters. */
const perCall = 50;

/** The ADRs of the tests, and real ones where `ADR_CORPUS` names a folder with them. */
function samples(): string[] {
  const texts = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".md"))
      .map((name) => readFileSync(join(folder, name), "utf8"))
      .filter((text) => text.length <= 100_000);
  const corpus = process.env.ADR_CORPUS;
  return [...texts(resolve(import.meta.dirname, "../samples/adr")), ...(corpus ? texts(corpus) : [])];
}

const bits = [
  ..."`~#*_-=|<>[]()!\\:;\"'&\t\r\n \0\ufeff\u2028\u200f\ud800é漢",
  ...[
    "---\n",
    "```\n",
    "~~~\n",
    "<!--",
    "-->",
    "# ",
    "## Status\n",
    "\n\n",
    "\r\n",
    "* Status: ",
    "status: ",
    "| Status |",
  ],
  ...["accepted", "Superseded by [x](y.md)", "![", "](", "<details>", "&#x0;", "- ", "> ", "    ", "\u0301"],
];

/** A text made of real ones: cut, doubled, spliced, with odd pieces put in. */
function mutated(random: Random, all: string[]): string {
  let text = pick(random, all);
  for (let times = 1 + below(random, 5); times > 0; times--) {
    const at = below(random, text.length + 1);
    const to = Math.min(text.length, at + below(random, random() < 0.5 ? 10 : 400));
    switch (below(random, 8)) {
      case 0:
        text = text.slice(0, at) + text.slice(to);
        break;
      case 1:
        text = text.slice(0, at) + pick(random, bits) + text.slice(at);
        break;
      case 2:
        text = text.slice(0, to) + text.slice(at);
        break;
      case 3: {
        const other = pick(random, all);
        text = text.slice(0, at) + other.slice(below(random, other.length + 1)).slice(0, 2000) + text.slice(to);
        break;
      }
      case 4:
        text =
          text.slice(0, at) + pick(random, bits).repeat(below(random, random() < 0.05 ? 20_000 : 50)) + text.slice(at);
        break;
      case 5:
        // What a pattern that goes back and forth takes long for: many lines of one thing, and then another.
        if (random() < 0.1)
          text = text.slice(0, at) + `\n${hardLine(random)}`.repeat(below(random, 60)) + text.slice(to);
        break;
      case 6:
        text = random() < 0.5 ? text.replaceAll("\n", "\r\n") : text.replaceAll("\n", pick(random, bits));
        break;
      default:
        text = text.slice(0, at) + String.fromCharCode(below(random, 0xffff)) + text.slice(to);
    }
  }
  return text.slice(0, 100_000);
}

function hardLine(random: Random): string {
  const piece = pick(random, bits);
  const run = piece.repeat(Math.ceil(below(random, 2100) / piece.length));
  return `${pick(random, bits)}${pick(random, ["", "Status", "Date", "Supersedes", "a b", "|", "- "])}${run}${pick(random, bits)}x`;
}

/** Everything that is done with an ADR; each gives what went wrong. */
const treatments: Record<string, (text: string, to: Status) => string | null> = {
  reading(text) {
    readAdr("0001-x.md", text);
    return null;
  },
  "telling what it is"(text) {
    readIfAdr("docs/decisions/0001-x.md", text);
    return null;
  },
  "a new status"(text, to) {
    const edited = setStatus(text, to);
    return "text" in edited ? onlyStatus(text, edited.text, to) : null;
  },
  "taking it back"(text, to) {
    return goesBack(text, setStatus(text, to));
  },
  "reading other markup"(text) {
    readIfAdr("docs/0001-x.adoc", text);
    readIfAdr("docs/0001-x.rst", text);
    return null;
  },
  "finding problems"(text) {
    const files = [{ path: "0001-x.md", text }, other];
    const { entries, dangling } = linked(unlinkedEntries(files));
    const texts = new Map(files.map(({ path, text }) => [path, text]));
    problemsOf({ entries, dangling, texts, exists: (path) => texts.has(path), today: "2026-11-20" });
    return null;
  },
  "its problem for a successor"(text) {
    problemIn(text);
    return null;
  },
  "a link"(text) {
    const edited = addLink({ file: "0001-x.md", text }, { verb: "Amends", to: { file: other.path, text: other.text } });
    return goesBack(text, edited);
  },
  "a successor"(text) {
    const old = { file: "0001-x.md", text };
    const by = { file: other.path, text: other.text };
    const pair = supersede(old, by);
    if ("refused" in pair || pair.old === text) return null;
    if (readAdr(old.file, pair.old).status !== "superseded") return "it isn't superseded then";
    const back = withdraw({ ...old, text: pair.old }, { ...by, text: pair.by }, "accepted");
    return "refused" in back || back.by === other.text ? null : "the successor isn't as it was";
  },
  "another number"(text) {
    const plan = renumbering(
      [
        { path: "0001-x.md", text },
        { ...other, text: `${other.text}[x](0001-x.md)\n` },
      ],
      "0001-x.md",
    );
    return "refused" in plan ? plan.refused : null;
  },
  "a list of ADRs"(text) {
    return isIndex(text) ? goesBack(text, withIndex(text, "README.md", [])) : null;
  },
  "a review"(text) {
    const reviewed = appendReview(text, "2027-05-20: kept by Ana");
    return "text" in reviewed && !keeps(text, reviewed.text) ? "something was removed" : null;
  },
};

/** Stands beside the one that is mutated. */
const other = { path: "0002-y.md", text: "# 2. Y\n\n## Status\n\nAccepted\n\n## Context\n\nText.\n" };

function goesBack(text: string, edit: Edit): string | null {
  return "refused" in edit || applied(edit.text, edit.undo).text === text ? null : "undoing it gives another text";
}

/** Calls that a treatment makes one after the other, where there are several that take long. */
const calls: Record<string, number> = { "reading other markup": 2, "taking it back": 2, "a successor": 4 };

/** Does one of them, and gives what went wrong and the milliseconds it took. */
function treated(what: string, treat: (text: string, to: Status) => string | null, text: string, to: Status) {
  const limit = perCall * (calls[what] ?? 1);
  // A busy machine may stop us in between: what counts is our own time, and only what is slow every time.
  let took = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 8 && took > limit; tries++) {
    const begun = process.cpuUsage();
    try {
      const wrong = treat(text, to);
      if (wrong) return { wrong, took };
    } catch (error) {
      return { wrong: String(error), took };
    }
    const { user, system } = process.cpuUsage(begun);
    took = Math.min(took, (user + system) / 1000);
  }
  return { wrong: took > limit ? `${took.toFixed(0)} ms for ${text.length} characters` : null, took };
}

/** Nothing but words that state a status may differ, each replaced in its own line. */
function onlyStatus(before: string, after: string, to: Status): string | null {
  const from = before.split("\n");
  const into = after.split("\n");
  if (from.length !== into.length) return "the number of lines changed";
  for (let n = 0; n < from.length; n++) {
    const [a = "", b = ""] = [from[n], into[n]];
    if (a === b) continue;
    const word = b.search(new RegExp(to, "i"));
    // Every place where the new word may stand: what is around it is as before, and only letters gave way to it.
    let fits = false;
    for (let at = word; at >= 0 && !fits; at = b.toLowerCase().indexOf(to, at + 1)) {
      const tail = b.slice(at + to.length);
      const gone = a.slice(at, a.length - tail.length);
      fits = a.startsWith(b.slice(0, at)) && a.endsWith(tail) && /^\p{L}[\p{L}\p{M}]*$/u.test(gone);
    }
    if (!fits && !inWords(a, b, to))
      return `a line lost something: ${JSON.stringify(a.slice(0, 200))} -> ${JSON.stringify(b.slice(0, 200))}`;
  }
  return null;
}

/** Whether one word gave way to another that says this status in the file's language, and all around it is as before. */
function inWords(before: string, after: string, to: Status): boolean {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < Math.min(before.length, after.length) - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const letter = /[\p{L}\p{M}]/u;
  while (start > 0 && letter.test(before[start - 1] ?? "")) start--;
  while (end > 0 && letter.test(before.at(-end) ?? "")) end--;
  const gone = before.slice(start, before.length - end);
  return /^[\p{L}\p{M}]+$/u.test(gone) && statusOf(after.slice(start, after.length - end)) === to;
}

/** Whether all of `text` is still there: something was put in at one place. */
function keeps(text: string, longer: string): boolean {
  let same = 0;
  while (same < text.length && text[same] === longer[same]) same++;
  return longer.endsWith(text.slice(same));
}

/** Writes a text that something went wrong with to a file that stays, and gives its path. */
function kept(text: string, n: number): string {
  const path = join(tmpdir(), `adroit-torture-${process.pid}-${n}.md`);
  writeFileSync(path, text);
  return path;
}

export const adrText: Fault = {
  name: "mutated ADR text read and edited",
  unit: "texts",
  full: 100_000,
  weight: 3.5,
  async run(share) {
    const all = samples();
    const lost: string[] = [];
    let slowest = 0;
    let done = 0;
    for (; goesOn(share, done) && lost.length < 10; done++) {
      const text = mutated(share.random, all);
      const to = pick(share.random, statuses);
      for (const [what, treat] of Object.entries(treatments)) {
        const { wrong, took } = treated(what, treat, text, to);
        if (wrong) lost.push(`${what}: ${wrong}, see ${kept(text, lost.length)}`);
        else slowest = Math.max(slowest, took);
      }
      if (done % 200 === 0) await new Promise((next) => setImmediate(next));
    }
    return { count: done, lost, also: `${all.length} samples, slowest ${slowest.toFixed(1)} ms` };
  },
};
