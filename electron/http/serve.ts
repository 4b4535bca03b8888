/** The browser host: the whole app on this machine's own address. */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { createHost, type HostOptions } from "#electron/host/host";
import { openLog } from "#electron/host/log";
import { createRouter } from "#electron/host/router";
import { holderOf } from "#electron/host/store/store";
import { AdroitError } from "#shared/base/error";
import { serveApp } from "./app";

/** Where the browser host is found unless the port is taken. */
const usualPort = 4717;

export interface ServeOptions extends Pick<HostOptions, "data" | "templates" | "version"> {
  /** Folder of the built renderer; the participants' page lies beside it. */
  assets: string;
  /** A port that has to be free; without it the usual one or the next that is. */
  port?: number | undefined;
}

export type Serving =
  | {
      kind: "serving";
      url: string;
      origin: string;
      key: string;
      problems: AdroitError[];
      notices: string[];
      close(): Promise<void>;
    }
  /** Another Adroit has this data; `address` is `null` where it is the desktop app. */
  | { kind: "held"; pid: number; address: string | null };

/** Serves the app on `data` until `close`. */
export async function serve({ data, templates, version, assets, port }: ServeOptions): Promise<Serving> {
  const clock = () => new Date();
  const log = openLog({ file: join(data, "log", "adroit.log"), clock });
  try {
    const host = await createHost({
      data,
      templates,
      version,
      clock,
      log,
      random: randomBytes,
      kind: "browser",
      dialogs: null,
      // Workshops come with the first that lets somebody in.
      async openDoor(room, at) {
        const { participantsDoor } = await import("./participants");
        return participantsDoor({ assets: join(assets, "..", "participant"), log, clock })(room, at);
      },
    });
    try {
      const server = await serveApp({
        router: createRouter(host),
        log,
        random: randomBytes,
        assets,
        port: port ?? usualPort,
        orNext: port === undefined,
      });
      await host.announce(server.url);
      const close = async () => {
        await server.close();
        await host.close();
      };
      return {
        kind: "serving",
        url: server.url,
        origin: server.origin,
        key: server.key,
        problems: host.problems,
        notices: (await host.app.info(undefined, { signal: undefined })).notices,
        close,
      };
    } catch (error) {
      await host.close();
      throw portError(error, port);
    }
  } catch (error) {
    const holder = error instanceof AdroitError && error.code === "STORE_LOCKED" ? await holderOf(data) : null;
    if (holder) return { kind: "held", ...holder };
    throw error;
  }
}

function portError(error: unknown, port: number | undefined): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== "EADDRINUSE" && code !== "EACCES") return error;
  const why = code === "EADDRINUSE" ? "is in use" : "isn't allowed";
  return new AdroitError("NO_PERMISSION", `Port ${port ?? usualPort} ${why}.`, {
    subject: String(port ?? usualPort),
    remedy: "Give another with --port, or 0 for any.",
  });
}
