/** The app's menu, with the conventions of the platform: on macOS the app's own menu has settings, about and quit. */
import { basename } from "node:path";
import { repositoryRoute } from "./argument";

/** What of Electron's menu items is used. */
export interface Item {
  label?: string;
  role?:
    | ("about" | "services" | "hide" | "hideOthers" | "unhide" | "quit" | "close" | "editMenu" | "windowMenu" | "help")
    | ("togglefullscreen" | "reload" | "toggleDevTools");
  type?: "separator";
  accelerator?: string;
  enabled?: boolean;
  visible?: boolean;
  submenu?: Item[];
  click?(): void;
}

export interface MenuActions {
  mac: boolean;
  packaged: boolean;
  name: string;
  /** Repositories used before, the last one first. */
  recent: readonly string[];
  /** Shows a place of the app. */
  go(route: string): void;
  /** Asks for a folder; `null` when nobody chose one. */
  choose(): Promise<string | null>;
  /** Saves what the window shows as a PDF. */
  savePdf(): void;
  /** Shows what is in the window larger, smaller, or as it was made. */
  zoom(step: -1 | 0 | 1): void;
}

const line: Item = { type: "separator" };
const roles = (...names: NonNullable<Item["role"]>[]): Item[] => names.map((role) => ({ role }));

/** An ampersand marks the letter that opens an item; one of a name is written twice. */
const nameOf = (path: string) => `${basename(path)} (${path})`.replaceAll("&", "&&");

export function menuTemplate({ mac, packaged, name, recent, go, choose, savePdf, zoom }: MenuActions): Item[] {
  const place = (label: string, accelerator: string, route: string): Item => ({
    label,
    accelerator,
    click: () => go(route),
  });
  const size = (label: string, accelerator: string, step: -1 | 0 | 1): Item => ({
    label,
    accelerator,
    click: () => zoom(step),
  });
  const open = (path: string | null) => path !== null && go(repositoryRoute(path));
  const settings = place("&Settings…", "CommandOrControl+,", "settings");
  const own = [
    ...[...roles("about"), line, settings, line, ...roles("services"), line],
    ...[...roles("hide", "hideOthers", "unhide"), line, ...roles("quit")],
  ];
  return [
    ...(mac ? [{ label: name, submenu: own }] : []),
    {
      label: "&File",
      submenu: [
        { label: "&Open repository…", accelerator: "CommandOrControl+O", click: () => void choose().then(open) },
        {
          label: "Open &recent",
          enabled: recent.length > 0,
          submenu: recent.slice(0, 10).map((path) => ({ label: nameOf(path), click: () => open(path) })),
        },
        line,
        { label: "Save as P&DF…", accelerator: "CommandOrControl+Shift+P", click: savePdf },
        ...(mac ? [line, ...roles("close")] : [line, settings, line, ...roles("quit")]),
      ],
    },
    { role: "editMenu" },
    {
      label: "&View",
      submenu: [
        place("&Decisions", "CommandOrControl+1", ""),
        place("&Playbooks", "CommandOrControl+2", "playbooks"),
        place("&Trash", "CommandOrControl+3", "trash"),
        line,
        size("&Actual size", "CommandOrControl+0", 0),
        size("Zoom &in", "CommandOrControl+Plus", 1),
        // Most keyboards have plus on the key of the equals sign.
        { ...size("Zoom in", "CommandOrControl+=", 1), visible: false },
        size("Zoom &out", "CommandOrControl+-", -1),
        line,
        ...roles("togglefullscreen", "reload"),
        ...(packaged ? [] : roles("toggleDevTools")),
      ],
    },
    { role: "windowMenu" },
    {
      role: "help",
      submenu: [{ label: "Report for a &problem…", click: () => go("settings") }, ...(mac ? [] : roles("about"))],
    },
  ];
}
