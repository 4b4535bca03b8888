/** How soon devices have their seats again after the host was started anew: the phone's real link, real HTTP, real logs. */
import { randomBytes } from "node:crypto";
import { setMaxListeners } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { silentLog } from "#electron/host/log";
import { createRouter, memoryClient } from "#electron/host/router";
import { keepIn } from "../../renderer/participant/link/device-storage";
import { createLink } from "../../renderer/participant/link/link";
import { openHost, openWorkshop } from "../samples/workshop";
import { bounded } from "./figures";

const seats = 50;
/** Long enough that devices wait as long as they ever do between two tries. */
const away = 6_000;

export default async function returnBench() {
  // What the link asks of a browser's page: events that a phone fires when it wakes up.
  const window = new EventTarget();
  const document = Object.assign(new EventTarget(), { visibilityState: "visible" });
  setMaxListeners(0, window, document);
  Object.assign(globalThis, { window, document });
  const workshop = await openWorkshop();
  let { host } = workshop;
  const send: typeof fetch = (path, init) => fetch(`http://127.0.0.1:${workshop.port}${path}`, init);
  const links: ReturnType<typeof createLink>[] = [];
  const there = async (how: boolean) => {
    for (let tries = 0; tries < 3_000; tries++) {
      if (links.every((link) => link.shown().connected === how)) return;
      await sleep(10);
    }
    throw new Error(`only ${links.filter((link) => link.shown().connected === how).length} of ${seats} devices`);
  };
  try {
    for (let n = 0; n < seats; n++) {
      const { seat, bearer } = await enter(n);
      const keep = keepIn(null);
      keep.saveSeat({ session: workshop.id, seat, bearer, ballot: `b${n}` });
      links.push(createLink(keep, send));
    }
    await there(true);
    await host.close();
    await there(false);
    await sleep(away);
    host = await openHost(workshop.data, join(workshop.folder, "participant"));
    const client = memoryClient({ router: createRouter(host), log: silentLog, random: randomBytes });
    const { id } = workshop;
    await client.session.resume({ id });
    const { port } = await client.session.open({ id, address: "127.0.0.1" });
    if (port !== workshop.port) throw new Error(`the door is at ${port} now, not at ${workshop.port}`);
    const open = performance.now();
    await there(true);
    const value = (performance.now() - open) / 1000;
    const name = `${seats} seats found again after a restart of the host, the last of them`;
    return [bounded(name, value, "s", 2)];
  } finally {
    for (const link of links) link.stop();
    await host.close();
    await workshop.close();
  }

  async function enter(n: number) {
    // The door of one address lets in ten a second.
    for (;;) {
      try {
        return await workshop.enter(`Voter ${n}`);
      } catch (error) {
        if (!String(error).includes("429")) throw error;
        await sleep(200);
      }
    }
  }
}
