/** Reading and editing ADRs whose text was mutated: no crash, no long wait, no byte lost. */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { appendReview, setStatus } from "#shared/adr/edit";
import { readAdr, readIfAdr } from "#shared/adr/read";
import type { Random } from "#shared/analysis/random";
import type { Status } from "#shared/record/record";
import { below, type Fault, goesOn, pick } from "./fault";

const statuses: Status[] = ["draft", "proposed", "accepted", "rejected", "deprecated", "superseded"];
/** Milliseconds for 100,000 characters; less for less, with a floor under which a clock says nothing. */
const limit = 50;

/** The ADRs of the tests, and real ones where `ADR_CORPUS` names a folder with them. */
function samples(): string[] {
  const texts = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".md"))
      .map((name) => readFileSync(join(folder, name), "utf8"))
      .filter((text) => text.length <= 100_000);
  const corpus = process.env.ADR_CORPUS;
  return [...texts(resolve(import.meta.dirname, "../fixtures/adr")), ...(corpus ? texts(corpus) : [])];
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
    switch (below(random, 7)) {
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
        text = random() < 0.5 ? text.replaceAll("\n", "\r\n") : text.replaceAll("\n", pick(random, bits));
        break;
      default:
        text = text.slice(0, at) + String.fromCharCode(below(random, 0xffff)) + text.slice(to);
    }
  }
  return text.slice(0, 100_000);
}

/** Everything that is done with an ADR; gives what went wrong. */
function treat(text: string, to: Status): string | null {
  readAdr("0001-x.md", text);
  readIfAdr("docs/decisions/0001-x.md", text);
  const edited = setStatus(text, to);
  if ("text" in edited) {
    const wrong = onlyStatus(text, edited.text, to);
    if (wrong) return wrong;
  }
  const reviewed = appendReview(text, "2027-05-20: kept by Ana");
  if ("text" in reviewed && !keeps(text, reviewed.text)) return "a review removed something";
  return null;
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
    if (!fits) return `a line lost something: ${JSON.stringify(a.slice(0, 200))} -> ${JSON.stringify(b.slice(0, 200))}`;
  }
  return null;
}

/** Whether all of `text` is still there: something was put in at one place. */
function keeps(text: string, longer: string): boolean {
  let same = 0;
  while (same < text.length && text[same] === longer[same]) same++;
  return longer.endsWith(text.slice(same));
}

export const adrText: Fault = {
  name: "mutated ADR text read and edited",
  unit: "texts",
  full: 100_000,
  weight: 1,
  async run(share) {
    const all = samples();
    const lost: string[] = [];
    let slowest = 0;
    let done = 0;
    for (; goesOn(share, done) && lost.length < 10; done++) {
      const text = mutated(share.random, all);
      const to = pick(share.random, statuses);
      // A busy machine may stop us in between: only what is slow every time is.
      let took = Number.POSITIVE_INFINITY;
      for (let tries = 0; tries < 5 && took > limit; tries++) {
        const begun = performance.now();
        try {
          const wrong = treat(text, to);
          if (wrong && tries === 0) lost.push(`${wrong} in ${JSON.stringify(text).slice(0, 300)}`);
        } catch (error) {
          lost.push(`${error} in ${JSON.stringify(text).slice(0, 300)}`);
          break;
        }
        took = Math.min(took, performance.now() - begun);
      }
      if (Number.isFinite(took)) slowest = Math.max(slowest, took);
      if (took > limit)
        lost.push(`${took.toFixed(0)} ms for ${text.length} characters: ${JSON.stringify(text).slice(0, 200)}`);
      if (done % 200 === 0) await new Promise((next) => setImmediate(next));
    }
    return { count: done, lost, also: `${all.length} samples, slowest ${slowest.toFixed(1)} ms` };
  },
};
