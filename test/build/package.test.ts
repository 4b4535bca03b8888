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
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";

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

test.skipIf(process.platform !== "linux")(
  "the packaged app holds what was built, the templates, and the fuses as decided",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "adroit-package-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const output = join(folder, "output");
    madeUpElectron(join(folder, "electron"));
    const args = ["scripts/package.mjs", "--electron", join(folder, "electron"), "--output", output];
    await promisify(execFile)(process.execPath, args, { cwd: root });

    const app = join(output, "linux-unpacked");
    const files = filesOf(join(app, "resources/app.asar"));
    expect(files).toContain("/package.json");
    expect(files).toContain("/out/main/index.js");
    expect(files).toContain("/out/preload/index.cjs");
    expect(files).toContain("/out/renderer/index.html");
    expect(files.filter((path) => !/^\/(package\.json$|out\/(main|preload|renderer)\/)/.test(path))).toEqual([]);
    expect(readdirSync(join(app, "resources/templates/playbooks"))).toEqual(
      readdirSync(join(root, "templates/playbooks")),
    );
    expect(existsSync(join(app, "resources/default_app.asar"))).toBe(false);

    const binary = readFileSync(join(app, "adroit"), "latin1");
    const wire = binary.slice(binary.indexOf(sentinel) + sentinel.length);
    expect(wire.slice(0, 8)).toBe(Object.values(fuses).join(""));
  },
  60_000,
);
