import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHost, type Host } from "#electron/host/host";
import { type Log, silentLog } from "#electron/host/log";
import { createRouter, type Served } from "#electron/host/router";
import { participantsDoor } from "#electron/http/participants";
import { type GivenOptions, text } from "./command";
import type { Io } from "./io";
import { namedFile } from "./named";
import { version } from "./version";

/** Runs `work` with a host on the data that `--data` names, or on a temporary folder that is removed afterwards. */
export async function withHost<T>(
  given: GivenOptions,
  io: Io,
  work: (served: Served, host: Host) => Promise<T>,
): Promise<T> {
  const chosen = text(given, "data");
  const data = chosen === undefined ? await mkdtemp(join(tmpdir(), "adroit-")) : await namedFile(chosen, io);
  const log = logTo(io);
  try {
    const clock = () => new Date();
    const host = await createHost({
      data,
      templates: io.templates,
      clock,
      random: randomBytes,
      dialogs: null,
      kind: "memory",
      openDoor: participantsDoor({ assets: join(io.root, "out", "participant"), log, clock }),
      version: await version(io.root),
      log,
    });
    try {
      for (const problem of host.problems) io.err(`Not loaded: ${problem.message}\n`);
      return await work({ router: createRouter(host), log, random: randomBytes }, host);
    } finally {
      await host.close();
    }
  } finally {
    if (chosen === undefined) await rm(data, { recursive: true, force: true });
  }
}

/** There is no log file here, so what would be looked up in it goes to standard error. */
function logTo(io: Io): Log {
  return {
    ...silentLog,
    error: (event, { error, ...details } = {}) =>
      io.err(`${event} ${JSON.stringify(details)}\n${error instanceof Error ? error.stack : String(error)}\n`),
  };
}
