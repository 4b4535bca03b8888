/** The command palette (Ctrl K): what this screen and the app can do, by name. */
import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from "react";
import type { PaletteCommand } from "./command";
import { useKeys } from "./keys";
import { useStanding } from "./useStanding";

interface Commands {
  open(): void;
  /** Adds commands while the caller is on screen; returns how to take them away. */
  offer(commands: PaletteCommand[]): () => void;
}

const CommandsContext = createContext<Commands | null>(null);

const palette = () => import("./Palette");
const Palette = lazy(() => palette().then((m) => ({ default: m.Palette })));

export function CommandsProvider({ children }: { children: ReactNode }) {
  const [offered, setOffered] = useState<PaletteCommand[][]>([]);
  const [wanted, setWanted] = useState(0);
  const offer = useCallback((commands: PaletteCommand[]) => {
    setOffered((all) => [...all, commands]);
    return () => setOffered((all) => all.filter((one) => one !== commands));
  }, []);
  const open = useCallback(() => setWanted((n) => n + 1), []);
  const value = useMemo(() => ({ open, offer }), [open, offer]);
  useKeys({ "Mod+k": open });
  // Fetched ahead, so that it is there when it is asked for.
  const standing = useStanding();
  useEffect(() => {
    if (standing) void palette();
  }, [standing]);
  return (
    <CommandsContext value={value}>
      {children}
      {wanted > 0 && (
        <Suspense>
          <Palette wanted={wanted} here={offered.flat()} />
        </Suspense>
      )}
    </CommandsContext>
  );
}

export function useCommands(): Commands {
  const value = useContext(CommandsContext);
  if (!value) throw new Error("useCommands outside of CommandsProvider");
  return value;
}

/** Offers commands while mounted. `commands` must be stable (useMemo). */
export function useOffer(commands: PaletteCommand[]) {
  const { offer } = useCommands();
  useEffect(() => offer(commands), [offer, commands]);
}
