import { app } from "electron";
import { openArgument } from "#electron/shell/argument";
import { createAsks, type ShellAsks, takenOver } from "#electron/shell/asks";

/** Listens to the system and to later starts of the app, from its first moment on. */
export function collectAsks(first: string | null): ShellAsks {
  const asks = createAsks(first);
  app.on("second-instance", (_event, argv, folder, given) => {
    const asked = takenOver(given);
    asks.ask(asked === undefined ? openArgument(argv, folder, app.isPackaged) : asked);
  });
  app.on("activate", () => asks.ask(null));
  // macOS hands over folders, files and addresses so, those that it was started with before it is ready.
  const open = (event: { preventDefault(): void }, asked: string) => {
    event.preventDefault();
    if (app.isReady()) asks.ask(asked);
    else asks.first = asked;
  };
  app.on("open-file", open);
  app.on("open-url", open);
  return asks;
}
