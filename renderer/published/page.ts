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
const found = get<HTMLOListElement>("#found");
const more = get<HTMLButtonElement>("#more");
const items = [...list.children] as HTMLLIElement[];
const linkOf = (item: Element) => item.firstElementChild as HTMLAnchorElement;
/** As it is written: the address itself has letters beyond ASCII encoded. */
const idOf = (item: Element) => linkOf(item).getAttribute("href")?.slice(1) ?? "";
const itemOf = new Map(items.map((item) => [idOf(item), item]));
const buttons = [...document.querySelectorAll<HTMLButtonElement>("[data-filter]")];
const tag = document.querySelector<HTMLSelectElement>("#tag");
const today = localDay(new Date());

let filter = "all";
/** What the filters leave. */
let left = new Set(items);
let index: SearchIndex | null = null;

/** Milliseconds of a frame that reading may take, so that a key in between is heard at once. */
const slice = 8;

/** Begun when somebody is about to search: a page that is only read needn't wait for it. What isn't read yet comes later. */
function indexed(): SearchIndex {
  if (index) return index;
  const made = searchIndex([]);
  const unread = items.values();
  const read = () => {
    const until = performance.now() + slice;
    while (performance.now() < until) {
      const { value: item } = unread.next();
      if (!item) return show();
      add(made, item);
    }
    setTimeout(read);
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

/** Of what is found, so many are shown at first: to make more would hold up the next key. */
const atOnce = 25;
/** How many more, when somebody wants them. */
const further = 100;

/** What is looked for stands in the place of the list, which is left as it is: to make it anew takes longest. */
function show(most = atOnce): void {
  const ids = field.value.trim() === "" ? null : searchHits(indexed(), field.value);
  const hits = ids?.flatMap((id) => itemOf.get(id) ?? []).filter((item) => left.has(item)) ?? null;
  const at = [...found.children].find((item) => linkOf(item) === document.activeElement);
  found.replaceChildren(...(hits ?? []).slice(0, most).map((item) => item.cloneNode(true)));
  found.hidden = hits === null;
  list.classList.toggle("aside", hits !== null);
  const count = hits?.length ?? left.size;
  get<HTMLElement>("#none").hidden = count > 0;
  get<HTMLElement>("#count").textContent = `${count} of ${items.length}`;
  const rest = Math.max(0, (hits?.length ?? 0) - most);
  more.hidden = rest === 0;
  if (at) focusAgain(idOf(at));
  more.textContent = `Show ${Math.min(rest, further)} more of ${count}`;
}

/** The keyboard stays where it was: at the same ADR, if that is still shown. */
function focusAgain(id: string): void {
  const row = [...found.children].find((item) => idOf(item) === id) ?? (found.hidden ? itemOf.get(id) : undefined);
  (row ? linkOf(row) : field).focus();
}

function showMore(): void {
  const shown = found.children.length;
  show(shown + further);
  linkOf(found.children[shown] ?? found).focus();
}

function choose(name: string): void {
  filter = name;
  for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.filter === name));
  cut();
}

function cut(): void {
  left = new Set(items.filter(passes));
  for (const item of items) if (item.hidden === left.has(item)) item.hidden = !item.hidden;
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
  for (const link of document.querySelectorAll("nav [aria-current]")) link.removeAttribute("aria-current");
  for (const item of [itemOf.get(article?.id ?? ""), ...found.children]) {
    if (!item || idOf(item) !== article?.id) continue;
    linkOf(item).setAttribute("aria-current", "page");
    if (!item.closest(".aside")) item.scrollIntoView({ block: "nearest" });
  }
  // Where the browser has scrolled to is about what was shown before.
  if (target === article || target?.id === "log") {
    get<HTMLElement>("#main").scrollTop = 0;
    if (innerWidth <= 720) scrollTo(0, 0);
  }
}

/** Up and down through what is found, from the field and back. */
function step(event: KeyboardEvent): void {
  const shown = [...(found.hidden ? list : found).querySelectorAll<HTMLAnchorElement>("li:not([hidden]) > a")];
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
field.addEventListener("input", () => show());
more.addEventListener("click", showMore);
tag?.addEventListener("change", cut);
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
