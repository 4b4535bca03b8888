import type { PlaybookPlace } from "#shared/api/playbooks";

/** Where a playbook is kept, in a few words. */
export function playbookPlaceText(from: PlaybookPlace): string {
  if (from.in === "app") return "Comes with Adroit";
  if (from.in === "computer") return "On this computer";
  return `From the repository ${from.root.split(/[\\/]/).at(-1)}, ${from.file}`;
}
