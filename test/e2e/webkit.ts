/** A page in WebKit, driven by Debian's WebKitWebDriver over W3C WebDriver (https://www.w3.org/TR/webdriver2/). */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { patience } from "../patience";

const driver = "/usr/bin/WebKitWebDriver";
const screen = "/usr/bin/xvfb-run";

/** Why WebKit can't be tried here, or `null`. */
export const noWebKit = !existsSync(driver)
  ? "WebKitWebDriver isn't here (Debian: webkit2gtk-driver)"
  : !process.env.DISPLAY && !existsSync(screen)
    ? "there is no display and no xvfb-run (Debian: xvfb, xauth)"
    : null;

export interface WebKitPage {
  goto(url: string): Promise<void>;
  /** Presses the button of this name, once it is there. */
  press(name: string): Promise<void>;
  /** Types into the field of this label. */
  fill(label: string, text: string): Promise<void>;
  /** Presses one of the answers, from 0. */
  answer(n: number): Promise<void>;
  /** Waits until the page says this. */
  says(text: string): Promise<void>;
  /** Runs a function body in the page and gives what it returns. */
  run(body: string): Promise<unknown>;
  close(): Promise<void>;
}

/** Opens a window of a phone's size. */
export async function openWebKit(): Promise<WebKitPage> {
  const port = await freePort();
  const [command, ...args] = process.env.DISPLAY ? [driver] : [screen, "-a", driver];
  // A group of its own, since xvfb-run leaves its child behind when it is ended.
  const child = spawn(command as string, [...args, `--port=${port}`], { stdio: "ignore", detached: true });
  const at = `http://127.0.0.1:${port}`;
  await until("WebKitWebDriver to answer", async () => (await fetch(`${at}/status`)).ok);
  const call = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${at}${path}`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
    const { value } = (await answer.json()) as { value: unknown };
    if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`);
    return value;
  };
  const browser = { "webkitgtk:browserOptions": { args: ["--automation"] } };
  const made = await call("POST", "/session", { capabilities: { alwaysMatch: browser } }).catch((error) => {
    end(child);
    throw error;
  });
  const session = `/session/${(made as { sessionId: string }).sessionId}`;
  await call("POST", `${session}/window/rect`, { width: 390, height: 844 });

  const run = (body: string, ...params: unknown[]) =>
    call("POST", `${session}/execute/sync`, { script: body, args: params });
  /** The first element that matches, once there is one. */
  const find = async (xpath: string): Promise<string> => {
    let found = "";
    await until(xpath, async () => {
      const element = await call("POST", `${session}/element`, { using: "xpath", value: xpath }).catch(() => null);
      found = Object.values((element ?? {}) as Record<string, string>)[0] ?? "";
      return found !== "";
    });
    return found;
  };
  const click = async (xpath: string) => void (await call("POST", `${session}/element/${await find(xpath)}/click`, {}));

  return {
    goto: async (url) => void (await call("POST", `${session}/url`, { url })),
    press: (name) => click(`//button[normalize-space()="${name}" and not(@disabled)]`),
    async fill(label, text) {
      const field = await find(`//label[contains(., "${label}")]//input`);
      await call("POST", `${session}/element/${field}/value`, { text });
    },
    answer: (n) => click(`(//label[.//input[@type="radio"]])[${n + 1}]`),
    async says(text) {
      let said = "";
      const says = async () => {
        said = String(await run("return document.body.innerText"));
        return said.includes(text);
      };
      await until(`"${text}"`, says).catch((error) => {
        throw new Error(`${error.message}; the page says:\n${said}`);
      });
    },
    run,
    async close() {
      await call("DELETE", session).catch(() => {});
      end(child);
    },
  };
}

function end(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid);
  } catch {
    // It has ended by itself.
  }
}

async function until(what: string, there: () => Promise<boolean>): Promise<void> {
  const begun = performance.now();
  do {
    if (await there().catch(() => false)) return;
    await sleep(100);
  } while (performance.now() - begun < patience(10_000));
  throw new Error(`WebKit: waited ${Math.round((performance.now() - begun) / 1000)} s for ${what}`);
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (typeof address === "object" && address ? done(address.port) : failed(new Error("no port"))));
    });
  });
}
