import { app, BrowserWindow, Menu, type MenuItemConstructorOptions } from "electron";
import type { Command } from "./policy";

export function installMenu(): void {
  const mac = process.platform === "darwin";
  const settings = command("Settings…", "CommandOrControl+,", "settings");
  const template: MenuItemConstructorOptions[] = [
    ...(mac ? [{ role: "appMenu" as const }] : []),
    {
      label: "File",
      submenu: [
        command("New decision", "CommandOrControl+N", "new"),
        command("All decisions", "CommandOrControl+Shift+A", "start"),
        command("Find…", "CommandOrControl+K", "find"),
        { type: "separator" },
        settings,
        { type: "separator" },
        mac ? { role: "close" } : { role: "quit" },
      ],
    },
    {
      label: "Edit",
      submenu: [
        ...(["undo", "redo"] as const).map((role) => ({ role })),
        { type: "separator" },
        ...(["cut", "copy", "paste", "selectAll"] as const).map((role) => ({ role })),
      ],
    },
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

/** A key reaches the page first, and the menu only where the page didn't act on it. */
function command(label: string, accelerator: string, name: Command): MenuItemConstructorOptions {
  return {
    label,
    accelerator,
    click: () => BrowserWindow.getFocusedWindow()?.webContents.send("adroit:command", name),
  };
}
