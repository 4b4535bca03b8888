import { onMessagePortClose, onMessagePortMessage, type SupportedMessagePort } from "@orpc/client/message-port";
import { RPCHandler } from "@orpc/server/message-port";
import { answersAsJson, errorsOf, type Served } from "./router";

/**
 * Serves the contract on message ports: of the browser, of `node:worker_threads`, or Electron's `MessagePortMain`.
 * The caller starts the port afterwards (`start()`).
 */
export function portServer({ router, log, random }: Served): (port: SupportedMessagePort) => void {
  const handler = new RPCHandler(router, { clientInterceptors: [answersAsJson, errorsOf(log, random)] });
  return (port) => {
    const guarded: SupportedMessagePort = {
      postMessage: (message: string) => port.postMessage(message),
      on(event, hear) {
        if (event !== "message") return onMessagePortClose(port, () => hear());
        onMessagePortMessage(port, (data) => {
          const message = readMessage(data);
          if (message) hear({ data: message });
          else log.warn("message that is no call", { type: typeof data });
        });
      },
    };
    handler.upgrade(guarded, { context: {} });
  };
}

const request = 1;
const abort = 4;

/**
 * A call or its end as our client writes it, or `null`. The handler takes the form of a message for granted, and what
 * it throws about one would end the process, since nobody waits for it.
 */
function readMessage(data: unknown): object | null {
  const message = parsed(data);
  if (!isObject(message) || typeof message.i !== "string") return null;
  const { t: type = request, p: payload } = message;
  if (type === abort) return message;
  if (type !== request || !isObject(payload)) return null;
  const { u: url, h: headers = {}, m: method = "POST" } = payload;
  const called = typeof url === "string" && url.startsWith("/") && URL.canParse(url, "http://host");
  if (!called || typeof method !== "string" || !isObject(headers)) return null;
  return Object.values(headers).every((value) => typeof value === "string") ? message : null;
}

function parsed(data: unknown): unknown {
  if (typeof data !== "string") return null;
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
