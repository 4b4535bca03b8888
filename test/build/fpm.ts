/** Stands in for fpm, which can't be had everywhere: what electron-builder asks of it, done with `dpkg-deb`. */
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const program = `
import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";

const flags = new Set(["--force", "--debug"]);
const given = {};
const files = [];
const args = process.argv.slice(2);
for (let i = 0; i < args.length; i++) {
  if (flags.has(args[i])) continue;
  if (args[i].startsWith("-")) {
    given[args[i]] ??= [];
    given[args[i]].push(args[++i]);
  } else files.push(args[i]);
}
const one = (name) => given[name]?.[0] ?? "";
const tree = mkdtempSync(join(tmpdir(), "adroit-deb-"));
for (const mapping of files) {
  const at = mapping.lastIndexOf("=");
  const [from, to] = [mapping.slice(0, at), join(tree, mapping.slice(at + 1))];
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { recursive: true });
}
// fpm writes one of its own, too.
const doc = join(tree, "usr/share/doc", one("--name"));
mkdirSync(doc, { recursive: true });
const changelog = one("--name") + " (" + one("--version") + ") unstable; urgency=medium\\n\\n  * Package created.\\n\\n -- "
  + one("--maintainer") + "  " + new Date().toUTCString().replace("GMT", "+0000") + "\\n";
writeFileSync(join(doc, "changelog.gz"), gzipSync(changelog, { level: 9 }));
mkdirSync(join(tree, "DEBIAN"));
const fields = {
  Package: one("--name"),
  Version: one("--version"),
  Architecture: one("--architecture"),
  Maintainer: one("--maintainer"),
  Homepage: one("--url"),
  Section: one("--category"),
  Priority: one("--deb-priority"),
  Depends: (given["-d"] ?? []).join(", "),
  Recommends: (given["--deb-recommends"] ?? []).join(", "),
  Description: one("--description").split("\\n").join("\\n "),
};
const control = Object.entries(fields).flatMap(([name, value]) => (value ? [name + ": " + value] : []));
writeFileSync(join(tree, "DEBIAN/control"), control.join("\\n") + "\\n");
for (const [option, name] of [["--after-install", "postinst"], ["--after-remove", "postrm"]]) {
  if (!one(option)) continue;
  copyFileSync(one(option), join(tree, "DEBIAN", name));
  chmodSync(join(tree, "DEBIAN", name), 0o755);
}
execFileSync("dpkg-deb", ["--build", "--root-owner-group", "-Zgzip", "-z1", tree, one("--package")], { stdio: "ignore" });
rmSync(tree, { recursive: true });
`;

/** The path of the stand-in, made in the folder given. */
export function fpm(folder: string): string {
  writeFileSync(join(folder, "fpm.mjs"), program);
  const path = join(folder, "fpm");
  writeFileSync(path, `#!/bin/sh\nexec "${process.execPath}" "${join(folder, "fpm.mjs")}" "$@"\n`);
  chmodSync(path, 0o755);
  return path;
}
