/** What is shipped, without a download: the packager works on a made-up Electron that carries only the fuses. */
import { execFile } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";

const root = resolve(import.meta.dirname, "../..");

/** What precedes the fuses in every Electron, then their version and number. */
const sentinel = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09";

/** Fuses in the order of the wire, as they must be shipped. */
const fuses = {
  runAsNode: "0",
  cookieEncryption: "0",
  nodeOptions: "0",
  nodeCliInspect: "0",
  asarIntegrity: "1",
  onlyLoadAppFromAsar: "1",
  browserSnapshot: "0",
  fileProtocolPrivileges: "0",
};

/** An unpacked Electron for Linux with all fuses the other way round. */
function madeUpElectron(folder: string) {
  mkdirSync(join(folder, "resources"), { recursive: true });
  mkdirSync(join(folder, "locales"));
  const wire = Object.values(fuses).map((state) => (state === "0" ? "1" : "0"));
  writeFileSync(join(folder, "electron"), `#!/bin/sh\nexit 0\n${sentinel}${wire.join("")}1`, "latin1");
  chmodSync(join(folder, "electron"), 0o755);
  for (const file of ["chrome-sandbox", "resources.pak", "locales/en-US.pak"]) writeFileSync(join(folder, file), "");
  writeFileSync(join(folder, "version"), "45.4.1");
  // An empty archive: its head says so.
  const head = JSON.stringify({ files: {} });
  const sizes = [4, head.length + 8, head.length + 4, head.length].map((size) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(size);
    return bytes;
  });
  writeFileSync(join(folder, "resources/default_app.asar"), Buffer.concat([...sizes, Buffer.from(head)]));
}

/** Paths of the files in an asar archive, whose head is a tree of names. */
function filesOf(archive: string): string[] {
  const bytes = readFileSync(archive);
  const head = JSON.parse(bytes.toString("utf8", 16, 16 + bytes.readUInt32LE(12)));
  interface Entry {
    files?: Record<string, Entry>;
  }
  const walk = (entry: Entry, path: string): string[] =>
    entry.files ? Object.entries(entry.files).flatMap(([name, inner]) => walk(inner, `${path}/${name}`)) : [path];
  return walk(head, "");
}

interface Built {
  electronFuses: Record<string, boolean>;
  [key: string]: unknown;
}
const configuration = (): Built => parse(readFileSync(join(root, "electron-builder.yml"), "utf8"));

test("the configuration sets each fuse as decided and packs an archive", () => {
  expect(configuration().electronFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
  expect(configuration().asar).toBe(true);
});

test("nothing is published, updated or signed unless somebody turns it on", () => {
  expect(configuration()).toMatchObject({ publish: null, forceCodeSigning: false, mac: { identity: null } });
  const { dependencies = {} } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  expect(dependencies).toEqual({});
});

test("installers are made for three systems, and none switches the sandbox off", () => {
  expect(configuration()).toMatchObject({
    linux: { target: ["AppImage", "deb"] },
    mac: { target: ["dmg", "zip"] },
    win: { target: ["nsis"] },
  });
  expect(readFileSync(join(root, "electron-builder.yml"), "utf8")).not.toMatch(/sandbox|executableArgs/);
});

describe.skipIf(process.platform !== "linux")("the packaged app", () => {
  let folder = "";
  let app = "";
  let files: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "adroit-package-"));
    madeUpElectron(join(folder, "electron"));
    const args = ["scripts/package.mjs", "--electron", join(folder, "electron"), "--output", join(folder, "output")];
    await promisify(execFile)(process.execPath, args, { cwd: root });
    app = join(folder, "output/linux-unpacked");
    files = filesOf(join(app, "resources/app.asar"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("the archive holds what was built and nothing of its development", () => {
    const targets = ["main", "preload", "renderer", "participant"].filter((name) =>
      existsSync(join(root, "out", name)),
    );
    const built = targets.flatMap((target) =>
      readdirSync(join(root, "out", target), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => `/${relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/")}`),
    );
    expect(files.toSorted()).toEqual(["/package.json", ...built].toSorted());
    expect(files.filter((path) => /node_modules|\.(tsx?|map|test\.|spec\.)/.test(path))).toEqual([]);
  });

  test("all playbooks and examples are in the archive", () => {
    const sources = readdirSync(join(root, "templates"), { recursive: true, encoding: "utf8" });
    const names = sources
      .filter((name) => name.endsWith(".yaml"))
      .map((name) => name.replaceAll("\\", "/").slice(0, -5));
    expect(names).toContain("playbooks/django-vs-flask");
    const packed = files.filter((path) => path.startsWith("/out/main/templates/"));
    expect(packed.toSorted()).toEqual(names.map((name) => `/out/main/templates/${name}.json`).toSorted());
  });

  test("Electron's own app, which would load any folder, is gone", () => {
    expect(existsSync(join(app, "resources/default_app.asar"))).toBe(false);
  });

  test("the fuses in the binary are as decided", () => {
    const binary = readFileSync(join(app, "adroit"), "latin1");
    const wire = binary.slice(binary.indexOf(sentinel) + sentinel.length);
    expect(wire.slice(0, 8)).toBe(Object.values(fuses).join(""));
  });

  test("everything beside the program takes at most 8 MB", () => {
    const size = (path: string): number =>
      statSync(path).isDirectory()
        ? readdirSync(path).reduce((sum, name) => sum + size(join(path, name)), 0)
        : statSync(path).size;
    expect(size(join(app, "resources")) / 1e6).toBeLessThanOrEqual(8);
  });
});
