import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/fetch";
import type { AdroitClient } from "#electron/host/router";

/** A client of the app server: over real HTTP, with the key of this start. */
export function httpClient(origin: string, key: string): AdroitClient {
  return createORPCClient(new RPCLink({ url: `${origin}/rpc`, headers: { authorization: `Bearer ${key}` } }));
}
