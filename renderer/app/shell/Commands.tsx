/** The command palette (Ctrl K): what this screen and the app can do, by name. */
import { Spotlight, type SpotlightActionData, spotlight } from "@mantine/spotlight";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { useKeys } from "./keys";
import { go } from "./route";

export interface Command {
  id: string;
  label: string;
  /** One line under the label. */
  hint?: string;
  run(): void;
}

interface Commands {
  open(): void;
  /** Adds commands while the caller is on screen; returns how to take them away. */
  offer(commands: Command[]): () => void;
}

const CommandsContext = createContext<Commands | null>(null);

const everywhere: Command[] = [
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

export function CommandsProvider({ children }: { children: ReactNode }) {
  const [offered, setOffered] = useState<Command[][]>([]);
  const offer = useCallback((commands: Command[]) => {
    setOffered((all) => [...all, commands]);
    return () => setOffered((all) => all.filter((one) => one !== commands));
  }, []);
  const value = useMemo(() => ({ open: spotlight.open, offer }), [offer]);
  useKeys({ "Mod+k": spotlight.open });
  const actions = [...offered.flat(), ...everywhere].map(
    ({ id, label, hint, run }): SpotlightActionData => ({
      id,
      label,
      ...(hint && { description: hint }),
      onClick: run,
    }),
  );
  return (
    <CommandsContext value={value}>
      {children}
      <Spotlight
        actions={actions}
        shortcut={null}
        nothingFound="Nothing of that name"
        searchProps={{ placeholder: "What to do, or where to go", "aria-label": "Command" }}
        limit={12}
        attributes={{ content: { "aria-label": "Commands" } }}
      />
    </CommandsContext>
  );
}

export function useCommands(): Commands {
  const value = useContext(CommandsContext);
  if (!value) throw new Error("useCommands outside of CommandsProvider");
  return value;
}

/** Offers commands while mounted. `commands` must be stable (useMemo). */
export function useOffer(commands: Command[]) {
  const { offer } = useCommands();
  useEffect(() => offer(commands), [offer, commands]);
}
