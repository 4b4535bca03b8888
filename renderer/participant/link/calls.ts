/** The calls of the participants' server. */
import type { DeviceState } from "#shared/workshop/state";
import type { Brief } from "#shared/workshop/view/brief";
import type { Keep, Posted } from "./device-storage";
import type { Sent } from "./outbox";

export interface Way {
  token?: string;
  code?: string;
}

/** What a device is given for its seat. */
export interface GivenSeat {
  seat: string;
  bearer: string;
  session: string;
}

export interface Calls {
  events(signal: AbortSignal): Promise<Response>;
  /** `null` where it can't be read now. */
  state(): Promise<DeviceState | null>;
  brief(): Promise<Brief | null>;
  post(posted: Posted): Promise<Sent>;
  /** A seat, or why not, in words. */
  join(way: Way, name: string, role: string): Promise<GivenSeat | string>;
}

export function createCalls(keep: Keep, send: typeof fetch): Calls {
  const bearer = () => ({ authorization: `Bearer ${keep.seat()?.bearer ?? ""}` });
  const get = async <T>(path: string): Promise<T | null> => {
    const response = await send(path, { headers: bearer(), cache: "no-store" }).catch(() => null);
    return response?.ok ? await response.json() : null;
  };
  const put = (path: string, body: object, headers = {}) =>
    send(path, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify(body),
      cache: "no-store",
    }).catch(() => null);
  return {
    events: (signal) => send("/events", { headers: bearer(), signal, cache: "no-store" }),
    state: () => get("/state"),
    brief: () => get("/brief"),
    async post(posted) {
      const response = await put("/cmd", posted, bearer());
      if (response === null || response.status >= 500) return "again";
      if (response.status === 429) return "again";
      if (response.status === 401) return { gone: await refusalText(response) };
      if (!response.ok) return { refused: await refusalText(response) };
      const { rev = 0 }: { rev?: number } = await response.json().catch(() => ({}));
      return { taken: rev };
    },
    async join(way, name, role) {
      const response = await put("/join", { ...way, name, role });
      if (!response) return "The host doesn't answer. Check that you are in the same network, then try again.";
      return response.ok ? await response.json() : refusalText(response);
    },
  };
}

export async function refusalText(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null);
  const message = (body as { message?: unknown } | null)?.message;
  return typeof message === "string" ? message : `The host refused it (${response.status}).`;
}
