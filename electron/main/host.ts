/** The host with its ways in. Most of the app's code comes with it, so that it is loaded while the page is. */
import { createHost, type HostOptions } from "#electron/host/host";
import { portServer } from "#electron/host/port";
import { type AdroitClient, createRouter, memoryClient } from "#electron/host/router";
import { participantsDoor } from "#electron/http/participants";

export type { AdroitClient };

/** `participant` is the folder of the page for people on the network. */
export async function startHost({ participant, ...options }: Omit<HostOptions, "openDoor"> & { participant: string }) {
  const { log, clock, random } = options;
  const host = await createHost({ ...options, openDoor: participantsDoor({ assets: participant, log, clock }) });
  const served = { router: createRouter(host), log, random };
  return { client: memoryClient(served), serve: portServer(served), close: () => host.close() };
}
