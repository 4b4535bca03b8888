/** What a published log does beyond what the browser does by itself: search, filters, and what is due by today. */
import { addTo, learn, type SearchIndex, searchHits, searchIndex } from "#shared/adr/publish/search";
import { localDay } from "#shared/base/day";
import { type Due, dueOf, dueText } from "#shared/record/due";
import type { Status } from "#shared/record/record";
import "virtual:colours.css";
import "./page.css";

const get = <T extends Element>(selector: string) => document.querySelector<T>(selector) as T;
const field = get<HTMLInputElement>("#search");
const list = get<HTMLOListElement>("#list");
const items = [...list.children] as HTMLLIElement[];
const linkOf = (item: HTMLLIElement) => item.firstElementChild as HTMLAnchorElement;
const idOf = (item: HTMLLIElement) => linkOf(item).hash.slice(1);
const buttons = [...document.querySelectorAll<HTMLButtonElement>("[data-filter]")];
const tag = document.querySelector<HTMLSelectElement>("#tag");
const today = localDay(new Date());

let filter = "all";
let index: SearchIndex | null = null;

/** Milliseconds of a frame that reading may take, so that a key in between is heard at once. */
const slice = 8;

/** Begun when somebody is about to search: a page that is only read needn't wait for it. What isn't read yet comes later. */
function indexed(): SearchIndex {
  if (index) return index;
  const made = searchIndex([]);
  const left = [...items];
  const read = () => {
    const until = performance.now() + slice;
    while (left.length > 0 && performance.now() < until) add(made, left.shift() as HTMLLIElement);
    if (left.length > 0) setTimeout(read);
    if (field.value.trim() !== "" && left.length === 0) show();
  };
  index = made;
  setTimeout(read);
  return made;
}

function add(to: SearchIndex, item: HTMLLIElement): void {
  const id = idOf(item);
  const { number } = item.dataset;
  const text = document.getElementById(id)?.textContent ?? "";
  addTo(to, { id, number: number ? Number(number) : null, title: item.textContent, text });
  learn(to);
}

function due({ dataset }: HTMLElement): Due | null {
  if (!dataset.review) return null;
  const one = dueOf(
    { status: (dataset.status || null) as Status | null, review: dataset.review, triggered: [] },
    today,
  );
  return one?.state === "fresh" ? null : one;
}

function passes(item: HTMLLIElement): boolean {
  if (tag?.value && !(JSON.parse(item.dataset.tags ?? "[]") as string[]).includes(tag.value)) return false;
  if (filter === "all") return true;
  if (filter === "due") return due(item) !== null;
  return filter === "problems" ? "problems" in item.dataset : item.dataset.status === filter;
}

function show(): void {
  const ids = field.value.trim() === "" ? null : searchHits(indexed(), field.value);
  const places = ids && new Map(ids.map((id, i) => [id, i]));
  const shown = items.filter((item) => passes(item) && (places?.has(idOf(item)) ?? true));
  const place = (item: HTMLLIElement) => places?.get(idOf(item)) ?? 0;
  const best = places ? shown.sort((a, b) => place(a) - place(b)).slice(0, atOnce) : shown;
  const visible = new Set(best);
  for (const item of items) if (item.hidden === visible.has(item)) item.hidden = !item.hidden;
  // Only what is seen changes places; all come back to theirs when nothing is looked for.
  if (places) list.prepend(...best);
  else if (sorted) list.append(...items);
  sorted = places !== null;
  get<HTMLElement>("#none").hidden = shown.length > 0;
  get<HTMLElement>("#count").textContent = `${shown.length} of ${items.length}`;
  const more = get<HTMLElement>("#more");
  more.hidden = best.length === shown.length;
  more.textContent = `The best ${best.length} of ${shown.length}. Another word tells them apart.`;
}

/** Of what is found, so many are shown: nobody reads on, and laying out more would hold up the next key. */
const atOnce = 100;
/** Whether the list stands in the order of what was found. */
let sorted = false;

function choose(name: string): void {
  filter = name;
  for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.filter === name));
  show();
}

/** What the address names. The browser's own `:target` isn't there yet while the page is read. */
function named(): HTMLElement | null {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null;
  }
}

function mark(): void {
  const target = named();
  const article = target?.closest("article");
  for (const item of items) {
    if (article && idOf(item) === article.id) {
      linkOf(item).setAttribute("aria-current", "page");
      item.scrollIntoView({ block: "nearest" });
    } else linkOf(item).removeAttribute("aria-current");
  }
  // Where the browser has scrolled to is about what was shown before.
  if (target === article || target?.id === "log") {
    get<HTMLElement>("#main").scrollTop = 0;
    if (innerWidth <= 720) scrollTo(0, 0);
  }
}

/** Up and down through what is found, from the field and back. */
function step(event: KeyboardEvent): void {
  const shown = [...list.querySelectorAll<HTMLAnchorElement>("li:not([hidden]) > a")];
  const at = shown.indexOf(document.activeElement as HTMLAnchorElement);
  if (at < 0 && document.activeElement !== field) return;
  event.preventDefault();
  const to = event.key === "ArrowDown" ? at + 1 : at - 1;
  (to < 0 ? field : shown[Math.min(to, shown.length - 1)])?.focus();
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/" && document.activeElement !== field) {
    event.preventDefault();
    field.focus();
    field.select();
  } else if (event.key === "Escape" && field.value !== "") {
    field.value = "";
    show();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event);
});
field.addEventListener("focus", indexed);
field.addEventListener("input", show);
tag?.addEventListener("change", show);
for (const button of buttons) button.addEventListener("click", () => choose(button.dataset.filter ?? "all"));
addEventListener("hashchange", mark);

for (const row of document.querySelectorAll<HTMLElement>("#reviews li")) {
  const one = due(row);
  const words = row.querySelector<HTMLElement>(".due");
  if (!words || !one) continue;
  words.textContent = dueText(one);
  words.classList.toggle("late", one.state === "overdue");
}
const late = items.filter((item) => due(item) !== null).length;
for (const button of buttons) {
  if (button.dataset.filter !== "due") continue;
  button.hidden = late === 0;
  button.append(String(late));
}
get<HTMLElement>(".search").hidden = false;
get<HTMLElement>(".filters").hidden = false;
mark();
