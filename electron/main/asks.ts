import { app } from "electron";
import { createAsks, type ShellAsks } from "#electron/shell/asks";

/** Listens to the system and to later starts of the app, from its first moment on. */
export function collectAsks(first: string | null): ShellAsks {
  const asks = createAsks(first);
  app.on("second-instance", (_event, _argv, _folder, given) => {
    const { asked } = given as { asked?: unknown };
    asks.ask(typeof asked === "string" ? asked : null);
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
