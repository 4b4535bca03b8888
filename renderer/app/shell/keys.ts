import { useEffect, useRef } from "react";
import { useHost } from "../host/HostContext";

/**
 * What keys do on a screen. A name is what the user presses: "Enter", "ArrowLeft", "e", "?", "Mod+k" (Ctrl or Cmd),
 * "Alt+ArrowLeft", "Mod+Enter".
 */
export type Keys = Record<string, (event: KeyboardEvent) => void>;

function keyName(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const mod = event.ctrlKey || event.metaKey;
  const shift = event.shiftKey && (mod || event.altKey || key.length > 1);
  return [mod && "Mod", event.altKey && "Alt", shift && "Shift", key].filter(Boolean).join("+");
}

/** Whether the keyboard belongs to a field right now. */
export function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "range"].includes(target.type);
}

/** Whether something lies over the screen whose keys these are. A dialog answers a question: nothing behind it moves. */
const covered = () => document.querySelector('[role="dialog"][aria-modal="true"]') !== null;

/**
 * Enter, Space and arrows belong to what has the focus, and a menu has the keyboard to itself. A slider of ours takes the
 * arrows it uses by preventing their default.
 */
function taken(name: string, target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (document.querySelector('[role="menu"]')) return true;
  if (name === "Enter" && target.closest("button:not([role=radio]), a[href], summary, [role=button]")) return true;
  if (name === " " && target.closest("button, input, summary, [role=button], [role=switch]")) return true;
  return /^Arrow|^Page|^Home$|^End$/.test(name) && target.closest('[role="tablist"], [data-scrolls], input') !== null;
}

/** Listens while mounted. Single letters are off while somebody types, and where the settings say so. */
export function useKeys(keys: Keys) {
  const { settings } = useHost();
  const current = useRef({ keys, single: settings.singleKeys });
  current.current = { keys, single: settings.singleKeys };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const name = keyName(event);
      const act = current.current.keys[name];
      if (!act || covered()) return;
      const single = name.length === 1;
      if (single && !current.current.single) return;
      if (typing(event.target) && !name.startsWith("Mod+") && !name.startsWith("Alt+")) return;
      if (!name.startsWith("Mod+") && taken(name, event.target)) return;
      event.preventDefault();
      act(event);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}
