/** A small project of its own for the scripts to work on: nothing of it is Adroit but the scripts. */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { removeFolder } from "../temporary";

const lock = (version: string) =>
  JSON.stringify({ packages: { "": {}, "node_modules/some": { version, integrity: `sha512-${version}` } } });

/** What `npm start` ends in: notes that it was opened, and with which arguments. */
const cli = `import { writeFileSync } from "node:fs";\nwriteFileSync("opened", "cli " + process.argv.slice(2).join(" "));\n`;

/** Does what the real build promises: every target that it is asked for, then their stamps. */
const build = (real: string) => `
import { mkdirSync, writeFileSync } from "node:fs";
import { entries, fingerprint, staleTargets } from ${JSON.stringify(real)};
const root = process.cwd();
const targets = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(entries);
for (const target of targets) mkdirSync(root + "/out/" + target, { recursive: true });
if (targets.includes("cli")) writeFileSync(root + "/out/cli/index.js", ${JSON.stringify(cli)});
const stale = staleTargets(root);
const built = Object.keys(entries).filter((target) => targets.includes(target) || !stale.includes(target));
writeFileSync(root + "/out/built", JSON.stringify(Object.fromEntries(built.map((target) => [target, fingerprint(root)]))));
writeFileSync(root + "/built-now", targets.join(" "));
`;

const realBuild = join(import.meta.dirname, "../../scripts/lib/build.mjs");

export interface Project {
  root: string;
  /** A file of the project, its folders made as needed. */
  write(path: string, text: string, executable?: boolean): void;
  read(path: string): string;
  /** An executable Node program that comes first on the path. */
  program(name: string, text: string): void;
  /** Environment with those programs first, and nothing that would change what the scripts do. */
  env: Record<string, string>;
  /** What was said so far. */
  lines: string[];
  say(line: string): void;
}

/** A project with packages installed, never built. Gone after the test. */
export function project(): Project {
  const root = mkdtempSync(join(tmpdir(), "adroit-scripts-"));
  onTestFinished(() => removeFolder(root));
  const lines: string[] = [];
  const made: Project = {
    root,
    lines,
    say: (line) => lines.push(line),
    env: { PATH: `${root}/bin:${dirname(process.execPath)}:/usr/bin:/bin`, HOME: root },
    read: (path) => readFileSync(join(root, path), "utf8"),
    write(path, text, executable = false) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
      if (executable) chmodSync(join(root, path), 0o755);
    },
    program(name, text) {
      made.write(`bin/${name}`, `#!${process.execPath}\n${text}\n`, true);
    },
  };
  made.write("package.json", '{ "type": "module" }');
  made.write("package-lock.json", lock("1.0.0"));
  made.write("node_modules/.package-lock.json", lock("1.0.0"));
  made.write("scripts/build.mjs", build(realBuild));
  made.write("shared/some.ts", "export {};");
  return made;
}

/** A lockfile that names another version than is installed. */
export const changedLock = lock("2.0.0");

/** A lockfile that names, beside what is installed, something that only tests use. */
export const lockWithTools = JSON.stringify({
  packages: {
    ...JSON.parse(lock("1.0.0")).packages,
    "node_modules/tool": { version: "1.0.0", integrity: "sha512-tool", dev: true },
  },
});

/** An npm that notes its arguments and installs what the lockfile says. */
export const npm = `
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
writeFileSync("npm-arguments", process.argv.slice(2).join(" "));
mkdirSync("node_modules", { recursive: true });
copyFileSync("package-lock.json", "node_modules/.package-lock.json");
`;

/** True while a process of that id lives. */
export function alive(pid: number): boolean {
  const { stdout } = spawnSync("ps", ["-o", "state=", "-p", String(pid)], { encoding: "utf8" });
  // One that has ended but whose parent hasn't noticed is listed as a zombie.
  return stdout.trim() !== "" && !stdout.trim().startsWith("Z");
}
