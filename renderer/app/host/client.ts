/**
 * The way to the host. In the desktop app the preload hands over a port; in a browser the app talks HTTP to the
 * server that it came from, with the key of this start.
 */
import { createORPCClient } from "@orpc/client";
import { RPCLink as FetchLink } from "@orpc/client/fetch";
import { RPCLink as PortLink } from "@orpc/client/message-port";
import type { ContractRouterClient } from "@orpc/contract";
import type { Contract } from "#shared/api/contract";

export type Client = ContractRouterClient<Contract>;

const stored = "adroit.key";

/** The key of this start: from the address, where it is removed at once, or from this tab's earlier load. */
function takeKey(): string | null {
  const match = /^#key=([A-Za-z0-9_-]+)$/.exec(location.hash);
  if (match?.[1]) {
    sessionStorage.setItem(stored, match[1]);
    history.replaceState(null, "", `${location.pathname}${location.search}#/`);
  }
  return sessionStorage.getItem(stored);
}

function overHttp(): Client {
  const key = takeKey();
  return createORPCClient(
    new FetchLink({
      url: `${location.origin}/rpc`,
      headers: () => (key ? { authorization: `Bearer ${key}` } : {}),
    }),
  );
}

/** Asks the preload for a port. It answers once, to this window only. */
function overPort(): Promise<Client> {
  return new Promise((resolve) => {
    const receive = (event: MessageEvent) => {
      const port = event.ports[0];
      if (event.source !== window || event.data !== "adroit:port" || !port) return;
      window.removeEventListener("message", receive);
      const client: Client = createORPCClient(new PortLink({ port }));
      port.start();
      resolve(client);
    };
    window.addEventListener("message", receive);
    window.adroit?.connect();
  });
}

declare global {
  interface Window {
    /** Exposed by the preload of the desktop app. */
    adroit?: { connect(): void };
  }
}

export function connectToHost(): Promise<Client> {
  return window.adroit ? overPort() : Promise.resolve(overHttp());
}
