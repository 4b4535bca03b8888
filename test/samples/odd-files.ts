/** What somebody may put in the place of a file: each is refused at once, whoever asks for it. */
import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** `outside` is a folder with a file `secret` that nobody may see. */
export const oddFiles: [kind: string, put: (path: string, outside: string) => void][] = [
  ["a link to a file outside", (path, outside) => symlinkSync(join(outside, "secret"), path)],
  ["a link to a folder outside", (path, outside) => symlinkSync(outside, path)],
  ["a link to where nothing is yet", (path, outside) => symlinkSync(join(outside, "new"), path)],
  ["a link to a device", (path) => symlinkSync("/dev/zero", path)],
  ["a link in a circle", (path) => symlinkSync(path, path)],
  ["a pipe", (path) => void execFileSync("mkfifo", [path])],
  [
    "a link to a pipe",
    (path) => {
      execFileSync("mkfifo", [`${path}.pipe`]);
      symlinkSync(`${path}.pipe`, path);
    },
  ],
  [
    "ten gigabytes without content",
    (path) => {
      writeFileSync(path, "");
      truncateSync(path, 10 * 1024 ** 3);
    },
  ],
  ["a folder", (path) => mkdirSync(path)],
];
