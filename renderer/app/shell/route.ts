/** Addresses inside the app. They live in the fragment, so that a reload leads to the same place in every host. */
import { useSyncExternalStore } from "react";
import type { WalkStep } from "#shared/record/summary";

export type AppRoute =
  | { at: "start" }
  | { at: "record"; id: string; place: RecordPlace | null }
  /** The workshop on a record; `sheet`: what is printed for the tables. */
  | { at: "workshop"; id: string; sheet: boolean }
  /** What the projector shows. */
  | { at: "present"; id: string }
  /** Looking again at an accepted record: its review, or its states over time. */
  | { at: "review"; id: string }
  | { at: "revisions"; id: string }
  | { at: "due" }
  /** `root`: one repository, or all of them; `open`: the ADR that is shown. */
  | { at: "repository"; root: string | null; open: { root: string; file: string } | null }
  /** A call of a repository, to be answered here. */
  | { at: "call"; root: string; id: string }
  | { at: "playbooks" }
  /** One of this computer's playbooks, open at a part of it: "criteria/growth", "sources"; "" is its beginning. */
  | { at: "playbook"; file: string; part: string }
  | { at: "trash" }
  | { at: "settings" };

/** A place inside a record: a step, and for the answers the criterion. */
export interface RecordPlace {
  step: WalkStep;
  criterion?: string;
}

const steps: readonly WalkStep[] = ["frame", "criteria", "answers", "weights", "result", "decide"];

export function recordPlace(text: string): RecordPlace | null {
  const [step, criterion] = text.split("/");
  if (!steps.includes(step as WalkStep)) return null;
  return criterion ? { step: step as WalkStep, criterion } : { step: step as WalkStep };
}

export const placeText = (place: RecordPlace) => (place.criterion ? `${place.step}/${place.criterion}` : place.step);

export function parseRoute(hash: string): AppRoute {
  const [, first, second, ...rest] = hash.replace(/^#/, "").split("/");
  if (first === "decisions" && second && (rest[0] === "review" || rest[0] === "revisions"))
    return { at: rest[0], id: second };
  if (first === "decisions" && second && rest[0] === "workshop")
    return { at: "workshop", id: second, sheet: rest[1] === "sheet" };
  if (first === "present" && second) return { at: "present", id: second };
  if (first === "decisions" && second) return { at: "record", id: second, place: recordPlace(rest.join("/")) };
  if (first === "repository") return repositoryOf(second, rest);
  if (first === "calls" && second && rest[0]) return { at: "call", id: second, root: decoded(rest[0]) };
  if (first === "playbooks" && second) return { at: "playbook", file: decoded(second), part: rest.join("/") };
  if (first === "due" || first === "playbooks" || first === "trash" || first === "settings") return { at: first };
  return { at: "start" };
}

/** `#/repository/<one or "all">/<root>/<file>`, each encoded as a whole. */
function repositoryOf(view = "", [root = "", file = ""]: string[]): AppRoute {
  const one = decoded(view);
  const open = { root: decoded(root), file: decoded(file) };
  return {
    at: "repository",
    root: one === "" || one === "all" ? null : one,
    open: open.root !== "" && open.file !== "" ? open : null,
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}

export function hrefOf(route: AppRoute): string {
  if (route.at === "start") return "#/";
  if (route.at === "repository") {
    const { root, open } = route;
    if (root === null && !open) return "#/repository";
    return `#/repository/${[root ?? "all", ...(open ? [open.root, open.file] : [])].map(encodeURIComponent).join("/")}`;
  }
  if (route.at === "review" || route.at === "revisions") return `#/decisions/${route.id}/${route.at}`;
  if (route.at === "workshop") return `#/decisions/${route.id}/workshop${route.sheet ? "/sheet" : ""}`;
  if (route.at === "call") return `#/calls/${route.id}/${encodeURIComponent(route.root)}`;
  if (route.at === "playbook") return `#/playbooks/${encodeURIComponent(route.file)}${route.part && `/${route.part}`}`;
  if (route.at === "present") return `#/present/${route.id}`;
  if (route.at !== "record") return `#/${route.at}`;
  return `#/decisions/${route.id}${route.place ? `/${placeText(route.place)}` : ""}`;
}

export function go(route: AppRoute, options: { replace?: boolean } = {}) {
  const href = hrefOf(route);
  if (href === location.hash) return;
  // Setting `location.hash` tells of it only some time later: the next key would still go to the screen before.
  if (options.replace) history.replaceState(null, "", href);
  else history.pushState(null, "", href);
  window.dispatchEvent(new HashChangeEvent("hashchange"));
}

/** The way to go on from this screen once something is done: whoever went elsewhere meanwhile stays there. */
export function fromHere(): typeof go {
  const here = location.hash;
  return (route, options) => {
    if (location.hash === here) go(route, options);
  };
}

function subscribe(heard: () => void) {
  window.addEventListener("hashchange", heard);
  return () => window.removeEventListener("hashchange", heard);
}

export function useRoute(): AppRoute {
  return parseRoute(useSyncExternalStore(subscribe, () => location.hash));
}
