/** Runs the built shell on a stand-in for Electron, with its page in a real Chromium. See `../shell.spec.ts`. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { BrowserContext, Frame, Page, Request, Route } from "@playwright/test";
import { transformWithOxc } from "vite";
import { removeFolder } from "../../temporary";
import type { Answers, Ask, Tell } from "./messages";

const root = resolve(import.meta.dirname, "../../..");

/** Chromium knows no `app:`, so the page has an origin that is a secure one of its own as well. */
const origin = "http://adroit.localhost";
const toApp = (url: string) => (url.startsWith(`${origin}/`) ? `app://adroit/${url.slice(origin.length + 1)}` : url);
const toPage = (url: string) => url.replace(/^app:\/\/adroit\//, `${origin}/`);

export interface Shell {
  page: Page;
  /** Requests that came to where the network begins. */
  reached: string[];
  ask<K extends Ask["ask"]>(asked: Extract<Ask, { ask: K }>): Promise<K extends keyof Answers ? Answers[K] : unknown>;
  /** Ends it as a user does; the exit code. */
  quit(): Promise<number | null>;
  /** Its exit code, once it has ended. */
  ended: Promise<number | null>;
  stop(): Promise<void>;
}

/** The module `electron` of the process, as a file that Node runs. */
async function standIn(folder: string): Promise<string> {
  const source = join(import.meta.dirname, "electron.ts");
  const { code } = await transformWithOxc(await readFile(source, "utf8"), source);
  const file = join(folder, "electron.mjs");
  await writeFile(file, code);
  return pathToFileURL(file).href;
}

/** Lets `import ... from "electron"` find the stand-in. */
function hook(url: string): string {
  const resolving = `export const resolve = (name, context, next) =>
    name === "electron" ? { url: ${JSON.stringify(url)}, shortCircuit: true } : next(name, context);`;
  const asUrl = (code: string) => `data:text/javascript,${encodeURIComponent(code)}`;
  return asUrl(`import { register } from "node:module"; register(${JSON.stringify(asUrl(resolving))});`);
}

/** The built preload in the page, with what it needs of Electron. */
async function preloadScript(): Promise<string> {
  const preload = await readFile(join(root, "out/preload/index.cjs"), "utf8");
  return `(() => {
    const heard = {};
    const ports = new Map();
    const toShell = window.toShell;
    window.fromShell = ({ port, channel, data }) => {
      if (channel === undefined) return ports.get(port)?.postMessage(data);
      const { port1, port2 } = new MessageChannel();
      ports.set(port, port1);
      port1.onmessage = (event) => toShell({ port, data: event.data });
      heard[channel]?.({ ports: [port2] });
    };
    const electron = {
      contextBridge: {
        exposeInMainWorld: (name, value) => Object.defineProperty(window, name, { value: Object.freeze({ ...value }) }),
      },
      ipcRenderer: {
        send: (channel) => toShell({ channel }),
        on: (channel, listener) => { heard[channel] = listener; },
      },
    };
    ((require, module, exports) => { ${preload} })(() => electron, { exports: {} }, {});
  })();`;
}

interface FromPage {
  channel?: string;
  port?: number;
  data?: unknown;
}

export async function startShell({
  context,
  data,
  args = [],
  env = {},
}: {
  context: BrowserContext;
  data: string;
  args?: string[];
  env?: Record<string, string>;
}): Promise<Shell> {
  const folder = await mkdtemp(join(tmpdir(), "adroit-shell-"));
  let child: ChildProcess | null = null;
  const waiting = new Map<number, (answer: Extract<Tell, { tell: "answer" }>) => void>();
  let asked = 0;
  const ask: Shell["ask"] = (question) =>
    new Promise((done, failed) => {
      const to = asked++;
      waiting.set(to, ({ value, failed: why }) => (why ? failed(new Error(why)) : done(value as never)));
      child?.send({ to, asked: question }, (error) => error && failed(error));
    });

  /** What the page says doesn't wait for an answer, and may come when the process has gone. */
  const say = (said: Ask) => void ask(said).catch(() => {});

  const page = await context.newPage();
  const frames: Frame[] = [];
  const reached: string[] = [];
  let loading = "";
  let told = Promise.resolve();
  const inOrder = (act: () => Promise<unknown>) => {
    // A page that is gone hears nothing more.
    told = told.then(act).then(
      () => {},
      () => {},
    );
  };
  const deliver = (frame: Frame | undefined, message: object) =>
    inOrder(async () => frame?.evaluate((given) => (window as unknown as PageSide).fromShell(given), message));
  const frameOf: (Frame | undefined)[] = [];

  const hear = (message: Tell) => {
    if (message.tell === "answer") {
      waiting.get(message.to)?.(message);
      waiting.delete(message.to);
    } else if (message.tell === "load") {
      loading = toPage(message.url);
      inOrder(async () => {
        await page.goto(loading);
        await ask({ ask: "painted" });
      });
    } else if (message.tell === "port") {
      frameOf[message.port] = frames[message.frame];
      deliver(frames[message.frame], message);
    } else deliver(frameOf[message.port], { port: message.port, data: message.data });
  };

  await context.exposeBinding("toShell", ({ page: from, frame }, { channel, port, data: sent }: FromPage) => {
    if (channel === undefined) return say({ ask: "post", port: port ?? -1, data: sent });
    const id = frames.push(frame) - 1;
    const top = frame.parentFrame() === null;
    const sender = context.pages().indexOf(from);
    return say({ ask: "send", channel, sender, frame: { id, url: toApp(frame.url()), top } });
  });
  await context.addInitScript(await preloadScript());
  await context.route("**/*", (route) => answered(route, { ask, reached, page, loading: () => loading }));

  // Only now, so that nothing that it says comes too early.
  const script = join(root, "out/main/index.js");
  const running = spawn(process.execPath, ["--import", hook(await standIn(folder)), script, ...args], {
    // The stand-in needs no display.
    env: { ...process.env, ADROIT_DATA: data, DISPLAY: process.env.DISPLAY ?? ":0", ...env },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  child = running;
  running.on("message", hear);
  const ended = new Promise<number | null>((done) => running.once("exit", done));

  return {
    page,
    reached,
    ask,
    ended,
    async quit() {
      await ask({ ask: "quit" }).catch(() => {});
      return ended;
    },
    async stop() {
      // Nothing may still be asked of a process that is gone.
      await context.unrouteAll({ behavior: "ignoreErrors" });
      await page.close();
      await stopped(running, ended);
      await removeFolder(folder);
    },
  };
}

interface PageSide {
  fromShell(message: object): void;
}

/** A request of the page: past the shell's two guards to the scheme's handler, or to where the network would begin. */
async function answered(
  route: Route,
  { ask, reached, page, loading }: Pick<Shell, "ask" | "reached" | "page"> & { loading(): string },
): Promise<void> {
  const request = route.request();
  const url = toApp(request.url());
  const ofShell = ownerOf(request) === page;
  if (ofShell && request.isNavigationRequest() && request.url() !== loading().replace(/#.*/, "")) {
    const { prevented } = await ask({ ask: "navigate", url, main: request.frame() === page.mainFrame() });
    if (prevented) return route.abort("aborted");
  }
  if (ofShell && (await ask({ ask: "before", url })).cancel) return route.abort("blockedbyclient");
  if (!url.startsWith("app:")) {
    reached.push(url);
    return route.fulfill({ contentType: "text/html", body: "<title>Elsewhere</title>" });
  }
  const { status, headers, body } = await ask({ ask: "fetch", url, method: request.method() });
  return route.fulfill({ status, headers, body: Buffer.from(body, "base64") });
}

function ownerOf(request: Request): Page | null {
  try {
    return request.frame().page();
  } catch {
    // The frame of a navigation that has only begun.
    return null;
  }
}

async function stopped(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await ended;
}
