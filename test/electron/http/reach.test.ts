import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, openWorkshop, type Workshop } from "../../samples/workshop";

/** A room behind a tunnel or a proxy, as it meets requests that come through one. */
const publicHost = "room.example.org";
const origin = `https://${publicHost}`;

async function reach(shop: Workshop, more: { forwarded?: boolean; typed?: boolean } = {}) {
  const state = await shop.client.session.open({
    id: shop.id,
    reach: { url: `${origin}/`, forwarded: false, typed: false, ...more },
  });
  const { door } = (await shop.client.session.view({ id: shop.id })).view;
  const port = state.port ?? 0;
  const join = (body: object, headers: Record<string, string> = {}) =>
    ask(
      port,
      "/join",
      { host: publicHost, origin, "content-type": "application/json", ...headers },
      "POST",
      JSON.stringify({ role: "voter", ...body }),
    );
  return { state, port, door, join };
}

describe("a room that others can reach", () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = await openWorkshop();
  });
  afterAll(() => shop.close());

  test("answers to exactly its public host and origin besides its own", async () => {
    const { state, port } = await reach(shop);
    expect(state).toMatchObject({ url: origin, address: "127.0.0.1", reach: { url: origin } });
    expect(state.join).toMatch(/^https:\/\/room\.example\.org\/#[\w-]+$/);
    const status = async (headers: Record<string, string>) => (await ask(port, "/", headers)).status;
    expect(await status({ host: publicHost })).toBe(200);
    expect(await status({ host: publicHost, origin })).toBe(200);
    expect(await status({ host: `127.0.0.1:${port}` })).toBe(200);
    for (const host of [`${publicHost}:80`, `x.${publicHost}`, `${publicHost}.evil.example`, "localhost"])
      expect(await status({ host }), host).toBe(421);
    for (const other of [`http://${publicHost}`, "https://evil.example", `http://127.0.0.1:${port}`, "null"])
      expect(await status({ host: publicHost, origin: other }), other).toBe(403);
    expect(await status({ host: `127.0.0.1:${port}`, origin })).toBe(403);
  });

  test("is said in the invitation, with the link that lets in", async () => {
    const { state } = await reach(shop);
    const { text } = await shop.client.session.invitation({ id: shop.id });
    expect(text).toContain(state.join);
    expect(text).not.toContain("same network");
  });

  test.each(["ftp://room.example.org", "https://room.example.org/path", "https://a:b@room.example.org", "room"])(
    "doesn't take %s for its address",
    async (url) => {
      const open = shop.client.session.open({ id: shop.id, reach: { url, forwarded: false, typed: false } });
      await expect(open).rejects.toThrow("isn't the address of a room");
    },
  );

  test("typed codes don't let in until that is switched on", async () => {
    const { join, door } = await reach(shop);
    expect((await join({ code: door.code, name: "Ben" })).status).toBe(403);
    const on = await reach(shop, { typed: true });
    expect((await on.join({ code: on.door.code, name: "Ben" })).status).toBe(201);
  });

  test("who guesses through the tunnel keeps nobody out who has the link", async () => {
    const { join, door } = await reach(shop);
    const guesses = await Promise.all(
      Array.from({ length: 40 }, (_, i) => join({ token: `guess-${i}-xxxx`, name: "X" })),
    );
    expect(guesses.filter(({ status }) => status === 429).length).toBeGreaterThan(20);
    expect((await join({ token: door.token, name: "Cleo" })).status).toBe(201);
  });

  test("fifty people of one address come in, though no more than thirty usually wait", async () => {
    const { join, door } = await reach(shop);
    const statuses: number[] = [];
    for (let i = 0; i < 50; i++) {
      let answer = await join({ token: door.token, name: `Guest ${i}` });
      while (answer.status === 429) {
        await new Promise((done) => setTimeout(done, 300));
        answer = await join({ token: door.token, name: `Guest ${i}` });
      }
      statuses.push(answer.status);
    }
    expect(new Set(statuses)).toEqual(new Set([201]));
    await shop.client.session.command({ id: shop.id, command: { type: "clear-door" } });
  });

  test("an address that is forwarded counts only where a proxy sets it, and then the last entry alone", async () => {
    const forged = { "x-forwarded-for": "203.0.113.9" };
    const plain = await reach(shop);
    // Ten wrong tokens a second are one address's; a forged address makes no other of it.
    const wrong = await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        plain.join({ token: "wrong-token", name: "X" }, { "x-forwarded-for": `203.0.113.${i}` }),
      ),
    );
    expect(wrong.filter(({ status }) => status === 429).length).toBeGreaterThan(15);

    const proxied = await reach(shop, { forwarded: true });
    const each = await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        proxied.join({ token: "wrong-token", name: "X" }, { "x-forwarded-for": `198.51.100.7, 203.0.113.${i}` }),
      ),
    );
    expect(each.filter(({ status }) => status === 429)).toEqual([]);
    const same = await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        proxied.join({ token: "wrong-token", name: "X" }, { "x-forwarded-for": `203.0.113.${i}, 198.51.100.7` }),
      ),
    );
    expect(same.filter(({ status }) => status === 429).length).toBeGreaterThan(15);
    expect((await proxied.join({ token: proxied.door.token, name: "Kim" }, forged)).status).toBe(201);
  });

  test("a thousand connections that say nothing keep no phone out", async () => {
    const { connect } = await import("node:net");
    const { port, join, door } = await reach(shop);
    const idle = Array.from({ length: 1000 }, () => connect(port, "127.0.0.1").on("error", () => {}));
    await new Promise((done) => setTimeout(done, 500));
    expect((await join({ token: door.token, name: "Lou" })).status).toBe(201);
    for (const socket of idle) socket.destroy();
  });
});
