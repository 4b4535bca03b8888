/**
 * The log as one page: a list, every ADR, and what tells of the whole. Which ADR is shown is the address' business
 * (`#adr-0047-...`), so that links, the way back and reading without script come from the browser itself. The script
 * adds search, filters and what is due by today.
 */

import { relatedKinds, relatedVerbs } from "#shared/adr/read/words";
import { capital } from "#shared/base/capital";
import { showDay } from "#shared/base/day";
import { families, familyDrawing } from "./family";
import { type Html, html } from "./html";
import { numberText, type PublishedAdr, type PublishedLog, statusText, titleText } from "./log";

export interface PageParts {
  /** CSS and JavaScript that stand in the page. They are ours, and neither ends its own element. */
  style: string;
  script: string;
  /** Digests of the two as a content policy names them: `sha256-...`. */
  styleHash: string;
  scriptHash: string;
  /** Address of the feed beside the page, if there is one. */
  feed: string | null;
}

/** By this a published page is known, and nothing else is replaced. */
export const generator = '<meta name="generator" content="Adroit published log">';

export function logPage(log: PublishedLog, parts: PageParts): string {
  const related = families(log.adrs);
  const familyOf = new Map(related.flatMap((members) => members.map((adr) => [adr, members] as const)));
  const policy = [
    "default-src 'none'",
    `style-src '${parts.styleHash}'`,
    `script-src '${parts.scriptHash}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const known = problemsOf(log);
  const byFile = new Map(log.adrs.map((adr) => [adr.entry.file, adr]));
  const around = { byFile, logs: foldersOf(log.adrs).size };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${generator}
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${html`<title>${log.title}</title>`.text}
${parts.feed === null ? "" : html`<link rel="alternate" type="application/atom+xml" title="What changed" href="${parts.feed}">`.text}
<style>${parts.style}</style>
</head>
<body>
${header(log).text}
${list(log, known).text}
<main id="main" tabindex="-1">
${overview(log, related).text}
${log.adrs.map((adr) => article(adr, { members: familyOf.get(adr) ?? null, problems: known.get(adr.entry.file) ?? [], ...around }).text).join("\n")}
</main>
<script>${parts.script}</script>
</body>
</html>
`;
}

type Problems = PublishedLog["problems"];

function problemsOf({ problems }: PublishedLog): Map<string, Problems> {
  const found = new Map<string, Problems>();
  for (const problem of problems) found.set(problem.file, [...(found.get(problem.file) ?? []), problem]);
  return found;
}

function header({ title, commit, adrs, source }: PublishedLog): Html {
  const asOf = commit === null ? "" : `, as of ${showDay(commit.day)}, ${commit.hash.slice(0, 7)}`;
  return html`<header>
<a class="skip" href="#main">To the text</a>
<h1><a href="#log">${title}</a></h1>
<p class="meta">${adrs.length}${asOf}${source === null ? null : html` · <a href="${source}" rel="noopener noreferrer" target="_blank">Repository</a>`}</p>
<div class="search" role="search" hidden><label for="search" class="unseen">Search in all decisions</label><input id="search" type="search" placeholder="Search in all decisions" autocomplete="off" spellcheck="false" aria-keyshortcuts="/"><kbd aria-hidden="true">/</kbd></div>
</header>`;
}

function list({ adrs }: PublishedLog, known: ReadonlyMap<string, Problems>): Html {
  const counts = new Map<string, number>();
  for (const { entry } of adrs) if (entry.status) counts.set(entry.status, (counts.get(entry.status) ?? 0) + 1);
  const wrong = adrs.filter(({ entry }) => known.has(entry.file)).length;
  const filter = (name: string, label: string, count: number | string) =>
    html`<button type="button" data-filter="${name}" aria-pressed="${name === "all" ? "true" : "false"}">${label} <span>${count}</span></button>`;
  const folders = foldersOf(adrs);
  return html`<nav aria-label="Decisions">
<div class="filters" role="group" aria-label="Show" hidden>${filter("all", "All", adrs.length)}${[...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([status, count]) =>
      filter(status, capital(status), count),
    )}${filter("due", "Due", "")}${wrong === 0 ? null : filter("problems", "Problems", wrong)}${tagChoice(adrs)}</div>
<p id="count" class="unseen" role="status"></p>
<p id="none" hidden>Nothing is found. A shorter word may be, or all of them instead of a part.</p>
<ol id="found" hidden></ol>
<ol id="list">${adrs.map(({ id, entry, review, tags }) => {
    const { status, number } = entry;
    return html`
<li data-status="${status ?? ""}" data-review="${review ?? ""}" data-number="${number ?? ""}"${known.has(entry.file) ? html` data-problems` : null}${tags.length === 0 ? null : html` data-tags="${JSON.stringify(tags)}"`}><a href="#${id}"><span class="number">${numberText(entry)}</span> <span class="title">${titleText(entry)}</span>${folders.size > 1 ? html` <span class="folder">${folderOf(entry.file)}</span>` : null} ${badge(entry)}</a></li>`;
  })}
</ol>
<button type="button" id="more" hidden></button>
</nav>`;
}

/** By which word the list is cut down; the script takes it. */
function tagChoice(adrs: readonly PublishedAdr[]): Html | null {
  const counts = new Map<string, number>();
  for (const { tags } of adrs) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  if (counts.size === 0) return null;
  const names = [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return html`<label>Tag <select id="tag"><option value="">any</option>${names.map(
    ([tag, count]) => html`<option value="${tag}">${tag} (${count})</option>`,
  )}</select></label>`;
}

function foldersOf(adrs: readonly PublishedAdr[]): Set<string> {
  return new Set(adrs.map(({ entry }) => folderOf(entry.file)));
}

function folderOf(file: string): string {
  return file.slice(0, Math.max(0, file.lastIndexOf("/")));
}

function badge(entry: PublishedAdr["entry"]): Html {
  return html`<span class="badge ${entry.status ?? "unknown"}">${statusText(entry)}</span>`;
}

function overview(log: PublishedLog, related: readonly PublishedAdr[][]): Html {
  const { adrs, problems } = log;
  const idOf = new Map(adrs.map(({ id, entry }) => [entry.file, id]));
  const reviews = adrs
    .filter(({ review, entry }) => review !== null && !over.has(entry.status ?? ""))
    .toSorted((a, b) => ((a.review ?? "") < (b.review ?? "") ? -1 : 1));
  return html`<section id="log" aria-label="The whole log">
<h2>All decisions</h2>
${adrs.length === 0 ? html`<p>There are no ADRs yet.</p>` : html`<p class="choose">Choose one from the list, or <a href="#everything">read all of them on one page</a>, as for a print.</p>`}
${
  reviews.length === 0
    ? null
    : html`<section id="reviews"><h3>To be reviewed</h3><ul class="rows">${reviews.map(
        ({ id, entry, review }) =>
          html`<li data-review="${review}"><time datetime="${review}">${showDay(review ?? "")}</time> <a href="#${id}">${named(entry)}</a> <span class="due"></span></li>`,
      )}</ul></section>`
}
${timeline(adrs)}
${
  related.length === 0
    ? null
    : html`<section><h3>What took whose place</h3><div class="families">${related.map(
        (members) => html`<div class="wide">${familyDrawing(members, null)}</div>`,
      )}</div></section>`
}
${
  problems.length === 0
    ? null
    : html`<section><h3>Problems</h3><ul class="rows">${problems.map(({ file, what, line }) => {
        const id = idOf.get(file);
        const place = line === null ? file : `${file}:${line}`;
        return html`<li><code>${id === undefined ? place : html`<a href="#${id}">${place}</a>`}</code> ${what}</li>`;
      })}</ul></section>`
}
</section>
<div id="everything"></div>`;
}

/** Of these nothing is to be reviewed any more. */
const over = new Set(["rejected", "deprecated", "superseded"]);

function named(entry: PublishedAdr["entry"]): string {
  return `${numberText(entry)} ${titleText(entry)}`.trim();
}

function timeline(adrs: readonly PublishedAdr[]): Html | null {
  const years = new Map<string, PublishedAdr[]>();
  const day = ({ entry }: PublishedAdr) => entry.date ?? entry.fileDate;
  for (const adr of adrs.toSorted((a, b) => ((day(a) ?? "") > (day(b) ?? "") ? -1 : 1))) {
    const year = day(adr)?.slice(0, 4);
    if (year !== undefined) years.set(year, [...(years.get(year) ?? []), adr]);
  }
  if (years.size === 0) return null;
  const largest = Math.max(...[...years.values()].map(({ length }) => length));
  return html`<section class="timeline"><h3>Over time</h3>${[...years].map(
    ([year, ones], i) => html`
<details${i < 2 ? html` open` : null}><summary><b>${year}</b> <meter min="0" max="${largest}" value="${ones.length}" aria-label="Decisions of ${year}">${ones.length}</meter> ${ones.length}</summary>
<ul class="rows">${ones.map(
      (adr) =>
        html`<li><time datetime="${day(adr)}">${showDay(day(adr) ?? "")}</time> <a href="#${adr.id}">${named(adr.entry)}</a> ${badge(adr.entry)}</li>`,
    )}</ul></details>`,
  )}</section>`;
}

interface Around {
  /** ADRs that supersession connects with this one, and itself; `null` where it stands alone. */
  members: readonly PublishedAdr[] | null;
  problems: Problems;
  byFile: ReadonlyMap<string, PublishedAdr>;
  /** Of so many folders; in which it lies is told where there are several. */
  logs: number;
}

function article(adr: PublishedAdr, { members, problems, byFile, logs }: Around): Html {
  const { id, entry, review, body, source } = adr;
  const number = numberText(entry);
  const day = entry.date ?? entry.fileDate;
  const facts = [
    day === null ? null : html`<time datetime="${day}">${showDay(day)}</time>`,
    entry.people.deciders?.length ? html`${entry.people.deciders.join(", ")}` : null,
    review === null ? null : html`review by <time datetime="${review}">${showDay(review)}</time>`,
    logs > 1 ? html`${folderOf(entry.file)}` : null,
    source === null ? null : html`<a href="${source}" rel="noopener noreferrer" target="_blank">in the repository</a>`,
  ].filter((fact) => fact !== null);
  return html`<article id="${id}" aria-labelledby="${id}-title"><div class="text">
<p class="back"><a href="#log">All decisions</a></p>
<p class="facts">${badge(entry)} ${facts.map((fact, i) => html`${i === 0 ? null : " · "}${fact}`)}</p>
<h2 id="${id}-title">${number === "" ? null : html`<span class="number">${number}</span> `}${titleText(entry)}</h2>
${problems.length === 0 ? null : html`<ul class="problems" aria-label="Problems">${problems.map(({ what }) => html`<li>${what}</li>`)}</ul>`}
${standing(adr, byFile)}<div class="body">${body}</div></div>
${members === null ? null : html`<div class="stands"><h3>What it stands on</h3><div class="wide">${familyDrawing(members, adr)}</div></div>`}
</article>`;
}

/** How it stands to others, and what it is filed under. */
function standing({ related, tags }: PublishedAdr, byFile: Around["byFile"]): Html | null {
  const rows = relatedKinds.flatMap((kind) => {
    const others = related.filter((one) => one.kind === kind).flatMap(({ file }) => byFile.get(file) ?? []);
    if (others.length === 0) return [];
    const links = others.map(({ id, entry }, i) => html`${i === 0 ? null : ", "}<a href="#${id}">${named(entry)}</a>`);
    return [html`<div><dt>${relatedVerbs[kind]}</dt><dd>${links}</dd></div>`];
  });
  if (tags.length > 0) rows.push(html`<div><dt>Tags</dt><dd>${tags.join(", ")}</dd></div>`);
  return rows.length === 0 ? null : html`<dl class="standing">${rows}</dl>`;
}
