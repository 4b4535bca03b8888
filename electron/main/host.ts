/** The host with its ways in. Most of the app's code comes with it, so that it is loaded while the page is. */
import { createHost, type HostOptions } from "#electron/host/host";
import { portServer } from "#electron/host/port";
import { type AdroitClient, createRouter, memoryClient } from "#electron/host/router";

export type { AdroitClient };

/** `participant` is the folder of the page for people on the network. */
export async function startHost({ participant, ...options }: Omit<HostOptions, "openDoor"> & { participant: string }) {
  const { log, clock, random } = options;
  const host = await createHost({
    ...options,
    async openDoor(room, at) {
      const { participantsDoor } = await import("#electron/http/participants");
      return participantsDoor({ assets: participant, log, clock })(room, at);
    },
  });
  const served = { router: createRouter(host), log, random };
  return { client: memoryClient(served), serve: portServer(served), close: () => host.close() };
}
