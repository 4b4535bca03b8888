/** A room behind Debian's real nginx with TLS, and behind a real `ssh -R`. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { type IncomingMessage, request as plain, type RequestOptions } from "node:http";
import { request as secure } from "node:https";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { openWorkshop, type Workshop } from "../../samples/workshop";
import { removeFolder } from "../../temporary";

const nginx = existsSync("/usr/sbin/nginx");
const sshd = existsSync("/usr/sbin/sshd") && existsSync("/usr/bin/ssh");
if (!nginx) console.log("There is no nginx on this machine; a room behind one isn't tried");
if (!sshd) console.log("There is no sshd on this machine; a room behind ssh -R isn't tried");

const people = 50;
const folder = mkdtempSync(join(tmpdir(), "adroit-proxy-"));
const running: ChildProcess[] = [];
afterAll(async () => {
  for (const child of running) child.kill("SIGTERM");
  await sleep(200);
  await removeFolder(folder);
});

/** A port that nobody has at this moment. */
function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}

function start(command: string, args: string[]): ChildProcess {
  const child = spawn(command, args, { stdio: "ignore" });
  running.push(child);
  return child;
}

async function reachable(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const there = await new Promise<boolean>((done) => {
      const socket = connect(port, "127.0.0.1", () => done(true)).on("error", () => done(false));
      socket.on("connect", () => socket.destroy());
    });
    if (there) return;
    await sleep(100);
  }
  throw new Error(`nothing listens on ${port}`);
}

interface Heard {
  status: number;
  body: string;
}

/** Asks through the way in, as a browser there would. */
function through(origin: string, path: string, options: RequestOptions & { body?: object } = {}): Promise<Heard> {
  const url = new URL(path, origin);
  const send = url.protocol === "https:" ? secure : plain;
  const { body, ...more } = options;
  return new Promise((done, fail) => {
    const headers = { host: url.host, origin, "content-type": "application/json", ...more.headers };
    const to = { ...more, host: "127.0.0.1", port: url.port, path, headers, rejectUnauthorized: false, agent: false };
    const request = send(to, (response: IncomingMessage) => {
      let text = "";
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () => done({ status: response.statusCode ?? 0, body: text }));
    });
    request.on("error", fail);
    request.end(body && JSON.stringify(body));
  });
}

/** Resolves with the first event of a stream, and how to leave. */
function listen(origin: string, bearer: string): Promise<() => void> {
  const url = new URL("/events", origin);
  const send = url.protocol === "https:" ? secure : plain;
  return new Promise((done, fail) => {
    const headers = { host: url.host, authorization: `Bearer ${bearer}` };
    const to = { host: "127.0.0.1", port: url.port, path: "/events", headers, rejectUnauthorized: false, agent: false };
    const request = send(to, (response) => response.once("data", () => done(() => request.destroy())));
    request.on("error", fail);
    request.end();
  });
}

async function joined(
  origin: string,
  token: string,
  name: string,
  headers = {},
): Promise<{ seat: string; bearer: string }> {
  for (;;) {
    const { status, body } = await through(origin, "/join", {
      method: "POST",
      body: { token, name, role: "voter" },
      headers,
    });
    if (status === 201) return JSON.parse(body);
    if (status !== 429) throw new Error(`${status} ${body}`);
    await sleep(500);
  }
}

/** Fifty people come in, and each gets their state on a stream of their own. */
async function fifty(shop: Workshop, origin: string, token: string): Promise<void> {
  const seats = [];
  for (let i = 0; i < people; i++) {
    const one = await joined(origin, token, `Guest ${i}`);
    await shop.client.session.command({ id: shop.id, command: { type: "admit", seat: one.seat, role: "voter" } });
    seats.push(one);
  }
  const leave = await Promise.all(seats.map(({ bearer }) => listen(origin, bearer)));
  expect(leave).toHaveLength(people);
  for (const one of leave) one();
}

describe.runIf(nginx)("behind nginx", () => {
  test("fifty people come in over TLS, and a forged address is nobody's", async () => {
    const shop = await openWorkshop();
    try {
      const first = await freePort();
      const origin = `https://room.example.org:${first}`;
      const { port } = await shop.client.session.open({
        id: shop.id,
        reach: { url: origin, forwarded: true, typed: false },
      });
      const { token } = (await shop.client.session.view({ id: shop.id })).view.door;
      const at = (name: string) => join(folder, name);
      execFileSync(
        "openssl",
        ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=room.example.org"].concat([
          ...["-keyout", at("room.key"), "-out", at("room.pem")],
        ]),
        { stdio: "ignore" },
      );
      // The recipe of the page, with what a test's nginx needs around it.
      const recipe = /```nginx\n([\s\S]+?)```/.exec(readFileSync("docs/remote.md", "utf8"))?.[1] ?? "";
      const server = recipe
        .replace("listen 443 ssl", `listen 127.0.0.1:${first} ssl`)
        .replace("/etc/ssl/room.pem", at("room.pem"))
        .replace("/etc/ssl/room.key", at("room.key"))
        .replace("127.0.0.1:5180", `127.0.0.1:${port}`);
      for (const name of ["body", "proxy", "fastcgi", "uwsgi", "scgi"]) mkdirSync(at(name));
      const temp = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
        (name) => `${name}_temp_path ${at(name.replace("client_", ""))};`,
      );
      const user = process.getuid?.() === 0 ? "user root;" : "";
      writeFileSync(
        at("nginx.conf"),
        `${user} daemon off; pid ${at("nginx.pid")}; error_log ${at("error.log")};
events { worker_connections 4000; }
http { access_log off; ${temp.join(" ")} ${server} }`,
      );
      start("/usr/sbin/nginx", ["-c", at("nginx.conf"), "-e", at("error.log")]);
      await reachable(first);
      expect((await through(origin, "/")).status).toBe(200);
      await fifty(shop, origin, token);
      // Wrong tokens with another forged address each are those of one: nginx overwrites what they say.
      const wrong = await Promise.all(
        Array.from({ length: 30 }, (_, i) =>
          through(origin, "/join", {
            method: "POST",
            body: { token: "wrong-token", name: "X", role: "voter" },
            headers: { "x-forwarded-for": `203.0.113.${i}` },
          }),
        ),
      );
      expect(wrong.filter(({ status }) => status === 429).length).toBeGreaterThan(10);
    } finally {
      await shop.close();
    }
  });
});

describe.runIf(sshd)("behind ssh -R", () => {
  test("fifty people come in, a thousand idle connections keep nobody out, and a forged address is nobody's", async () => {
    const shop = await openWorkshop();
    try {
      const [ssh, door] = [await freePort(), await freePort()];
      const origin = `http://room.example.org:${door}`;
      const { port } = await shop.client.session.open({
        id: shop.id,
        reach: { url: origin, forwarded: false, typed: false },
      });
      const { token } = (await shop.client.session.view({ id: shop.id })).view.door;
      const at = (name: string) => join(folder, name);
      for (const name of ["host", "user"])
        execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", at(name)]);
      writeFileSync(at("authorized"), readFileSync(at("user.pub")));
      const settings = [
        `ListenAddress 127.0.0.1`,
        `Port ${ssh}`,
        `HostKey ${at("host")}`,
        `AuthorizedKeysFile ${at("authorized")}`,
      ];
      const more = ["StrictModes no", "UsePAM no", "PermitRootLogin yes", `PidFile ${at("sshd.pid")}`];
      writeFileSync(at("sshd_config"), `${[...settings, ...more].join("\n")}\n`);
      if (process.getuid?.() === 0) mkdirSync("/run/sshd", { recursive: true });
      start("/usr/sbin/sshd", ["-D", "-f", at("sshd_config")]);
      await reachable(ssh);
      const options = [
        "-o",
        "StrictHostKeyChecking=no",
        "-o",
        "UserKnownHostsFile=/dev/null",
        "-o",
        "ExitOnForwardFailure=yes",
      ];
      const way = ["-N", "-R", `127.0.0.1:${door}:127.0.0.1:${port}`, `${userInfo().username}@127.0.0.1`];
      start("ssh", ["-F", "none", "-i", at("user"), "-p", String(ssh), ...options, ...way]);
      await reachable(door);
      expect((await through(origin, "/")).status).toBe(200);
      await fifty(shop, origin, token);

      const idle = Array.from({ length: 1000 }, () => connect(door, "127.0.0.1").on("error", () => {}));
      await sleep(1000);
      expect(await joined(origin, token, "An honest phone")).toHaveProperty("seat");
      for (const socket of idle) socket.destroy();

      const wrong = await Promise.all(
        Array.from({ length: 30 }, (_, i) =>
          through(origin, "/join", {
            method: "POST",
            body: { token: "wrong-token", name: "X", role: "voter" },
            headers: { "x-forwarded-for": `203.0.113.${i}` },
          }),
        ),
      );
      expect(wrong.filter(({ status }) => status === 429).length).toBeGreaterThan(10);
    } finally {
      await shop.close();
    }
  });
});
