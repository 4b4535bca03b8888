/** What is shipped, without a download: the packager works on a made-up Electron that carries only the fuses. */
import { execFile, execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import beforePack from "../../scripts/before-pack.mjs";
import { removeFolder } from "../temporary";
import { fpm } from "./fpm";

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
    resetAdHocDarwinSignature: true,
  });
  expect(configuration().asar).toBe(true);
});

test("nothing is published, updated or signed unless somebody turns it on", () => {
  expect(configuration()).toMatchObject({ publish: null, forceCodeSigning: false, mac: { identity: null } });
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  expect(Object.keys(packages).filter((path) => /electron-updater|update-electron-app/.test(path))).toEqual([]);
});

test("installers are made for three systems, on macOS for both processors", () => {
  const both = ["x64", "arm64"];
  expect(configuration()).toMatchObject({
    linux: { target: ["AppImage", "deb"], executableName: "adroit-desktop" },
    mac: {
      target: [
        { target: "dmg", arch: both },
        { target: "zip", arch: both },
      ],
    },
    win: { target: ["nsis"] },
  });
});

test("none switches the sandbox off, not even by a default of electron-builder's", () => {
  const { appImage, toolsets, linux } = configuration() as Record<string, Record<string, unknown>>;
  expect(appImage?.executableArgs).toEqual([]);
  expect(toolsets?.appimage).toBe("1.0.3");
  expect(linux).not.toHaveProperty("executableArgs");
});

test("a window belongs to its entry in the menu, and addresses of ours to the app", () => {
  const { desktopName } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const { linux, protocols } = configuration() as { linux?: { syncDesktopName: boolean }; protocols?: unknown };
  expect([desktopName, linux?.syncDesktopName]).toEqual(["adroit-desktop.desktop", true]);
  expect(protocols).toEqual([{ name: "Adroit", schemes: ["adroit"] }]);
});

describe("an installer with placeholders", () => {
  const packager = (homepage: string, email: string) => ({
    info: { metadata: { homepage, author: { name: "Ana", email } } },
    config: { linux: { maintainer: `Ana <${email}>` } },
  });
  const unset = packager("https://adroit.example.org", "packages@adroit.example.org");
  const deb = [{ name: "deb" }];

  test("is refused, with what is to be named and where", () => {
    expect(() => beforePack({ packager: unset, targets: deb }, {})).toThrow(
      /deb: homepage is still .*author is still .*maintainer is still .*electron-builder\.yml/,
    );
    const half = packager("https://adroit.dev", "ana@adroit.example.org");
    expect(() => beforePack({ packager: half, targets: deb }, {})).toThrow(/^deb: author is still/);
  });

  test("is built where it stays here, as is a folder, and one that names somebody", () => {
    beforePack({ packager: unset, targets: deb }, { ADROIT_TRIAL_BUILD: "1" });
    beforePack({ packager: unset, targets: [{ name: "dir" }] }, {});
    beforePack({ packager: packager("https://adroit.dev", "ana@adroit.dev"), targets: deb }, {});
  });
});

describe.skipIf(process.platform !== "linux")("the packaged app", () => {
  let folder = "";
  let app = "";
  let files: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "adroit-package-"));
    madeUpElectron(join(folder, "electron"));
    // Both at once: the folder and the .deb that is made of it, with a stand-in for the program that packs it.
    const args = ["--linux", "deb", "--publish", "never", `-c.electronDist=${join(folder, "electron")}`];
    await promisify(execFile)(
      process.execPath,
      [join(root, "node_modules/electron-builder/cli.js"), ...args, `-c.directories.output=${join(folder, "output")}`],
      { cwd: root, env: { ...process.env, ADROIT_TRIAL_BUILD: "1", CUSTOM_FPM_PATH: fpm(folder) } },
    );
    app = join(folder, "output/linux-unpacked");
    files = filesOf(join(app, "resources/app.asar"));
  });
  afterAll(() => removeFolder(folder));

  test("the archive holds what was built and nothing of its development", () => {
    const targets = ["main", "preload", "renderer", "participant"].filter((name) =>
      existsSync(join(root, "out", name)),
    );
    const built = targets.flatMap((target) =>
      readdirSync(join(root, "out", target), { recursive: true, withFileTypes: true })
        // Vite's own notes are for tests.
        .filter((entry) => entry.isFile() && !entry.parentPath.endsWith(".vite"))
        .map((entry) => `/${relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/")}`),
    );
    expect(files.toSorted()).toEqual(["/package.json", ...built].toSorted());
    expect(files.filter((path) => /node_modules|\.(tsx?|map|test\.|spec\.)/.test(path))).toEqual([]);
  });

  test("all playbooks and examples are in the archive", () => {
    const sources = readdirSync(join(root, "templates"), { recursive: true, encoding: "utf8" });
    // Editions that were shipped before lie there as JSON, each under its hash.
    const names = sources
      .filter((name) => name.endsWith(".yaml") || /[\\/]past[\\/]/.test(name))
      .map((name) => name.replaceAll("\\", "/").replace(/\.(yaml|json)$/, ""));
    expect(names).toContain("playbooks/django-vs-flask");
    const packed = files.filter((path) => path.startsWith("/out/main/templates/"));
    expect(packed.toSorted()).toEqual(names.map((name) => `/out/main/templates/${name}.json`).toSorted());
  });

  test("Electron's own app, which would load any folder, is gone", () => {
    expect(existsSync(join(app, "resources/default_app.asar"))).toBe(false);
  });

  test("the fuses in the binary are as decided", () => {
    const binary = readFileSync(join(app, "adroit-desktop"), "latin1");
    const wire = binary.slice(binary.indexOf(sentinel) + sentinel.length);
    expect(wire.slice(0, 8)).toBe(Object.values(fuses).join(""));
  });

  // The app, and the command line beside it; both carry the pages that are handed out.
  test("everything beside the program takes at most 11 MB", () => {
    const size = (path: string): number =>
      statSync(path).isDirectory()
        ? readdirSync(path).reduce((sum, name) => sum + size(join(path, name)), 0)
        : statSync(path).size;
    expect(size(join(app, "resources")) / 1e6).toBeLessThanOrEqual(11);
  });

  describe.skipIf(spawnSync("dpkg-deb", ["--version"]).error)("as a .deb", () => {
    const deb = () =>
      join(folder, "output", readdirSync(join(folder, "output")).find((name) => name.endsWith(".deb")) ?? "");
    const field = (name: string) => execFileSync("dpkg-deb", ["-f", deb(), name], { encoding: "utf8" }).trim();

    test("names whom to turn to, and recommends what the app and the command line call", () => {
      expect(field("Package")).toBe("adroit");
      expect(field("Maintainer")).toBe("Adroit contributors <packages@adroit.example.org>");
      expect(field("Homepage")).toBe("https://adroit.example.org");
      expect(field("Recommends")).toBe("git, nodejs (>= 20.19)");
      expect(field("Depends")).toContain("libgtk-3-0");
    });

    test("has an entry in the menu that starts the app with its sandbox, and knows addresses of ours", () => {
      const installed = join(folder, "installed");
      execFileSync("dpkg-deb", ["-x", deb(), installed]);
      const entry = readFileSync(join(installed, "usr/share/applications/adroit-desktop.desktop"), "utf8");
      expect(entry).toMatch(/^Exec=\/opt\/Adroit\/adroit-desktop %U$/m);
      expect(entry).toMatch(/^StartupWMClass=adroit-desktop$/m);
      expect(entry).toMatch(/^MimeType=x-scheme-handler\/adroit;$/m);
      expect(entry).toMatch(/^Categories=Development;ProjectManagement;$/m);
    });

    test("brings the command line as adroit: it checks a folder, and needs no window for it", () => {
      const installed = join(folder, "command");
      execFileSync("dpkg-deb", ["-x", deb(), installed]);
      const adroit = join(installed, "usr/bin/adroit");
      expect(statSync(adroit).mode & 0o777).toBe(0o755);
      const adr = join(folder, "adr");
      mkdirSync(adr, { recursive: true });
      writeFileSync(join(adr, "0001-here.md"), "# 1. Here\n\n## Status\n\nAccepted\n");
      const env = { PATH: `${dirname(process.execPath)}:/usr/bin:/bin` };
      const run = (...args: string[]) => execFileSync(adroit, args, { cwd: folder, env, encoding: "utf8" });
      expect(JSON.parse(run("list", "adr", "--json"))).toMatchObject([{ title: "Here" }]);
      expect(run("decide", join(installed, "opt/Adroit/resources/cli/templates/examples/shop.yaml"))).toContain(
        "Django",
      );
      // Without a Node.js, or with one that is too old, it says so.
      const bare = join(folder, "bare");
      mkdirSync(bare);
      for (const tool of ["dirname", "readlink"]) symlinkSync(`/usr/bin/${tool}`, join(bare, tool));
      const without = spawnSync("/bin/sh", [adroit, "list"], { env: { PATH: bare }, encoding: "utf8" });
      expect([without.status, without.stderr]).toEqual([2, expect.stringContaining("there is no Node.js")]);
      writeFileSync(join(bare, "node"), "#!/bin/sh\n[ $1 = --version ] && echo v18.19.0\nexit 1\n", { mode: 0o755 });
      const old = spawnSync("/bin/sh", [adroit, "list"], { env: { PATH: bare }, encoding: "utf8" });
      expect([old.status, old.stderr]).toEqual([2, expect.stringContaining("v18.19.0 is too old")]);
    });
  });
});
