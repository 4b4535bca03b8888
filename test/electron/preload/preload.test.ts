/** Runs the built preload the way a sandbox does: as a script with `require("electron")` and nothing else. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import vm from "node:vm";
import { build } from "vite";
import { beforeAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");
let code = "";

beforeAll(async () => {
  const result = await build({
    configFile: false,
    root,
    logLevel: "error",
    publicDir: false,
    build: {
      ssr: true,
      write: false,
      rolldownOptions: {
        input: join(root, "electron/preload/index.ts"),
        external: ["electron"],
        output: { format: "cjs", codeSplitting: false },
      },
    },
  });
  if (Array.isArray(result) || !("output" in result)) throw new Error("one build was expected");
  code = result.output[0].code;
});

function load() {
  const sent: unknown[][] = [];
  const posted: unknown[][] = [];
  const exposed: Record<string, Record<string, unknown>> = {};
  const heard: Record<string, (event: unknown) => void> = {};
  const electron = {
    contextBridge: {
      exposeInMainWorld(name: string, value: Record<string, unknown>) {
        exposed[name] = value;
      },
    },
    ipcRenderer: {
      send: (...message: unknown[]) => sent.push(message),
      on(channel: string, listener: (event: unknown) => void) {
        heard[channel] = listener;
      },
    },
  };
  const webUtils = { getPathForFile: ({ path }: { path: string }) => path };
  Object.assign(electron, { webUtils });
  const listeners: Record<string, (event: unknown) => void> = {};
  const required: string[] = [];
  vm.runInNewContext(code, {
    require(name: string) {
      required.push(name);
      return electron;
    },
    window: {
      postMessage: (...message: unknown[]) => posted.push(message),
      addEventListener: (name: string, listener: (event: unknown) => void) =>
        Object.assign(listeners, { [name]: listener }),
    },
    module: { exports: {} },
    exports: {},
  });
  return { sent, posted, exposed, heard, required, listeners };
}

test("it asks for electron alone and shows the page one function", () => {
  const { required, exposed } = load();
  expect(required).toEqual(["electron"]);
  expect(Object.keys(exposed)).toEqual(["adroit"]);
  expect(Object.keys(exposed.adroit ?? {})).toEqual(["connect"]);
});

test("the function sends a request without arguments and gives nothing back", () => {
  const { exposed, sent } = load();
  const connect = exposed.adroit?.connect as (...anything: unknown[]) => unknown;
  expect(connect("ignored", {})).toBeUndefined();
  expect(sent).toEqual([["adroit:connect"]]);
});

test("the port goes on to the page, and the event doesn't", () => {
  const { heard, posted } = load();
  expect(Object.keys(heard)).toEqual(["adroit:port"]);
  const port = { a: "port" };
  heard["adroit:port"]?.({ ports: [port], sender: "secret" });
  expect(posted).toEqual([["adroit:port", "*", [port]]]);
});

/** What was sent, and whether the page's own way with it was prevented. */
function drag(name: "dragover" | "drop", files: { path: string }[], types = ["Files"]) {
  const { listeners, sent } = load();
  let prevented = false;
  listeners[name]?.({ dataTransfer: { types, files }, preventDefault: () => (prevented = true) });
  return { sent, prevented };
}

test("what is dropped is told by its path; what has none, as a page makes it up, or is text, isn't", () => {
  expect(drag("drop", [{ path: "/a/folder" }, { path: "/b" }])).toEqual({
    sent: [["adroit:dropped", "/a/folder"]],
    prevented: true,
  });
  expect(drag("drop", [{ path: "" }])).toEqual({ sent: [], prevented: true });
  expect(drag("drop", [])).toEqual({ sent: [], prevented: false });
  expect(drag("dragover", []).prevented).toBe(true);
  expect(drag("dragover", [], ["text/plain"]).prevented).toBe(false);
});

test("the source names no other module", async () => {
  const source = await readFile(join(root, "electron/preload/index.ts"), "utf8");
  expect([...source.matchAll(/from "([^"]+)"/g)].map(([, name]) => name)).toEqual(["electron"]);
});
