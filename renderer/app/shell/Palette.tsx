/** The palette itself, which comes with its first use: what this screen and the app can do, decisions, ADRs. */
import { Spotlight, type SpotlightActionData, spotlight } from "@mantine/spotlight";
import { useEffect, useState } from "react";
import { adrNumber } from "#shared/record/summary";
import { useAsk, useHost } from "../host/HostContext";
import type { PaletteCommand } from "./command";
import { go } from "./route";

const everywhere: PaletteCommand[] = [
  { id: "go-start", label: "Decisions", hint: "The start screen", run: () => go({ at: "start" }) },
  {
    id: "go-repository",
    label: "Repository",
    hint: "The ADRs of your repositories",
    run: () => go({ at: "repository", root: null, open: null }),
  },
  {
    id: "go-playbooks",
    label: "Playbooks",
    hint: "What a decision can start from",
    run: () => go({ at: "playbooks" }),
  },
  { id: "go-trash", label: "Trash", hint: "Deleted decisions", run: () => go({ at: "trash" }) },
  { id: "go-settings", label: "Settings", run: () => go({ at: "settings" }) },
];

/** Decisions that are offered before anything is typed. */
const recent = 6;

/** `wanted` counts how often it was asked for; each time it opens and looks anew. */
export function Palette({ wanted, here }: { wanted: number; here: PaletteCommand[] }) {
  const [query, setQuery] = useState("");
  // biome-ignore lint/correctness/useExhaustiveDependencies: it opens whenever it is asked for
  useEffect(() => spotlight.open(), [wanted]);
  const decisions = useDecisions(wanted);
  const adrs = useAdrs(wanted);
  const typed = query.trim() !== "";
  const groups: [string, PaletteCommand[]][] = [
    ["Here", here],
    ["Decisions", typed ? decisions : decisions.slice(0, recent)],
    ["Everywhere", everywhere],
    ["ADRs", typed ? adrs : []],
  ];
  return (
    <Spotlight
      actions={groups
        .filter(([, commands]) => commands.length > 0)
        .map(([group, commands]) => ({ group, actions: commands.map(actionOf) }))}
      shortcut={null}
      query={query}
      onQueryChange={setQuery}
      nothingFound="Nothing of that name"
      searchProps={{ placeholder: "What to do, or where to go", "aria-label": "Command" }}
      limit={18}
      scrollable
      maxHeight="70vh"
      // The list can be scrolled by keys of its own; arrows in the field go through it as well.
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
      attributes={{ content: { "aria-label": "Commands" } }}
    />
  );
}

const actionOf = ({ id, label, hint, run }: PaletteCommand): SpotlightActionData => ({
  id,
  label,
  ...(hint && { description: hint }),
  onClick: run,
});

/** Decisions, the last changed first; asked for whenever the palette opens. */
function useDecisions(opened: number): PaletteCommand[] {
  const { host } = useHost();
  const asked = useAsk(async () => (await host.records.list()).records, [host, opened]);
  const records = asked.state === "ready" ? asked.value : [];
  return records
    .toSorted((a, b) => b.modified.localeCompare(a.modified))
    .map((summary) => ({
      id: `decision-${summary.id}`,
      label: [adrNumber(summary), summary.title || "Untitled"].filter(Boolean).join(" "),
      hint: summary.chosen ?? summary.options,
      run: () => go({ at: "record", id: summary.id, place: null }),
    }));
}

/** The ADRs of the team's repositories; asked for whenever the palette opens. What can't be read is left out here. */
function useAdrs(opened: number): PaletteCommand[] {
  const { host, settings } = useHost();
  const { repositories } = settings;
  const asked = useAsk(async () => {
    const all = repositories.map(async (root) => {
      for await (const step of await host.repo.open({ root }))
        if ("listing" in step) return step.listing.entries.map((entry) => ({ root, entry }));
      return [];
    });
    const read = await Promise.allSettled(all);
    return read.flatMap((one) => (one.status === "fulfilled" ? one.value : []));
  }, [host, opened, repositories]);
  const found = asked.state === "ready" ? asked.value : [];
  return found.map(({ root, entry: { file, title } }) => ({
    id: `adr-${root}-${file}`,
    label: title ?? file,
    hint: file,
    run: () => go({ at: "repository", root: null, open: { root, file } }),
  }));
}
