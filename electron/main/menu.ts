import { basename } from "node:path";
import { app, Menu, type MenuItemConstructorOptions } from "electron";
import { repositoryRoute } from "#electron/shell/argument";

export interface MenuActions {
  /** Repositories used before, the last one first. */
  recent: readonly string[];
  /** Shows a place of the app. */
  go(route: string): void;
  /** Asks for a folder; `null` when nobody chose one. */
  choose(): Promise<string | null>;
}

/** The menu with the conventions of the platform: on macOS the app's own menu has settings, about and quit. */
export function installMenu({ recent, go, choose }: MenuActions): void {
  const mac = process.platform === "darwin";
  const line = { type: "separator" } as const;
  const place = (label: string, accelerator: string, route: string) => ({ label, accelerator, click: () => go(route) });
  const settings = place("Settings…", "CommandOrControl+,", "settings");
  const roles = (...names: NonNullable<MenuItemConstructorOptions["role"]>[]) => names.map((role) => ({ role }));
  const open = (path: string | null) => path !== null && go(repositoryRoute(path));
  const about = `${app.getVersion()} (Electron ${process.versions.electron}, Chromium ${process.versions.chrome})`;
  app.setAboutPanelOptions({
    applicationName: app.name,
    applicationVersion: about,
    copyright: "© Adroit contributors, MIT licence",
  });
  const own = [
    ...[...roles("about"), line, settings, line, ...roles("services"), line],
    ...[...roles("hide", "hideOthers", "unhide"), line, ...roles("quit")],
  ];
  const template: MenuItemConstructorOptions[] = [
    ...(mac ? [{ label: app.name, submenu: own }] : []),
    {
      label: "File",
      submenu: [
        { label: "Open repository…", accelerator: "CommandOrControl+O", click: () => void choose().then(open) },
        {
          label: "Open recent",
          enabled: recent.length > 0,
          submenu: recent.slice(0, 10).map((path) => ({ label: nameOf(path), click: () => open(path) })),
        },
        ...(mac ? [line, ...roles("close")] : [line, settings, line, ...roles("quit")]),
      ],
    },
    { role: "editMenu" },
    {
      label: "View",
      submenu: [
        place("Decisions", "CommandOrControl+1", ""),
        place("Playbooks", "CommandOrControl+2", "playbooks"),
        place("Trash", "CommandOrControl+3", "trash"),
        line,
        ...roles("resetZoom", "zoomIn", "zoomOut"),
        // Most keyboards have plus on the key of the equals sign.
        { role: "zoomIn", accelerator: "CommandOrControl+=", visible: false },
        line,
        ...roles("togglefullscreen"),
        ...(app.isPackaged ? [] : roles("reload", "toggleDevTools")),
      ],
    },
    { role: "windowMenu" },
    {
      role: "help",
      submenu: [{ label: "Report for a problem…", click: () => go("settings") }, ...(mac ? [] : roles("about"))],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

/** An ampersand would mark a shortcut. */
const nameOf = (path: string) => `${basename(path)} (${path})`.replaceAll("&", "&&");
