import { execFileSync } from "node:child_process";

/** Mounts a real file system of so many kilobytes on a folder; gives what unmounts it, `null` where this user can't mount one. */
export function mountTiny(dir: string, kilobytes: number): (() => void) | null {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${kilobytes}k`, "adroit-torture", dir], { stdio: "ignore" });
    return () => void execFileSync("umount", ["-l", dir], { stdio: "ignore" });
  } catch {
    return null;
  }
}
