import { app, BrowserWindow, Menu, type MenuItemConstructorOptions } from "electron";
import { origin } from "./policy";

export function installMenu(): void {
  const mac = process.platform === "darwin";
  const template: MenuItemConstructorOptions[] = [
    ...(mac ? [{ role: "appMenu" as const }] : []),
    {
      label: "File",
      submenu: [
        place("Decisions", "CommandOrControl+1", ""),
        place("Playbooks", "CommandOrControl+2", "playbooks"),
        place("Trash", "CommandOrControl+3", "trash"),
        place("Settings", "CommandOrControl+,", "settings"),
        { type: "separator" },
        mac ? { role: "close" } : { role: "quit" },
      ],
    },
    { role: "editMenu" },
    {
      label: "View",
      submenu: [
        ...(["resetZoom", "zoomIn", "zoomOut"] as const).map((role) => ({ role })),
        { type: "separator" },
        { role: "togglefullscreen" },
        ...(app.isPackaged ? [] : [{ role: "reload" as const }, { role: "toggleDevTools" as const }]),
      ],
    },
    { role: "windowMenu" },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

/** Places of the app are fragments of its address, so going there needs nothing of the page. */
function place(label: string, accelerator: string, route: string): MenuItemConstructorOptions {
  return {
    label,
    accelerator,
    click() {
      const [window] = BrowserWindow.getAllWindows();
      window?.loadURL(`${origin}/#/${route}`).catch((error: unknown) => console.error(error));
    },
  };
}
