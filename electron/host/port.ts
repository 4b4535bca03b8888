import type { SupportedMessagePort } from "@orpc/client/message-port";
import { RPCHandler } from "@orpc/server/message-port";
import { errorsOf, type Served } from "./router";

/**
 * Serves the contract on message ports: of the browser, of `node:worker_threads`, or Electron's `MessagePortMain`.
 * The caller starts the port afterwards (`start()`).
 */
export function portServer({ router, log, random }: Served): (port: SupportedMessagePort) => void {
  const handler = new RPCHandler(router, { clientInterceptors: [errorsOf(log, random)] });
  return (port) => handler.upgrade(port, { context: {} });
}
